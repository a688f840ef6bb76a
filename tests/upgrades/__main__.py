"""python -m tests.upgrades [NAME]: keeps what this program writes in a busy month, for the tests of those to come.

Every deed of a family and of operators is done (tests/promises/deeds.py), so that nearly every table has rows.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from bot import __version__
from tests.promises.deeds import FAMILY, RUNS, SECRET
from tests.promises.quick import HOLD, StandingClock
from tests.promises.side_by_side import History, Neighbourhood
from tests.town import Town
from tests.upgrades.kept import WRITTEN, Someone, keep

HOMES = 3  # in which everything is done; in one more nothing but what ends well
TOLD = "return verified"
LAST = {"forgotten", "forget", "unconsented", "withdrawn", "block"}  # whoever has done these has no inquiry any more


async def writes(path: Path) -> None:
    """A month with four households, at the end of which one return is told, and others wait."""
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), notice_hold=HOLD, remind_every=7)
        town.clock = town.telegram.clock = StandingClock()
        async with town:
            maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
            street = Neighbourhood(town, maria, petro, HOMES + 1)
            await street.live(_histories(), [50] * 40, secretly=True)
            for deed in ("report", "verify"):
                await street.secretly(street.homes[-1], deed)
            await town.passes(3 * HOLD)
            await street.secretly(street.homes[1], "report")
            people = [Someone("Maria", "uk"), Someone("Petro", "uk")]
            for home in street.homes:
                sees = (TOLD, TOLD, "") if home is street.homes[-1] else ("", "", "")
                people += [
                    Someone(one.person.user["first_name"], one.language, what)
                    for one, what in zip(home.families, sees, strict=True)
                ]
            now = int(town.clock())
        keep(path, Path(folder) / "zvistka.db", town.keys, now, people)


def _histories() -> list[History]:
    """Every deed once: those of the third relative, who waits for an answer, end with what takes everything back."""
    deeds = [name for name in FAMILY if name not in LAST]
    secret = [[run] if isinstance(run, str) else list(run) for run in (*SECRET, *RUNS)]
    stories: list[History] = []
    for home in range(HOMES):
        mine, hidden = deeds[home::HOMES], secret[home::HOMES]
        steps = [(deed, number % 3, hidden[number] if number < len(hidden) else []) for number, deed in enumerate(mine)]
        rest = [("status", 0, one) for one in hidden[len(mine) :]]
        stories.append([*steps, *rest, ("withdrawn", 2, []), (sorted(LAST)[home], 2, [])])
    return [*stories, [("status", 0, [])]]


if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else __version__
    asyncio.run(writes(WRITTEN / f"{name}.json"))
