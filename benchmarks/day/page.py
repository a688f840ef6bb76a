"""Writes what drills have measured into docs/performance.md, between two marks; the rest of the page stays."""

from benchmarks.day import picture, table
from benchmarks.day.kept import Kept
from benchmarks.day.takeover import DEEDS
from benchmarks.page import BEGIN, END, PAGE, with_section

PICTURE = "day.svg"
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
    section = "\n".join([BEGIN, HEAD, *_drills(kept), *_takeover(kept), END])
    PAGE.write_text(with_section(PAGE.read_text(encoding="utf-8"), section), encoding="utf-8")


def _drills(kept: Kept) -> list[str]:
    runs = {name: run for name, run in kept.items() if not name.startswith("takeover")}
    if not runs:
        return []
    (PAGE.parent / PICTURE).write_text(picture.draw(list(runs.values())), encoding="utf-8")
    heads, *rows = table.rows(runs)
    lines = [_line(heads), _line(("---",) * len(heads)), *map(_line, rows), "", "What the sink received:", ""]
    for run in runs.values():
        lines += [f"- {run['database']}, {run['title']}; load {run['load']}; {run['machine']}"]
        lines += [f"  - {'kept' if is_kept else '**BROKEN**'}: {words}" for words, is_kept in run["promises"]]
    return [*lines, ""]


def _takeover(kept: Kept) -> list[str]:
    runs = {name: run for name, run in kept.items() if name.startswith("takeover")}
    if not runs:
        return []
    heads = ("Seconds until updates are asked for again", *(run["database"] for run in runs.values()))
    rows = [(words, *(run["figures"].get(deed, "-") for run in runs.values())) for deed, words in DEEDS.items()]
    return ["## Takeover", "", _line(heads), _line(("---",) * len(heads)), *map(_line, rows), "", *_load(runs), ""]


def _load(runs: Kept) -> list[str]:
    return [f"{run['database']}: load {run['load']}; {run['machine']}" for run in runs.values()]


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
