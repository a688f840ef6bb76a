"""All registered people in memory, ready to be compared with rows of lists."""

from collections.abc import Collection, Iterable

import numpy as np
import numpy.typing as npt

from bot.matching.comparison import ask, compare, is_sure
from bot.matching.entry import Candidate, Candidates, Entry, Id, Meant, ReturnedRow
from bot.matching.lookup import look_up
from bot.matching.people import People
from bot.matching.search import Scores, search
from bot.matching.verdict import chances, verdict

WORTH_SHOWING, BEHIND_THE_BEST = 6.0, 12.0  # bits
SHOWN = 10


class Register:
    """Built once, kept up by add and remove; candidates() only reads."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._people = People()
        self._ids: list[Id] = []
        self._places: dict[Id, int] = {}
        for entry in entries:
            self.add(entry)

    def __len__(self) -> int:
        return len(self._places)

    def add(self, entry: Entry) -> None:
        """Takes a person in; whoever had the same id is replaced."""
        self.remove(entry.id)
        self._places[entry.id] = self._people.add(entry)
        self._ids.append(entry.id)

    def remove(self, number: Id) -> None:
        """Forgets a person, if known."""
        if (place := self._places.pop(number, None)) is not None:
            self._people.remove(place)

    def candidates(self, row: ReturnedRow) -> Candidates:
        """Who the row may be, the best first; how many more fit, and what to ask about them.

        Of several records of one person the one that fits best, or two would speak against each other.
        """
        found = search(self._people, row)
        places = self._people.each_once(_fitting(found))
        ranked = self._ranked(places, found, further=row.further)
        question = ask(self._people, places, found) if len(places) > 1 else None
        return Candidates(row.number, ranked, len(places) - len(ranked), question)

    def look_up(self, words: str, without: Collection[Id] = ()) -> list[Meant]:
        """Whoever may be meant by words that somebody typed, as if those whose ids are named were not here."""
        gone = [self._places[one] for one in without if one in self._places]
        with self._people.without(gone):
            found = look_up(self._people, words)
        return [Meant(self._ids[place], names, total) for place, names, total in found]

    def _ranked(self, places: npt.NDArray[np.intp], found: Scores, *, further: bool) -> list[Candidate]:
        """further: the row says more than is compared, so that nobody is far enough ahead to be sure."""
        scores = found.scores[places]
        likelihoods = chances(scores, len(self))
        return [
            self._candidate(rank, int(place), found, 0.0 if further else _ahead(scores, rank), float(likelihoods[rank]))
            for rank, place in enumerate(places[:SHOWN])
        ]

    def _candidate(self, rank: int, place: int, found: Scores, ahead: float, chance: float) -> Candidate:
        compared = compare(self._people, place, found)
        sure = is_sure(compared, found.reading(place)[1].birth, ahead)
        score = round(float(found.scores[place]), 2)
        return Candidate(
            self._ids[place], score, rank + 1, verdict(sure, compared.is_contradicted, chance), compared.fields()
        )


def _fitting(found: Scores) -> npt.NDArray[np.intp]:
    """The places worth showing, the best first."""
    enough = max(WORTH_SHOWING, float(found.scores.max(initial=0)) - BEHIND_THE_BEST)
    places = np.flatnonzero(found.scores >= enough)
    return places[np.argsort(-found.scores[places], kind="stable")]


def _ahead(scores: npt.NDArray[np.float32], rank: int) -> float:
    """Bits between the first and the next; nothing for whoever is not the first."""
    if rank:
        return 0.0
    return float(scores[0] - scores[1]) if len(scores) > 1 else float("inf")
