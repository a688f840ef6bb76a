"""What stamps cost: 1,000 returns verified and their notices claimed, with them and without, turn about in one run."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.model.actor import Actor
from bot.model.reference import new_reference
from bot.model.rights import Role
from bot.settings import OrgConfig, Settings
from bot.use_cases.returns import reports as deciding
from storage.queues import flight
from storage.register import chats, inquiries, persons
from storage.returns import proof, reports
from storage.staff import operators
from storage.store import lease, stamps
from storage.store.keys import new_master_key
from storage.store.lease import Lease
from storage.store.store import Store
from storage.store.transaction import Transaction

RETURNS, ROUNDS, AT_ONCE = 1_000, 3, 30
FACTS = {"category": "service_member", "surname": "Коваль", "given": "Тарас", "birth_date": "1991-03-12"}
ASKED = {**FACTS, "relation": "wife", "own_name": "Коваль Анна", "phone": "+447700900111", "phone_source": "contact"}
NOW = 1_795_000_000


@contextmanager
def without() -> Iterator[None]:
    """As if there were none."""

    async def changed(tx: Transaction, table: str, new: dict[str, Any], where: str, **values: Any) -> int:
        to = ", ".join(f"{name} = :{name}" for name in new)
        return await tx.execute(f"UPDATE {table} SET {to} WHERE {where}", **{**values, **new})

    async def nothing(*_args: object, **_more: object) -> dict[int, Any]:
        return {}

    async def stand(*_args: object) -> bool:
        return True

    with (
        patch.object(stamps, "change_all", changed),
        patch.object(stamps, "stand", stand),
        patch.object(stamps, "of", lambda *_args: b""),
        patch.object(stamps, "fits", lambda *_args: True),
        patch.object(proof, "misfits", nothing),
    ):
        yield


async def _waits(tx: Transaction, numbers: range) -> list[int]:
    reporter, _ = await _two(tx)
    made = []
    for number in numbers:
        chat = await chats.get_or_create(tx, number, "private", "uk", NOW)
        inquiry = await inquiries.get(tx, await inquiries.add(tx, chat.id, new_reference(), ASKED, NOW))
        person_id = await persons.add(tx, FACTS, NOW)
        await inquiries.accept(tx, inquiry, person_id, {}, reporter, NOW)
        made.append(await reports.add(tx, person_id, reporter, {"wish": "all"}, NOW))
    return made


async def _two(tx: Transaction) -> tuple[int, int]:
    both = [(await chats.get_or_create(tx, one, "private", "uk", NOW)).id for one in (1, 2)]
    first, second = [await operators.enrol(tx, chat, Role.VERIFIER, "Operator", NOW) for chat in both]
    return first, second


async def _verified(tx: Transaction, org: OrgConfig, those: list[int]) -> None:
    _, second = await _two(tx)
    actor = Actor(await operators.get(tx, second), org, NOW)
    for report_id in those:
        await deciding.vouch(tx, actor, report_id, "Перевірено")


async def _leaving(tx: Transaction, held: Lease) -> int:
    rows = await flight.heads(tx, NOW + 999, dict.fromkeys(flight.URGENCIES, AT_ONCE))
    return len(await flight.claim(tx, held, [row["id"] for row in rows], NOW + 999)) if rows else 0


async def _round(store: Store, org: OrgConfig, first: int) -> tuple[float, float]:
    """Seconds: to verify all; to claim all."""
    waiting = await store.run(_waits, range(first, first + RETURNS))
    began = time.perf_counter()
    for start in range(0, RETURNS, 50):
        await store.run(_verified, org, waiting[start : start + 50])
    verified, held = time.perf_counter(), await store.run(lease.take, "bot", "bench", 3600, by_force=True)
    assert held is not None
    claimed = 0
    while some := await store.run(_leaving, held):
        claimed += some
    assert claimed == RETURNS, claimed
    return verified - began, time.perf_counter() - verified


async def main() -> None:
    """Prints milliseconds for each, and how much more it is with stamps."""
    org = Settings(organisation="Org", hotline="+380400000099", second_factor="off").org
    taken: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for number in range(2 * ROUNDS):
        bare = number % 2 == 1
        with tempfile.TemporaryDirectory() as folder:
            store = await Store.open(f"sqlite:///{Path(folder)}/bench.db", [new_master_key()])
            if bare:
                with without():
                    taken[True].append(await _round(store, org, 10))
            else:
                taken[False].append(await _round(store, org, 10))
            await store.close()
    for place, name in enumerate((f"{RETURNS:,} returns verified", f"{RETURNS:,} notices claimed")):
        stamped, bare_ = (statistics.median(one[place] for one in taken[which]) for which in (False, True))
        print(f"{name}: {stamped * 1e3:,.0f} ms with stamps, {bare_ * 1e3:,.0f} without: x {stamped / bare_:.2f}")


if __name__ == "__main__":
    asyncio.run(main())
