"""The distinct birth dates of the register and how near each is to a written one."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from bot.matching.entry import Agreement
from bot.matching.growing import Growing
from bot.matching.levels import DATE_BITS, WORST, Bits
from bot.model.dates import PartialDate

SWAPPED, ONE_DIGIT, NEXT_DAY, SAME_MONTH, SAME_YEAR = 8.5, 5.5, 5.0, 8.0, 4.5
PERHAPS_UNKNOWN, DAY_AND_MONTH, YEAR_ONLY = 3.5, 1.5, -2.5
CACHED = 64
Flags = npt.NDArray[np.bool_]


class Births:
    """Every date once; its parts are 0 where they are unknown."""

    def __init__(self) -> None:
        self._ids: dict[PartialDate | None, int] = {}
        self._years, self._months, self._days = Growing(np.int16), Growing(np.int8), Growing(np.int8)
        self._by_digits: dict[int, int] = {}
        self._known: dict[PartialDate | None, Bits] = {}

    def add(self, birth: PartialDate | None) -> int:
        """The number of the date."""
        if birth not in self._ids:
            year, month, day = _parts(birth)
            self._years.append(year)
            self._months.append(month)
            self._days.append(day)
            self._ids[birth] = self._by_digits[_number(birth)] = len(self._ids)
            self._known.clear()
        return self._ids[birth]

    @property
    def years(self) -> npt.NDArray[np.int16]:
        """The year of each; 0 if it is not known."""
        return self._years.array

    def bits(self, birth: PartialDate | None) -> Bits:
        """What the nearness of each to the written date is worth."""
        if birth not in self._known:
            if len(self._known) >= CACHED:
                self._known.clear()
            self._known[birth] = self._compared(birth)
        return self._known[birth]

    def _compared(self, birth: PartialDate | None) -> Bits:
        years, months, days = self._years.array, self._months.array, self._days.array
        if birth is None:
            return np.zeros(len(years), np.float32)
        year, month, day = _parts(birth)
        same_year, same_month, same_day = years == year, months == month, days == day
        either_unknown = (months == 0) | (days == 0) | (day == 0)
        new_year = ((months == 1) & (days == 1)) | ((month == 1) & (day == 1))
        conditions: list[tuple[Flags, float]] = [
            (years == 0, 0),
            (same_year & same_month & same_day & (days > 0), DATE_BITS),
            (same_year & same_month & either_unknown & (months > 0), SAME_MONTH),
            (same_year & ((months == 0) | (month == 0)), SAME_YEAR),
            (same_year & (months == day) & (days == month), SWAPPED),
            (self._one_digit_off(_number(birth)), ONE_DIGIT),
            (same_year & same_month & (abs(days - day) == 1), NEXT_DAY),
            (same_year & new_year, PERHAPS_UNKNOWN),
            (same_day & same_month & (days > 0), DAY_AND_MONTH),
            (same_year, YEAR_ONLY),
        ]
        worth = np.select([flags for flags, _ in conditions], [bits for _, bits in conditions], WORST)
        return worth.astype(np.float32)

    def _one_digit_off(self, number: int) -> Flags:
        off = np.zeros(len(self._ids), np.bool_)
        if number > 1_010_000:
            off[[self._by_digits[slip] for slip in _slips(number) if slip in self._by_digits]] = True
        return off


def agreement(bits: float, birth: PartialDate | None) -> Agreement:
    """In words what these bits mean."""
    if birth is None or bits == 0:
        return Agreement.BLANK
    if bits >= DATE_BITS:
        return Agreement.MATCH
    return Agreement.NEAR if bits >= PERHAPS_UNKNOWN else Agreement.MISMATCH


def _parts(birth: PartialDate | None) -> tuple[int, int, int]:
    return (birth.year, birth.month or 0, birth.day or 0) if birth else (0, 0, 0)


def _number(birth: PartialDate | None) -> int:
    """Its eight digits, the day first."""
    year, month, day = _parts(birth)
    return day * 1_000_000 + month * 10_000 + year


def _slips(number: int) -> Iterator[int]:
    """One digit of eight another one, or two neighbouring digits exchanged."""
    for power in range(8):
        digit, place = number // 10**power % 10, 10**power
        yield from (number + (other - digit) * place for other in range(10) if other != digit)
        higher = number // (place * 10) % 10
        yield number + (higher - digit) * (place - 10 * place)
