"""What waits for operators, said without naming anybody."""

from bot.model.digest import Waiting
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.writing import grid, lines, t, tn, to_operator


def morning(org: OrgConfig, waiting: Waiting) -> Message:
    """All that waits for one operator at the beginning of the day; what nobody waits for is left out."""
    said = [
        (waiting.inquiries, t("Inquiries: {n}", n=waiting.inquiries)),
        (waiting.late_inquiries, _unseen(org, waiting.late_inquiries)),
        (waiting.letters, t("Families who have written: {n}", n=waiting.letters)),
        (waiting.late_letters, _unanswered(waiting.late_letters)),
        (waiting.returns, t("Returns for you to verify: {n}", n=waiting.returns)),
        (waiting.calls, t("Calls to be made: {n}", n=waiting.calls)),
        (waiting.meetings, t("Reports of meetings: {n}", n=waiting.meetings)),
    ]
    ways = [
        (waiting.inquiries, _queue()),
        (waiting.letters, _messages()),
        (waiting.returns, _returns()),
        (waiting.calls, Button(t("Calls"), press("calls"))),
        (waiting.meetings, Button(t("Reports of meetings"), press("sightings"))),
    ]
    return to_operator(
        t("<b>This morning’s work.</b> Waiting for you:"),
        lines(line for count, line in said if count),
        buttons=grid([button for count, button in ways if count]),
        counted=True,
    )


def inquiries(org: OrgConfig, late: int) -> Message:
    """Nobody has looked at them within the promised days."""
    return to_operator(
        t("<b>Inquiries have waited too long.</b>"), _unseen(org, late), buttons=((_queue(),),), counted=True
    )


def letters(org: OrgConfig, late: int) -> Message:
    """Families wrote, and nobody has answered for a day."""
    return to_operator(
        t("<b>Families are waiting for an answer.</b>"), _unanswered(late), buttons=((_messages(),),), counted=True
    )


def returns(org: OrgConfig, late: int) -> Message:
    """Reports wait for the second operator."""
    said = tn(
        "<b>A second operator is needed.</b> {n} report of a return has waited for more than an hour.",
        "<b>A second operator is needed.</b> {n} reports of returns have waited for more than an hour.",
        late,
    )
    return to_operator(said, buttons=((_returns(),),), counted=True)


def _unseen(org: OrgConfig, late: int) -> Sentence:
    return tn(
        "{n} inquiry has waited for more than {days} days, and nobody has looked at it.",
        "{n} inquiries have waited for more than {days} days, and nobody has looked at them.",
        late,
        days=org.review_days,
    )


def _unanswered(late: int) -> Sentence:
    return tn(
        "{n} family has waited for an answer for more than a day.",
        "{n} families have waited for an answer for more than a day.",
        late,
    )


def _queue() -> Button:
    return Button(t("Open the queue"), press("queue"))


def _messages() -> Button:
    # Translators: button: to read it
    return Button(t("Read"), press("messages"))


def _returns() -> Button:
    # Translators: button: reports of returns that wait for a second operator
    return Button(t("Returns"), press("returns"))
