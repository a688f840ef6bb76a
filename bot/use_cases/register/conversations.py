"""Operators see which families wait for an answer, and read a talk whole, before they answer (talks.py)."""

from bot.model.actor import Actor
from bot.model.correspondence import Words
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.model.talk import TalksPage, WaitingTalk, WholeTalk
from bot.use_cases import looks
from bot.use_cases.access import open_talk
from bot.use_cases.register import readers
from storage.register import inquiries, messages
from storage.register import talks as stored
from storage.staff import operators
from storage.store.transaction import Row, Transaction

PAGE = 50


async def view(tx: Transaction, actor: Actor, number: int = 1) -> TalksPage:
    """The families that this actor may answer and nobody else is answering; a page that is no more is the last one.

    The look is kept.  Refused.
    """
    actor.needs(Right.REVIEW)
    count = await stored.count_waiting(tx, actor.operator, actor.now)
    of = max(1, -(-count // PAGE))
    number = min(max(number, 1), of)
    rows = await stored.page(tx, actor.operator, actor.now, PAGE, (number - 1) * PAGE)
    shown = sorted([await _waiting(tx, row) for row in rows], key=lambda one: not one.cannot_wait)
    await looks.keep_page(tx, actor, "message", [one.unread[-1].id for one in shown], number)
    return TalksPage(shown, count, number, of)


async def whole(tx: Transaction, actor: Actor, message_id: int) -> WholeTalk:
    """All that was said with the family that wrote it; the look is kept.  Refused, with TALK_TAKEN."""
    words = await _open(tx, actor, message_id)
    await looks.keep(tx, actor, "read", "message", message_id)
    unread = await messages.unread(tx, words.chat_id)
    return WholeTalk(
        await messages.of_chat(tx, words.chat_id),
        unread[-1].id if unread else 0,
        unread[0].id if unread else 0,
        await inquiries.of_chat(tx, words.chat_id),
        await stored.holder(tx, words.chat_id, actor.now) == actor.id,
        await readers.of_chat(tx, actor, words.chat_id),
        await operators.names(tx),
    )


async def as_shown(tx: Transaction, actor: Actor, message_id: int, newest: int) -> None:
    """Asks whether nothing was said with that family since what was shown last.  Refused, with NOT_AS_SHOWN."""
    words = await _open(tx, actor, message_id)
    if (await messages.of_chat(tx, words.chat_id))[-1].id != newest:
        raise Refused(Reason.NOT_AS_SHOWN)


async def _open(tx: Transaction, actor: Actor, message_id: int) -> Words:
    words = await messages.get(tx, message_id)
    await open_talk(tx, actor, words.chat_id)
    return words


async def _waiting(tx: Transaction, row: Row) -> WaitingTalk:
    asked = [one for one in await inquiries.of_chat(tx, row["chat_id"]) if one.is_open]
    return WaitingTalk(await messages.unread(tx, row["chat_id"]), asked, bool(row["mine"]))
