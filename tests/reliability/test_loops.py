"""Work beside the bot: after every change, again after a pause when it failed, and no fault ends it."""

import asyncio
from contextlib import suppress
from types import SimpleNamespace

import pytest
from structlog.testing import capture_logs

from bot.loops import attempt, every_change
from storage.store.lease import LeaseLost
from storage.store.signal import Signal

A_WHILE, PATIENCE = 0.2, 30.0  # seconds: many breaths; what comes at once, on any machine


async def looks(wanted: int, *, went_well: bool, pause: float, changes: bool, patience: float = PATIENCE) -> int:
    """How often the work has looked for something to do, when it was to look so often; patience: for each but one."""
    store, looked = SimpleNamespace(changes=Signal()), asyncio.Semaphore(0)

    async def work() -> bool:
        if changes:
            store.changes.notify()
        looked.release()
        return went_well

    loop = asyncio.create_task(every_change(store, work, pause=pause, breath=0.01))  # type: ignore[arg-type]
    count = 0
    with suppress(TimeoutError):
        while count < wanted:
            await asyncio.wait_for(looked.acquire(), patience if count else PATIENCE)
            count += 1
    loop.cancel()
    return count


async def test_it_works_after_every_change_and_rests_when_nothing_changes() -> None:
    assert await looks(4, went_well=True, pause=60, changes=True) == 4
    assert await looks(2, went_well=True, pause=60, changes=False, patience=A_WHILE) == 1


async def test_what_failed_is_not_tried_again_before_the_pause() -> None:
    assert await looks(2, went_well=False, pause=60, changes=True, patience=A_WHILE) == 1
    assert await looks(2, went_well=False, pause=0.05, changes=True) == 2


@pytest.mark.parametrize(
    ("raised", "level"), [(None, None), (ValueError("Коваль"), "error"), (LeaseLost("bot"), "info")]
)
async def test_a_fault_is_written_down_and_goes_no_further(raised: Exception | None, level: str | None) -> None:
    async def work() -> None:
        if raised:
            raise raised

    with capture_logs() as logs:
        assert await attempt(work(), "not done", row=7) is (raised is None)
    assert [(line["log_level"], line["row"]) for line in logs] == ([(level, 7)] if level else [])
