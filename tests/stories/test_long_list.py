"""A list too long for one transaction is kept in pieces: nobody sees half of it, whatever goes wrong in between."""

import pytest

from bot.use_cases.lists import receiving
from tests.cast import OperatorActor
from tests.promises.breaking import breaks, gives_up
from tests.register import count
from tests.stories.erasing import nights
from tests.stories.listing import HEADS, brings, opens_the_list, rows, sends_list
from tests.town import Town

DAY = 86_400
ROWS = 5
RECEIVED, AGAIN = "<b>List of returned people received", "<b>This list was received before.</b>"
NONE_YET = "<b>Lists of returned people.</b> There are none yet."


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "AT_ONCE", 2)


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


async def test_it_is_received_whole_and_noticed_when_it_comes_again(town: Town, maria: OperatorActor) -> None:
    overview = await brings(maria, rows(ROWS))
    assert maria.word("Rows: {n}").format(n=ROWS) in overview.text
    await sends_list(maria, (HEADS + rows(ROWS)).encode("cp1251"), "повернення.csv")
    await maria.sees(AGAIN)
    assert [await town.store.read(count, table) for table in ("returned_list", "returned_row")] == [1, ROWS]


async def test_what_a_fault_left_of_it_is_seen_by_nobody_and_goes_when_nobody_says_where_it_comes_from(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await breaks(
        town,
        "CREATE TRIGGER fault BEFORE INSERT ON returned_row WHEN NEW.number = 3"
        " BEGIN SELECT RAISE(ABORT, 'a fault'); END",
    )
    await maria.person.sends_document((HEADS + rows(ROWS)).encode("cp1251"), "повернення.csv")
    await town.telegram.changes.until(lambda: (not town.telegram.updates.pending) or None, 10)
    await petro.says("/lists")
    await petro.sees(NONE_YET)
    assert await town.store.read(count, "returned_row") == 2
    assert not maria.has_seen(RECEIVED)
    await breaks(town, "DROP TRIGGER fault")
    await gives_up(town)
    await maria.sees(RECEIVED)
    left = await town.store.read(count, "returned_row")
    assert left in (ROWS + 2, ROWS + 4)  # of each try that failed two are left
    await petro.says("/lists")
    await petro.sees(NONE_YET)
    await nights(town, 91 * DAY)
    assert await town.store.read(count, "returned_list") == 0


async def test_two_who_send_it_at_once_work_at_one_list(town: Town, maria: OperatorActor, petro: OperatorActor) -> None:
    for one in (maria, petro):
        await one.person.sends_document((HEADS + rows(ROWS)).encode("cp1251"), "повернення.csv")
    await town.settles()
    seen = [one for one in (maria, petro) if one.has_seen(RECEIVED)]
    assert len(seen) in (1, 2)  # who comes second before anybody has said where it comes from is asked as well
    await brings(maria, rows(ROWS))
    await opens_the_list(petro)
    assert petro.word("Rows: {n}").format(n=ROWS) in (await petro.sees("<b>List</b>: {name}")).text
