"""What a person's telephone shows, as JSON for the page."""

from typing import Any

from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.people import Account

SHOWN_AT_ONCE = 200
TOASTS = 20
KINDS = ("voice", "sticker", "document", "video", "contact")


def chat_view(person: Account, before: int | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """The chat of one person in two pieces: all around the messages, and those touched since (None: the newest)."""
    commands = person.world.profile.commands_in(person.room, person.language)
    around = {
        "id": person.id,
        "language": person.language,
        "standing": person.room.standing.name.lower(),
        "description": person.world.profile.text("description", person.language),
        "keyboard": [[_key(button) for button in row] for row in _open_keyboard(person)],
        "commands": [{"command": one["command"], "description": one["description"]} for one in commands],
        "toasts": {"shown": len(person.toasts), "last": person.toasts[-TOASTS:]},
    }
    return around, _newest(person) if before is None else _touched(person, before)


def earlier_view(person: Account, before: int) -> dict[str, Any]:
    """The messages before the one of that number, as many as are shown at once."""
    return _page([message for message in person.chat if message.message_id < before])


def _newest(person: Account) -> dict[str, Any]:
    return {"whole": True, "gone": [], **_page(person.chat)}


def _page(messages: list[ShownMessage]) -> dict[str, Any]:
    shown = [message_view(message) for message in messages[-SHOWN_AT_ONCE:]]
    return {"messages": shown, "more": len(messages) > len(shown)}


def _touched(person: Account, before: int) -> dict[str, Any]:
    fresh = [message for message in person.room.messages if message.touched > before]
    return {
        "messages": [message_view(message) for message in fresh if not message.deleted],
        "gone": [message.message_id for message in fresh if message.deleted],
    }


def message_view(message: ShownMessage) -> dict[str, Any]:
    """One bubble."""
    linked = _is_linked(message)
    return {
        "id": message.message_id,
        "bot": message.from_bot,
        "at": message.date,
        "edited": message.edited,
        "protected": message.protect_content,
        "forwarded": "forward_origin" in message.media,
        "text": "/start" if linked else message.text,
        "entities": [entity.to_api() for entity in message.entities],
        "photo": message.media["photo"][-1]["file_id"] if message.has_photo else None,
        "kind": next((kind for kind in KINDS if kind in message.media), None),
        "about": _about(message),
        "file": message.media.get("document", {}).get("file_id"),
        "buttons": [[_button(button) for button in row] for row in message.inline],
    }


def _is_linked(message: ShownMessage) -> bool:
    """Whether a link with a code was opened: Telegram's apps show the command without it."""
    return not message.from_bot and message.text.startswith("/start ")


def _about(message: ShownMessage) -> str:
    contact = message.media.get("contact", {})
    document = message.media.get("document", {})
    return str(contact.get("phone_number") or document.get("file_name") or "")


def _button(button: dict[str, Any]) -> dict[str, Any]:
    shown = ("text", "callback_data", "url", "style", "copy_text", "disabled")
    return {key: button[key] for key in shown if key in button}


def _key(button: dict[str, Any]) -> dict[str, Any]:
    return {"text": button["text"], "contact": bool(button.get("request_contact"))}


def _open_keyboard(person: Account) -> list[list[dict[str, Any]]]:
    """The keyboard in place of the letters; one that is for one time closes after the person's next words."""
    asking = person.asking
    if asking is None:
        return []
    answered = any(not later.from_bot for later in person.chat if later.message_id > asking.message_id)
    return [] if answered and (asking.markup or {}).get("one_time_keyboard") else person.keyboard
