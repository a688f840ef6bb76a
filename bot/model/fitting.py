"""How many rows of a list fit somebody in the register, and when that is unusually many."""

from collections.abc import Sequence
from typing import Final

FEWEST: Final = 10  # rows that fit: of fewer a share says nothing
ENOUGH: Final = 3  # lists before, to know what is usual
UNKNOWN: Final = 0.25  # what is taken to be usual until then
TIMES: Final = 2


def is_unusual(rows: int, fit: int, shares: Sequence[float]) -> bool:
    """Whether a list fits more than twice as well as lists do; shares: of those before."""
    usual = sorted(shares)[len(shares) // 2] if len(shares) >= ENOUGH else UNKNOWN
    return fit >= FEWEST and fit > TIMES * usual * rows
