"""Operators in the chat: an invitation is opened, an administrator lets somebody in, everybody is listed."""

from bot.texts.staff import enrolment as texts
from bot.texts.staff import operators as list_texts
from bot.use_cases.staff import enrolment, sleeping
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def enrol(tx: Transaction, request: ChatRequest, code: str) -> bool:
    """An invitation was opened; False when the code is none, so that a guess looks like any other start."""
    return await enrolment.join(tx, request.org, request.chat, request.name, code, request.now)


async def let_in(tx: Transaction, request: ChatRequest, chat_id: int, asked_at: int) -> None:
    """An administrator has made sure who it is."""
    who = await enrolment.let_in(tx, request.actor, chat_id, asked_at)
    await say(tx, request, texts.let_in(who.name))


async def turn_away(tx: Transaction, request: ChatRequest, chat_id: int, asked_at: int) -> None:
    """An administrator does not know them."""
    who = await enrolment.turn_away(tx, request.actor, chat_id, asked_at)
    await say(tx, request, texts.turned_away_by_you(who.name))


async def staff(tx: Transaction, request: ChatRequest) -> None:
    """/operators: who there is besides oneself, and since when they have done nothing."""
    await say(tx, request, list_texts.staff(request.org, await sleeping.everybody(tx, request.actor)))
