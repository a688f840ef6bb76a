"""Calls at the desk: the number is there for who has taken the call, and for nobody else."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest_asyncio

from storage.staff import operators
from tests.desk.working import at_the_desk, counted
from tests.end_to_end.program import free_port
from tests.promises.quick import HOLD, newest, presses, reports, verifies
from tests.register import is_accepted
from tests.stories.locking import locks
from tests.stories.returning import NUMBER, corrects
from tests.town import Town


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """With a desk, and no codes in the chat."""
    port = free_port()
    async with Town(tmp_path, desk_url=f"http://localhost:{port}", desk_listen=f"127.0.0.1:{port}") as town:
        yield town


async def test_whom_no_message_reaches_is_called_from_the_desk(town: Town) -> None:
    maria, olha = await town.operator("Maria"), await town.operator("Olha", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, maria)
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "en")
        assert "No call is waiting." in (await petro.opens("/calls")).words
        await reports(maria, case)
        await verifies(olha)
        await anna.person.blocks()
        await town.passes(HOLD + 10)
        page = await petro.opens("/calls")
        assert case.reference in page.words
        assert "the bot can no longer write to this chat" in page.words
        assert "Українська" in page.words
        call = await newest(town, "call")
        card = await petro.opens(f"/calls/{call}")
        assert not any(NUMBER in one.html or "".join(NUMBER.split()) in one.html for one in (page, card))
        card = await petro.sends(f"/calls/{call}/take")
        assert NUMBER in card.words
        assert "Never leave it on an answering machine" in card.words
        assert "In the hands of a colleague: Petro." in (await ihor.opens("/calls")).words
        assert [(await ihor.sends(f"/calls/{call}/{way}")).status for way in ("take", "told", "back")] == [409] * 3
        assert (await ihor.opens(f"/calls/{call}")).status == 409
        await petro.sends(f"/calls/{call}/back")
        assert NUMBER in (await ihor.sends(f"/calls/{call}/take")).words
        assert "No call is waiting." in (await ihor.sends(f"/calls/{call}/told")).words
        assert (await ihor.opens(f"/calls/{call}")).status == 409, "nobody sees the number any more"
        assert await counted(town, "call", "told_at IS NOT NULL") == 1


async def test_a_call_whose_return_was_withdrawn_is_for_nobody_to_tell_and_none_is_made_in_a_lockdown(
    town: Town,
) -> None:
    maria, olha = await town.operator("Maria"), await town.operator("Olha", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, maria)
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "en")
        await reports(maria, case)
        await verifies(olha)
        await anna.person.blocks()
        await town.passes(HOLD + 10)
        call = await newest(town, "call")
        await petro.sends(f"/calls/{call}/take")
        await locks(maria)
        card = await petro.opens(f"/calls/{call}")
        assert "Lockdown: do not call." in card.words
        assert NUMBER not in card.words
        await petro.sends(f"/stop/{await newest(town, 'verification')}")
        page, card = await petro.opens("/calls"), await petro.opens(f"/calls/{call}")
        assert "Withdrawn: do not tell it" in page.words
        assert "The return was withdrawn. Do not tell it." in card.words
        assert not any(one in card.html for one in (NUMBER, "What to say", "tel:"))
        to = {name: row for row, name in (await town.store.read(operators.names)).items()}["Ihor"]
        given = {"sort": "call", "subject": str(call), "to": str(to)}
        assert (await petro.sends("/handover/give", given)).status == 409, "not even a colleague may take it over"
        assert (await ihor.opens(f"/calls/{call}")).status == 409
        await petro.sends(f"/calls/{call}/back")
        assert await counted(town, "call", "1 = 1") == 0
        assert await counted(town, "notice", "state = 'stopped'") == 1
        assert (await petro.sends(f"/calls/{call}/take")).status == 409


async def test_who_was_told_from_the_desk_when_it_was_withdrawn_and_corrected_is_on_the_list_once_more(
    town: Town,
) -> None:
    maria, olha = await town.operator("Maria"), await town.operator("Olha", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, maria)
    await is_accepted(town.relative("Olena"), maria, case, relation="sister")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        await reports(maria, case)
        await verifies(olha)
        await anna.person.blocks()
        await town.passes(HOLD + 10)
        call = await newest(town, "call")
        await petro.sends(f"/calls/{call}/take")
        await presses(maria, "stop", await newest(town, "verification"))
        await corrects(olha)
        await town.settles()
        assert "The return was withdrawn. Do not tell it." in (await petro.opens(f"/calls/{call}")).words
        listed = await petro.sends(f"/calls/{call}/told")
        assert "a person told them about the return after it was withdrawn" in listed.words
        again = await newest(town, "call")
        card = await petro.sends(f"/calls/{again}/take")
        assert "This is a correction." in card.words
        assert "No call is waiting." in (await petro.sends(f"/calls/{again}/told")).words
