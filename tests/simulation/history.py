"""One history from its seed: what it broke."""

import asyncio
import random
from pathlib import Path
from types import SimpleNamespace

import aiosqlite
import pytest

from storage.store import ids, sqlite
from storage.store.keys import new_master_key
from tests.simulation.promised import broken
from tests.simulation.virtual_time import lived_through
from tests.simulation.world import World


def told(seed: int, folder: Path, deeds: int) -> World:
    """The world at the end of that history; broken: the promises that it broke, in words."""
    world = World(seed, folder / f"{seed}.db", new_master_key())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aiosqlite, "connect", world.connect)
        # A real clock or a real draw in between, and the same seed would be another history.
        patch.setattr(sqlite, "time", SimpleNamespace(monotonic=lambda: 0.0, perf_counter=lambda: 0.0))
        patch.setattr(ids, "secrets", SimpleNamespace(randbits=random.Random(seed).getrandbits))
        lived_through(_history(world, deeds))
    return world


async def _history(world: World, deeds: int) -> None:
    await world.begins()
    await world.goes_on(deeds)
    ended = await world.ends()
    world.broken = await broken(world) + ([] if ended else ["something never came to its end"])
    await world.store.close()
    await asyncio.sleep(0)
