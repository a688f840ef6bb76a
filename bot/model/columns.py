"""How a table was understood: what is said about it before anything comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Understood:
    """heads: which head was taken for which column; left_out: the heads that told nothing.

    totals: the rows that only count the others.
    """

    heads: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    month_first: bool = False
    totals: tuple[str, ...] = ()
