"""Work beside the bot: after every change, again after a pause when it failed, and no fault ends it."""

import asyncio
from types import SimpleNamespace

import pytest
from structlog.testing import capture_logs

from bot.loops import attempt, every_change
from storage.store.lease import LeaseLost
from storage.store.signal import Signal


async def looks(seconds: float, outcomes: list[bool], *, pause: float, changes: bool) -> int:
    """How often the work looked for something to do in the meantime."""
    store, left = SimpleNamespace(changes=Signal()), list(outcomes)

    async def work() -> bool:
        if changes:
            store.changes.notify()
        return left.pop(0) if left else True

    loop = asyncio.create_task(every_change(store, work, pause=pause, breath=0.01))  # type: ignore[arg-type]
    await asyncio.sleep(seconds)
    loop.cancel()
    return len(outcomes) - len(left)


async def test_it_works_after_every_change_and_rests_when_nothing_changes() -> None:
    assert await looks(0.2, [True] * 50, pause=60, changes=True) > 3
    assert await looks(0.2, [True] * 50, pause=60, changes=False) == 1


async def test_what_failed_is_not_tried_again_before_the_pause() -> None:
    assert await looks(0.2, [False] * 50, pause=60, changes=True) == 1
    assert await looks(0.5, [False] * 50, pause=0.05, changes=True) > 1


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
