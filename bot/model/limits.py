"""How much one account may do in a time: what a family, a lawyer or a helper of many does, and a machine does not.

Operators are not limited.  Whoever has reached a limit is told so, and nothing of what came before is lost.
"""

from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """What is counted."""

    LETTER = "letter"  # words, photos and files to the operators, also answers to their questions
    MEETING = "meeting"  # reports of meetings
    INQUIRY = "inquiry"
    CODE = "code"  # questions about codes that this chat never got


@dataclass(frozen=True)
class Limit:
    """So many in so many seconds."""

    most: int
    seconds: int


HOUR, DAY = 3_600, 86_400
LIMITS = {
    Deed.LETTER: Limit(200, HOUR),  # a long night of short lines stays far below
    Deed.MEETING: Limit(20, DAY),  # each is read by a person
    Deed.INQUIRY: Limit(100, DAY),  # an organisation that registers its own list by hand
    Deed.CODE: Limit(10, 600),  # a guess would need millions of years all the same
}
GATHER = 20  # seconds in which letters of one chat are acknowledged together, from the second on
AT_ONCE = 1
GATHER_INQUIRIES = 10 * 60  # seconds in which reviewers hear once, and once more at their end, that inquiries wait
