"""How far relatives have been told about the returns that were verified lately, for the board of operators."""

from bot.model.message import DAY
from bot.model.returned import Telling
from storage.register import kin
from storage.returns.standing import STANDING
from storage.store.transaction import Transaction

_NOT_OWN = f"NOT {kin.misses(':chat', 'n.person_id', 'n.inquiry_id')}"


async def lately(tx: Transaction, chat_id: int, now: int) -> Telling:
    """Of the returns verified within a day that still stand; nobody of this chat's own family (N1)."""
    rows = await tx.all(  # CROSS: what is looked at first is few, whatever SQLite thinks of it
        f"SELECT {STANDING} AS standing, COUNT(*) AS n FROM verification v CROSS JOIN notice n"
        " LEFT JOIN call c ON c.notice_id = n.id WHERE n.verification_id = v.id AND v.verified_at > :since"
        f" AND v.state = 'standing' AND n.sort = 'return' AND {_NOT_OWN} GROUP BY 1",
        since=now - DAY,
        chat=chat_id,
    )
    return Telling.of({row["standing"]: row["n"] for row in rows})
