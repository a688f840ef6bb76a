"""The best reading of a row for every registered person: reading after reading until one is good enough."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.matching.cells import Cells, take_apart
from bot.matching.entry import ReturnedRow
from bot.matching.levels import Bits
from bot.matching.people import Known, People
from bot.matching.readings import readings
from bot.matching.roles import Roles, as_written, makes_sense, otherwise

ENOUGH = 24.0  # bits with which no other reading of the row is tried
OTHER_LAYOUT = 1.0  # price of having to read it as typed in the other keyboard layout


@dataclass(frozen=True)
class Scores:
    """For each place the score, and the number of the reading that gave it."""

    scores: Bits
    by: npt.NDArray[np.int16]
    readings: list[tuple[Roles, Known]]

    def reading(self, place: int) -> tuple[Roles, Known]:
        """The reading that fits the person there best."""
        return self.readings[int(self.by[place])]


def search(people: People, row: ReturnedRow, *, one_layout: bool = False) -> Scores:
    """Scores of everybody; nothing but zeros if the row names nobody.  one_layout: of the keys it was typed with."""
    found = Scores(np.zeros(len(people), np.float32), np.zeros(len(people), np.int16), [])
    for roles, known, bits in _ways(people, [next(readings(row))] if one_layout else readings(row)):
        scores = people.scores(roles, bits)
        if not found.readings:
            found.scores[:] = scores
        better = scores > found.scores
        found.by[better] = len(found.readings)
        np.maximum(found.scores, scores, out=found.scores)
        found.readings.append((roles, known))
        if found.scores.max(initial=0) >= ENOUGH:
            break
    return found


def _ways(people: People, ways: Iterable[ReturnedRow]) -> Iterator[tuple[Roles, Known, Bits]]:
    """First both layouts by the columns, then the other orders of the words."""
    apart = _until_sensible(map(take_apart, ways))
    named = [
        (cells, people.known_bits(_known(cells)) - np.float32(OTHER_LAYOUT * bool(number)))
        for number, cells in enumerate(apart)
        if any(cells.names)
    ]
    for cells, bits in named:
        yield as_written(cells), _known(cells), bits
    for cells, bits in named:
        for roles in otherwise(cells):
            yield roles, _known(cells), bits


def _until_sensible(readings: Iterable[Cells]) -> Iterator[Cells]:
    for cells in readings:
        yield cells
        if makes_sense(cells):
            break


def _known(cells: Cells) -> Known:
    return Known(cells.birth, cells.unit)
