"""The end of a shift: what an operator has in hand, and what the next ones have to know."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.board import Hand, HeldLine
from bot.model.chat import Operator

LONGEST_NOTE = 2_000  # characters
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_WORDS = (re.compile(r"\S+"), re.compile(r"\w(?:[\w/.-]*\w)?"), re.compile(r"\w(?:[\w-]*\w)?"))


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


def every_id(words: str) -> list[str]:
    """Whatever may be the id of an import, as it is written and, with a figure in it, in the other case as well."""
    said = words.translate(_DASHES)
    found = [word for pattern in _WORDS for word in pattern.findall(said)]
    cases = [form for word in found if any(map(str.isdigit, word)) for form in (word.upper(), word.lower())]
    return list(dict.fromkeys([*_WORDS[0].findall(words), *found, *cases]))
