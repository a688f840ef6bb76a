"""A message some time after a relative was told about a return: what usually comes next."""

from dataclasses import dataclass

from bot.model.guide import MOMENTS
from bot.model.message import DAY

STALE = 2 * DAY  # what comes later than this, since the bot was down, is left out


@dataclass(frozen=True)
class FollowUp:
    """Which text is due to whom; told_at: when the relative was told about the return."""

    notice_id: int
    chat_id: int
    inquiry_id: int
    told_at: int
    moment: str
    due_at: int

    def following(self) -> tuple[str | None, int | None]:
        """The next text and its time; (None, None) after the last."""
        moments = list(MOMENTS)
        later = moments[moments.index(self.moment) + 1 :]
        return (later[0], self.told_at + MOMENTS[later[0]]) if later else (None, None)

    def resting(self, until: int) -> tuple[str, int]:
        """The text that fits when nothing may be said before that moment, and the moment; what is overtaken goes."""
        return [moment for moment in MOMENTS if self.told_at + MOMENTS[moment] <= until][-1], until

    def is_stale(self, now: int) -> bool:
        """Whether its time is long past."""
        return now - self.due_at > STALE
