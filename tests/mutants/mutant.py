"""A safety rule broken by hand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One snippet of the bot exchanged for another; at least one of the tests has to notice it."""

    promise: str
    old: str
    new: str
    tests: tuple[str, ...]
    why: str
