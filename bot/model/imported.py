"""What a row of another register says of somebody who was imported before: the same person, or another one?

A column that is not there, or an empty cell, says nothing, and a year says less than a day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model import names

Facts = Mapping[str, str]


@dataclass(frozen=True)
class OtherPerson:
    """A row whose id is somebody else's: what the register knows under it, and what the row says."""

    number: int
    source_id: str
    known: Facts
    said: Facts
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Looked:
    """What an import would do, counted, and the rows whose id is somebody else's."""

    new: int
    changed: int
    unchanged: int
    refused: int
    others: Sequence[OtherPerson]


def merged(known: Facts, said: Facts) -> dict[str, str]:
    """What is known of the person with what the row says; what it does not say stays."""
    facts = {**known, **said}
    if known.get("birth_date", "").startswith(said["birth_date"]):
        facts["birth_date"] = known["birth_date"]
    return facts


def is_another(known: Facts, said: Facts) -> bool:
    """Whether so much differs that it is somebody else, who has got the same id by mistake."""
    births = known.get("birth_date", ""), said["birth_date"]
    contradicts = not (births[0].startswith(births[1]) or births[1].startswith(births[0]))
    return _differs("surname", known, said) and (contradicts or _differs("given", known, said))


def _differs(part: str, known: Facts, said: Facts) -> bool:
    """In another way than the usual spellings of one name do."""
    return names.key(known[part], 0) != names.key(said[part], 0)
