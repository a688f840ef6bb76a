"""The simple sweeps: what is past its time and hangs on nothing.  Each takes a page and says how many it took."""

from dataclasses import dataclass

from bot.model.message import DAY
from bot.model.silence import SILENCE, WARNINGS
from storage.staff import audit
from storage.store import stamps
from storage.store.transaction import Transaction

PAGE = 1_000
DEAD_UPDATES, OPEN_ANSWERS, SPENT, RECEIPTS = 90 * DAY, 90 * DAY, 30 * DAY, 3 * 365 * DAY
SHIFTS = 14 * DAY
READ, UNREAD = 30 * DAY, 365 * DAY


@dataclass(frozen=True)
class Moments:
    """The present, and how many days what has ended is kept."""

    now: int
    retention_days: int

    @property
    def ended(self) -> int:
        """What has ended before that moment goes."""
        return self.now - self.retention_days * DAY

    @property
    def silent(self) -> int:
        """Whoever has given no sign since that moment is silent."""
        return self.now - SILENCE

    @property
    def warned(self) -> int:
        """Whoever was warned before that moment has had the time that they were promised."""
        return self.now - WARNINGS[-1]

    @property
    def receipt(self) -> int:
        """A receipt that has not arrived since that moment will not arrive."""
        return self.now - SPENT


async def dead_updates(tx: Transaction, moments: Moments) -> int:
    """What could not be worked on; a person had time to look."""
    return await _delete(tx, "inbox", "state = 'dead' AND settled_at < :before", moments.now - DEAD_UPDATES)


async def words_of_no_inquiry(tx: Transaction, moments: Moments) -> int:
    """What somebody wrote that belongs to no inquiry."""
    return await _delete(tx, "message", "inquiry_id IS NULL AND sent_at < :before", moments.ended)


async def drafts(tx: Transaction, moments: Moments) -> int:
    """Forms that nobody has gone on with; whoever was in one is not in it any more."""
    before = moments.now - OPEN_ANSWERS
    await tx.execute(
        "UPDATE chat SET form = NULL WHERE form IS NOT NULL AND EXISTS (SELECT 1 FROM draft d"
        " WHERE d.chat_id = chat.id AND d.form = chat.form AND d.updated_at < :before)",
        before=before,
    )
    return await tx.execute("DELETE FROM draft WHERE updated_at < :before", before=before)


async def sightings(tx: Transaction, moments: Moments) -> int:
    """Whom somebody met, with what it was linked to."""
    return await _delete(tx, "sighting", "reported_at < :before", moments.ended)


# A list that has ended, or of which nobody has said where it comes from: whoever was asked has left the question open.
_SPENT_LIST = "(l.received_at < :before OR (l.state = 'received' AND l.received_at < :unsaid))"


def _spent(moments: Moments) -> dict[str, int]:
    return {"before": moments.ended, "unsaid": moments.now - OPEN_ANSWERS}


async def rows_of_lists(tx: Transaction, moments: Moments) -> int:
    """The rows of lists of returned people, with whom each may be."""
    rows = f"SELECT w.id FROM returned_row w JOIN returned_list l ON l.id = w.list_id WHERE {_SPENT_LIST}"
    page = await tx.all(f"{rows} LIMIT :page", page=PAGE, **_spent(moments))
    for row in page:
        await tx.execute("DELETE FROM candidate WHERE row_id = :id", id=row["id"])
        await stamps.change_all(tx, "return_report", {"row_id": None}, "row_id = :row", row=row["id"])
        await tx.execute("DELETE FROM returned_row WHERE id = :id", id=row["id"])
    return len(page)


async def lists(tx: Transaction, moments: Moments) -> int:
    """Lists of which no row is left."""
    empty = "NOT EXISTS (SELECT 1 FROM returned_row w WHERE w.list_id = l.id)"
    spent = f"SELECT l.id FROM returned_list l WHERE {_SPENT_LIST} AND {empty}"
    await tx.execute(f"DELETE FROM batch WHERE list_id IN ({spent})", **_spent(moments))
    return await tx.execute(f"DELETE FROM returned_list WHERE id IN ({spent} LIMIT {PAGE})", **_spent(moments))


async def rejected_matches(tx: Transaction, moments: Moments) -> int:
    """Who somebody on a list is not."""
    return await tx.execute("DELETE FROM rejected_match WHERE rejected_at < :before", before=moments.ended)


async def imports(tx: Transaction, moments: Moments) -> int:
    """Registers that were sent: their name, and where Telegram has them."""
    return await _delete(tx, "register_import", "COALESCE(settled_at, brought_at) < :before", moments.now - SPENT)


async def invitations(tx: Transaction, moments: Moments) -> int:
    """Used up, or too old to be used."""
    return await _delete(tx, "invitation", "expires_at < :before", moments.now - SPENT)


async def handovers(tx: Transaction, moments: Moments) -> int:
    """What was written to a shift that is over."""
    return await _delete(tx, "handover", "written_at < :before", moments.now - SHIFTS)


async def announcements(tx: Transaction, moments: Moments) -> int:
    """What an operator was told at the desk, and has read."""
    return await _delete(tx, "announcement", "read_at < :before", moments.now - READ)


async def unread_announcements(tx: Transaction, moments: Moments) -> int:
    """What nobody has come to read for a year."""
    return await _delete(tx, "announcement", "said_at < :before", moments.now - UNREAD)


async def details(tx: Transaction, moments: Moments) -> int:
    """The details of the audit; who did what to which row, and when, stays, and so does until when they were erased."""
    gone = await tx.execute(
        "UPDATE audit SET sealed = NULL WHERE id IN"
        " (SELECT id FROM audit WHERE at < :before AND sealed IS NOT NULL LIMIT :page)",
        page=PAGE,
        before=moments.ended,
    )
    if gone:
        await audit.write(tx, None, *audit.DETAILS_ERASED, moments.ended, moments.now)
    return gone


async def receipts(tx: Transaction, moments: Moments) -> int:
    """The numbers of receipts."""
    return await _delete(tx, "erasure", "erased_at < :before", moments.now - RECEIPTS)


async def _delete(tx: Transaction, table: str, past: str, before: int) -> int:
    return await tx.execute(
        f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE {past} LIMIT {PAGE})", before=before
    )
