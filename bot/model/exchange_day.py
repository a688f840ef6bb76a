"""The day of an exchange, as operators see it."""

from dataclasses import dataclass

from bot.model.digest import Load, Waiting
from bot.model.returned import Telling


@dataclass(frozen=True)
class ExchangeView:
    """How much comes in, what waits, and how far the relatives of the last day's returns know.

    ends_at: when it ends or has ended, 0 if there never was one.

    decides: whether the operator who looks may switch it on and off.
    """

    ends_at: int
    load: Load
    waiting: Waiting
    telling: Telling
    decides: bool
