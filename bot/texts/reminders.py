"""Reminders: the first words say that it is one and that it brings no news, since they stand on the lock screen."""

from bot.i18n import Language, catalog
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.texts.house import signed
from bot.texts.writing import column, html, paragraphs


def details(language: Language) -> Message:
    """Whether what the relative has told is still right.  It names nobody and is the same for everybody."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(_("<b>Reminder: are your details still right?</b> This message brings no news.")),
        html(
            _(
                "Has your telephone number changed, or do you know more about the person now? If so, please tell us. If"
                " nothing has changed, there is nothing that you have to do."
            )
        ),
        html(_("Fewer reminders, or none, change nothing else: your inquiry stays open.")),
    )
    buttons = (
        (Button(_("All is right"), press("fine")),),
        (Button(_("Something changed"), press("changed")),),
        # Translators: buttons of a reminder: to get reminders less often, to pause them, to stop them
        (Button(_("Less often"), press("rarer")), Button(_("Pause"), press("pauses")), _stop(language)),
    )
    return signed(language, Kind.REMINDER, said, buttons)


def finish_registration(language: Language, *, last: bool) -> Message:
    """The registration was begun and not sent."""
    _ = catalog(language).gettext
    ahead = _("You can go on where you stopped, or erase the answers.")
    if last:
        ahead = _("If you do not go on with it, the answers are erased in a week.")
    said = paragraphs(
        html(_("<b>Reminder: your registration is not finished.</b> This message brings no news.")),
        html(_("Your answers are saved, and the operators have not got them yet.")),
        html(ahead),
    )
    buttons = [
        Button(_("Continue the registration"), press("resume", "registration")),
        Button(_("Erase the answers"), press("erase", "registration")),
    ]
    return signed(language, Kind.REMINDER, said, (*column(buttons), (_stop(language),)))


def registration_erased(language: Language) -> Message:
    """Nobody has gone on with it."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(_("<b>Your unfinished registration has been erased.</b> This message brings no news.")),
        html(
            _(
                "No answer has been added to it for two weeks, and we do not keep what was not sent. The operators"
                " have not got it. To start again: /register"
            )
        ),
    )
    return signed(language, Kind.REMINDER, said)


def answer_question(language: Language, inquiry: Inquiry, words: str) -> Message:
    """An operator has asked, and the review waits for the answer."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(_("<b>Reminder: an operator’s question is waiting for your answer.</b> This message brings no news.")),
        html(_("Inquiry: <code>{reference}</code>"), reference=inquiry.reference),
        html("<blockquote>{words}</blockquote>", words=words),
        html(_("If you do not know the answer, please say so: then the review goes on as well.")),
    )
    answer = Button(_("Answer the question"), press("answer", inquiry.id))
    return signed(language, Kind.REMINDER, said, ((answer,), (_stop(language),)))


def _stop(language: Language) -> Button:
    _ = catalog(language).gettext
    # Translators: button: no more reminders
    return Button(_("Stop reminders"), press("noreminders"))
