"""What is held about one relative, read from every table that knows the chat (bot/model/holdings.py)."""

from bot.model.chat import Chat, Operator
from bot.model.forms import of_operators
from bot.model.holdings import HeldInquiry, Holdings, OpenAnswers, ToldNotice
from storage.register import declarations, inquiries, messages, sightings
from storage.register.changes import of_inquiry
from storage.returns import notices
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes

PAUSE = 10 * 60  # seconds between two copies


async def of_chat(tx: Transaction, chat: Chat, operator: Operator | None) -> Holdings:
    """Everything that its relative may know."""
    row = await tx.known(
        "SELECT met_at, consent_version, consented_at, withdrawn_at, seen_at FROM chat WHERE id = :id", id=chat.id
    )
    return Holdings(
        chat.telegram_id,
        chat.language,
        **row,
        role=operator.role if operator else None,
        inquiries=await _inquiries(tx, chat.id),
        words=await messages.of_chat(tx, chat.id),
        notices=await _notices(tx, chat.id),
        changes=[changed for one in await inquiries.of_chat(tx, chat.id) for changed in await of_inquiry(tx, one.id)],
        open_answers=await _open_answers(tx, chat.id),
        meetings=await sightings.of_chat(tx, chat.id),
        reminders=await reminder_wishes.of_chat(tx, chat.id),
        declared=await declarations.of_chat(tx, chat.id),
    )


async def may_copy(tx: Transaction, chat_id: int, now: int) -> int | None:
    """None when a copy may be made now, which is noted; else when the last one was made."""
    noted = await tx.changed(
        "UPDATE chat SET copied_at = :now WHERE id = :id AND (copied_at IS NULL OR copied_at <= :before)",
        id=chat_id,
        now=now,
        before=now - PAUSE,
    )
    return None if noted else (await tx.known("SELECT copied_at FROM chat WHERE id = :id", id=chat_id))["copied_at"]


async def _inquiries(tx: Transaction, chat_id: int) -> list[HeldInquiry]:
    rows = await tx.all("SELECT id, accepted_at, closed_at FROM inquiry WHERE chat_id = :chat", chat=chat_id)
    times = {row["id"]: (row["accepted_at"], row["closed_at"]) for row in rows}
    held = []
    for inquiry in await inquiries.of_chat(tx, chat_id):
        word = inquiry.family_word(await notices.is_told(tx, inquiry.id))
        held.append(HeldInquiry(inquiry, word, *times[inquiry.id]))
    return held


async def _notices(tx: Transaction, chat_id: int) -> list[ToldNotice]:
    """Only what was told: a notice that waits, or a call that was not made, does not exist for the relative (N1)."""
    rows = await tx.all(
        "SELECT n.inquiry_id, n.sort, n.told_at, n.acknowledged_at, c.told_at AS called_at, f.told_at AS followed,"
        " f.due_at AS next_at FROM notice n LEFT JOIN call c ON c.notice_id = n.id"
        " LEFT JOIN follow_up f ON f.notice_id = n.id"
        " WHERE n.chat_id = :chat AND (n.state = 'told' OR c.told_at IS NOT NULL) ORDER BY n.id",
        chat=chat_id,
    )
    references = {inquiry.id: inquiry.reference for inquiry in await inquiries.of_chat(tx, chat_id)}
    return [
        ToldNotice(
            references[row["inquiry_id"]],
            row["sort"],
            row["called_at"] or row["told_at"],
            by_telephone=row["called_at"] is not None,
            read_at=row["acknowledged_at"],
            follows=None if row["followed"] is None else row["next_at"] is not None,
        )
        for row in rows
    ]


async def _open_answers(tx: Transaction, chat_id: int) -> list[OpenAnswers]:
    """What operators began about other families is not theirs to copy."""
    rows = await tx.all("SELECT * FROM draft WHERE chat_id = :chat ORDER BY form", chat=chat_id)
    return [
        OpenAnswers(
            row["form"], row["updated_at"], tx.unseal("draft", f"{chat_id}/{row['form']}", row["sealed"])["answers"]
        )
        for row in rows
        if row["form"] not in of_operators()
    ]
