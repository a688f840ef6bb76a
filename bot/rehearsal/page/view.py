"""What a person's telephone shows, as JSON for the page."""

from typing import Any

from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.people import Account

MOST_SHOWN = 200
KINDS = ("voice", "sticker", "document", "video", "contact")


def chat_view(person: Account) -> dict[str, Any]:
    """The chat of one person: messages, keyboard, menu of commands, short notices."""
    commands = person.world.profile.commands_in(person.room, person.language)
    return {
        "id": person.id,
        "standing": person.room.standing.name.lower(),
        "messages": [message_view(message) for message in person.chat[-MOST_SHOWN:]],
        "keyboard": [[_key(button) for button in row] for row in _open_keyboard(person)],
        "commands": [{"command": one["command"], "description": one["description"]} for one in commands],
        "toasts": person.toasts,
    }


def message_view(message: ShownMessage) -> dict[str, Any]:
    """One bubble."""
    return {
        "id": message.message_id,
        "bot": message.from_bot,
        "at": message.date,
        "edited": message.edited,
        "protected": message.protect_content,
        "text": message.text,
        "entities": [entity.to_api() for entity in message.entities],
        "photo": message.media["photo"][-1]["file_id"] if message.has_photo else None,
        "kind": next((kind for kind in KINDS if kind in message.media), None),
        "about": _about(message),
        "file": message.media.get("document", {}).get("file_id"),
        "buttons": [[_button(button) for button in row] for row in message.inline],
    }


def _about(message: ShownMessage) -> str:
    contact = message.media.get("contact", {})
    document = message.media.get("document", {})
    return str(contact.get("phone_number") or document.get("file_name") or "")


def _button(button: dict[str, Any]) -> dict[str, Any]:
    return {
        key: button[key] for key in ("text", "callback_data", "url", "style", "copy_text", "disabled") if key in button
    }


def _key(button: dict[str, Any]) -> dict[str, Any]:
    return {"text": button["text"], "contact": bool(button.get("request_contact"))}


def _open_keyboard(person: Account) -> list[list[dict[str, Any]]]:
    """The keyboard in place of the letters; one that is for one time closes after the person's next words."""
    asking = person.asking
    if asking is None:
        return []
    answered = any(not later.from_bot for later in person.chat if later.message_id > asking.message_id)
    return [] if answered and (asking.markup or {}).get("one_time_keyboard") else person.keyboard
