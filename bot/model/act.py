"""Acts that need a second factor, and the confirmation of one, which is good for this act on this subject only."""

import json
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest

from bot.model.refused import Reason, Refused


class Act(StrEnum):
    """What one stolen account must not do by itself, through whichever door."""

    VERIFY = "verify"
    VERIFY_LIST = "verify_list"
    CORRECT = "correct"
    APPROVE = "approve"
    INVITE = "invite"
    LET_IN = "let_in"
    REMOVE = "remove"
    EXPORT = "export"
    HAND_BACK = "hand_back"
    IMPORT_OVER = "import_over"
    GUIDE = "guide"
    LIFT = "lift"
    RESET = "reset"
    UNLOCK = "unlock"
    PASSKEY = "passkey"
    WAKE = "wake"
    TELEGRAM = "telegram"
    CHAT_CODE = "chat_code"
    NEW_NUMBER = "new_number"
    ERASE = "erase"


# What a lockdown leaves possible: who has done harm can be removed, what was wrong be corrected once it is over.
IN_LOCKDOWN = frozenset({Act.REMOVE, Act.CORRECT, Act.UNLOCK})


class Factor(StrEnum):
    """What a confirmation was given with."""

    TOTP = "totp"
    PASSKEY = "passkey"


@dataclass(frozen=True)
class Confirmation:
    """An act was confirmed with that factor, at that time.  bound: to which act and subject (bound_to)."""

    factor: Factor
    at: int
    bound: bytes = b""

    def covers(self, needed: bytes) -> bool:
        """Whether it was given for exactly this."""
        return compare_digest(self.bound, needed)


@dataclass(frozen=True)
class Extent:
    """How much an act is about that is about many: so many returns, of which so many relatives would be told."""

    returns: int
    relatives: int


class NeedsFactor(Refused):
    """The act has to be confirmed first.  bound: what the confirmation has to be bound to; extent: of many.

    case: by what operators call the one case that it is about.
    """

    def __init__(self, act: Act, bound: bytes, form: str = "", extent: Extent | None = None, case: str = "") -> None:
        """Nothing was written."""
        super().__init__(Reason.NEEDS_FACTOR, form)
        self.act, self.bound, self.extent, self.case = act, bound, extent, case

    def ending(self, form: str) -> "NeedsFactor":
        """The same, where a form was being ended."""
        return NeedsFactor(self.act, self.bound, form, self.extent, self.case)

    def about(self, extent: Extent) -> "NeedsFactor":
        """The same, of so many."""
        return NeedsFactor(self.act, self.bound, self.form, extent, self.case)


def bound_to(act: Act, *subject: object) -> bytes:
    """A digest of the act and of all that it does: the rows, their versions, the words."""
    return sha256(json.dumps([act.value, *map(str, subject)]).encode()).digest()
