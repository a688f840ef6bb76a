"""An inquiry by phone: an operator fills it in with a relative who has no Telegram, and another one decides about it.

The consent was read out, and the relative said yes: by whom that is noted, and when, is in the history.
"""

from collections.abc import Mapping

from bot.i18n import Language
from bot.model.actor import Actor
from bot.model.inquiry import Inquiry, State
from bot.model.reader import Reader
from bot.model.refused import Reason, Refused
from bot.model.reminder import ZONES
from bot.model.rights import Right
from bot.use_cases.access import open_inquiry
from bot.use_cases.register import readers, registering
from bot.use_cases.register.registering import Received
from bot.use_cases.wait import reminder_settings
from storage.register import chats, in_review
from storage.staff import audit
from storage.store.transaction import Transaction


async def take_down(
    tx: Transaction, actor: Actor, facts: Mapping[str, str], spoken: Language, zone: str, form: str | None = None
) -> Received:
    """The inquiry waits for its review by somebody else.  facts: as the form of the registration reads them.

    zone: where the relative lives; empty when they did not say.  form: the page on which it was filled in, not sent
    before (sent_before.py).  Refused; with OWN_FAMILY, and nothing is stored, when it is about somebody whom the actor
    misses: who filled it in could not even look up its reference.
    """
    actor.needs(Right.REVIEW)
    if zone and zone not in ZONES:
        raise Refused(Reason.CHANGED)
    chat = await chats.open_telephone(tx, spoken, actor.now)
    await chats.consent(tx, chat.id, actor.now)
    if zone:
        await reminder_settings.live_in(tx, chat, zone)
    received = await registering.receive(
        tx, chat.id, actor.org, facts, actor.now, taken_down_by=actor.id, taken_form=form
    )
    await audit.write(tx, actor.id, "took down", "inquiry", received.id, actor.now)
    await open_inquiry(tx, actor, received.id, Right.REVIEW)
    return received


async def view(tx: Transaction, actor: Actor, inquiry_id: int) -> tuple[Inquiry, Reader]:
    """An inquiry of a relative without Telegram, and how to speak with them.  Refused, with CHANGED for any other."""
    inquiry = await open_inquiry(tx, actor, inquiry_id, Right.REVIEW)
    reader = await readers.of_chat(tx, actor, inquiry.chat_id)
    if not reader.by_telephone:
        raise Refused(Reason.CHANGED)
    return inquiry, reader


async def waits_for_a_colleague(tx: Transaction, actor: Actor, inquiry: Inquiry) -> bool:
    """Whether this operator has filled it in, and nobody has decided about it yet."""
    return inquiry.state is State.RECEIVED and await in_review.is_taken_down_by(tx, inquiry.id, actor.id)
