"""python -m tests.mutants [WORD …]: breaks each rule alone, and tells which of them the tests have noticed.

With words, only the mutants of a theme called so, or whose promise or reason holds one of them.  Ends with 1 when
too few are noticed.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import TypeVar

from tests.mutants import tree
from tests.mutants.all import lists
from tests.mutants.mutant import Mutant
from tests.mutants.trial import Fate, Verdict, run, trial

WORKERS = 2
WANTED = 0.95
T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def _workers() -> Iterator[Callable[[Callable[[T, Path], R], Sequence[T]], Iterator[R]]]:
    """A function that does a job for each of many, side by side, each in the copy of the tree that is free."""
    with tempfile.TemporaryDirectory(prefix="mutants") as home, ThreadPoolExecutor(WORKERS) as pool:
        free: Queue[Path] = Queue()
        for number in range(WORKERS):
            folder = Path(home) / str(number)
            tree.copy(folder)
            free.put(folder)

        def one(job: Callable[[T, Path], R], subject: T) -> R:
            folder = free.get()
            try:
                return job(subject, folder)
            finally:
                free.put(folder)

        yield lambda job, subjects: pool.map(lambda subject: one(job, subject), subjects)


def chosen(words: Sequence[str]) -> list[Mutant]:
    """The mutants that one of the words mentions, a theme or what a mutant is about; all without words."""
    themes = lists()
    named = [mutant for theme in words for mutant in themes.get(theme, ())]
    others = [word for word in words if word not in themes]
    about = [mutant for those in themes.values() for mutant in those if _speaks(mutant, others) or not words]
    return named + [mutant for mutant in about if mutant not in named]


def _speaks(mutant: Mutant, words: Sequence[str]) -> bool:
    return any(word in f"{mutant.promise} {mutant.why}" for word in words)


def verdicts(mutants: Sequence[Mutant]) -> Iterator[Verdict]:
    """What happens to each; a mutant whose tests fail without it says nothing."""
    tests = sorted({test for mutant in mutants for test in mutant.tests})
    with _workers() as workers:
        parts = [part for number in range(WORKERS) if (part := tests[number::WORKERS])]
        broken = [failure.test for failures in workers(run, parts) for failure in failures]
        for verdict in workers(trial, mutants):
            yield _checked(verdict, broken)


def _checked(verdict: Verdict, broken: Sequence[str]) -> Verdict:
    before = [test for test in broken if any(test.startswith(own) for own in verdict.mutant.tests)]
    return Verdict(verdict.mutant, Fate.INVALID, f"fails without it: {before[0]}") if before else verdict


def table(found: Sequence[Verdict]) -> str:
    """How many were noticed, by promise."""
    rows = ["promise  killed  survived  invalid    rate"]
    for promise in (*sorted({verdict.mutant.promise for verdict in found}), "all"):
        fates = [verdict.fate for verdict in found if promise in (verdict.mutant.promise, "all")]
        counts = [fates.count(fate) for fate in (Fate.KILLED, Fate.SURVIVED, Fate.INVALID)]
        rows.append("{:7}  {:6}  {:8}  {:7}  {:6.1%}".format(promise, *counts, counts[0] / len(fates)))
    return "\n".join(rows)


def main(words: Sequence[str]) -> int:
    """0 when enough are noticed, and every mutant says something."""
    found = []
    if not (mutants := chosen(words)):
        print("no mutant speaks of that")
        return 1
    for verdict in verdicts(mutants):
        found.append(verdict)
        print(f"{verdict.fate:8}  {verdict.mutant.promise}  {verdict.mutant.why}  [{verdict.because}]", flush=True)
    print(f"\n{table(found)}")
    fates = [verdict.fate for verdict in found]
    return int(Fate.INVALID in fates or fates.count(Fate.KILLED) < WANTED * len(fates))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
