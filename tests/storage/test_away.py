"""What is due and does not leave: after ten minutes of silence all of it, before only what was tried."""

from storage.returns import acknowledgements, away, calls, notices, telling, unread
from storage.returns.unread import Step
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import Case, case

HOLD, NOW = 120, 10_000


async def _is_due(tx: Transaction, number: int, **outbox: int) -> tuple[Case, int]:
    one = await case(tx, number)
    notice = await one.notice(tx, await one.verify(tx, await one.report(tx)))
    await one.post(tx, notice, **outbox)
    return one, notice


async def _overdue(tx: Transaction, now: int) -> list[int]:
    return [one.notice_id for one in await away.overdue(tx, HOLD, now, 10)]


async def test_what_was_not_tried_is_overdue_when_telegram_is_silent_alone(store: Store) -> None:
    async def story(tx: Transaction) -> None:
        (_one, untried), (_other, tried) = await _is_due(tx, 1), await _is_due(tx, 2, tries=1)
        _later = await _is_due(tx, 3, tries=5, put_at=NOW - away.AWAY - HOLD + 1)
        await away.reached(tx, NOW - 300)
        assert not await away.is_silent(tx, NOW)
        assert await _overdue(tx, NOW) == [tried]
        await away.reached(tx, NOW - 270)  # a minute is not written down twice
        silent = NOW - 300 + away.AWAY
        assert await away.is_silent(tx, silent)
        assert set(await _overdue(tx, silent)) >= {untried, tried}
        assert await calls.add_while_due(tx, tried, "away", silent)
        assert tried not in await _overdue(tx, silent)
        await away.reached(tx, silent)
        assert not await away.is_silent(tx, silent)

    await store.run(story)


async def test_a_notice_goes_from_told_over_unread_to_acknowledged(store: Store) -> None:
    async def story(tx: Transaction) -> None:
        one, notice = await _is_due(tx, 1)
        assert await acknowledgements.by_press(tx, notice, one.chat, NOW) is None
        assert await acknowledgements.by_words(tx, one.chat, 99, NOW) == []
        await notices.mark_told(tx, notice, NOW, 7)
        assert (await telling.lately(tx, 0, 0)).told == 1
        (seen,) = await unread.due(tx, Step.TOLD, NOW, 5)
        assert await unread.move(tx, seen, Step.ASKED_AGAIN)
        assert not await unread.move(tx, seen, Step.ASKED_AGAIN)
        assert await unread.due(tx, Step.TOLD, NOW, 5) == []
        await calls.add_beside(tx, notice, "unread", NOW)
        assert (await telling.lately(tx, 0, 0)).to_be_called == 1
        assert await calls.take(tx, (await _call_of(tx, notice)), one.reporter, NOW)
        for before in (6, 7):
            assert await acknowledgements.by_words(tx, one.chat, before, NOW) == []
        assert len(await acknowledgements.by_words(tx, one.chat, 8, NOW)) == 1
        assert await calls.in_hand(tx, notice) is not None
        assert await calls.give_back(tx, (await _call_of(tx, notice)), one.reporter)
        assert not await tx.exists("call")
        again = await acknowledgements.by_press(tx, notice, one.chat, NOW)
        assert again is not None and again.again and again.known
        assert (await telling.lately(tx, 0, 0)).acknowledged == 1

    await store.run(story)


async def _call_of(tx: Transaction, notice: int) -> int:
    return int((await tx.known("SELECT id FROM call WHERE notice_id = :id", id=notice))["id"])
