"""The export that other registries read: valid by the rules of PFIF 1.4, and silent about what is nobody's business."""

import io
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.words import clean
from bot.tables.pfif import NAMESPACE, Home, Record, Status, write_pfif
from bot.tables.writable import writable

NOW = 1_780_000_000
DAY = 86_400
HOME = Home(
    "zvistka.example.org",
    "Довідка & Ко <тест>",
    {Status.INFORMATION_SOUGHT: "Relatives are looking.", Status.BELIEVED_ALIVE: "The family was told."},
)
PERSON_FIELDS = {
    "person_record_id",
    "entry_date",
    "expiry_date",
    "author_name",
    "author_email",
    "author_phone",
    "source_name",
    "source_date",
    "source_url",
    "full_name",
    "given_name",
    "family_name",
    "alternate_names",
    "description",
    "sex",
    "date_of_birth",
    "age",
    "home_street",
    "home_neighborhood",
    "home_city",
    "home_state",
    "home_postal_code",
    "home_country",
    "photo_url",
    "profile_urls",
}
NOTE_FIELDS = {
    "note_record_id",
    "person_record_id",
    "linked_person_record_id",
    "entry_date",
    "author_name",
    "author_email",
    "author_phone",
    "source_date",
    "author_made_contact",
    "status",
    "email_of_found_person",
    "phone_of_found_person",
    "last_known_location",
    "text",
    "photo_url",
}
FIELDS = {"person": PERSON_FIELDS, "note": NOTE_FIELDS}
MANDATORY = {
    "person": {"person_record_id", "source_date", "full_name", "source_name"},
    "note": {"note_record_id", "person_record_id", "author_name", "source_date", "text"},
}
INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"
RECORD_ID = r"[a-z0-9.-]+\.[a-z0-9-]+/[!-~]+"
FORMATS = {
    "person_record_id": RECORD_ID,
    "note_record_id": RECORD_ID,
    "entry_date": INSTANT,
    "expiry_date": INSTANT,
    "source_date": INSTANT,
    "date_of_birth": r"\d{4}(-\d\d(-\d\d)?)?",
    "sex": "female|male|other",
    "age": r"\d+(-\d+)?",
    "author_made_contact": "true|false",
    "status": "information_sought|is_note_author|believed_alive|believed_missing|believed_dead",
}
SENSITIVE = {
    *("author_email", "author_phone", "email_of_found_person", "phone_of_found_person", "last_known_location"),
    *("description", "photo_url", "profile_urls", "sex", "age", "home_street", "home_city", "home_state"),
}


def record(**changed: Any) -> Any:
    usual = {
        "local_id": "k7.3",
        "consented": True,
        "told": False,
        "surname": "Слива",
        "given": "Петро",
        "patronymic": "Сергійович",
        "birth_year": 1991,
        "changed_at": NOW - DAY,
        "expires_at": NOW + DAY,
        "noted_at": NOW - 2 * DAY,
    }
    return Record(**{**usual, **changed})


def exported(*records: Any) -> Any:
    """The elements of an export, each as (kind, fields), after it was held against the rules."""
    target = io.BytesIO()
    count = write_pfif(target, HOME, records, NOW)
    root = ElementTree.fromstring(target.getvalue())
    assert root.tag == f"{{{NAMESPACE}}}pfif"
    elements = [fields_of(element) for element in root]
    assert count == sum(kind == "person" for kind, _ in elements)
    ids = [fields["person_record_id"] for kind, fields in elements if kind == "person"]
    assert all(fields["person_record_id"] in ids for kind, fields in elements if kind == "note")
    return elements


def fields_of(element: Any) -> Any:
    kind = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    assert not element.attrib
    names = [field.tag.removeprefix(f"{{{NAMESPACE}}}") for field in element]
    fields = dict(zip(names, (field.text for field in element), strict=True))
    assert max(Counter(names).values()) == 1
    assert MANDATORY[kind] <= fields.keys() <= FIELDS[kind]
    for name, text in fields.items():
        assert text and text.strip()
        assert re.fullmatch(FORMATS.get(name, r"(?s).+"), text)
    return kind, fields


