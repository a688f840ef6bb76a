"""An operator as administrators see them: when their rights were used, and whether they sleep."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.chat import Operator


@dataclass(frozen=True)
class StaffMember:
    """used_at: none when nothing is known of it yet."""

    operator: Operator
    used_at: int | None
    asleep_at: int | None


@dataclass(frozen=True)
class FactorReset:
    """Codes are to be reset, and another administrator has to agree.  by: whose wish it is; own: the reader's."""

    by: str
    own: bool
    asked_at: int


@dataclass(frozen=True)
class Account:
    """The same with how they come in.  since: when they became an operator in this role.

    has_chat: whether they are met in Telegram too; passkeys: when each was made; seen: when each open session was last
    used; paused_at: since when they see nobody; removal: the name of who wants this administrator removed, and whether
    that is the reader; has_codes: whether they have an authenticator for the chat; reset: who wants its codes reset.
    """

    member: StaffMember
    since: int
    own: bool
    has_chat: bool
    passkeys: Sequence[int]
    seen: Sequence[int]
    paused_at: int | None
    removal: tuple[str, bool] | None
    has_codes: bool
    reset: FactorReset | None
