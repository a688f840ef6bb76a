"""The distinct surnames of the register and how near each is to a written one."""

import numpy as np

from bot.matching.fold import by_ear, fold, stem
from bot.matching.growing import Growing
from bot.matching.levels import SURNAME, Bits, Level, Levels, bits_of
from bot.matching.sounds import Sounds

LONG = 5  # from here on two wrong letters still leave a resemblance
CACHED = 64
OF_A_PART = 1.5  # bits less when only a part of a double surname is compared


class Surnames:
    """Every folded surname once, with how many bear it."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._ears = Sounds()
        self._ear_of = Growing(np.intp)
        self._counts = Growing(np.int32)
        self._known: dict[str, tuple[Levels, Bits]] = {}

    def add(self, surname: str, bearers: int) -> int:
        """The number of the surname, for so many more who bear it."""
        sounds = fold(surname)
        if sounds not in self._ids:
            self._ids[sounds] = self._new(sounds)
        self._counts.array[self._ids[sounds]] += bearers
        self._known.clear()
        return self._ids[sounds]

    def borne(self, number: int, more: int) -> None:
        """So many more bear it; fewer when it is negative."""
        self._counts.array[number] += more
        self._known.clear()

    def levels(self, word: str) -> Levels:
        """How near each is to the written surname."""
        return self._compared(word)[0]

    def bits(self, word: str) -> Bits:
        """What this nearness is worth."""
        return self._compared(word)[1]

    def _compared(self, word: str) -> tuple[Levels, Bits]:
        if word not in self._known:
            if len(self._known) >= CACHED:
                self._known.clear()
            levels = self._levels(word)
            self._known[word] = levels, bits_of(levels, self._counts.array, SURNAME)
        return self._known[word]

    def _levels(self, word: str) -> Levels:
        if word.endswith(".") or len(word) == 1:
            return self._beginning(fold(word))
        sounds = fold(word)
        near = self._letters_off(by_ear(stem(sounds)))
        near[self._by_stem.get(stem(sounds), [])] = Level.FORM
        if sounds in self._ids:
            near[self._ids[sounds]] = Level.EQUAL
        return self._blanked(near)

    def _new(self, sounds: str) -> int:
        self._ear_of.append(self._ears.add(by_ear(stem(sounds))))
        number = self._counts.append(0)
        self._by_stem.setdefault(stem(sounds), []).append(number)
        return number

    def _letters_off(self, ear: str) -> Levels:
        far = Level.TWO_OFF if len(ear) >= LONG else Level.OTHER
        worth = np.array([Level.BY_EAR, Level.ONE_OFF, far, Level.OTHER], np.uint8)
        return np.asarray(worth[self._ears.letters_off(ear)][self._ear_of.array])

    def _beginning(self, sounds: str) -> Levels:
        fits = [Level.INITIAL if known.startswith(sounds) else Level.OTHER for known in self._ids]
        return self._blanked(np.array(fits, np.uint8))

    def _blanked(self, levels: Levels) -> Levels:
        if "" in self._ids:
            levels[self._ids[""]] = Level.BLANK
        return levels
