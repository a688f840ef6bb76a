"""The distinct given names, or patronymics, of the register and how near each is to a written one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bot.matching import lexicon
from bot.matching.fold import by_ear, fold, stem
from bot.matching.growing import Growing
from bot.matching.levels import GIVEN, INITIAL_ONLY, PATRONYMIC, SHORT_GIVEN, Bits, Level, Levels, Weights, bits_of
from bot.matching.sounds import Sounds

LONG = 5
CACHED = 4_000


@dataclass(frozen=True)
class NameKind:
    """What is particular to given names, and to patronymics; the functions take a written name."""

    spellings: Callable[[str], frozenset[str]]
    meanings: Callable[[str], frozenset[str]]
    full: Callable[[str], frozenset[str]]
    weights: Weights
    weights_of_short: Weights


GIVEN_NAMES = NameKind(lexicon.given_senses, lexicon.given_senses, lexicon.full_senses, GIVEN, SHORT_GIVEN)
PATRONYMICS = NameKind(
    lexicon.patronymic_spellings, lexicon.patronymic_senses, lambda _: frozenset(), PATRONYMIC, PATRONYMIC
)


class Forenames:
    """Every name once, with how many bear it."""

    def __init__(self, kind: NameKind) -> None:
        self._kind = kind
        self._ids: dict[str, int] = {}
        self._by_fold: dict[str, list[int]] = {}
        self._by_meaning: dict[str, list[int]] = {}
        self._by_full: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._ears = Sounds()
        self._ear_of, self._owners = Growing(np.intp), Growing(np.intp)
        self._counts = Growing(np.int32)
        self._known: dict[str, tuple[Levels, Bits]] = {}

    def add(self, name: str) -> int:
        """The number of the name, for one more who bears it."""
        name = name.lower()
        if name not in self._ids:
            self._ids[name] = self._new(name)
        self._counts.array[self._ids[name]] += 1
        self._known.clear()
        return self._ids[name]

    def borne(self, number: int, more: int) -> None:
        """So many more bear it; fewer when it is negative."""
        self._counts.array[number] += more
        self._known.clear()

    def levels(self, word: str) -> Levels:
        """How near each is to the written name."""
        return self._compared(word.lower())[0]

    def bits(self, word: str) -> Bits:
        """What this nearness is worth."""
        return self._compared(word.lower())[1]

    def _compared(self, word: str) -> tuple[Levels, Bits]:
        if word not in self._known:
            if len(self._known) >= CACHED:
                self._known.clear()
            short = len(word) == 1 or word.endswith(".")
            levels, weights = self._initial(word) if short else self._whole(word)
            self._known[word] = levels, bits_of(levels, self._counts.array, weights)
        return self._known[word]

    def _new(self, name: str) -> int:
        number = self._counts.append(0)
        self._by_fold.setdefault(fold(name), []).append(number)
        for meaning in self._kind.meanings(name):
            self._by_meaning.setdefault(meaning, []).append(number)
        for full in self._kind.full(name):
            self._by_full.setdefault(full, []).append(number)
        for spelling in self._kind.spellings(name):
            self._by_stem.setdefault(stem(spelling), []).append(number)
            self._ear_of.append(self._ears.add(by_ear(spelling)))
            self._owners.append(number)
        return number

    def _whole(self, word: str) -> tuple[Levels, Weights]:
        full = self._kind.full(word)
        meanings = self._kind.meanings(word)
        levels = self._letters_off(by_ear(fold(word)))
        for spelling in self._kind.spellings(word):
            self._improve(levels, self._by_stem.get(stem(spelling), []), Level.FORM)
        for meaning in meanings:
            self._improve(levels, self._by_full.get(meaning, []), Level.SHORT)
        for meaning in full:
            self._improve(levels, self._by_meaning.get(meaning, []), Level.SHORT)
        for meaning in meanings:
            self._improve(levels, self._by_meaning.get(meaning, []), Level.TRANSLATED)
        self._improve(levels, self._by_fold.get(fold(word), []), Level.EQUAL)
        return self._blanked(levels), self._kind.weights_of_short if full else self._kind.weights

    def _initial(self, word: str) -> tuple[Levels, Weights]:
        levels = np.full(len(self._ids), Level.OTHER, np.uint8)
        for meaning, numbers in self._by_meaning.items():
            if meaning.startswith(fold(word)):
                levels[numbers] = Level.INITIAL
        return self._blanked(levels), INITIAL_ONLY

    def _letters_off(self, ear: str) -> Levels:
        far = Level.TWO_OFF if len(ear) >= LONG else Level.OTHER
        worth = np.array([Level.BY_EAR, Level.ONE_OFF, far, Level.OTHER], np.uint8)[self._ears.letters_off(ear)]
        levels = np.full(len(self._ids), Level.OTHER, np.uint8)
        np.minimum.at(levels, self._owners.array, worth[self._ear_of.array])
        return levels

    def _blanked(self, levels: Levels) -> Levels:
        if "" in self._ids:
            levels[self._ids[""]] = Level.BLANK
        return levels

    @staticmethod
    def _improve(levels: Levels, numbers: list[int], level: Level) -> None:
        levels[numbers] = np.minimum(levels[numbers], level)
