"""Writes what was measured to docs/performance.md, with the machine, the versions and the load at the time."""

import platform
import sqlite3
import subprocess
from importlib.metadata import version

from benchmarks.delivery import plot
from benchmarks.delivery.figures import Table
from benchmarks.delivery.processes import PEERS
from benchmarks.page import PAGE, hardware, section_of

PACKAGES = ("python-telegram-bot", "aiohttp", "aiosqlite", "cryptography", "uvloop")
PEER_PACKAGES = ("tgcast", "aiogram", "aiogram-broadcaster", "SQLAlchemy", "httpx")
HEAD = """# How fast it is

Written by `make bench` (how it is measured: [benchmarks](../benchmarks/README.md)).  One run, everything on one
machine, all against the same sink on loopback, which speaks the Bot API and takes no time of its own.  Medians of
{runs} runs, least and most in brackets.  Figures from a machine with neighbours vary by a factor of two; ratios within
a run are steadier.

{machine}

![the same in a picture](performance.png)
"""


def plain(table: Table) -> str:
    """The table for a terminal."""
    lines = [table.heads, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.heads))]
    rows = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    targets = [f"{'reached' if reached else 'MISSED '}  {words}" for words, reached in table.targets]
    return "\n".join([f"\n({table.letter}) {table.title}; load {table.load}", *rows, *targets])


def write(tables: list[Table], runs: int = 3) -> None:
    """The page and its picture."""
    parts = [HEAD.format(machine=_machine(), runs=runs), *(_section(table) for table in tables)]
    parts.append(section_of(PAGE.read_text(encoding="utf-8")))
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    plot.draw(tables, PAGE.with_suffix(".png"))


def _section(table: Table) -> str:
    lines = [f"## ({table.letter}) {table.title}", "", _line(table.heads), _line(("---",) * len(table.heads))]
    lines += [_line(row) for row in table.rows]
    lines += ["", *(f"- {'reached' if reached else '**missed**'}: {words}" for words, reached in table.targets)]
    lines += ["", *([table.note, ""] if table.note else []), f"Load average {table.load}.", ""]
    return "\n".join(lines)


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    look = f"from importlib.metadata import version; print(', '.join(n + ' ' + version(n) for n in {PEER_PACKAGES}))"
    packages += ", " + subprocess.run([PEERS, "-c", look], capture_output=True, text=True, check=True).stdout.strip()
    return f"Machine: {hardware()}.  Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}."
