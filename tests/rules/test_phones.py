"""Telephone numbers as families and Telegram write them.

Nobody can be called at the numbers here: Ukraine has no code 40, regulators set the others aside for stories.
"""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.given import Refusal
from bot.model.phones import read_phone, spoken

UKRAINIAN, BRITISH, AMERICAN = "+380400000001", "+447700900123", "+12025550123"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("040 000 00 01", UKRAINIAN),
        ("0400000001", UKRAINIAN),
        ("(040) 000-00-01", UKRAINIAN),
        ("040.000.00.01", UKRAINIAN),
        ("+380400000001", UKRAINIAN),
        ("+380 (40) 000 00 01", UKRAINIAN),
        ("+38 (040) 000‑00‑01", UKRAINIAN),
        ("00380 40 000 00 01", UKRAINIAN),
        ("380400000001", UKRAINIAN),
        ("8 040 000 00 01", UKRAINIAN),
        ("мама, 040 000 00 01", UKRAINIAN),
        ("040 000 00 01 (сестра)", UKRAINIAN),
        ("+44 7700 900123", BRITISH),
        ("+44 (0)7700 900123", BRITISH),
        ("0044 7700 900123", BRITISH),
        ("447700900123", BRITISH),
        ("+44 20 7946 0123", "+442079460123"),
        ("+1 (202) 555-0123", AMERICAN),
        ("\u202a+1 202 555 0123\u202c", AMERICAN),
    ],
)
def test_a_number_is_read_in_every_way_it_is_written(typed: str, read: str) -> None:
    assert read_phone(typed) == read


def test_a_number_without_its_country_is_one_of_the_region() -> None:
    assert read_phone("07700 900123", region="GB") == BRITISH


@pytest.mark.parametrize(
    "typed",
    [
        "не знаю",
        "112",
        "1234567",
        "040 000 00 0",
        "040 000 00 011",
        "+380 40 000 00",
        "+380 40 000 00 011",
        "+44 7700 90012",
        "07700 900123",
        "040 000 00 01, 040 000 00 02",
        "040 000 00 01 / 040 000 00 02",
        "+999 40 000 00 01",
        "12.03.1991",
        "²²²²²²²²²²",
    ],
)
def test_what_cannot_be_called_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"^not_a_phone$"):
        read_phone(typed)


@pytest.mark.parametrize("typed", ["", "   ", "\u200b"])
def test_nothing_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"^empty$"):
        read_phone(typed)


@pytest.mark.parametrize("typed", ["+888 0123 4567", "+8880123", "88801234567", "0088801234567", "+888 8 123"])
def test_a_number_that_telegram_sells_cannot_be_called(typed: str) -> None:
    with pytest.raises(Refusal, match=r"^anonymous_phone$"):
        read_phone(typed)


@settings(deadline=None)
@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
def test_the_example_number_of_every_country_is_read_as_it_is_spoken(region: str) -> None:
    example = phonenumbers.example_number(region)
    assert example is not None
    e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    assert read_phone(spoken(e164)) == read_phone(e164) == e164


@pytest.mark.parametrize(
    ("e164", "said"), [(UKRAINIAN, "+380 40 000 0001"), (BRITISH, "+44 7700 900123"), (AMERICAN, "+1 202-555-0123")]
)
def test_a_number_is_said_in_groups(e164: str, said: str) -> None:
    assert spoken(e164) == said
