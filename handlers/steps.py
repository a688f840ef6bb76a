"""Jobs of one step, made where they are bound (routes.py): a use case, and what is said or asked after it."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.model.message import Message
from bot.model.sentence import Sentence
from handlers import dialogs
from handlers.acting import Job
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction

UseCase = Callable[..., Awaitable[Any]]


def says(words: Callable[[], Message]) -> Job:
    """Says something, whatever has happened."""

    async def job(tx: Transaction, request: ChatRequest) -> None:
        await say(tx, request, words())

    return job


def does(use_case: UseCase, words: Callable[[], Message | Sentence] | None = None) -> Job:
    """What an operator does with what a button names, and what is said of it; a bare sentence is a toast."""

    async def job(tx: Transaction, request: ChatRequest, *ids: int) -> Sentence | None:
        await use_case(tx, request.actor, *ids)
        said = words() if words else None
        if isinstance(said, Message):
            await say(tx, request, said)
            return None
        return said

    return job


def asks(may: UseCase, form: str, subject: str = "{}") -> Job:
    """Asks the questions of a form about what a button names, if the operator may; subject: how the form calls it."""

    async def job(tx: Transaction, request: ChatRequest, row: int) -> None:
        await may(tx, request.actor, row)
        await dialogs.begin(tx, request, form, subject.format(row))

    return job
