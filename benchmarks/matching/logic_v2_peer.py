"""logic-v2 of nomenklatura with rigour, which OpenSanctions matches names with; dependency group bench.

It scores pairs and finds none: it gets the thirty that blocking finds most alike, and ranks them again.
"""

from collections.abc import Sequence

from followthemoney import EntityProxy
from nomenklatura.matching.logic_v2.model import LogicV2

from benchmarks.matching.damage import Row
from benchmarks.matching.measure import Answer
from benchmarks.matching.peers import SHOWN, date_of, found_by_blocking
from benchmarks.matching.people import Record

LOOKED_AT = 30
SURE = 0.95
POSSIBLE = 0.7  # the score from which OpenSanctions shows a match unless it is told otherwise


def logic_v2(records: Sequence[Record], rows: Sequence[Row]) -> list[Answer]:
    """Sure from a score of 0.95 on, and only when it is alone there."""
    people = {one.id: _entity(f"person-{one.id}", one.surname, one.given, one.patronymic, one.birth) for one in records}
    config = LogicV2.default_config()
    found = []
    for number, (row, alike) in enumerate(zip(rows, found_by_blocking(records, rows, LOOKED_AT), strict=True)):
        wanted = _entity(f"row-{number}", row.surname, row.given, row.patronymic, date_of(row))
        scores = [(LogicV2.compare(wanted, people[one], config).score, -place, one) for place, one in enumerate(alike)]
        found.append(_answer(sorted(scores, reverse=True)))
    return found


def _answer(best: list[tuple[float, int, int]]) -> Answer:
    good = [(score, person) for score, _place, person in best if score >= POSSIBLE]
    sure = [person for score, person in good if score >= SURE]
    verdict = "sure" if len(sure) == 1 else "possible"
    return Answer([person for _score, person in good[:SHOWN]], verdict, max(0, len(good) - SHOWN))


def _entity(id_: str, surname: str, given: str, patronymic: str, birth: str) -> EntityProxy:
    """What is read out of the names is kept under the id, so no two may share one."""
    parts = {"lastName": surname, "firstName": given, "fatherName": patronymic, "birthDate": birth, "country": "ua"}
    names = {"name": " ".join(f"{given} {patronymic} {surname}".split()), **parts}
    properties = {name: [value] for name, value in names.items() if value}
    return EntityProxy.from_dict({"id": id_, "schema": "Person", "properties": properties})
