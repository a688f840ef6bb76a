"""The table: every approach in a process of its own, on the same lists.

Options: --registered, --rows, --decoys, --seed, --by-kind, --only NAME (ours, exact, brute force, blocking, splink,
logic-v2).
"""

import argparse
import multiprocessing
import platform
import resource
import time
from collections.abc import Callable, Sequence

from benchmarks.matching import lists, ours, peers
from benchmarks.matching.damage import Row
from benchmarks.matching.lists import Trial
from benchmarks.matching.measure import Answer, Result, Tally, measured
from benchmarks.matching.people import Record

Run = Callable[[Sequence[Record], Sequence[Row]], tuple[list[Answer], float, float]]
COLUMNS = (
    "recall@1  recall@5  shown, true/decoy  p95  max    wrong sure  decoys sure  s/1000  cpu s/1000  setup s    MB"
)
HEAD = f"{'approach':12} {COLUMNS}"


def main() -> None:
    """Prints the table."""
    wanted = _arguments()
    trial = lists.trial(wanted.registered, wanted.rows, wanted.decoys, wanted.seed)
    print(f"{wanted.registered} registered, {wanted.rows} rows, {wanted.decoys} decoys, seed {wanted.seed}")
    print(f"Python {platform.python_version()}, {multiprocessing.cpu_count()} cores, {platform.machine()}\n{HEAD}")
    for name in APPROACHES if wanted.only is None else [wanted.only]:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(_line, (name, trial, wanted.by_kind)), flush=True)


def _line(name: str, trial: Trial, by_kind: bool) -> str:
    rows = [case.row for case in trial.cases]
    busy = time.process_time()
    try:
        answers, seconds, setup = APPROACHES[name](trial.register, rows)
    except ImportError as error:
        return f"{name:12} not installed: {error.name} (dependency group bench)"
    busy = time.process_time() - busy
    result = measured(trial.cases, answers)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = f"{seconds / len(rows) * 1000:6.2f}  {busy / len(rows) * 1000:10.2f}  {setup:7.1f}  {memory:4.0f}"
    lines = [f"{name:12} {_numbers(result)} {speed}"]
    return "\n".join(lines + _kinds(result) if by_kind else lines)


def _numbers(result: Result) -> str:
    true, decoys = result.true, result.decoys
    recall = f"{true.recall[0]:8.4f}  {true.recall[1]:8.4f}"
    sizes = f"{true.mean_size:6.2f} / {decoys.mean_size:6.2f}    {true.size_of(0.95):3}  {true.size_of(1):3}"
    wrong = f"{true.wrong['sure']} of {true.verdicts['sure']}"
    return f"{recall}   {sizes}  {wrong:>12}  {decoys.verdicts['sure']:11}"


def _kinds(result: Result) -> list[str]:
    worst_first = sorted(result.by_kind.items(), key=lambda item: item[1].recall[::-1])
    likely, possible = _right(result, "likely"), _right(result, "possible")
    shares = f"  shown first, decoys included: likely right {likely}, possible right {possible}"
    return [shares, *(_kind(kind, tally) for kind, tally in worst_first)]


def _kind(kind: str, tally: Tally) -> str:
    verdicts = " ".join(f"{verdict} {count}" for verdict, count in sorted(tally.verdicts.items()))
    first, five = tally.recall
    return f"  {kind:40} {tally.rows:5} rows  {first:.3f} {five:.3f}  {tally.mean_size:5.2f} shown  {verdicts}"


def _right(result: Result, verdict: str) -> str:
    both = (result.true, result.decoys)
    given, wrong = sum(tally.verdicts[verdict] for tally in both), sum(tally.wrong[verdict] for tally in both)
    return f"{1 - wrong / max(given, 1):.3f}"


def _ours(records: Sequence[Record], rows: Sequence[Row]) -> tuple[list[Answer], float, float]:
    started = time.perf_counter()
    register = ours.register_of(records)
    built = time.perf_counter()
    return ours.answers(register, rows), time.perf_counter() - built, built - started


def _peer(approach: str) -> Run:
    def run(records: Sequence[Record], rows: Sequence[Row]) -> tuple[list[Answer], float, float]:
        started = time.perf_counter()
        return PEERS[approach](records, rows), time.perf_counter() - started, 0.0

    return run


def _splink(records: Sequence[Record], rows: Sequence[Row]) -> list[Answer]:
    from benchmarks.matching.splink_peer import splink  # noqa: PLC0415  only where it is installed

    return splink(records, rows)


def _logic_v2(records: Sequence[Record], rows: Sequence[Row]) -> list[Answer]:
    from benchmarks.matching.logic_v2_peer import logic_v2  # noqa: PLC0415  only where it is installed

    return logic_v2(records, rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    for name, size in (("registered", 100_000), ("rows", 10_000), ("decoys", 2_000), ("seed", 7)):
        parser.add_argument(f"--{name}", type=int, default=size)
    parser.add_argument("--only", choices=APPROACHES)
    parser.add_argument("--by-kind", action="store_true")
    return parser.parse_args()


PEERS = {
    "exact": peers.exact,
    "brute force": peers.brute_force,
    "blocking": peers.blocking,
    "splink": _splink,
    "logic-v2": _logic_v2,
}
APPROACHES: dict[str, Run] = {**{name: _peer(name) for name in PEERS}, "ours": _ours}
