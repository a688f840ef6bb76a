"""How many calls a second Telegram takes while people write: nobody says how many, so it is learned from flood limits.

Telegram's thirty a second is about messages to many; answers may be far more.  The rate begins at `least`, what is
certainly allowed.  While answers wait for it and no flood limit comes, it grows, at first by itself each second.  A
flood limit halves it; then it rests, and for a day it grows in small steps, as it may have met Telegram's limit.
"""

from dataclasses import dataclass

MOST = 300  # as many answers a second as one process makes
GROWTH = 1.0  # calls a second more for each answer that was taken: the rate itself, each second
STEP = 0.1  # calls a second more, each second, after a flood limit
REST = 600  # seconds after a flood limit without growth
CAREFUL = 86_400  # seconds after a flood limit of growth in steps
PRESSED = 3.0  # seconds in which what is answered belongs to what answers were waiting for
TOGETHER = 5.0  # seconds in which several flood limits are one: those of calls that were on their way together


@dataclass
class AnswerRate:
    """rate: calls a second; limited_at: when a flood limit last lowered it.  Instants are seconds since 1970."""

    least: int
    rate: float = 0.0
    limited_at: float = 0.0
    kept: float = 0.0  # the rate that was last written down
    _pressed_at: float = float("-inf")

    def __post_init__(self) -> None:
        """Not below what is certainly allowed, and not above what may be learned."""
        self.rate = self.kept = min(max(self.rate, self.least), self.most)

    @property
    def most(self) -> int:
        """What it never grows beyond."""
        return max(MOST, self.least)

    @property
    def is_news(self) -> bool:
        """Whether it is worth to be written down: a tenth away from what was."""
        return abs(self.rate - self.kept) >= self.kept / 10

    def pressed(self, at: float) -> None:
        """Answers have used up what there was."""
        self._pressed_at = at

    def taken(self, at: float) -> None:
        """Telegram has taken an answer."""
        if at - self._pressed_at > PRESSED or at - self.limited_at < REST:
            return
        gentle = at - self.limited_at < CAREFUL
        self.rate = min(self.rate + (STEP / self.rate if gentle else GROWTH), self.most)

    def limited(self, at: float) -> None:
        """A flood limit has come; one that comes while no answer had to wait is not about answers."""
        if at - self._pressed_at > PRESSED or at - self.limited_at < TOGETHER:
            return
        self.rate, self.limited_at = max(self.rate / 2, self.least), at
