"""Nights in which what is past its time is erased."""

from tests.town import Town

DAY = 86_400
YEAR = 365 * DAY


async def nights(town: Town, seconds: int = 0) -> None:
    """So much time passes, then a night."""
    await town.passes(seconds)
    await town.bot.jobs.warn_silent()
    await town.bot.jobs.tidy()
    for _part in range(4):  # whatever the quiet hours held back
        await town.passes(6 * 3_600)
    assert town.bot.kept.found == {}
