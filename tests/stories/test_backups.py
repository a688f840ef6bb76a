"""The nightly copies: they appear by themselves, and somebody hears when they do not."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.town import Town

DAY = 86_400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "copies"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
async def town(tmp_path: Path, folder: Path) -> AsyncIterator[Town]:
    async with Town(tmp_path, backup_folder=folder, backup_keep=2) as opened:
        yield opened


def copies(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir())


async def test_a_copy_is_there_after_the_start_and_after_each_night(town: Town, folder: Path) -> None:
    await town.bot.backups.look()
    assert copies(folder) == 1
    await town.bot.backups.look()
    assert copies(folder) == 1
    for _ in range(3):
        await town.passes(DAY)
        await town.bot.backups.look()
    assert copies(folder) == 2


async def test_administrators_hear_when_there_was_no_copy_for_two_days(town: Town, folder: Path) -> None:
    admin = await town.operator("Admin", "admin", "en")
    await town.bot.backups.look()
    shutil.rmtree(folder)
    os.close(os.open(folder, os.O_CREAT))  # a file where the folder was
    for _ in range(3):
        await town.passes(DAY)
        await town.bot.backups.look()
        await town.bot.backups.look()
    await admin.sees("<b>Error.</b> The last backup of the data is {days} day old: making a new one fails.", n=2)
