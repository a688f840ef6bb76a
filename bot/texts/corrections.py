"""When it was wrong: notices that were stopped, and the correction for whoever had been told."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.form import Draft
from bot.model.message import Button, Message
from bot.model.press import press
from bot.texts.audience import Audience
from bot.texts.returns import last_look
from bot.texts.writing import alarm, html, lines


def stopped(language: Language, name: str, verification_id: int, count: int, knew: int, *, second: bool) -> Message:
    """The notices were stopped; knew: how many relatives had been told before; second: to who may correct it."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    counted = ngettext("{n} notice will not be sent.", "{n} notices will not be sent.", count)
    correct = Button(_("Send a correction"), press("correct", verification_id))
    return alarm(
        html(_("<b>Stopped</b> by {name}."), name=name),
        html(counted, n=count) if count else None,
        told_before(language, knew) if knew else None,
        html(_("The verification no longer stands. The return can be reported again.")),
        buttons=((correct,),) if knew and second else (),
    )


def told_before(language: Language, knew: int) -> Markup:
    """How many relatives know of a return that no longer stands."""
    ngettext = catalog(language).ngettext
    template = ngettext(
        "<b>{n} relative was told before, or may have been.</b> A correction needs a second operator.",
        "<b>{n} relatives were told before, or may have been.</b> A correction needs a second operator.",
        knew,
    )
    return html(template, n=knew)


def confirm(language: Language, draft: Draft, audience: Audience, calls: int) -> Message:
    """The last look before the press that sends a correction; calls: how many only a person tells."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    by_person = ngettext(
        "{n} of them is not written to but stands on the call list: the case is held, or nobody knows whether the message has arrived.",
        "{n} of them are not written to but stand on the call list: the case is held, or nobody knows whether the message has arrived.",
        calls,
    )
    asked = lines(
        [
            html(_("<b>Send the correction?</b> It goes at once to exactly those who were told.")),
            html(by_person, n=calls) if calls else None,
            html(_("Your statement:")),
        ]
    )
    return last_look(language, draft, asked, _("Send the correction"), audience)


def corrected(language: Language, name: str, by_message: int, by_person: int) -> Message:
    """To the operators: the correction is on its way."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    counted = ngettext("{n} relative gets it as a message.", "{n} relatives get it as a message.", by_message)
    called = ngettext(
        "{n} relative is on the call list instead.", "{n} relatives are on the call list instead.", by_person
    )
    return alarm(
        html(_("<b>Correction</b> confirmed by {name}."), name=name),
        html(counted, n=by_message),
        html(called, n=by_person) if by_person else None,
        html(_("Relatives whom a message cannot reach are on the call list.")),
    )
