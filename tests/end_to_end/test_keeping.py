"""Keeping what the database holds: a backup while the bot runs, a restore elsewhere, a change of keys."""

import asyncio
from pathlib import Path

from storage.store.keys import new_master_key
from tests.cast import Relative
from tests.end_to_end.deployment import Deployment

MENU = "<b>Menu.</b> What would you like to do?"


async def is_known(anna: Relative) -> None:
    """The bot remembers that she gave her consent."""
    await anna.says("/start")
    await anna.sees(MENU)


async def test_what_was_saved_while_the_bot_ran_is_there_elsewhere(deployment: Deployment, tmp_path: Path) -> None:
    copy, elsewhere = str(tmp_path / "copy.db"), f"sqlite:///{tmp_path}/elsewhere/zvistka.db"
    anna = deployment.relative("Anna")
    bot = await deployment.runs()
    await anna.agrees()
    assert (await deployment.verb("backup", copy)).code == 0
    assert await bot.stops() == 0
    over_the_old, with_another_key = await asyncio.gather(
        deployment.verb("restore", copy),
        deployment.verb("restore", copy, DATABASE_URL=elsewhere, DATA_KEYS=new_master_key()),
    )
    assert (over_the_old.code, with_another_key.code) == (1, 1)
    restored = await deployment.verb("restore", copy, DATABASE_URL=elsewhere)
    assert restored.code == 0
    assert restored.said.startswith("restored: schema ")
    await deployment.runs(DATABASE_URL=elsewhere)
    await is_known(anna)


async def test_keys_change_while_the_bot_runs(deployment: Deployment) -> None:
    old, new = deployment.environ["DATA_KEYS"], new_master_key()
    both = f"{new},{old}"
    anna = deployment.relative("Anna")
    bot = await deployment.runs(DATA_KEYS=both)
    await anna.agrees()
    rotated = await deployment.verb("rotate-keys", DATA_KEYS=both)
    assert rotated.code == 0, rotated
    assert "1 chat" in rotated.said
    await is_known(anna)
    assert await bot.stops() == 0
    refused = await deployment.verb("run", DATA_KEYS=old)
    assert refused.code == 1
    assert not refused.complained.startswith("{")
    await deployment.runs(DATA_KEYS=new)
    await is_known(anna)
