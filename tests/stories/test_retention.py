"""What ended is erased when its time has come, and nothing else is."""

import pytest

from storage.retention import erase_ended
from tests.answers import CIVILIAN
from tests.cast import Relative
from tests.register import count
from tests.town import Town

YEAR = 365 * 86_400


@pytest.fixture
async def anna(town: Town) -> Relative:
    """Anna has withdrawn one inquiry and keeps another."""
    anna, maria = town.relative("Anna"), await town.operator("Марія", "reviewer")
    first = await anna.registers()
    await maria.accepts()
    await anna.registers_also(_known(CIVILIAN))
    await anna.opens(first)
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await town.settles()
    return anna


def _known(answers: dict[str, str | None]) -> dict[str, str | None]:
    return {name: answer for name, answer in answers.items() if name not in ("own_name", "phone")}


async def test_a_withdrawn_inquiry_is_erased_after_its_time_with_the_person_nobody_asks_about(
    town: Town, anna: Relative
) -> None:
    now = int(town.clock())
    assert await town.store.run(erase_ended, now - YEAR) == 0
    assert await town.store.read(count, "person") == 1
    assert await town.store.run(erase_ended, now + 1) == 1
    assert await town.store.read(count, "inquiry") == 1
    assert await town.store.read(count, "person") == 0
    assert len(await anna.looks_at_status()) == 1
