"""What the shift board reads, on both databases: counts of today, what is in hand, notes; nothing of the own family."""

from bot.model.board import Pile, Today
from storage.queues import in_chat
from storage.register import chats, in_review, talks
from storage.returns import calls
from storage.staff import handovers, operators, shift
from storage.store.store import Store
from storage.store.transaction import Transaction
from storage.wait import digests
from tests.storage.cast import case

NOW = 1_800_000_000


async def test_the_board_reads_what_waits_and_what_is_in_hand(store: Store) -> None:
    known = await store.run(case)
    await store.run(_in_hand, known.inquiry, known.reporter)
    staff = await store.read(operators.get, known.verifier)
    assert [row["id"] for row in await store.read(shift.reviews, NOW)] == [known.inquiry]
    assert await store.read(shift.reviews, NOW + 60) == []
    for found in (shift.talks, shift.meetings):
        assert await store.read(found, NOW) == []
    assert await store.read(shift.calls) == []
    assert await store.read(shift.rows, staff.chat_id, NOW) == []
    assert await store.read(shift.rows_to_decide, staff.chat_id) == Pile(0)
    assert await store.read(shift.comparing, 7, staff.chat_id) == (0, 0)
    assert await store.read(shift.letter_since, known.person) is None
    assert await store.read(shift.today, staff.chat_id, NOW - 1) == Today(1, 0, 0, 0)
    assert await store.read(shift.today, known.chat, NOW - 1) == Today(0, 0, 0, 0), "the own family"
    assert await store.read(shift.seen) == {known.reporter: 5}
    assert await store.read(in_review.pile, known.verifier, NOW) == Pile(0)
    assert await store.read(talks.pile, staff, NOW) == Pile(0)
    assert await store.read(calls.pile, known.verifier, NOW) == Pile(0)
    assert await store.read(digests.pile_to_verify, staff, NOW) == Pile(0)


async def test_a_note_is_kept_until_somebody_puts_it_away(store: Store) -> None:
    known = await store.run(case)
    note = await store.run(handovers.add, known.reporter, "Список 2", NOW)
    assert [one.words for one in await store.read(handovers.open_ones, NOW - 1)] == ["Список 2"]
    assert [await store.run(handovers.done, note, NOW) for _twice in range(2)] == [True, False]
    assert await store.read(handovers.open_ones, NOW - 1) == []
    await store.run(in_chat.keep, only_alerts=True)
    assert await store.read(in_chat.only_alerts)
    assert not await store.read(chats.is_new, known.chat)
    assert await store.read(chats.is_new, 1)


async def _in_hand(tx: Transaction, inquiry_id: int, operator_id: int) -> None:
    await tx.execute(
        "UPDATE inquiry SET state = 'received', received_at = :now, accepted_at = NULL, reviewer_id = :by,"
        " reviewer_until = :until WHERE id = :id",
        now=NOW,
        by=operator_id,
        until=NOW + 60,
        id=inquiry_id,
    )
    await tx.execute("INSERT INTO operator_use (operator_id, used_at) VALUES (:by, 5)", by=operator_id)
