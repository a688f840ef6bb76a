"""A lockdown on both databases: begun once, what leaves in it, and what has waited is due when it is over."""

from typing import Any

from bot.model.lockdown import FOR_EVER
from bot.model.message import Kind, Message
from storage.queues import flight, outbox
from storage.staff import lockdowns
from storage.store import lease, stamps
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import case, chat, operator

NOW = 1_795_000_000


async def test_what_is_for_families_waits_and_the_rest_leaves(store: Store) -> None:
    async def in_a_lockdown(tx: Transaction) -> None:
        held = await lease.take(tx, "bot", "first", 3_600)
        assert held is not None
        one = await case(tx, 7)
        report = await one.report(tx)
        notice = await one.notice(tx, await one.verify(tx, report))
        assert await stamps.change(tx, "return_report", report, {"state": "verified", "decided_by": one.verifier})
        about: dict[Kind, dict[str, Any]] = {Kind.NOTICE: {"notice_id": notice}}
        rows = [
            await outbox.put(
                tx, one.chat if kind in about else await chat(tx, n), Message(kind, "x"), NOW, **about.get(kind, {})
            )
            for n, kind in enumerate(Kind, 10)
        ]
        assert await lockdowns.begin(tx, await operator(tx, 1), NOW)
        assert not await lockdowns.begin(tx, None, NOW + 1)
        left = {letter.kind for letter in await flight.claim(tx, held, rows, NOW)}
        assert left == set(Kind) - {Kind.NOTICE, Kind.BROADCAST}
        assert await tx.count("outbox WHERE due_at = :ever", ever=FOR_EVER) == 2
        assert await lockdowns.waiting_notices(tx) == 1
        await lockdowns.lift(tx, NOW + 60)
        waited = [row["id"] for row in await tx.all("SELECT id FROM outbox WHERE state = 'due'")]
        assert await flight.claim(tx, held, waited, NOW + 59) == []
        assert len(await flight.claim(tx, held, waited, NOW + 60)) == 2

    await store.run(in_a_lockdown)
    assert not await store.read(lockdowns.is_on)
