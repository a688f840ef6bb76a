"""How likely a candidate is, calibrated on made-up lists, in one word."""

import numpy as np
import numpy.typing as npt

from bot.matching.entry import Verdict
from bot.matching.levels import Bits

LIKELY = 0.9
UNREGISTERED = 0.25  # to one registered: how many on a list are not in the register


def chances(scores: Bits, registered: int) -> npt.NDArray[np.float64]:
    """How likely each of the fitting is the one, when there may also be nobody."""
    odds = np.exp2(scores.astype(np.float64))
    return np.asarray(odds / (odds.sum() + UNREGISTERED * max(registered, 1_000)))


def verdict(sure: bool, contradicted: bool, chance: float) -> Verdict:
    """Sure by the rule; likely by the score, unless something contradicts it."""
    if sure:
        return Verdict.SURE
    return Verdict.LIKELY if chance >= LIKELY and not contradicted else Verdict.POSSIBLE
