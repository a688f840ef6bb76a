"""A relative who was called gets Telegram: an operator tells them a code on the telephone, and they type it to the bot.

From then on they are written to like everybody else; what they were called about stays on the list until it was said.
The code is good once and for an hour; whoever guesses is stopped like whoever guesses codes of messages.
"""

from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Chat
from bot.model.chat_code import LASTS, new_chat_code, read_chat_code
from bot.model.inquiry import Inquiry
from bot.model.message import Message
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.texts.register import joining_chat as texts
from bot.use_cases.access import confirms, open_person
from bot.use_cases.announcing import notify_operators
from bot.use_cases.register import taking_down
from storage.queues import codes
from storage.register import chat_codes, chats, drafts, in_review, inquiries, moving, new_numbers
from storage.staff import audit, lockdowns, operators
from storage.store.transaction import Transaction


async def give_code(tx: Transaction, actor: Actor, inquiry_id: int) -> str:
    """A code to be told the relative now, on the number of the inquiry; all who call hear who gave one.  Refused.

    With HELD while a person handles the case (N4), with OWN_CASE for who filled the inquiry in: nobody alone puts a
    relative on the register and chooses the account that is told.
    """
    inquiry, _reader = await taking_down.view(tx, actor, inquiry_id)
    if await in_review.is_taken_down_by(tx, inquiry.id, actor.id):
        raise Refused(Reason.OWN_CASE)
    if inquiry.person_id is not None:
        await open_person(tx, actor, inquiry.person_id, Right.REVIEW)
    await confirms(tx, actor, Act.CHAT_CODE, inquiry.id, case=inquiry.reference)
    code = new_chat_code()
    await chat_codes.give(tx, inquiry.chat_id, code, actor.now + LASTS)
    await audit.write(tx, actor.id, "gave code", "inquiry", inquiry.id, actor.now, confirmed=actor.confirmation)
    await _tell(tx, inquiry, texts.code_given(actor.operator.name, inquiry.reference), actor.now)
    return code


async def _tell(tx: Transaction, inquiry: Inquiry, said: Message, now: int) -> None:
    """To all who may call, and so to administrators; to who gave the code too, since it may not have been them."""
    relatives = await operators.relatives(tx, inquiry.person_id)
    await notify_operators(tx, Right.CALL, now, said, but=relatives, inquiry_id=inquiry.id)


async def join(tx: Transaction, chat: Chat, words: str, now: int) -> Chat | None:
    """The chat of whoever has typed a code, as it is from now on; None when it is no code that is good.  Refused."""
    if not await codes.may_ask(tx, chat.id, now):
        raise Refused(Reason.MANY_CODES)
    code = read_chat_code(words)
    place_id = await chat_codes.find(tx, code, now) if code else None
    if place_id is None or not await chats.is_on_telephone(tx, place_id):
        await codes.missed(tx, chat.id, now)
        return None
    if await lockdowns.is_on(tx):
        raise Refused(Reason.NO_JOINING_NOW)
    brought = await inquiries.of_chat(tx, place_id)
    has_own = await _may_be_joined(tx, chat, place_id)
    await chat_codes.use_up(tx, place_id)
    await new_numbers.forget(tx, place_id)
    joined = await (moving.moves_in if has_own else moving.takes_over)(tx, place_id, chat, now)
    for inquiry in brought:
        await audit.write(tx, None, "joined chat", "inquiry", inquiry.id, now)
        await _tell(tx, inquiry, texts.code_typed(inquiry.reference), now)
    return joined


async def _may_be_joined(tx: Transaction, chat: Chat, place_id: int) -> bool:
    """Whether the chat has inquiries of its own, to which those by phone are added.

    Refused: OPERATORS_ACCOUNT, FORM_OPEN; HAS_INQUIRIES where it has some, and one by phone was accepted or the consent
    in the chat was withdrawn.  It does not matter whether there is a return to be told (N1).
    """
    if await operators.ever_of_chat(tx, chat.id):
        raise Refused(Reason.OPERATORS_ACCOUNT)
    if await drafts.any_of(tx, chat.id):
        raise Refused(Reason.FORM_OPEN)
    has_own = bool(await inquiries.of_chat(tx, chat.id))
    accepted = any(one.person_id is not None for one in await inquiries.of_chat(tx, place_id))
    if has_own and (accepted or not chat.has_consented):
        raise Refused(Reason.HAS_INQUIRIES)
    return has_own
