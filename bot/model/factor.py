"""An operator's second factor, and what waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from bot.model.act import Act


@dataclass(frozen=True)
class SecondFactor:
    """The key of an authenticator.  confirmed_at: when its first code came; paused_until: no code counts before."""

    secret: str
    made_at: int
    confirmed_at: int | None
    last_step: int
    paused_until: int


@dataclass(frozen=True)
class PendingAct:
    """What was to be done when a code was asked for.  deed: as the door wrote it down, to do it again.

    bound: to which act and subject a confirmation of it is good; confirmed_by: the message with the right code.
    """

    act: Act
    bound: bytes
    deed: Mapping[str, Any]
    expires_at: int
    confirmed_by: int | None = None


class Answer(Enum):
    """What came of a code that was typed."""

    NOT_ASKED = auto()
    SET_UP = auto()
    WRONG = auto()
    PAUSED = auto()
    TOO_LATE = auto()
    LOCKED = auto()
