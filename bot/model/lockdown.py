"""A lockdown: from a press on, nothing is verified, told to families, let in or taken out, until two lift it."""

from dataclasses import dataclass

FOR_EVER = 2**61  # until somebody lifts it
LIFTED_WITHIN = 3_600  # seconds: so long the word of the first who wants it lifted counts
PAUSE = 60  # seconds at least in which it can be begun again before anything leaves


@dataclass(frozen=True)
class Lockdown:
    """begun_by: none where it began at the command line.  asked_by: the first of the two who lift it.

    is_forged: what the database says of it was not written by this program.
    """

    begun_at: int
    begun_by: int | None
    until: int
    asked_by: int | None
    asked_at: int
    is_forged: bool = False

    @property
    def is_on(self) -> bool:
        """Whether nobody has lifted it."""
        return self.until >= FOR_EVER

    def first(self, now: int) -> int | None:
        """Who wants it lifted, while their word counts."""
        return self.asked_by if now - self.asked_at <= LIFTED_WITHIN else None


@dataclass(frozen=True)
class LockdownView:
    """What an operator sees of it.  by, asked: names."""

    known: Lockdown
    by: str | None
    asked: str | None
    is_own: bool
