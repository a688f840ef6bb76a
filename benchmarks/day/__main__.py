"""python -m benchmarks.day: the hour of the exchange; see benchmarks/README.md.

--database sqlite postgresql, --mode bulk everything slow takeover: some of it.  --quick: small sizes, writes nothing.
Ends with 1 when a promise was broken; a figure that was not reached is said, and is bold on the page.
"""

import argparse
import sys
import time
from collections.abc import Callable

from benchmarks.day import figures, kept, page, promises, table, takeover
from benchmarks.day.hour import MODES, Hour
from benchmarks.day.places import place
from benchmarks.day.sizes import QUICK, WHOLE
from benchmarks.delivery.processes import telegram
from benchmarks.page import hardware, load_now

DATABASES = ("sqlite", "postgresql")
NAMES = (*(mode.name for mode in MODES), "takeover")


def main() -> int:
    """Each mode on each database, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.day", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--database", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--mode", nargs="+", choices=NAMES, default=NAMES)
    wanted = parser.parse_args()
    runs: dict[str, kept.Kept] = {}
    for database in wanted.database:
        for mode in wanted.mode:
            name = f"takeover {database}" if mode == "takeover" else f"{database} {mode}"
            runs[name] = (
                _taken_over(database, quick=wanted.quick)
                if mode == "takeover"
                else _run(database, mode, quick=wanted.quick)
            )
            if not wanted.quick:
                kept.keep(name, runs[name])
                page.write(kept.read())
    return _said({name: run for name, run in runs.items() if not name.startswith("takeover")})


def _run(database: str, name: str, *, quick: bool) -> kept.Kept:
    mode = next(one for one in MODES if one.name == name)
    before = load_now()
    with telegram() as sink, place(database) as where:
        seen = Hour(sink, where, mode, QUICK if quick else WHOLE, _saying()).passes()
    load = f"{before} before, {load_now()} after"
    found = kept.of_run(mode.title, seen.database, figures.of(seen), promises.kept(seen), load, hardware())
    _print(table.rows({f"{database} {name}": found}))
    for words, is_kept in found["promises"]:
        print(f"{'kept  ' if is_kept else 'BROKEN'}  {words}", flush=True)
    return found


def _taken_over(database: str, *, quick: bool) -> kept.Kept:
    before = load_now()
    with telegram() as sink, place(database) as where:
        found = takeover.measured(sink, where, 1 if quick else 5)
        name = where.name
    _print([(takeover.DEEDS[deed], figure) for deed, figure in found.items()])
    return {"database": name, "figures": found, "load": f"{before} before, {load_now()} after", "machine": hardware()}


def _said(runs: dict[str, kept.Kept]) -> int:
    print(
        "\n" + "\n".join(f"not reached: {words}" for words in table.missed(runs))
        if table.missed(runs)
        else "\nall reached"
    )
    for words in table.broken(runs):
        print(f"BROKEN: {words}")
    return 1 if table.broken(runs) else 0


def _saying() -> Callable[[str], None]:
    began = time.monotonic()
    return lambda words: print(f"{time.monotonic() - began:6.1f} s  {words}", flush=True)


def _print(rows: list[table.Row]) -> None:
    width = max(len(row[0]) for row in rows)
    print("\n" + "\n".join("  ".join([row[0].ljust(width), *row[1:]]) for row in rows), flush=True)


if __name__ == "__main__":
    sys.exit(main())
