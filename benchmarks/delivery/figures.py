"""What is measured, as a table and a sentence: medians of several runs, ratios within a run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sizes:
    """How much is sent; quick is for developing, whole for docs/performance.md."""

    runs: int
    chats: int
    ours: int
    peers: dict[str, int]
    limited_seconds: int
    replies: int
    updates: int
    returns: int
    few: int
    many: int
    crowd: int


WHOLE = Sizes(
    runs=3,
    chats=210_000,
    ours=30_000,
    peers={"aiohttp": 30_000, "ptb": 2_500, "tgcast": 3_000, "aiogram": 1_500},
    limited_seconds=45,
    replies=500,
    updates=4_000,
    returns=1_000,
    few=1_000,
    many=1_000_000,
    crowd=2_000,
)
QUICK = Sizes(
    runs=1,
    chats=5_000,
    ours=3_000,
    peers={"aiohttp": 3_000, "ptb": 500, "tgcast": 500, "aiogram": 300},
    limited_seconds=12,
    replies=100,
    updates=1_000,
    returns=100,
    few=1_000,
    many=50_000,
    crowd=300,
)


@dataclass
class Table:
    """One measurement: its letter and title, rows under heads, whether the targets were reached, what a plot shows."""

    letter: str
    title: str
    heads: Row
    rows: list[Row] = field(default_factory=list)
    targets: list[tuple[str, bool]] = field(default_factory=list)
    note: str = ""
    bars: dict[str, float] = field(default_factory=dict)
    load: str = ""

    def target(self, words: str, reached: bool) -> None:
        """What was to be reached, and whether it was."""
        self.targets.append((words, reached))


def middle(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    return median(values) if values else 0.0


def spread(values: Sequence[float], digits: int = 0) -> str:
    """median [least-most]."""
    if not values:
        return "-"
    low, high = min(values), max(values)
    return f"{middle(values):,.{digits}f} [{low:,.{digits}f}-{high:,.{digits}f}]"


def share_at(values: Sequence[float], share: float) -> float:
    """So many at most in that share of all cases."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