def test_an_open_inquiry_seeks_information() -> None:
    (_, person), (_, note) = exported(record())
    assert person == {
        "person_record_id": "zvistka.example.org/k7.3",
        "entry_date": "2026-05-27T20:26:40Z",
        "expiry_date": "2026-05-29T20:26:40Z",
        "source_name": "Довідка & Ко <тест>",
        "source_date": "2026-05-27T20:26:40Z",
        "full_name": "Слива Петро Сергійович",
        "given_name": "Петро Сергійович",
        "family_name": "Слива",
        "date_of_birth": "1991",
    }
    assert note == {
        "note_record_id": "zvistka.example.org/k7.3.information_sought",
        "person_record_id": "zvistka.example.org/k7.3",
        "entry_date": "2026-05-26T20:26:40Z",
        "source_date": "2026-05-26T20:26:40Z",
        "author_name": "Довідка & Ко <тест>",
        "status": "information_sought",
        "text": "Relatives are looking.",
    }


def test_a_verified_return_that_was_told_is_a_note_of_life_without_a_place() -> None:
    _, (_, note) = exported(record(told=True))
    assert (note["status"], note["author_made_contact"], note["text"]) == (
        "believed_alive",
        "true",
        "The family was told.",
    )
    assert not SENSITIVE & note.keys()


def test_the_note_of_a_return_is_another_one_than_that_of_the_search() -> None:
    _, (_, before) = exported(record())
    _, (_, after) = exported(record(told=True))
    assert before["note_record_id"] != after["note_record_id"]


def test_nobody_is_exported_without_consent_or_after_the_term() -> None:
    people = exported(record(consented=False), record(expires_at=NOW), record(local_id="b"))
    assert people[0][1]["person_record_id"] == "zvistka.example.org/b"
    assert len(people) == 2
    assert exported(record(consented=False), record(expires_at=NOW - 1)) == []


def test_what_is_unknown_is_left_out() -> None:
    (_, person), _ = exported(record(patronymic="", birth_year=None))
    assert person["full_name"] == "Слива Петро"
    assert "date_of_birth" not in person


@pytest.mark.parametrize("domain", ["", "zvistka", "Zvistka.org", "https://zvistka.org", "довідка.укр", "a.org/b"])
def test_a_home_is_a_domain_in_small_letters(domain: str) -> None:
    with pytest.raises(ValueError, match="domain"):
        Home(domain, "x", {})


@pytest.mark.parametrize("local_id", ["", "a/b", "а", "a b", "<"])
def test_a_local_id_is_plain(local_id: str) -> None:
    with pytest.raises(ValueError, match="local id"):
        record(local_id=local_id)


@pytest.mark.parametrize(
    "name", ["</pfif:surname>", "&amp;", "]]>", "<!--", "a\x00b", "a\ufffe", "\ud800x", "\"'<?x?>", "&#0;"]
)
def test_a_hostile_name_is_only_a_name(name: str) -> None:
    (_, person), _ = exported(record(surname=name, given=name))
    assert person["family_name"] == writable(name)


@settings(deadline=None, max_examples=100)
@given(
    people=st.lists(
        st.builds(
            record,
            local_id=st.from_regex(r"[A-Za-z0-9._-]{1,20}", fullmatch=True),
            consented=st.booleans(),
            told=st.booleans(),
            surname=st.text(max_size=40).filter(writable),
            given=st.text(max_size=40).filter(writable),
            patronymic=st.text(max_size=40),
            birth_year=st.none() | st.integers(1900, 2026),
            changed_at=st.integers(0, 4_000_000_000),
            expires_at=st.integers(0, 4_000_000_000),
            noted_at=st.integers(0, 4_000_000_000),
        ),
        max_size=5,
    )
)
def test_every_export_is_valid_and_holds_whom_it_may(people: Any) -> None:
    written = [fields for kind, fields in exported(*people) if kind == "person"]
    allowed = [one for one in people if one.consented and one.expires_at > NOW]
    assert [clean(fields["family_name"]) for fields in written] == [clean(writable(one.surname)) for one in allowed]
    assert not any(SENSITIVE & fields.keys() for fields in written)
