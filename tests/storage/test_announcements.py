"""What operators are told at the desk, on both databases: read by its reader only, and found to have been heard."""

from bot.model.announcement import Announcement
from bot.model.message import Kind, Message
from storage.queues import announcements, hearing
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import case

NOW = 1_000


async def test_it_waits_for_its_reader_and_counts_as_heard_once_they_have_read_it(store: Store) -> None:
    own, other = await store.run(_told)
    assert (await store.read(announcements.unread, own, NOW)).count == 2
    assert (await store.read(announcements.unread, own, NOW - 1)).count == 0
    first, *_ = unread = await store.read(_page, own, read=False)
    assert [one.html for one in unread] == ["Second", "First"]
    await store.run(announcements.have_read, other, [first.id], NOW)
    assert await store.read(hearing.heard_at, "second") is None
    await store.run(announcements.have_read, own, [first.id], NOW + 5)
    assert await store.read(hearing.heard_at, "second") == NOW + 5
    assert [one.id for one in await store.read(_page, own, read=True)] == [first.id]
    assert [one.html for one in await store.read(_page, own, read=False)] == ["First"]
    await store.run(announcements.drop, own)
    assert (await store.read(announcements.unread, own, NOW)).since is None


async def _told(tx: Transaction) -> tuple[int, int]:
    """Of two operators one is told twice, the second time about a case; the same again adds nothing."""
    known = await case(tx)
    chats = await tx.all("SELECT chat_id FROM operator ORDER BY id")
    own, other = (row["chat_id"] for row in chats)
    await announcements.add(tx, own, Message(Kind.ALARM, "First"), "en", NOW)
    for _twice in range(2):
        about = {"person_id": known.person, "inquiry_id": known.inquiry}
        await announcements.add(tx, own, Message(Kind.ALARM, "Second"), "en", NOW, dedup="second", **about)
    await announcements.add(tx, known.chat, Message(Kind.ALARM, "To a family"), "en", NOW)
    assert await tx.count("announcement") == 2
    return own, other


async def _page(tx: Transaction, chat_id: int, *, read: bool) -> list[Announcement]:
    return await announcements.page(tx, chat_id, NOW, None, 10, read=read)
