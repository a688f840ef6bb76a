"""Operators say in the chat whom they miss."""

from bot.model.form import Draft
from bot.texts.staff import own_family as texts
from bot.use_cases.staff import own_family
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def show(tx: Transaction, request: ChatRequest) -> None:
    """/family: whom they have named."""
    await say(tx, request, texts.listed(request.org, await own_family.mine(tx, request.actor)))


async def begin(tx: Transaction, request: ChatRequest) -> None:
    """Asks for the name and the date of birth."""
    await own_family.may_declare(tx, request.actor)
    await dialogs.begin(tx, request, "declare")


async def end_declare(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """It counts from now on."""
    await own_family.declare(tx, request.actor, draft.answers)
    await say(tx, request, texts.declared())
