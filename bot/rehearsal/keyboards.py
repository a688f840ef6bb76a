"""Buttons: what Telegram refuses about them, and their labels."""

from collections.abc import Iterator
from typing import Any

from bot.rehearsal.refusals import bad_request

MOST_BUTTONS = 100
_DECORATION = {"text", "icon_custom_emoji_id", "style"}
_STYLES = {"danger", "success", "primary"}


def check_markup(markup: dict[str, Any] | None, *, private: bool) -> None:
    """Refused when Telegram would not take these buttons in such a chat."""
    if markup is None:
        return
    buttons = list(_buttons(markup))
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button, inline="inline_keyboard" in markup, private=private)


def _buttons(markup: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in markup.get("inline_keyboard", markup.get("keyboard", [])):
        yield from row


def _check_button(button: dict[str, Any], *, inline: bool, private: bool) -> None:
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    kinds = button.keys() - _DECORATION
    if inline and not kinds:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad_request("only one kind of action may be chosen for a button")
    if button.get("style", "primary") not in _STYLES:
        raise bad_request("unsupported button style")
    if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.get("request_contact") and not private:
        raise bad_request("phone number can be requested in private chats only")


def inline_rows(markup: dict[str, Any] | None) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard; empty for every other markup."""
    return [list(row) for row in (markup or {}).get("inline_keyboard", [])]


def reply_rows(markup: dict[str, Any] | None) -> list[list[dict[str, Any]]]:
    """The rows of a keyboard in place of the letters; empty for every other markup."""
    return [list(row) for row in (markup or {}).get("keyboard", [])]
