"""python -m benchmarks.day: the hour of the exchange; see benchmarks/README.md.

--database sqlite postgresql, --mode bulk everything slow takeover long desk walk: some of it.  --quick: small, not
kept.
Ends with 1 when a promise was broken; a figure that was not reached is said, and is bold on the page.
"""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial

from benchmarks.day import at_desk, figures, kept, long_list, page, promises, table, takeover, walk
from benchmarks.day.hour import MODES, Hour
from benchmarks.day.operators import Silent
from benchmarks.day.places import place
from benchmarks.day.sizes import QUICK, WHOLE
from benchmarks.delivery.processes import telegram
from benchmarks.page import hardware, load_now

DATABASES = ("sqlite", "postgresql")
NAMES = (*(mode.name for mode in MODES), "takeover", "long", "desk", "walk")


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
            try:
                found = RUNS.get(mode, _drill)(database, mode, quick=wanted.quick)
            except Silent as silent:
                found = {"title": mode, "broken": [f"it did not come to its end: no {silent}"]}
            name = f"{database} {mode}"
            runs[name] = found
            if "figures" in found and not wanted.quick:
                kept.keep(name, found)
                page.write(kept.read())
    return _said(runs)


def _drill(database: str, name: str, *, quick: bool) -> kept.Kept:
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


def _taken_over(database: str, _name: str, *, quick: bool) -> kept.Kept:
    before = load_now()
    with telegram() as sink, place(database) as where:
        found = takeover.measured(sink, where, 1 if quick else 5)
    _print([(takeover.DEEDS[deed], figure) for deed, figure in found.items()])
    return {"database": where.name, "figures": found, "load": f"{before} before, {load_now()} after"}


def _long(database: str, _name: str, *, quick: bool) -> kept.Kept:
    before = load_now()
    with place(database) as where:
        found = {name: f"{took:.3f}" for name, took in long_list.measured(where, quick=quick).items()}
    _print(list(found.items()))
    return {"database": where.name, "figures": found, "load": f"{before} before, {load_now()} after"}


def _at_desk(database: str, _name: str, *, quick: bool) -> kept.Kept:
    before = load_now()
    with telegram() as sink, place(database) as where:
        found = {name: f"{took:.3g}" for name, took in at_desk.measured(sink, where, quick=quick).items()}
    _print(list(found.items()))
    return {"database": where.name, "figures": found, "load": f"{before} before, {load_now()} after"}


def _walk(database: str, _name: str, *, quick: bool) -> kept.Kept:
    before = load_now()
    with telegram() as sink:
        where, found = walk.measured(sink, partial(place, database), quick=quick)
    figures = {name: f"{count:.3g}" for name, count in found.items()}
    _print(list(figures.items()))
    broken = [f"{name}: {count}" for name, count in figures.items() if name.startswith(walk.FAULTS) and count != "0"]
    kept_of_it = {"database": where, "figures": figures, "load": f"{before} before, {load_now()} after"}
    return kept_of_it | ({"broken": broken} if broken else {})


RUNS: dict[str, Callable[..., kept.Kept]] = {"takeover": _taken_over, "long": _long, "desk": _at_desk, "walk": _walk}


def _said(runs: dict[str, kept.Kept]) -> int:
    """Whether a promise was broken: 1, else 0."""
    drills = {name: run for name, run in runs.items() if "promises" in run}
    broken = [*table.broken(drills), *(f"{name}: {run['broken'][0]}" for name, run in runs.items() if "broken" in run)]
    missed = [*table.missed(drills), *page.too_long(runs)]
    print("\n" + ("\n".join(f"not reached: {words}" for words in missed) or "all figures reached"))
    print("\n".join(f"BROKEN: {words}" for words in broken) or "all promises kept", flush=True)
    return 1 if broken else 0


def _saying() -> Callable[[str], None]:
    began = time.monotonic()
    return lambda words: print(f"{time.monotonic() - began:6.1f} s  {words}", flush=True)


def _print(rows: list[table.Row]) -> None:
    width = max(len(row[0]) for row in rows)
    print("\n" + "\n".join("  ".join([row[0].ljust(width), *row[1:]]) for row in rows), flush=True)


if __name__ == "__main__":
    sys.exit(main())
