"""Two operators finish a list at the desk with a third of the presses that the chat takes, and nothing of it is lost.

The same people and rows through both doors; the sample list of 1,000 is walked by python -m benchmarks.day --mode walk.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from benchmarks.day import walk_desk
from benchmarks.day.judge import Judge, judge_of
from benchmarks.day.operators import Buttons, by_verb
from benchmarks.day.places import Place
from benchmarks.day.sample import HEADS, QUICK, sample
from benchmarks.day.sizes import BRINGS, VERIFIES
from benchmarks.day.town import fill
from benchmarks.day.walk import SHARE, doubtful_later
from benchmarks.day.walk_chat import walk
from storage.register import chats
from storage.store.transaction import Transaction
from tests.browser.chromium import Windows
from tests.cast import OperatorActor
from tests.end_to_end.program import free_port
from tests.newest import newest_file
from tests.stories.confirming import last
from tests.stories.listing import brings
from tests.town import Town

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(400)]
Staff = dict[int, OperatorActor]
PATIENCE = 60.0


@asynccontextmanager
async def brought(folder: Path) -> AsyncIterator[tuple[Town, Staff, Judge, int]]:
    """A town that misses the people of the sample, two operators, and the list, compared with the register."""
    port, listed = free_port(), sample(QUICK)
    at = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    await asyncio.to_thread(folder.mkdir)
    town = Town(folder, **at, second_factor="required")
    newest_file(folder / "zvistka.db")
    await asyncio.to_thread(fill, town.database_url, [town.keys], QUICK.sizes)
    async with town:
        first, second = await town.operator("Марія"), await town.operator("Петро")
        known = [await town.store.read(_chat_of, one.person.id) for one in (first, second)]
        place = Place("SQLite", town.database_url)
        judge = await judge_of(town.store, place, listed, (known[0], known[1]), town.clock)
        await brings(first, listed.csv.partition("\n")[2], heads=f"{HEADS}\n", patience=PATIENCE, encoding="utf-8")
        yield town, {BRINGS: first, VERIFIES: second}, judge, await last(town, "returned_list")


async def _chat_of(tx: Transaction, telegram_id: int) -> int:
    return await chats.find(tx, telegram_id) or 0


async def in_the_chat(town: Town, staff: Staff, judge: Judge, list_id: int) -> int:
    """Every step of the walk; how many there are."""
    presses, steps = 0, walk(judge, list_id)
    step = next(steps)
    with suppress(StopIteration):
        while True:
            who, presses = staff[step.who], presses + 1
            read = {message.message_id for message in who.person.chat}
            if step.writes:
                await who.says(step.sends)
            else:
                who.forges(step.sends)
            step = steps.send(await answer(town, who, read, step.then) if step.then else {})
    await town.settles()
    return presses


async def answer(town: Town, who: OperatorActor, read: set[int], verbs: tuple[str, ...]) -> Buttons:
    """The buttons of the first new message that has one of these."""

    def shown() -> Buttons | None:
        new = [by_verb(one.presses) for one in who.person.chat if one.from_bot and one.message_id not in read]
        return next((found for found in new if set(verbs) & found.keys()), None)

    found = await town.telegram.changes.until(shown, PATIENCE)
    assert found is not None, f"nothing came with {verbs}\n{who.person}"
    return found


async def test_a_third_of_the_presses_is_enough_and_nothing_is_lost(windows: Windows, tmp_path: Path) -> None:
    async with brought(tmp_path / "chat") as (town, staff, judge, list_id):
        in_chat = await in_the_chat(town, staff, judge, list_id)
        assert not any(judge.faults().values()), judge.faults()
    async with brought(tmp_path / "desk") as (town, _staff, judge, list_id):
        both = await walk_desk.walks(str(town.settings().desk_url), judge, list_id)
        await town.settles()
        assert not any(judge.faults().values()), judge.faults()
        assert [doubtful_later(judge, one.pages) for one in both] == [0, 0]
    at_desk = sum(one.presses for one in both)
    assert at_desk <= SHARE * in_chat, (at_desk, in_chat)
