"""What an approach found: recall, candidates a row, wrong "sure", by kind of damage."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil

from benchmarks.matching.damage import Row
from benchmarks.matching.lists import Case


@dataclass(frozen=True)
class Answer:
    """Ids the best first; the verdict of the first; how many more fit."""

    ids: Sequence[int]
    verdict: str = "possible"
    fitting: int = 0


Approach = Callable[[Sequence[Row]], list[Answer]]


@dataclass
class Tally:
    """Counts of some rows."""

    rows: int = 0
    first: int = 0
    among_five: int = 0
    sizes: list[int] = field(default_factory=list)
    verdicts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    cut: int = 0

    def add(self, case: Case, answer: Answer) -> None:
        """Counts one row."""
        self.rows += 1
        self.first += case.person in answer.ids[:1]
        self.among_five += case.person in answer.ids[:5]
        self.sizes.append(len(answer.ids))
        self.cut += len(answer.ids) >= 10 and not answer.fitting
        if answer.ids:
            self.verdicts[answer.verdict] += 1
            self.wrong[answer.verdict] += answer.ids[0] != case.person

    @property
    def recall(self) -> tuple[float, float]:
        """At 1 and at 5."""
        return self.first / max(self.rows, 1), self.among_five / max(self.rows, 1)

    @property
    def mean_size(self) -> float:
        """Candidates a row."""
        return sum(self.sizes) / max(self.rows, 1)

    def size_of(self, share: float) -> int:
        """So large a share of the rows has at most so many candidates."""
        return sorted(self.sizes)[ceil(share * self.rows) - 1] if self.sizes else 0


@dataclass
class Result:
    """True rows, decoys, and the true ones by kind."""

    true: Tally
    decoys: Tally
    by_kind: dict[str, Tally]


def measured(cases: Sequence[Case], answers: Sequence[Answer]) -> Result:
    """Answers in the order of the cases."""
    result = Result(Tally(), Tally(), defaultdict(Tally))
    for case, answer in zip(cases, answers, strict=True):
        (result.decoys if case.person is None else result.true).add(case, answer)
        result.by_kind[case.kind].add(case, answer)
    return result
