"""Splink 5 (Fellegi-Sunter, trained on the data itself), with the dependency group bench."""

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.matching.damage import Row
from benchmarks.matching.measure import Answer
from benchmarks.matching.peers import SHOWN, date_of, latin
from benchmarks.matching.people import Record

SURE, POSSIBLE = 0.999, 0.05
BLOCKS = (
    block_on("birth"),
    block_on("surname", "given"),
    block_on("surname", "patronymic"),
    block_on("given", "patronymic", "year"),
)


def splink(records: Sequence[Record], rows: Sequence[Row]) -> list[Answer]:
    """Sure from a match probability of 0.999 on, and only the first."""
    database = DuckDBAPI()
    tables = [
        database.register(_table([(r.id, r.surname, r.given, r.patronymic, r.birth) for r in records]), table_name="a"),
        database.register(
            _table([(-at, r.surname, r.given, r.patronymic, date_of(r)) for at, r in enumerate(rows, 1)]),
            table_name="b",
        ),
    ]
    linker = Linker(tables, _settings(), log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("birth", "surname")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("surname", "given"))
    pairs = linker.inference.predict(threshold_match_probability=POSSIBLE)
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair in pairs.as_pyarrow_table().to_pylist():
        row, person = sorted((pair["unique_id_l"], pair["unique_id_r"]))
        found[-row].append((pair["match_probability"], person))
    return [_answer(sorted(found[at], reverse=True)) for at in range(1, len(rows) + 1)]


def _answer(best: list[tuple[float, int]]) -> Answer:
    sure = bool(best) and best[0][0] >= SURE
    return Answer([person for _, person in best[:SHOWN]], "sure" if sure else "possible", max(0, len(best) - SHOWN))


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("surname", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("given", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("patronymic", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("birth", [1, 2]),
        ],
        blocking_rules_to_generate_predictions=list(BLOCKS),
    )


def _table(rows: list[tuple[int, str, str, str, str]]) -> pa.Table:
    names = [[latin(name) or None for name in row[1:4]] for row in rows]
    columns = dict(zip(("surname", "given", "patronymic"), map(list, zip(*names, strict=True)), strict=True))
    births = {"birth": [row[4] or None for row in rows], "year": [row[4][:4] or None for row in rows]}
    return pa.table({"unique_id": [row[0] for row in rows], **columns, **births})
