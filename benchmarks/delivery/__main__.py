"""python -m benchmarks.delivery: how fast; see benchmarks/README.md.

--quick: small sizes, prints only.  --only abc: some of the measurements, prints only.  All of them in whole sizes write
docs/performance.md and its picture.
"""

import argparse
import time
from collections.abc import Callable

from benchmarks.delivery import broadcast, crowd, figures, footprint, growth, latency, limit, notices, report, updates
from benchmarks.delivery.figures import Sizes, Table
from benchmarks.delivery.processes import Telegram, telegram
from benchmarks.page import load_now

MEASUREMENTS: dict[str, Callable[[Telegram, Sizes], Table]] = {
    "a": broadcast.measured,
    "b": limit.measured,
    "c": latency.measured,
    "d": updates.measured,
    "e": notices.measured,
    "f": footprint.measured,
    "g": growth.measured,
    "h": crowd.measured,
}


def main() -> None:
    """Measures what was asked for, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delivery", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="".join(MEASUREMENTS))
    wanted = parser.parse_args()
    sizes, tables = figures.QUICK if wanted.quick else figures.WHOLE, []
    for letter in wanted.only:
        began, before = time.monotonic(), load_now()
        with telegram() as sink:
            table = MEASUREMENTS[letter](sink, sizes)
        table.load = f"{before} before, {load_now()} after, {time.monotonic() - began:.0f} s"
        tables.append(table)
        print(report.plain(table), flush=True)
    if not wanted.quick and set(wanted.only) == set(MEASUREMENTS):
        report.write(tables)


if __name__ == "__main__":
    main()
