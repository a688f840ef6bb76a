"""Export as PFIF 1.4, the format in which registries of missing people exchange records.

Only of people whose relatives agreed, and never contacts, a full birth date, a unit, a place or captivity: the record
has no room for them.  A verified return is exported when the family was told, not before.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from bot.model import names
from bot.tables.writable import writable

NAMESPACE = "http://zesty.ca/pfif/1.4"
DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9-]+")
LOCAL_ID = re.compile(r"[A-Za-z0-9._-]+")


class Status(StrEnum):
    """What is said of a person: the only two of the five that this program may say."""

    INFORMATION_SOUGHT = "information_sought"
    BELIEVED_ALIVE = "believed_alive"


@dataclass(frozen=True)
class Home:
    """Whose records these are; words: the text of a note, which the format demands, for each status."""

    domain: str
    organisation: str
    words: dict[Status, str]

    def __post_init__(self) -> None:
        if not DOMAIN.fullmatch(self.domain):
            raise ValueError("the domain of the home repository must be one in small letters")


@dataclass(frozen=True, kw_only=True)
class Record:
    """One person; local_id: opaque, never the inquiry's reference, and the same in every export.

    consented: every relative agreed to this export; told: a verified return, and the family was told about it;
    changed_at, expires_at, noted_at: seconds since 1970.
    """

    local_id: str
    consented: bool
    told: bool
    surname: str
    given: str
    patronymic: str = ""
    birth_year: int | None
    changed_at: int
    expires_at: int
    noted_at: int

    def __post_init__(self) -> None:
        if not LOCAL_ID.fullmatch(self.local_id):
            raise ValueError("a local id has letters of ASCII, digits and . _ - only")


def write_pfif(target: BinaryIO, home: Home, records: Iterable[Record], now: int) -> int:
    """A person and a note for each record with consent that has not expired; returns how many were written."""
    xml = XMLGenerator(target, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("pfif:pfif", AttributesImpl({"xmlns:pfif": NAMESPACE}))
    count = 0
    for record in records:
        if record.consented and record.expires_at > now:
            _element(xml, "person", _person(home, record))
            _element(xml, "note", _note(home, record))
            count += 1
    xml.endElement("pfif:pfif")
    xml.endDocument()
    return count


def _person(home: Home, record: Record) -> dict[str, str]:
    return {
        "person_record_id": f"{home.domain}/{record.local_id}",
        "entry_date": _instant(record.changed_at),
        "expiry_date": _instant(record.expires_at),
        "source_name": home.organisation,
        "source_date": _instant(record.changed_at),
        "full_name": names.full(record.surname, record.given, record.patronymic),
        "given_name": names.full(record.given, record.patronymic, None),
        "family_name": record.surname,
        "date_of_birth": f"{record.birth_year:04}" if record.birth_year else "",
    }


def _note(home: Home, record: Record) -> dict[str, str]:
    status = Status.BELIEVED_ALIVE if record.told else Status.INFORMATION_SOUGHT
    return {
        "note_record_id": f"{home.domain}/{record.local_id}.{status}",
        "person_record_id": f"{home.domain}/{record.local_id}",
        "entry_date": _instant(record.noted_at),
        "author_name": home.organisation,
        "source_date": _instant(record.noted_at),
        "author_made_contact": "true" if record.told else "",
        "status": status,
        "text": home.words[status],
    }


def _element(xml: XMLGenerator, name: str, fields: dict[str, str]) -> None:
    xml.characters("\n")
    xml.startElement(f"pfif:{name}", AttributesImpl({}))
    for field_name, words in fields.items():
        if text := writable(words):
            xml.startElement(f"pfif:{field_name}", AttributesImpl({}))
            xml.characters(text)
            xml.endElement(f"pfif:{field_name}")
    xml.endElement(f"pfif:{name}")


def _instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
