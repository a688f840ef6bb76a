"""Writes what drills have measured into docs/performance.md, between two marks; the rest of the page stays."""

from collections.abc import Callable

from benchmarks.day import picture, table
from benchmarks.day.at_desk import LIMITS
from benchmarks.day.kept import Kept
from benchmarks.day.takeover import DEEDS
from benchmarks.day.walk import RATIO, SHARE
from benchmarks.page import BEGIN, END, PAGE, with_section

PICTURE = "day.svg"
FOREVER = float("inf")
LONGEST = 0.25  # seconds that one transaction may last
HEAD = """## The hour of the exchange

Written by `python -m benchmarks.day`: the real program and a sink in Telegram's place, on one machine.  While an update
goes out to 210,000 people, one operator sends a list of 1,000, says where it comes from and proposes it, another
compares it page by page and verifies it with one press; 2,000 families write within a minute, from five seconds
before that press on; 2,500 relatives are told.  The process is killed as soon as the alarm has arrived, while the list
is being verified, and once more among the notices, while the families write.  NOTICE_HOLD is 10 s, which is 30 s for so
many.

In brackets what is to be reached; what was not is **bold**.  Behind: how much later a notice left than when its hold
was over and a rate of 27 a second had a place for it.  Answers count from the moment at which a family wrote, the time
without a process included.  On PostgreSQL nobody can know that a killed process is dead before its lease of 10 s has
run out.

![what left in each second](day.svg)
"""


def write(kept: Kept) -> None:
    """The section and its picture, of all that was kept."""
    parts = [BEGIN, HEAD, *_drills(kept), *_takeover(kept), *_long(kept), *_desk(kept), *_walk(kept), END]
    PAGE.write_text(with_section(PAGE.read_text(encoding="utf-8"), "\n".join(parts)), encoding="utf-8")


def _drills(kept: Kept) -> list[str]:
    runs = {name: run for name, run in kept.items() if "promises" in run}
    if not runs:
        return []
    (PAGE.parent / PICTURE).write_text(picture.draw(list(runs.values())), encoding="utf-8")
    lines = [*_table(table.rows(runs)), "", "What the sink received:", ""]
    for run in runs.values():
        lines += [f"- {run['database']}, {run['title']}; {run['machine']}; load {run['load']}"]
        lines += [f"  - {'kept' if is_kept else '**BROKEN**'}: {words}" for words, is_kept in run["promises"]]
    return [*lines, ""]


def _takeover(kept: Kept) -> list[str]:
    runs = _of("takeover", kept)
    rows = [(words, *(run["figures"].get(deed, "-") for run in runs)) for deed, words in DEEDS.items()]
    return _side_by_side("## Takeover", "seconds until updates are asked for again, median [least-most]", runs, rows)


def _long(kept: Kept) -> list[str]:
    runs = _of("long", kept)
    rows = [(deed, *(run["figures"].get(deed, "-") for run in runs)) for deed in (runs[0]["figures"] if runs else ())]
    heads = "one transaction at most, seconds (0.25)"
    title = "## Transactions of a list of 5,000, with 100,000 messages sent before"
    return _side_by_side(title, heads, runs, [_bold(row) for row in rows])


def _desk(kept: Kept) -> list[str]:
    runs = _of("desk", kept)
    names = runs[0]["figures"] if runs else ()
    rows = [(_with_limit(name), *(_marked(name, run["figures"].get(name, "-")) for run in runs)) for name in names]
    head = "seconds, but for what is counted (to be reached)"
    return _side_by_side("## The desk, while an update goes out and families write", head, runs, rows)


def _walk(kept: Kept) -> list[str]:
    runs = _of("walk", kept)
    names = runs[0]["figures"] if runs else ()
    rows = [(_with_share(name), *(_within(name, run["figures"].get(name, "-")) for run in runs)) for name in names]
    title = "## The sample list of 1,000 through both doors, by two operators"
    return _side_by_side(title, "presses: a button, a key, a form, a message (to be reached)", runs, rows)


def _with_share(name: str) -> str:
    return f"{name} ({SHARE:.2f})" if name == RATIO else name


def _within(name: str, figure: str) -> str:
    return f"**{figure}**" if name == RATIO and figure != "-" and float(figure) > SHARE else figure


def _with_limit(name: str) -> str:
    return f"{name} ({LIMITS[name]:g})" if name in LIMITS else name


def _marked(name: str, figure: str) -> str:
    return f"**{figure}**" if figure != "-" and float(figure) > LIMITS.get(name, FOREVER) else figure


def too_long(kept: Kept) -> list[str]:
    """What took longer than one transaction may, or than the desk is to take; presses too many."""
    return [
        *_above("long", kept, lambda _name: LONGEST),
        *_above("desk", kept, lambda name: LIMITS.get(name, FOREVER)),
        *_above("walk", kept, lambda name: SHARE if name == RATIO else FOREVER),
    ]


def _above(mode: str, kept: Kept, limit: Callable[[str], float]) -> list[str]:
    shown = [(run["database"], *figure) for run in _of(mode, kept) for figure in run.get("figures", {}).items()]
    return [f"{database}: {name}: {figure}" for database, name, figure in shown if float(figure) > limit(name)]


def _bold(row: table.Row) -> table.Row:
    return (row[0], *(f"**{cell}**" if cell != "-" and float(cell) > LONGEST else cell for cell in row[1:]))


def _of(mode: str, kept: Kept) -> list[Kept]:
    return [run for name, run in kept.items() if name.endswith(f" {mode}")]


def _side_by_side(title: str, head: str, runs: list[Kept], rows: list[table.Row]) -> list[str]:
    if not runs:
        return []
    loads = "; ".join(f"{run['database']}: load average {run['load']}" for run in runs)
    return [title, "", *_table([(head, *(run["database"] for run in runs)), *rows]), "", f"{loads}.", ""]


def _table(rows: list[table.Row]) -> list[str]:
    heads, *rest = rows
    return [_line(heads), _line(("---",) * len(heads)), *map(_line, rest)]


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
