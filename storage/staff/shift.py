"""The shift: what operators have in hand at this moment, who is here, what has been done today.

Whatever is about somebody whom the reader misses is left out, of the numbers too (N1); what is in hand is asked for one
by one where the door check is (bot/use_cases/staff/board.py).
"""

from bot.model.board import Pile, Today
from storage.lists.list_rows import NOT_OWN
from storage.lists.settled import WORK
from storage.register import kin
from storage.store.transaction import Row, Transaction


async def reviews(tx: Transaction, now: int) -> list[Row]:
    """Inquiries in somebody's hands: operator, id, until."""
    return await tx.all(
        "SELECT reviewer_id AS operator, id, reviewer_until AS until FROM inquiry"
        " WHERE state = 'received' AND reviewer_until > :now ORDER BY id",
        now=now,
    )


async def talks(tx: Transaction, now: int) -> list[Row]:
    """Talks: the id is that of the chat."""
    return await tx.all(
        "SELECT taken_by AS operator, chat_id AS id, taken_until AS until FROM talk WHERE taken_until > :now"
        " ORDER BY chat_id",
        now=now,
    )


async def meetings(tx: Transaction, now: int) -> list[Row]:
    """Reports of meetings."""
    return await tx.all(
        "SELECT taken_by AS operator, id, taken_until AS until FROM sighting"
        " WHERE state = 'new' AND taken_until > :now ORDER BY id",
        now=now,
    )


async def calls(tx: Transaction) -> list[Row]:
    """Calls, which stay in hand until they are made or laid down."""
    return await tx.all(
        "SELECT taken_by AS operator, id FROM call WHERE taken_by IS NOT NULL AND told_at IS NULL ORDER BY id"
    )


async def rows(tx: Transaction, chat_id: int, now: int) -> list[Row]:
    """Rows of lists, together what is on one page: operator, list, number (of the first), n, page, until.

    proposed: whether it is a page of the second look.
    """
    return await tx.all(
        "SELECT w.held_by AS operator, w.list_id AS list, w.held_page AS page, MIN(w.number) AS number, COUNT(*) AS n,"
        " MIN(w.id) AS id, MAX(w.held_until) AS until, MAX(CASE w.state WHEN 'proposed' THEN 1 ELSE 0 END) AS proposed"
        " FROM returned_row w"
        f" WHERE w.held_by IS NOT NULL AND w.held_until > :now AND {NOT_OWN}"
        " GROUP BY w.held_by, w.list_id, w.held_page ORDER BY MIN(w.id)",
        now=now,
        chat=chat_id,
    )


async def rows_to_decide(tx: Transaction, chat_id: int) -> Pile:
    """Rows of all lists about which somebody has to decide, and since when the oldest list is here."""
    row = await tx.known(
        "SELECT COUNT(*) AS n, MIN(l.received_at) AS since FROM returned_list l JOIN returned_row w ON w.list_id = l.id"
        f" WHERE l.state = 'open' AND {WORK} AND {NOT_OWN}",
        chat=chat_id,
    )
    return Pile(row["n"], row["since"])


async def letter_since(tx: Transaction, person_id: int) -> int | None:
    """Since when a letter of a relative of that person waits to be read."""
    row = await tx.known(
        "SELECT MIN(m.sent_at) AS since FROM inquiry i JOIN message m ON m.chat_id = i.chat_id AND m.read_at IS NULL"
        " WHERE i.person_id = :person",
        person=person_id,
    )
    return None if row["since"] is None else int(row["since"])


async def seen(tx: Transaction) -> dict[int, int]:
    """When each operator last did something at the desk or, to the hour, anywhere."""
    rows = await tx.all(
        "SELECT operator_id, MAX(at) AS at FROM (SELECT operator_id, seen_at AS at FROM desk_session"
        " UNION ALL SELECT operator_id, used_at FROM operator_use) AS uses GROUP BY operator_id"
    )
    return {row["operator_id"]: row["at"] for row in rows}


async def comparing(tx: Transaction, list_id: int, chat_id: int) -> tuple[int, int]:
    """How many rows of a list were compared with the register, and how many it has; none of the own family."""
    of_list = f"returned_row w WHERE w.list_id = :list AND {NOT_OWN}"
    total = await tx.count(of_list, list=list_id, chat=chat_id)
    return total - await tx.count(f"{of_list} AND w.state = 'new'", list=list_id, chat=chat_id), total


_CALLED = "call c JOIN notice n ON n.id = c.notice_id JOIN verification v ON v.id = n.verification_id"


async def today(tx: Transaction, chat_id: int, since: int) -> Today:
    """How much has been done since then, nothing about whom this chat misses."""

    async def count(rows: str, person: str, inquiry: str = "NULL") -> int:
        return await tx.count(f"{rows} AND NOT {kin.misses(':chat', person, inquiry)}", since=since, chat=chat_id)

    return Today(
        await count("inquiry i WHERE i.received_at >= :since", "i.person_id", "i.id"),
        await count("inquiry i WHERE i.accepted_at >= :since", "i.person_id", "i.id"),
        await count("return_report r WHERE r.reported_at >= :since", "r.person_id"),
        await count("verification v WHERE v.state = 'standing' AND v.verified_at >= :since", "v.person_id"),
        await count("return_report r WHERE r.reported_at >= :since AND r.row_id IS NOT NULL", "r.person_id"),
        await count(f"{_CALLED} WHERE c.told_at >= :since", "v.person_id", "n.inquiry_id"),
    )
