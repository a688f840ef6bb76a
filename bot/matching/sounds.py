"""Distinct words by their length, and how many letters each differs from another word, up to two."""

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.matching.growing import Growing

FAR = 3  # more letters than two


class Sounds:
    """Every word once, with a number."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._words: dict[int, list[str]] = {}
        self._numbers: dict[int, Growing] = {}

    def add(self, word: str) -> int:
        """The word's number."""
        if word not in self._ids:
            self._ids[word] = len(self._ids)
            self._words.setdefault(len(word), []).append(word)
            self._numbers.setdefault(len(word), Growing(np.intp)).append(self._ids[word])
        return self._ids[word]

    def letters_off(self, word: str) -> npt.NDArray[np.uint8]:
        """For each number 0, 1, 2 or FAR; only words of about the same length are looked at."""
        off = np.full(len(self._ids), FAR, np.uint8)
        for length in range(len(word) - 2, len(word) + 3):
            if words := self._words.get(length):
                near = cdist([word], words, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)[0]
                off[self._numbers[length].array] = near
        return off
