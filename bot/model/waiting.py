"""How much waits for an operator."""

from dataclasses import dataclass

from bot.model.returned import Telling


@dataclass(frozen=True)
class Waiting:
    """Counts; pairs: of records that may be one person; updates: those that another operator proposed.

    telling: of the returns of the last day.
    unheard: returns told in the last week although nobody besides the two had heard that they could be stopped.
    locked: whether there is a lockdown.
    What may concern the own family is not counted (N1).
    """

    inquiries: int
    messages: int
    meetings: int
    reports: int
    pairs: int
    calls: int
    held: int
    updates: int
    telling: Telling
    unheard: int
    locked: bool = False
