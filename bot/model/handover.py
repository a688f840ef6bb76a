"""The end of a shift: what an operator has in hand, and what the next ones have to know."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.board import Hand, HeldLine
from bot.model.chat import Operator

LONGEST_NOTE = 2_000  # characters


@dataclass(frozen=True)
class Note:
    """What an operator wrote to the next shift.  by: the name."""

    id: int
    operator_id: int
    written_at: int
    words: str
    by: str = ""


@dataclass(frozen=True)
class HandoverView:
    """What is in the reader's hands, the cases that they hold, who could take something, and all notes."""

    hands: Sequence[Hand]
    held: Sequence[HeldLine]
    colleagues: Sequence[Operator]
    notes: Sequence[Note]
