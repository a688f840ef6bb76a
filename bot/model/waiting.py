"""How much waits for an operator."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """Counts; updates: those that another operator proposed.  What may concern the own family is not counted (N1)."""

    inquiries: int
    messages: int
    meetings: int
    reports: int
    calls: int
    updates: int
