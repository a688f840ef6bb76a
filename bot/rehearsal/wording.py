"""The words of a call, parsed and held against Telegram's limits."""

from typing import Any

from bot.rehearsal.entities import Entity, Formatted, trimmed, units, with_found
from bot.rehearsal.html import parsed
from bot.rehearsal.refusals import bad_request

LONGEST_TEXT, LONGEST_CAPTION, MOST_RAW_BYTES = 4096, 1024, 1 << 15


def text_of(given: dict[str, Any]) -> Formatted:
    """The text of a message: 1 to 4096 UTF-16 units after parsing."""
    raw = given.get("text", "")
    if not raw:
        raise bad_request("message text is empty")
    formatted = _formatted(raw, given.get("parse_mode"), given.get("entities"))
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if units(formatted.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return formatted


def caption_of(given: dict[str, Any]) -> Formatted:
    """The words below a picture or a file: 0 to 1024 UTF-16 units after parsing."""
    formatted = _formatted(given.get("caption", ""), given.get("parse_mode"), given.get("caption_entities"))
    if units(formatted.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return formatted


def _formatted(raw: str, parse_mode: str | None, entities: list[dict[str, Any]] | None) -> Formatted:
    if len(raw.encode()) > MOST_RAW_BYTES:
        raise bad_request("text is too long")
    if not parse_mode:
        return with_found(trimmed(Formatted(raw, tuple(_entity(one) for one in entities or []))))
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return with_found(trimmed(parsed(raw)))


def _entity(given: dict[str, Any]) -> Entity:
    extra = tuple((key, str(given[key])) for key in ("url", "language") if key in given)
    return Entity(given["type"], given["offset"], given["length"], extra)
