"""How many people each operator has opened of late without doing anything for them."""

from dataclasses import dataclass
from typing import Final

from storage.staff.looks import LOOKS
from storage.store.transaction import Transaction

# The first page of what waits is work that was handed out, a further page of a search belongs to the search, and rows
# of a list are looked at by hundreds before they are decided together: what a list tells is announced instead.
_OPENING: Final = "'viewed', 'saw telephone', 'saw file', 'searched', 'read'"
# To lay something down is no deed: it leads to the next one.
_NO_DEEDS: Final = ", ".join(f"'{action}'" for action in (*LOOKS, "put off", "took back", "gave back"))
# Each person once, whatever was looked at of them; a search counts by itself.
_PEOPLE: Final = (
    "SELECT a.subject, COALESCE(a.subject_id, a.id) AS id FROM audit a"
    f" WHERE a.operator_id = :operator AND a.at > :since AND a.action IN ({_OPENING})"
    " AND a.subject NOT IN ('returned_list', 'returned_row') AND NOT EXISTS"
    " (SELECT 1 FROM audit d WHERE d.subject = a.subject AND d.subject_id = a.subject_id"
    f" AND d.operator_id = a.operator_id AND d.at > :since AND d.action NOT IN ({_NO_DEEDS})) GROUP BY 1, 2"
)


_LEAFED: Final = "audit a WHERE a.operator_id = :operator AND a.at > :since AND a.action = 'leafed'"
PAGES_FREE: Final = 5  # within the time that is counted: somebody looks for one they remember
PEOPLE_OF_PAGE: Final = 10  # so many each page beyond counts: it names up to fifty, and says little of each


@dataclass(frozen=True)
class Meter:
    """What is known of an operator: since when is counted, when it was told, since when there is a pause."""

    counted_from: int = 0
    told_at: int = 0
    paused_at: int | None = None


async def of(tx: Transaction, operator_id: int) -> Meter:
    """The meter of an operator."""
    row = await tx.one(
        "SELECT counted_from, told_at, paused_at FROM meter WHERE operator_id = :operator", operator=operator_id
    )
    return Meter(**row) if row else Meter()


async def opened(tx: Transaction, operator_id: int, since: int) -> int:
    """How many people an operator has opened since then, or leafed through."""
    people = await tx.count(f"({_PEOPLE}) AS people", operator=operator_id, since=since)
    pages = await tx.count(_LEAFED, operator=operator_id, since=since)
    return people + PEOPLE_OF_PAGE * max(0, pages - PAGES_FREE)


async def told(tx: Transaction, operator_id: int, now: int) -> None:
    """Administrators have been told."""
    await tx.upsert("meter", key="operator_id", operator_id=operator_id, told_at=now)


async def pause(tx: Transaction, operator_id: int, now: int) -> None:
    """From now on they see nobody."""
    await tx.upsert("meter", key="operator_id", operator_id=operator_id, told_at=now, paused_at=now)


async def end_pause(tx: Transaction, operator_id: int, paused_at: int, now: int) -> bool:
    """They may go on, and are counted anew; False when there is no such pause."""
    return await tx.changed(
        "UPDATE meter SET paused_at = NULL, told_at = 0, counted_from = :now"
        " WHERE operator_id = :operator AND paused_at = :since",
        operator=operator_id,
        since=paused_at,
        now=now,
    )


async def forget(tx: Transaction, operator_id: int) -> None:
    """Of somebody who was removed: whoever comes back begins anew."""
    await tx.execute("DELETE FROM meter WHERE operator_id = :operator", operator=operator_id)
