"""A list of returned people: where it comes from, its rows, and who each row may be."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from bot.model.columns import Understood
from bot.model.sheets import NO_SHEETS, Place, SheetsRead

CELLS = ("surname", "given", "patronymic", "full_name", "birth")
COMPARED = (*CELLS, "former_surname", "unit")
LONGEST_LIST = 5_000
PAGE = 10
AT_A_LOOK, IF_DOUBTFUL = 50, PAGE  # rows that are compared at once at the desk, where all of them are like that
SURE_AND_NOTHING_ELSE = 3  # the highest certainty of a row
IN_HAND_SECONDS = 15 * 60  # as long as an inquiry of the queue


class RowState(StrEnum):
    """new: not compared with the register yet; nobody: not registered, or none of the candidates."""

    NEW = "new"
    OPEN = "open"
    LATER = "later"
    NOBODY = "nobody"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class ReturnedList:
    """provenance are the answers of the form `list`; a hostile list can never be evidence.  heads: of its columns."""

    id: int
    state: str
    hostile: bool
    received_by: int
    received_at: int
    name: str
    provenance: Mapping[str, str]
    heads: Sequence[str]


@dataclass(frozen=True)
class Remark:
    """What else is written in a row, each cell behind its head.

    cut: how many characters were left out; further: it holds more than what a list usually says of everybody.
    """

    words: str = ""
    cut: int = 0
    further: bool = False


@dataclass(frozen=True)
class TypedRow:
    """A row as it was typed: what is compared, by the names of the cells, and whatever else is written in it.

    place: of a list over several sheets.
    key: surname and year of birth in one form, empty when they are not known; aside: it mentions a death, so that a
    person has to look at it and it is compared with nobody.  written: all its cells, to be handed back.
    """

    number: int
    cells: Mapping[str, str]
    key: str
    remark: Remark = Remark()
    aside: bool = False
    place: Place | None = None
    written: Sequence[str] = ()


@dataclass(frozen=True)
class TypedList:
    """A file as it was brought: its rows, a checksum by which it is known again, its sheets, and how it was read."""

    name: str
    checksum: str
    rows: Sequence[TypedRow]
    sheets: SheetsRead = NO_SHEETS
    understood: Understood = field(default_factory=Understood)
    heads: Sequence[str] = ()


class Reopened(StrEnum):
    """Why a row that was proposed is open again; left: whoever proposed it is no longer an operator."""

    REJECTED = "rejected"
    STOPPED = "stopped"
    CORRECTED = "corrected"
    LEFT = "left"


@dataclass(frozen=True)
class Decision:
    """What an operator decided about a list with one press: its number, and about how many rows, or which one."""

    number: int
    rows: int
    row: int


@dataclass(frozen=True)
class Objection:
    """Why a second operator did not find a proposal right."""

    operator_id: int
    why: str


@dataclass(frozen=True)
class ListRow:
    """One row as typed; report_id when it was proposed as somebody's return.

    aside: it mentions a death and is never proposed; place: of a list over several sheets.
    version: grows with every decision; held_by: who has it in hand until held_until, in seconds since 1970.
    person_id: who it certainly is.  wish: what this person wants, if it was said; as in a report.
    objections: what second operators found wrong with it; reopened: why it is open again, if it is.
    written: all its cells, none of a list from before they were kept.
    """

    id: int
    list_id: int
    number: int
    state: RowState
    verdict: str | None
    fitting: int
    report_id: int | None
    typed: Mapping[str, str]
    remark: Remark
    aside: bool
    place: Place | None
    version: int
    held_by: int | None
    held_until: int
    person_id: int | None
    objections: tuple[Objection, ...]
    reopened: Reopened | None
    wish: Mapping[str, str]
    written: Sequence[str]

    @property
    def words(self) -> str:
        """The row in one line."""
        return ", ".join(self.typed[cell] for cell in CELLS if self.typed.get(cell))

    @property
    def is_to_be_decided(self) -> bool:
        """Whether nobody has said yet who it is."""
        return self.state in (RowState.OPEN, RowState.LATER)

    @property
    def certainty(self) -> int:
        """From what is most doubtful to what is sure and has nothing else written in it."""
        if self.verdict != "sure":
            return 1 if self.verdict == "likely" else 0
        return 2 if self.remark.words else SURE_AND_NOTHING_ELSE

    def is_with_another(self, operator_id: int, now: int) -> bool:
        """Whether another operator has it in hand."""
        return self.held_by not in (None, operator_id) and self.held_until > now

    def evidence(self, source: ReturnedList) -> dict[str, str]:
        """What a report keeps of the row and of the list that it stands on."""
        told = {name: source.provenance[name] for name in ("source", "date", "territory", "identity", "wish")}
        return {
            **told,
            **self.wish,
            "listed": self.words,
            "remark": self.remark.words,
            "cut": str(self.remark.cut or ""),
        }


def at_a_look(rows: Sequence[ListRow]) -> list[ListRow]:
    """As many of these, the most doubtful first, as somebody compares at once: fewer of what wants more time."""
    room, found = AT_A_LOOK * IF_DOUBTFUL, list[ListRow]()
    for row in rows:
        room -= IF_DOUBTFUL if row.certainty == SURE_AND_NOTHING_ELSE else AT_A_LOOK
        if room < 0:
            break
        found.append(row)
    return found


@dataclass(frozen=True)
class PossibleMatch:
    """Who a row may be: a registered person, or an inquiry that nobody has accepted yet."""

    row_id: int
    rank: int
    person_id: int | None
    inquiry_id: int | None
    verdict: str
    fields: Mapping[str, str]

    @property
    def subject_id(self) -> int:
        """The id of whichever it is."""
        return self.person_id or self.inquiry_id or 0

    @property
    def leaves_no_doubt(self) -> bool:
        """Whether the same cells can hardly be another person: names and the whole date of birth agree."""
        agree = all(self.fields.get(name) in ("match", "near") for name in ("surname", "given"))
        return agree and self.fields.get("birth") == "match"


@dataclass(frozen=True)
class ListProgress:
    """How far a list has been worked through, in rows; aside: the numbers of those that were put aside.

    before: verified before, double: reported already or an earlier row as well; neither is work.
    reopened: how many of those to be decided were proposed before, by why they are open again.
    """

    rows: int
    sure: int
    to_look_at: int
    later: int
    nobody: int
    proposed: int
    verified: int
    aside: tuple[int, ...]
    before: int
    double: int
    reopened: Mapping[Reopened, int]


@dataclass(frozen=True)
class Proposals:
    """How many proposals of others wait for a second operator.

    seen: this one has found them right; seen_by_others: only colleagues have; with_others: colleagues look at them now.
    """

    seen: int
    seen_by_others: int
    with_others: int
    left: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.seen + self.seen_by_others + self.with_others + self.left


@dataclass(frozen=True)
class Telling:
    """How far the relatives of verified returns have been told.

    acknowledged: they have read it.  called: told by a person.  told: Telegram took it, nothing says that it was read.
    """

    acknowledged: int = 0
    called: int = 0
    told: int = 0
    on_the_way: int = 0
    to_be_called: int = 0

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Self:
        """From how many notices stand where (storage/returns/standing.py)."""
        found = defaultdict(int, counts)
        return cls(found["acknowledged"], found["called"], found["told"], found["due"], found["call"])

    @property
    def ended(self) -> int:
        """How many are not on the way any more."""
        return self.acknowledged + self.called + self.told + self.to_be_called
