"""A small trial of the benchmark: who is found, how many are shown, and that nobody is called sure who is not."""

from collections import Counter
from typing import Any

import pytest

from benchmarks.matching import lists, measure, ours

MAY_MISS = {"three errors", "name alone"}
CLEAN = {"clean", "capitals", "no capitals", "one cell"}


def is_as_registered(row: Any, record: Any) -> bool:
    words = f"{row.surname} {row.given} {row.patronymic}".lower().split()
    return words == f"{record.surname} {record.given} {record.patronymic}".lower().split() and len(record.birth) == 10


@pytest.fixture(scope="module")
def trial() -> lists.Trial:
    return lists.trial(5_000, 500, 100, seed=20)


@pytest.fixture(scope="module")
def answers(trial: lists.Trial) -> list[measure.Answer]:
    return ours.answers(ours.register_of(trial.register), [case.row for case in trial.cases])


@pytest.fixture(scope="module")
def result(trial: lists.Trial, answers: list[measure.Answer]) -> measure.Result:
    return measure.measured(trial.cases, answers)


def test_nearly_everybody_is_found_and_shown_first(result: measure.Result) -> None:
    first, five = result.true.recall
    assert five >= 0.995
    assert first >= 0.985


def test_every_kind_of_damage_is_read(result: measure.Result) -> None:
    missed = Counter({kind: tally.rows - tally.among_five for kind, tally in result.by_kind.items()})
    assert {kind for kind, count in missed.items() if count and not kind.startswith("decoy")} <= MAY_MISS


def test_there_is_little_to_look_through(result: measure.Result) -> None:
    assert result.true.mean_size <= 2
    assert result.true.size_of(0.95) <= 5
    assert max(result.true.size_of(1), result.decoys.size_of(1)) <= 10


def test_sure_is_never_wrong(result: measure.Result) -> None:
    assert result.true.verdicts["sure"] >= 0.4 * result.true.rows
    assert result.true.wrong["sure"] == 0


def test_nobody_who_only_resembles_a_registered_person_is_called_sure(result: measure.Result) -> None:
    assert result.decoys.rows == 100
    assert result.decoys.verdicts["sure"] == 0


def test_clean_rows_of_well_kept_records_are_sure(trial: lists.Trial, answers: list[measure.Answer]) -> None:
    records = {record.id: record for record in trial.register}
    verdicts = [
        answer.verdict
        for case, answer in zip(trial.cases, answers, strict=True)
        if case.kind in CLEAN and case.person is not None and is_as_registered(case.row, records[case.person])
    ]
    assert len(verdicts) > 25
    assert verdicts.count("sure") >= 0.95 * len(verdicts)


def test_likely_is_right_more_often_than_possible(result: measure.Result) -> None:
    def right(verdict: Any) -> Any:
        tallies = (result.true, result.decoys)
        return 1 - sum(tally.wrong[verdict] for tally in tallies) / sum(tally.verdicts[verdict] for tally in tallies)

    assert right("likely") > 0.85 > right("possible")
