"""A list of which a screen shows so many at a time: buttons for a hundred inquiries would fit into no message."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

ON_A_PAGE = 8

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True)
class Page(Generic[Item_co]):
    """items: what is shown; number: which page this is, from 0; last: the number of the last one."""

    items: Sequence[Item_co]
    number: int = 0
    last: int = 0

    @classmethod
    def of(cls, items: Sequence[Item_co], number: int = 0) -> Self:
        """The page of that number, or the last when there are not so many."""
        last = max(0, (len(items) - 1) // ON_A_PAGE)
        number = min(number, last)
        return cls(items[number * ON_A_PAGE : (number + 1) * ON_A_PAGE], number, last)
