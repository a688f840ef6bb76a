"""The pages that are always one press away, in the order of the column; each with the right it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.board import Hand, InHand, Pile, Wait
from bot.model.chat import Operator
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.texts.staff.desk import PEOPLE_AND_TRUST
from bot.texts.writing import t

OF_THE_SECOND = {
    "second",
    "verify",
    "reports",
    "correct",
    "corrections",
}  # pages of a list, or of a case, that belong to the second operator
OF_THE_QUEUE = {"queue", "cases", "joinings", "doubles"}
IN_BAR = 4  # pages that fit below a telephone's page, beside the way to all others


@dataclass(frozen=True)
class Place:
    """A page of the column: its name, its address, and the right that it needs.

    waits: what its number counts.  bar: whether it comes before others where there is room for few.  also: what else
    begins a path there.
    """

    title: Sentence
    path: str
    right: Right
    waits: Wait | None = None
    bar: bool = False
    also: Sequence[str] = ()

    def holds(self, path: str) -> bool:
        """Whether the page at that path belongs here."""
        parts = path.split("/")
        first = "second" if OF_THE_SECOND & set(parts) else "queue" if parts[1] in OF_THE_QUEUE else parts[1]
        return self.path == f"/{first}" or first in self.also


PLACES = (
    Place(t("Shift board"), "/", Right.STOP, bar=True),
    Place(t("Lists"), "/lists", Right.REPORT, Wait.ROWS),
    Place(t("Second look"), "/second", Right.VERIFY, Wait.RETURNS),
    Place(t("Queue"), "/queue", Right.REVIEW, Wait.INQUIRIES, bar=True),
    Place(t("Talks"), "/talks", Right.REVIEW, Wait.LETTERS),
    Place(t("Sightings"), "/sightings", Right.REPORT, Wait.MEETINGS),
    Place(t("Calls"), "/calls", Right.CALL, Wait.CALLS, bar=True),
    Place(t("Find"), "/find", Right.REPORT, bar=True),
    Place(t("Held cases"), "/held", Right.REPORT, Wait.HELD),
    Place(t("By phone"), "/telephone", Right.CALL, Wait.ERRANDS),
    Place(t("Handover"), "/handover", Right.REPORT),
    Place(t("Updates"), "/updates", Right.BROADCAST, Wait.UPDATES),
    Place(t("Numbers"), "/numbers", Right.STOP),
    Place(PEOPLE_AND_TRUST, "/people", Right.MANAGE, also=("guides", "exports")),
)
# What a person has to do something about soon: the number in the title.
URGENT = (
    Wait.ANNOUNCEMENTS, Wait.CALLS, Wait.ERRANDS, Wait.INQUIRIES, Wait.LETTERS, Wait.RETURNS, Wait.MEETINGS,
)  # fmt: skip


def places(operator: Operator) -> Sequence[Place]:
    """Where this operator may go."""
    return [one for one in PLACES if may(operator.role, one.right)]


def in_bar(operator: Operator) -> Sequence[Place]:
    """Of these, what is shown where there is room for few."""
    found = places(operator)
    return found if len(found) <= IN_BAR else [one for one in found if one.bar][:IN_BAR]


def in_title(waits: Mapping[Wait, Pile]) -> int:
    """How much waits for a person."""
    return sum(pile.count for wait, pile in waits.items() if wait in URGENT)


def way_to(hand: Hand) -> str:
    """The page of something in one's own hands."""
    ways = {
        InHand.INQUIRY: f"/cases/{hand.subject}",
        InHand.TALK: "/talks",
        InHand.MEETING: f"/sightings/{hand.subject}",
        InHand.CALL: f"/calls/{hand.subject}",
        InHand.ROW: f"/lists/{hand.list_id}?row={hand.subject}",
        InHand.ROWS: f"/lists/{hand.subject}/through",
        InHand.PAIRS: f"/lists/{hand.subject}/second",
    }
    return ways[hand.sort]


def leading_to(wait: Wait, operator: Operator) -> str:
    """Where this operator does something about it; empty when that is nowhere at the desk yet."""
    return next((one.path for one in places(operator) if one.waits is wait), "")
