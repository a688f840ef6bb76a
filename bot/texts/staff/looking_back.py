"""The history of a case or of an operator, day by day, folded."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.model.chat import Operator
from bot.model.looking_back import PastDeed, PastPage
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.staff.deeds import OF_ANYTHING, WORDS
from bot.texts.writing import column, folded, html, joined, lines, reply, short, spread, t

MOST = 90  # buttons; Telegram takes a hundred


def choose(active: Sequence[Operator], left: Sequence[Operator]) -> Message:
    """Whose history, and how that of a case is asked for."""
    named = [(one, html("{name}, {role}", name=one.name, role=labels.ROLES[one.role])) for one in active]
    # Translators: button; an operator who was removed
    named += [(one, t("{name} (removed)", name=one.name)) for one in left]
    buttons = [Button(short(label), press("historyoperator", one.id, 0)) for one, label in named[:MOST]]
    return reply(
        t("<b>History.</b> What was done and looked at: of an operator by the buttons, of a case by its reference."),
        t("Example: <code>/history 7K3M-9QX1</code>. It is recorded that you looked."),
        buttons=column(buttons),
    )


def page(org: OrgConfig, seen: PastPage) -> list[Message]:
    """The newest first."""
    heading = t("<b>History: {called}</b>", called=seen.called)
    nothing = None if seen.deeds else t("Nothing is recorded here.")
    return spread([heading, nothing, *_days(org, seen.deeds)], _turns(seen))


def _days(org: OrgConfig, deeds: Iterable[PastDeed]) -> list[Sentence]:
    found = []
    for _day, those in groupby(deeds, lambda deed: labels.day(deed.at, org.timezone)):
        listed = list(those)
        first = html("<b>{day}</b>", day=labels.day(listed[0].at, org.timezone))
        found.append(folded(lines([first, *(_line(org, deed) for deed in listed)])))
    return found


def _line(org: OrgConfig, deed: PastDeed) -> Sentence:
    parts = [
        html(
            "{time} {by}: {deed}",
            time=labels.clock(deed.at, org.timezone),
            by=deed.by or t("the bot or the server"),
            deed=said(deed),
        ),
        html("<code>{number}</code>", number=deed.number) if deed.number else None,
        html("«{asked}»", asked=deed.asked) if deed.asked else None,
        t("with a code") if deed.with_code else None,
    ]
    return joined(", ", parts)


def said(deed: PastDeed) -> Sentence:
    """What was done, in words."""
    words = WORDS.get((deed.action, deed.subject)) or OF_ANYTHING.get(deed.action)
    return words or html("{action} {subject}", action=deed.action, subject=deed.subject)


def _turns(seen: PastPage) -> Rows:
    """Forward there is only the newest page: what is new pushes everything on."""
    verb, buttons = f"history{seen.about.value}", []
    if not seen.is_newest:
        buttons.append(Button(t("← Newest"), press(verb, seen.subject_id, 0)))
    if seen.older is not None:
        buttons.append(Button(t("Older →"), press(verb, seen.subject_id, seen.older)))
    return (tuple(buttons),) if buttons else ()
