"""How near two values are, and how many bits of evidence that is, by how often it happens by chance."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Levels = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int32]

WORST, DATE_BITS = -7.0, 13.5


class Level(IntEnum):
    """Nearness from the best to the worst; BLANK says nothing."""

    BLANK = 0
    EQUAL = 1
    TRANSLATED = 2
    SHORT = 3
    FORM = 4
    BY_EAR = 5
    ONE_OFF = 6
    TWO_OFF = 7
    INITIAL = 8
    OTHER = 9


@dataclass(frozen=True)
class Weights:
    """When a row is the person's, how often each level is seen; by chance (prior), before the register was seen.

    cap: more bits than this one field never gives; trust: how many registered people the prior is worth.
    """

    seen: tuple[float, ...]
    prior: tuple[float, ...]
    cap: float
    trust: int


def _log(*powers: float) -> tuple[float, ...]:
    return tuple(2.0**power for power in powers)


SURNAME = Weights(
    (1, 0.8, 0.2, 0.1, 0.1, 0.06, 0.05, 0.012, 0.9, 0.022),
    (0, *_log(-13, -14, -14, -14, -13, -11, -8, -4), 1),
    13,
    20_000,
)
GIVEN = Weights(
    (1, 0.75, 0.3, 0.06, 0.05, 0.03, 0.03, 0.008, 0.9, 0.02), (0, *_log(-7, -9, -8, -8, -9, -8, -6, -4), 1), 8, 500
)
SHORT_GIVEN = Weights((1, 0.6, 0.3, 0.6, 0.05, 0.03, 0.02, 0.005, 0.9, 0.02), GIVEN.prior, 7, 500)
PATRONYMIC = Weights((1, 0.75, 0.3, 0.1, 0.05, 0.03, 0.03, 0.008, 0.9, 0.02), GIVEN.prior, 8, 500)
INITIAL_ONLY = Weights((1, *[0.9] * 8, 0.03), (0, *[2.0**-4] * 8, 1), 4, 500)


def bits_of(levels: Levels, counts: Counts, weights: Weights) -> Bits:
    """Bits for each distinct value: log2 of how much oftener the level, or a better one, is seen than by chance."""
    masses = np.bincount(levels, weights=counts, minlength=len(Level))
    masses[Level.BLANK] = 0
    chance = np.cumsum(masses + weights.trust * np.array(weights.prior)) / (masses.sum() + weights.trust)
    worth = np.clip(np.log2(np.array(weights.seen) / np.clip(chance, 1e-9, 1)), WORST, weights.cap)
    worth[Level.BLANK] = 0
    return np.asarray(worth[levels], np.float32)
