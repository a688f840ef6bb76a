"""An operator as administrators see them: when their rights were used, and whether they sleep."""

from dataclasses import dataclass

from bot.model.chat import Operator


@dataclass(frozen=True)
class StaffMember:
    """used_at: none when nothing is known of it yet."""

    operator: Operator
    used_at: int | None
    asleep_at: int | None
