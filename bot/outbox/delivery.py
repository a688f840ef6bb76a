"""What Telegram's answer to a call means: the one place that decides it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.transport import Answer, NotSent, parsed

LONGEST_PAUSE = 300

# Nothing is left to do, or nothing can be done any more: as good as done.
DONE = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
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
class Refused:
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


Outcome = Sent | Later | Gone | Refused | Uncertain | Moved


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
    return _meaning(status, parsed(body), tries)


def _meaning(status: int, said: Mapping[str, Any], tries: int) -> Outcome:
    description, parameters = str(said.get("description", "")).lower(), said.get("parameters")
    if status == 200 and said.get("ok") is True:
        return Sent(_message_id(said.get("result")))
    if status == 400:
        return _bad_request(description, parameters)
    if status == 403:
        return Gone(_why_gone(description))
    if status == 429:
        return Later(_retry_after(parameters) or pause(tries), holds_all=True)
    if status == 413 or (status == 404 and "method" in description):
        return Refused("no such method" if status == 404 else "too large")
    return _fault_between(status, tries)


def _fault_between(status: int, tries: int) -> Outcome:
    """The message is not at fault: the token, the server, or a gateway that may have passed the call on before."""
    if status in (401, 404, 409, 421):
        return Later(LONGEST_PAUSE)
    return Uncertain(pause(tries)) if status in (200, 502, 504) else Later(pause(tries))


def _bad_request(description: str, parameters: Any) -> Outcome:
    new_id = parameters.get("migrate_to_chat_id") if isinstance(parameters, dict) else None
    if isinstance(new_id, int):
        return Moved(new_id)
    if any(words in description for words in DONE):
        return Sent()
    if any(words in description for words in GONE):
        return Gone(_why_gone(description))
    return Refused("entities" if "can't parse entities" in description else "bad request")


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
