"""N1: what operators report and verify changes nothing of whom an update is for, until a family was told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.broadcast import BroadcastAudience
from storage.store.transaction import Transaction
from storage.updates import audiences
from tests.cast import OperatorActor
from tests.promises.quick import HOLD, lifts, newest, presses, rejects, reports, verifies
from tests.register import is_accepted
from tests.stories.broadcasting import goes_out, updates_of
from tests.town import Town

SORTS = ("everyone", "waiting", "returned")


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town without quiet hours."""
    async with Town(tmp_path, quiet_hours="00:00-00:00") as opened:
        yield opened


async def recipients(tx: Transaction) -> dict[str, list[int]]:
    """The chats that an update would go to, by audience."""
    pages = {sort: await audiences.page(tx, BroadcastAudience(sort), 0) for sort in SORTS}
    return {sort: [chat["id"] for chat in page.chats] for sort, page in pages.items()}


async def test_nothing_that_was_not_told_makes_a_difference(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna, nina = town.relative("Anna"), town.relative("Nina")
    case = await is_accepted(anna, petro)
    await is_accepted(nina, petro, surname="Бойко")
    before = await town.store.read(recipients)
    assert [len(before[sort]) for sort in SORTS] == [2, 2, 0]

    async def is_the_same() -> None:
        await town.settles()
        assert await town.store.read(recipients) == before

    await reports(maria, case)
    await is_the_same()
    await rejects(petro)
    await is_the_same()
    await reports(maria, case)
    await presses(petro, "hold", case.person)
    await is_the_same()
    await lifts(petro, case.person)
    await verifies(petro)
    await is_the_same()
    await presses(maria, "stop", await newest(town, "verification"))
    await town.passes(HOLD + 1)
    await is_the_same()
    await reports(maria, case)
    await verifies(petro)
    await is_the_same()
    await town.passes(HOLD + 1)
    told = await town.store.read(recipients)
    assert [len(told[sort]) for sort in SORTS] == [2, 1, 1]
    assert told["returned"] == before["waiting"][:1]


async def test_the_same_families_get_it_with_a_return_that_was_verified_and_not_told(town: Town) -> None:
    maria, petro = await town.operator("Maria", "admin"), await town.operator("Petro", "admin")
    anna, nina = town.relative("Anna"), town.relative("Nina")
    case = await is_accepted(anna, petro)
    await is_accepted(nina, petro, surname="Бойко")
    await reports(maria, case)
    await verifies(petro)
    await _goes_to(maria, petro, "returned")
    assert [updates_of(one) for one in (anna, nina)] == [[], []]
    await _goes_to(maria, petro, "waiting")
    assert [len(updates_of(one)) for one in (anna, nina)] == [1, 1]


async def _goes_to(author: OperatorActor, approver: OperatorActor, audience: str) -> None:
    await goes_out(author, approver, audience=audience)
