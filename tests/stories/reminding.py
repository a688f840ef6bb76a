"""Reminders, and the days that go by until one is due."""

from bot.model.message import DAY
from tests.cast import Relative
from tests.town import Town

DETAILS = "<b>Reminder: are your details still correct?</b>"
HOUR = 3_600


def times(relative: Relative, source: str) -> int:
    """How often the relative has read that."""
    return sum(relative.word(source) in words for words in relative.person.words())


async def day_by_day(town: Town, days: int) -> None:
    """Days go by, one after another."""
    for _day in range(days):
        await town.passes(DAY)
