"""What operators hear about without having asked."""

from bot.model.message import Message
from bot.model.rights import Right
from storage.queues import outbox
from storage.staff import operators
from storage.store.transaction import Transaction


async def notify_operators(
    tx: Transaction,
    right: Right,
    now: int,
    message: Message,
    *,
    but: tuple[int, ...] = (),
    due_at: int | None = None,
    verification_id: int | None = None,
    dedup: str | None = None,
    person_id: int | None = None,
    inquiry_id: int | None = None,
) -> None:
    """Puts a message to every operator with a right, but for some; due now or later.

    verification_id: the notices of that verification wait until somebody has heard it.  dedup: once for each operator.
    person_id, inquiry_id: whom it is about, if anybody.
    """
    for operator in await operators.active(tx, right):
        if operator.id not in but:
            await outbox.put(
                tx,
                operator.chat_id,
                message,
                now,
                due_at=due_at,
                dedup=f"{dedup}/{operator.id}" if dedup else None,
                verification_id=verification_id,
                person_id=person_id,
                inquiry_id=inquiry_id,
            )


async def tell_operator(
    tx: Transaction,
    operator_id: int,
    now: int,
    message: Message,
    *,
    person_id: int | None = None,
    inquiry_id: int | None = None,
) -> None:
    """Puts a message to one operator, who began what it is about; to who was removed since, nothing."""
    if await operators.is_active(tx, operator_id):
        chat_id = (await operators.get(tx, operator_id)).chat_id
        await outbox.put(tx, chat_id, message, now, person_id=person_id, inquiry_id=inquiry_id)
