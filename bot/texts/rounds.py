"""What waits for operators, said without naming anybody."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.inquiry import REVIEW_DAYS
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.round import Waiting
from bot.texts.writing import grid, html, lines, to_operator


def morning(language: Language, waiting: Waiting) -> Message:
    """All that waits for one operator at the beginning of the day; what nobody waits for is left out."""
    _ = catalog(language).gettext
    said = [
        (waiting.inquiries, html(_("Inquiries: {n}"), n=waiting.inquiries)),
        (waiting.late_inquiries, _unseen(language, waiting.late_inquiries)),
        (waiting.letters, html(_("Families who have written: {n}"), n=waiting.letters)),
        (waiting.late_letters, _unanswered(language, waiting.late_letters)),
        (waiting.returns, html(_("Returns for you to verify: {n}"), n=waiting.returns)),
        (waiting.calls, html(_("Calls to be made: {n}"), n=waiting.calls)),
        (waiting.meetings, html(_("Reports of meetings: {n}"), n=waiting.meetings)),
    ]
    ways = [
        (waiting.inquiries, _queue(language)),
        (waiting.letters, _messages(language)),
        (waiting.returns, _returns(language)),
        (waiting.calls, Button(_("Calls"), press("calls"))),
        (waiting.meetings, Button(_("Reports of meetings"), press("sightings"))),
    ]
    return to_operator(
        html(_("<b>This morning’s work.</b> Waiting for you:")),
        lines(line for count, line in said if count),
        buttons=grid([button for count, button in ways if count]),
    )


def inquiries(language: Language, late: int) -> Message:
    """Nobody has looked at them within the promised days."""
    _ = catalog(language).gettext
    return to_operator(
        html(_("<b>The promised time has passed.</b>")), _unseen(language, late), buttons=((_queue(language),),)
    )


def letters(language: Language, late: int) -> Message:
    """Families wrote, and nobody has answered for a day."""
    _ = catalog(language).gettext
    return to_operator(
        html(_("<b>Families are waiting for an answer.</b>")),
        _unanswered(language, late),
        buttons=((_messages(language),),),
    )


def returns(language: Language, late: int) -> Message:
    """Reports wait for the second operator."""
    template = catalog(language).ngettext(
        "<b>A second operator is needed.</b> {n} report of a return has waited for more than an hour.",
        "<b>A second operator is needed.</b> {n} reports of returns have waited for more than an hour.",
        late,
    )
    return to_operator(html(template, n=late), buttons=((_returns(language),),))


def _unseen(language: Language, late: int) -> Markup:
    template = catalog(language).ngettext(
        "{n} inquiry has waited for more than {days} days, and nobody has looked at it.",
        "{n} inquiries have waited for more than {days} days, and nobody has looked at them.",
        late,
    )
    return html(template, n=late, days=REVIEW_DAYS)


def _unanswered(language: Language, late: int) -> Markup:
    template = catalog(language).ngettext(
        "{n} family has waited for an answer for more than a day.",
        "{n} families have waited for an answer for more than a day.",
        late,
    )
    return html(template, n=late)


def _queue(language: Language) -> Button:
    _ = catalog(language).gettext
    return Button(_("Open the queue"), press("queue"))


def _messages(language: Language) -> Button:
    _ = catalog(language).gettext
    # Translators: button: to read it
    return Button(_("Read"), press("messages"))


def _returns(language: Language) -> Button:
    _ = catalog(language).gettext
    # Translators: button: reports of returns that wait for a second operator
    return Button(_("Returns"), press("returns"))
