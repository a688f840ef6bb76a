"""The answer to a press of a button: a short notice for the person."""

from typing import Any

from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World


async def answer(world: World, given: dict[str, Any]) -> bool:
    """answerCallbackQuery: once for each press."""
    person = world.queries.pop(given["callback_query_id"], None)
    if person is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if text := given.get("text"):
        person.toasts.append(text)
    world.touch(person.room)
    return True
