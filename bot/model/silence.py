"""Somebody of whom nothing was heard for two years: warned twice, then their open inquiries are erased.

Every step counts from when it was really taken, so that after a long downtime nobody is erased unwarned.
"""

from dataclasses import dataclass

from bot.model.message import DAY

SILENCE = 730 * DAY
WARNINGS = (60 * DAY, 14 * DAY)
"""How long before the end each warning is due."""


@dataclass(frozen=True)
class Silent:
    """A chat whose next warning is due; warned: how often it was warned before; seen_at: the last sign."""

    chat_id: int
    warned: int
    seen_at: int

    def erased_at(self, now: int) -> int:
        """The earliest moment at which its inquiries are erased, if it is warned now."""
        return max(self.seen_at + SILENCE, now + WARNINGS[self.warned])
