"""What happened to a case, in one line each: decided by operators, said by the family, told to it, acknowledged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.case import PersonView
from bot.model.inquiry import Inquiry
from bot.model.looking_back import PastDeed
from bot.model.past_return import Told
from bot.model.sentence import Dated, Said, Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.staff.deeds import WORDS
from bot.texts.writing import html, t

# The shape beside a line, by what was done and about what (desk/templates/cases/shapes.html).
SHAPES = {
    ("reported", "return_report"): "proposed",
    ("verified", "return_report"): "verified",
    ("rejected", "return_report"): "not_this",
    ("stopped", "verification"): "not_this",
    ("asked", "inquiry"): "asked",
    ("held", "person"): "aside",
}


@dataclass(frozen=True)
class Line:
    """One line of a history.  by: the operator, or the relation of a relative; about: a reference, or how."""

    at: int
    shape: str
    what: Sentence
    by: Said
    about: Said = ""


def lines_of(deeds: Sequence[PastDeed], asked: Sequence[Inquiry], about: PersonView | None) -> list[Line]:
    """What operators did, and what relatives asked, were told and have read; the newest first."""
    relations = {one.id: labels.RELATIONS[one.facts["relation"]] for one in asked}
    told = [one for past in (about.past if about else ()) for one in past.told]
    found = [
        *map(_deed, deeds),
        *(Line(one.received_at, "open", t("inquiry received"), relations[one.id], one.reference) for one in asked),
        *(line for one in told for line in _told(one, relations.get(one.inquiry_id, ""))),
    ]
    return sorted(found, key=lambda line: line.at, reverse=True)


def of_deeds(deeds: Iterable[PastDeed]) -> list[Line]:
    """The same of what operators did alone."""
    return list(map(_deed, deeds))


def done(action: str) -> Sentence:
    """What was done about an inquiry."""
    return WORDS[action, "inquiry"]


def _deed(deed: PastDeed) -> Line:
    named = html("{action} {subject}", action=deed.action, subject=deed.subject)
    what = WORDS.get((deed.action, deed.subject), named)
    about = (
        html("{number}, {how}", number=deed.number, how=t("confirmed with passkey or code"))
        if deed.with_code
        else deed.number
    )
    return Line(deed.at, SHAPES.get((deed.action, deed.subject), "done"), what, deed.by or _program(), about)


def _told(one: Told, relation: Said) -> Iterator[Line]:
    if one.told_at is not None:
        what = t("told about the correction") if one.sort == "correction" else t("told about the return")
        by_phone = t("by phone: {name}", name=one.told_by) if one.told_by else None
        yield Line(one.told_at, "before", what, relation, by_phone or one.reference)
    if one.acknowledged_at is not None:
        yield Line(one.acknowledged_at, "read", t("has read it"), relation, one.reference)


def _program() -> Sentence:
    return t("the program")


def moment(at: int, now: int, org: OrgConfig) -> Sentence:
    """A day and a time in little room; the year only where it is another one."""
    there, today = (datetime.fromtimestamp(one, org.timezone) for one in (at, now))
    day = Dated(there.date(), "d MMM" if there.year == today.year else "d MMM y")
    return t("{day}, {time}", day=day, time=Dated(there, "HH:mm"))
