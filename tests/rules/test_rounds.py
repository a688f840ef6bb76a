"""Every day has one morning, also those on which the clocks change."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.model.digest import is_morning, morning

KYIV = ZoneInfo("Europe/Kyiv")
NINE = time(9)


@pytest.mark.parametrize("begins", ["2027-03-27", "2027-10-30", "2027-06-01"])
def test_every_day_has_one_morning(begins: str) -> None:
    start = int(datetime.fromisoformat(begins).replace(tzinfo=KYIV).timestamp())
    last, told = 0, []
    for now in range(start, start + 3 * 86_400, 300):
        if is_morning(NINE, KYIV, last, now):
            last = now
            told.append(datetime.fromtimestamp(now, KYIV))
    assert [moment.time() for moment in told] == [NINE] * 3
    assert len({moment.date() for moment in told}) == 3


def test_a_morning_that_was_missed_is_made_up_for_until_the_afternoon() -> None:
    noon = int(datetime(2027, 6, 1, 14, 59, tzinfo=KYIV).timestamp())
    assert is_morning(NINE, KYIV, 0, noon)
    assert not is_morning(NINE, KYIV, 0, noon + 120)
    assert not is_morning(NINE, KYIV, morning(NINE, KYIV, noon), noon)
