"""What Telegram's answer to a call means: the one place that decides it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.transport import Answer, NotSent, said_by_telegram

LONGEST_PAUSE = 300
# A gateway answers so also when Telegram has had the call: 200 of a page to log in, 502 and 504 of a cut answer.
MAY_HAVE_PASSED_IT_ON = (200, 502, 504)

# Nothing is left to do, or nothing can be done any more: as good as done.
DONE = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
)
# The chat cannot be reached, said with a 400.  All capitals: Telegram turns such a 403 into a 400.
GONE = (
    "chat not found",
    "user not found",
    "group chat was deactivated",
    "not enough rights to send",
    "have no rights to send",
    "user_is_blocked",
    "input_user_deactivated",
    "user_deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "channel_private",
)


@dataclass(frozen=True)
class Sent:
    """Telegram has it; the id of the message, if it is one."""

    message_id: int | None = None


@dataclass(frozen=True)
class Later:
    """Certainly not taken; seconds until the next try.  holds_all: a flood limit, nothing else may be sent either."""

    seconds: int
    holds_all: bool = False


@dataclass(frozen=True)
class Gone:
    """The chat cannot be reached, and will not be by trying again."""

    reason: str


@dataclass(frozen=True)
class Rejected:
    """A fault of ours."""

    reason: str


@dataclass(frozen=True)
class Uncertain:
    """Nobody knows whether Telegram has it; seconds until the next try, if its kind is repeated."""

    seconds: int


@dataclass(frozen=True)
class Moved:
    """The group has become a supergroup with another id."""

    telegram_id: int


Outcome = Sent | Later | Gone | Rejected | Uncertain | Moved


def pause(tries: int) -> int:
    """Seconds to wait after so many earlier tries: 1, 2, 4 … 300."""
    return min(LONGEST_PAUSE, 1 << min(tries, 16))


def outcome(answer: Answer | Exception, tries: int) -> Outcome:
    """What the answer of Telegram, or the lack of one, means for a row that was tried so often before.

    Reasons are words of ours: Telegram's descriptions quote what was sent.
    """
    if isinstance(answer, NotSent):
        return Later(pause(tries))
    if isinstance(answer, Exception):
        return Uncertain(pause(tries))
    status, body = answer
    said = said_by_telegram(body)
    if not said:
        return _of_another(status, tries)
    if said["ok"] is True:  # with another status somebody between us and Telegram contradicts it
        return Sent(_message_id(said.get("result"))) if status == 200 else Uncertain(pause(tries))
    return _refusal(said["error_code"], said, tries)


def _of_another(status: int, tries: int) -> Later | Uncertain:
    """Nothing that a gateway or a proxy says is about the message; some may have passed the call on before."""
    if status in MAY_HAVE_PASSED_IT_ON:
        return Uncertain(pause(tries))
    return Later(pause(tries), holds_all=status == 429)


def _refusal(code: int, said: Mapping[str, Any], tries: int) -> Outcome:
    """Telegram's own code decides, also where a gateway has set another status: only Telegram knows of the chat.

    Else whoever has blocked the bot would be tried for ever and never be called (N2).
    """
    description, parameters = str(said.get("description", "")).lower(), said.get("parameters")
    if code == 400:
        return _bad_request(description, parameters)
    if code == 403:
        return Gone(_why_gone(description))
    if code == 429:
        return Later(_retry_after(parameters) or pause(tries), holds_all=True)
    if code == 413 or (code == 404 and "method" in description):
        return Rejected("no such method" if code == 404 else "too large")
    if code in (401, 404, 409, 421):  # the token or the server is at fault, not the message
        return Later(LONGEST_PAUSE)
    return Uncertain(pause(tries)) if code in MAY_HAVE_PASSED_IT_ON else Later(pause(tries))


def _bad_request(description: str, parameters: Any) -> Outcome:
    new_id = parameters.get("migrate_to_chat_id") if isinstance(parameters, dict) else None
    if isinstance(new_id, int):
        return Moved(new_id)
    if any(words in description for words in DONE):
        return Sent()
    if any(words in description for words in GONE):
        return Gone(_why_gone(description))
    return Rejected("entities" if "can't parse entities" in description else "bad request")


def _why_gone(description: str) -> str:
    for word in ("blocked", "deactivated", "kicked", "deleted", "not found"):
        if word in description:
            return word
    return "forbidden"


def _message_id(result: Any) -> int | None:
    found = result.get("message_id") if isinstance(result, dict) else None
    return found if isinstance(found, int) else None


def _retry_after(parameters: Any) -> int | None:
    found = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return found if isinstance(found, int) and found > 0 else None
