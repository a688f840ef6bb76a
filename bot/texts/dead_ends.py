"""Honest answers at every dead end, each with the way to a person."""

from bot.i18n import Language, catalog
from bot.model.message import Message
from bot.settings import House
from bot.texts.house import hotline
from bot.texts.writing import html, reply


def consent_needed(language: Language, house: House) -> Message:
    """Nothing about a person is taken before consent."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>This was not passed on.</b> Before you can tell us anything about a person, we need your consent:"
                " /start"
            )
        ),
        hotline(language, house),
    )


def not_taken(language: Language, house: House) -> Message:
    """A voice message, a sticker or the like outside a dialog."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>This was not passed on.</b> Only words, photos and files can be taken here, not voice messages,"
                " videos, contacts or stickers. Please write it in words, or call."
            )
        ),
        hotline(language, house),
    )


def corrected(language: Language) -> Message:
    """A message that operators have was changed, and they see both."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Your correction was passed to the operators.</b> They see it together with what you wrote first."))
    )


def edited(language: Language) -> Message:
    """A message was changed after it had been sent."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Your edit has not reached us.</b> We have the message as it was first sent. Please send the"
                " correction as a new message. Answers to the questions can be changed at the end, before you press"
                " Send."
            )
        )
    )


def edited_by_operator(language: Language) -> Message:
    """An operator changed something that had been sent."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Your edit reached nobody.</b> What you sent to a family, or wrote into a case, stays as it was first"
                " sent. To correct it, write again."
            )
        )
    )


def unknown_command(language: Language, house: House) -> Message:
    """A command that does not exist, or not for this person."""
    _ = catalog(language).gettext
    return reply(html(_("<b>This command is not known here.</b> All commands: /help")), hotline(language, house))


def fault(language: Language, house: House) -> Message:
    """Something failed for good on our side; nothing is lost."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>A fault on our side.</b> Your last message is stored, but it could not be processed. The operators"
                " know of it. You do not need to send it again."
            )
        ),
        hotline(language, house),
    )


def group(language: Language) -> Message:
    """The one sentence in a group."""
    _ = catalog(language).gettext
    return reply(html(_("This bot works in private chats only and leaves this group.")))


def vanished(language: Language) -> Message:
    """What a button or a form was about was erased meanwhile."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>This is no longer here.</b> It has been erased meanwhile. Nothing was changed by your press or words."
            )
        )
    )


def toast_passed(language: Language) -> str:
    """For a button whose time has passed."""
    _ = catalog(language).gettext
    return _("This button is out of date. See the message below.")


def toast_again(language: Language) -> str:
    """For the second of two presses."""
    _ = catalog(language).gettext
    return _("Already done.")
