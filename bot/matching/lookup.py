"""Who somebody means by what they type: all or part of a name, in any order and spelling, with a date or a year.

The name decides who fits; the date leaves out and orders.  It may be a slip: witnesses are a year off, and so are
families.  Nothing here is a verdict: whoever searches looks at the cases.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.matching.dates import find_birth
from bot.matching.entry import Meant, ReturnedRow
from bot.matching.levels import Bits
from bot.matching.people import People
from bot.matching.readings import CYRILLIC
from bot.matching.search import search
from bot.model.dates import PartialDate

# In bits.  Less than a row of a list needs, since a surname that one of a hundred bears must be found by itself; above
# what two wrong letters leave of one.
WORTH_SHOWING = 3.5
BEHIND_THE_BEST = 7.0  # one wrong letter is shown also where somebody is called exactly so
YEARS_OFF, NEAR_YEAR, OTHER_DATE = 2, -1.0, -3.0


def look_up(people: People, words: str) -> list[tuple[int, float, float]]:
    """Who fits: the place, the bits of the name, and those of name and date."""
    birth, rest = find_birth(words)
    # Latin letters may be Cyrillic ones on the wrong keys; the other way round it is tried when nobody else fits.
    found = _fitting(people, rest, birth, one_layout=CYRILLIC.search(rest) is not None)
    return found or _fitting(people, rest, birth, one_layout=False)


def likeliest(meant: Sequence[Meant]) -> list[Meant]:
    """Those who are worth a look beside each other, the best first."""
    least = max((one.names for one in meant), default=0.0) - BEHIND_THE_BEST
    return sorted((one for one in meant if one.names >= least), key=lambda one: -one.total)


def _fitting(
    people: People, name: str, birth: PartialDate | None, *, one_layout: bool
) -> list[tuple[int, float, float]]:
    names, dates = search(people, ReturnedRow(0, name), one_layout=one_layout).scores, _dates(people, birth)
    fits = (names >= WORTH_SHOWING) & (dates > OTHER_DATE)
    total = names + dates
    return [(int(place), float(names[place]), float(total[place])) for place in np.flatnonzero(fits)]


def _dates(people: People, birth: PartialDate | None) -> Bits:
    """What the date says of each place; a year that is nearly the same says little."""
    bits: Bits = people.births.bits(birth)[people.birth_of.array]
    if birth is None:
        return bits
    years: npt.NDArray[np.int16] = people.births.years[people.birth_of.array]
    return np.asarray(np.where(abs(years - birth.year) <= YEARS_OFF, np.maximum(bits, NEAR_YEAR), bits))
