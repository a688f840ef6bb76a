"""Which lane an update belongs to, read from the raw JSON, so that an update which cannot be parsed has one as well."""

import json
from typing import Any


def entry(update: Any) -> tuple[int, str, str] | None:
    """What the inbox keeps of a decoded update: update_id, lane, raw JSON; None if it has no id and is no update."""
    update_id = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(update_id, int) or not -(2**63) <= update_id < 2**63:
        return None
    return update_id, lane(update), _encodable(json.dumps(update, ensure_ascii=False))


def _encodable(text: str) -> str:
    """Half a surrogate pair, which JSON can carry and UTF-8 cannot, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def lane(update: dict[str, Any]) -> str:
    """The id of the chat, of the person who pressed a button, or else a lane of its own.

    A private chat has the id of its person, so that words and buttons of one person share a lane.
    """
    for name, content in update.items():
        if name != "update_id" and isinstance(content, dict):
            place = content.get("from" if name == "callback_query" else "chat")
            if isinstance(place, dict) and isinstance(place.get("id"), int):
                return str(place["id"])
    return f"update {update['update_id']}"
