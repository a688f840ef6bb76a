"""An inquiry by phone: an operator fills it in with a relative who has no Telegram, and another one decides about it.

The consent was read out, and the relative said yes: by whom that is noted, and when, is in the history.
"""

from collections.abc import Mapping

from bot.i18n import Language
from bot.model.actor import Actor
from bot.model.chat import Chat
from bot.model.finding import Clue, Found, Hit
from bot.model.inquiry import Inquiry, State
from bot.model.reader import Reader
from bot.model.refused import Reason, Refused
from bot.model.registration import ABOUT_THE_RELATIVE
from bot.model.reminder import ZONES
from bot.model.rights import Right
from bot.model.taken_down import KnownRelative, WithNumber
from bot.use_cases import looks
from bot.use_cases.access import open_inquiry, own_left_out
from bot.use_cases.register import readers, registering
from bot.use_cases.register.registering import Received
from bot.use_cases.wait import reminder_settings
from storage.register import chats, in_review, inquiries
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
    return await _receive(tx, actor, chat, facts, form)


async def with_number(tx: Transaction, actor: Actor, found: Found, phone: str) -> list[WithNumber]:
    """The relatives who have that number already; the look is kept.

    found: what the register in memory says of the number; nothing of the own family is among it.
    """
    left = await own_left_out(tx, actor, found.hits)
    hits = [hit.id for hit in left if hit.clue is Clue.TELEPHONE and hit.is_inquiry]
    known = [one for one in await inquiries.some(tx, hits) if one.is_open and one.facts.get("phone") == phone]
    listed = "\n".join(str(Hit(Clue.TELEPHONE, one.id, True)) for one in known)
    if known:
        await looks.keep(tx, actor, "searched", "register", None, {"asked": phone, "listed": listed})
    each = {one.chat_id: one for one in known}
    return [WithNumber(one, await chats.is_on_telephone(tx, chat_id)) for chat_id, one in each.items()]


async def relative_of(tx: Transaction, actor: Actor, inquiry_id: int) -> KnownRelative:
    """The relative of an inquiry by phone, with what they have told about themselves last.  Refused, as view."""
    inquiry, reader = await view(tx, actor, inquiry_id)
    newest = (await inquiries.of_chat(tx, inquiry.chat_id))[-1]
    about = {name: newest.facts[name] for name in ABOUT_THE_RELATIVE if newest.facts.get(name)}
    return KnownRelative(inquiry, await chats.get(tx, inquiry.chat_id), reader, about)


async def asked_before(tx: Transaction, relative: KnownRelative, facts: Mapping[str, str]) -> Inquiry | None:
    """An open inquiry of the same relative about what seems to be the same person, if there is one."""
    return await registering.registered(tx, relative.chat, facts)


async def for_relative(
    tx: Transaction, actor: Actor, relative: KnownRelative, facts: Mapping[str, str], form: str | None = None
) -> Received:
    """One more inquiry of a relative who is known: they are called about all at once.  Refused, as take_down."""
    actor.needs(Right.REVIEW)
    if not relative.consented:
        await chats.consent(tx, relative.chat.id, actor.now)
    return await _receive(tx, actor, relative.chat, facts, form)


async def _receive(tx: Transaction, actor: Actor, chat: Chat, facts: Mapping[str, str], form: str | None) -> Received:
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
