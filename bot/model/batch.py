"""What one press does to a whole list, piece by piece."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.act import Confirmation
from bot.model.message import DAY

STARTS = 3  # processes that may end over the same piece before it is put aside, as with an update
RESTS = DAY  # then: the machine may have more room by then, or somebody has looked


class Deed(StrEnum):
    """What is done to each row, or to what was verified of it; leave: what somebody proposed who left is open again."""

    PROPOSE = "propose"
    UNDO = "undo"
    VERIFY = "verify"
    STOP = "stop"
    CORRECT = "correct"
    LEAVE = "leave"


@dataclass(frozen=True)
class Batch:
    """A deed that goes on.

    announced_with: the first verification of it, None before that; left_out: what it could not be done to; reached: the
    last row, by number, or verification that was looked at; done: how many it was done to; decision: the press as rows
    keep it, or which operator was removed; confirmation: the second factor of whoever pressed; starts: in how many
    processes it was begun since it last came forward.
    """

    id: int
    list_id: int
    operator_id: int
    deed: Deed
    announced_with: int | None
    left_out: int
    begun_at: int
    reached: int
    done: int
    decision: int | None
    statement: str
    confirmation: Confirmation | None = None
    starts: int = 0


@dataclass(frozen=True)
class Taking:
    """A batch takes its rows some at a time.  most: of so many in all; after: it goes on behind this number."""

    most: int
    after: int = -1


@dataclass(frozen=True)
class Done:
    """What a press has done at once, and whether more of it follows."""

    count: int
    more: bool
