"""Calls: relatives whom no message reaches are told by a person; the number is only for who has taken the call."""

from bot.model.board import Wait, promised
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.register import readers
from bot.texts.returns import calls as texts
from bot.texts.staff import board as times
from bot.use_cases.returns import calls
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

SAID = {"say": texts, "times": times, "readers": readers, "languages_named": NAMES_OF_LANGUAGES}


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """Who is to be called, why, since when, in which language, and what time it is there."""
    promise = promised(request.org.review_days)[Wait.CALLS]
    return Page("calls/every.html", {"calls": await calls.every(tx, request.actor), "promise": promise, **SAID})


async def following(tx: Transaction, request: DeskRequest) -> Answer:
    """The call that has waited longest, where it is day, in one's own hands; else what is to be called."""
    seen = await calls.oldest(tx, request.actor)
    return await take(tx, request, seen.entry.id) if seen else Elsewhere("/calls")


async def one(tx: Transaction, request: DeskRequest, call_id: int) -> Answer:
    """One of them; with the number and what to say when it is in these hands."""
    return Page("calls/one.html", {"seen": await calls.look(tx, request.actor, call_id), **SAID})


async def take(tx: Transaction, request: DeskRequest, call_id: int) -> Answer:
    """From now on it is this operator's call."""
    await calls.take(tx, request.actor, call_id)
    return Elsewhere(f"/calls/{call_id}")


async def told(tx: Transaction, request: DeskRequest, call_id: int) -> Answer:
    """The relative knows."""
    await calls.told(tx, request.actor, call_id)
    return Elsewhere("/calls")


async def give_back(tx: Transaction, request: DeskRequest, call_id: int) -> Answer:
    """The relative was not reached: anybody may try."""
    await calls.give_back(tx, request.actor, call_id)
    return Elsewhere("/calls")
