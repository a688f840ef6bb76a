"""A full disk: whoever is woken reads what to do, and no word of a family is lost or acted on twice."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.cast import Relative
from tests.end_to_end.deployment import Deployment
from tests.end_to_end.program import until
from tests.end_to_end.small_disk import SmallDisk, mounted

FAMILIES, LINES = 10, 6  # together enough to fill what a log that was written before has room for
FULL = "the disk is full, SQLITE_FULL). Free space there; nothing that was received is lost\n"


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[SmallDisk]:
    with mounted(tmp_path / "disk", 16) as small:
        yield small


@pytest.fixture
async def on_it(disk: SmallDisk, tmp_path: Path) -> AsyncIterator[Deployment]:
    """The database is on the small disk, what the processes write to their logs is not."""
    async with Deployment(tmp_path, DATABASE_URL=f"sqlite:///{disk.folder}/zvistka.db") as deployed:
        deployed.database = disk.folder / "zvistka.db"
        yield deployed


async def several(on_it: Deployment) -> list[Relative]:
    """Families who have agreed; several, as a chat gets one message a second."""
    families = [on_it.relative(f"Anna {number}") for number in range(FAMILIES)]
    await asyncio.gather(*(one.agrees() for one in families))
    return families


async def write(families: list[Relative]) -> None:
    for one in families:
        for _line in range(LINES):
            await one.says("/help")


def read(families: list[Relative]) -> list[int]:
    """How many messages each has got."""
    return [len(one.person.words()) for one in families]


@pytest.mark.parametrize("verb", [("run",), ("migrate",), ("invite", "--role", "admin")], ids=lambda verb: verb[0])
async def test_a_start_on_a_full_disk_ends_with_what_to_do(
    disk: SmallDisk, on_it: Deployment, verb: tuple[str, ...]
) -> None:
    disk.is_filled()
    ended = await on_it.verb(*verb)
    assert ended.code == 1
    assert ended.complained == f"the database cannot be opened ({on_it.database}: {FULL}"


async def test_a_copy_that_does_not_fit_says_so_and_leaves_nothing(disk: SmallDisk, on_it: Deployment) -> None:
    assert (await on_it.verb("migrate")).code == 0
    disk.is_filled(leaving=400_000)
    ended = await on_it.verb("backup", str(disk.folder / "copy.db"))
    assert ended.code == 1
    assert ended.complained == "the disk is full, SQLITE_FULL. Free space there; nothing that was received is lost.\n"
    assert not list(disk.folder.glob("copy*"))
    assert "wrong    disk: " in (await on_it.verb("check")).said


async def test_what_families_write_meanwhile_is_answered_once_when_there_is_room(
    disk: SmallDisk, on_it: Deployment
) -> None:
    bot, families = await on_it.runs(), await several(on_it)
    await on_it.settles()
    before = read(families)
    disk.is_filled()
    await write(families)
    await bot.says("the disk is full")
    assert await on_it.page("/readyz") == (503, "disk full")
    assert (await on_it.page("/healthz"))[0] == 200
    disk.has_room()
    answered = [words + LINES for words in before]
    await until(lambda: read(families) == answered)
    await on_it.settles()
    assert read(families) == answered
    assert on_it.rows("SELECT count(*) FROM inbox WHERE state = 'dead'") == [(0,)]
    assert bot.code is None
    assert await on_it.page("/readyz") == (200, "leader")


async def test_telegram_is_asked_to_bring_again_what_could_not_be_kept(disk: SmallDisk, on_it: Deployment) -> None:
    way_in = {"WEBHOOK_URL": f"http://{on_it.listen}/telegram", "WEBHOOK_SECRET": "a-secret-word"}
    bot, families = await on_it.runs(**way_in), await several(on_it)
    before = read(families)
    disk.is_filled()
    await write(families)
    await bot.says("update not committed")
    disk.has_room()
    await until(lambda: read(families) == [words + LINES for words in before])
    assert bot.code is None
