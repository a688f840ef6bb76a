"""The table of a drill: what was to be reached, beside what each run reached; for a terminal and for the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.day.kept import Kept

Row = tuple[str, ...]
Figures = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A figure in words, how it is shown, and what it has to be below; None: nothing in particular."""

    words: str
    shown: Callable[[Figures], str]
    value: Callable[[Figures], float] | None = None
    most: float = 0.0
    modes: tuple[str, ...] = ("bulk", "everything", "slow")


def _seconds(name: str) -> Callable[[Figures], str]:
    return lambda figures: f"{figures[name]:.1f}"


LINES = (
    Line("alarm after the press, s (5)", _seconds("alarm"), lambda f: f["alarm"], 5.0),
    Line("all rows verified, s", _seconds("verified")),
    Line("last notice after the hold, s (100)", _seconds("last_notice"), lambda f: f["last_notice"], 100.0),
    Line(
        "notices behind their share at most, s (5)", _seconds("behind"), lambda f: f["behind"], 5.0, ("everything",)
    ),
    Line("families' answers, median, s", lambda f: f"{f['answers_half']:.2f}"),
    Line(
        "families' answers, 99 %, s (3)", lambda f: f"{f['answers_most']:.2f}", lambda f: f["answers_most"], 3.0,
        ("bulk", "slow"),
    ),
    Line("families' answers, worst, s", _seconds("answers_worst")),
    Line("without a process after each kill, s", lambda f: ", ".join(f"{one:.1f}" for one in f["away"])),
    Line("memory at most, MiB (250)", lambda f: f"{f['peak']:.0f}", lambda f: f["peak"], 250.0),
    Line("flood answers", lambda f: str(f["floods"])),
    Line("list read, compared and proposed, s", _seconds("read")),
)  # fmt: skip


def rows(runs: dict[str, Kept]) -> list[Row]:
    """The heads and the lines; runs: by "database mode"."""
    heads = ("", *(f"{run['database']}: {run['title']}" for run in runs.values()))
    return [heads, *((line.words, *(_cell(line, name, run) for name, run in runs.items())) for line in LINES)]


def missed(runs: dict[str, Kept]) -> list[str]:
    """What was not reached."""
    return [
        f"{run['database']}, {run['title']}: {line.words}: {line.shown(run['figures'])}"
        for name, run in runs.items()
        for line in LINES
        if not _reached(line, name, run)
    ]


def broken(runs: dict[str, Kept]) -> list[str]:
    """The promises that were not kept."""
    return [f"{run['title']}: {words}" for run in runs.values() for words, kept in run["promises"] if not kept]


def _cell(line: Line, name: str, run: Kept) -> str:
    shown = line.shown(run["figures"])
    return shown if _reached(line, name, run) else f"**{shown}**"


def _reached(line: Line, name: str, run: Kept) -> bool:
    return line.value is None or name.split()[1] not in line.modes or line.value(run["figures"]) <= line.most
