"""What was put into the outbox and is not sent any more, or not yet: reminders, and what an operator may not read."""

from storage.queues import errands
from storage.store.transaction import Transaction

_FAMILYS = "'notice', 'confirmation', 'reminder', 'broadcast'"


async def stop_waiting(tx: Transaction, chat_id: int, now: int) -> None:
    """What was put here for a relative and is no answer to them is not sent any more; its words are erased."""
    await tx.execute(
        "UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL WHERE chat_id = :chat AND state = 'due'"
        " AND kind IN ('confirmation', 'reminder', 'broadcast')",
        chat=chat_id,
        now=now,
    )
    await errands.drop(tx, chat_id)


async def stop_one(tx: Transaction, outbox_id: int, now: int) -> None:
    """It is not sent any more, if it has not left; its words are erased."""
    await tx.execute(
        "UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL WHERE id = :id AND state = 'due'",
        id=outbox_id,
        now=now,
    )


async def stop_operators(tx: Transaction, chat_id: int, now: int, *, answers: bool) -> None:
    """What was put here for an operator is not sent any more, with or without answers to them; its words are erased.

    What a family may get stays, whatever other kinds there are.
    """
    kept = _FAMILYS if answers else f"{_FAMILYS}, 'reply'"
    await tx.execute(
        "UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL WHERE chat_id = :chat AND state = 'due'"
        f" AND kind NOT IN ({kept})",
        chat=chat_id,
        now=now,
    )


async def stop_reminders(tx: Transaction, chat_id: int, now: int, sort: str = "", about: int | None = None) -> None:
    """Whatever reminds this chat, or only what reminds it of that sort, or about that one, does not leave any more."""
    begins = f"reminder/{sort}/" if sort else "reminder/"
    begins += f"{chat_id}/{about}/" if about is not None else ""
    await tx.execute(
        "UPDATE outbox SET state = 'stopped', settled_at = :now, sealed = NULL"
        " WHERE chat_id = :chat AND kind = 'reminder' AND state = 'due' AND dedup LIKE :dedup",
        chat=chat_id,
        now=now,
        dedup=f"{begins}%",
    )
    await errands.drop_reminders(tx, chat_id, begins)


async def put_off_reminders(tx: Transaction, until: int) -> None:
    """No reminder leaves before that moment."""
    await tx.execute(
        "UPDATE outbox SET due_at = :until WHERE kind = 'reminder' AND state = 'due' AND due_at < :until", until=until
    )
    await errands.put_off_reminders(tx, until)
