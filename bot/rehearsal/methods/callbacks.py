"""The answer to a press of a button: a short notice for the person."""

from typing import Any

from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World


async def answer(world: World, given: dict[str, Any]) -> bool:
    """answerCallbackQuery: once for each press."""
    person_id = world.queries.pop(given["callback_query_id"], None)
    if person_id is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    chat = world.chats.get(person_id)
    if text := given.get("text"):
        chat.toasts.append(text)
    world.touch(chat)
    return True
