"""References that are written down, told over the telephone and typed again."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from bot.model.reference import ALPHABET, new_reference, read_reference

LIKE_CYRILLIC = str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ")
untimed = settings(deadline=None)
letters = st.sampled_from(ALPHABET)


@st.composite
def references(draw: st.DrawFn) -> str:
    body = draw(st.text(letters, min_size=7, max_size=7))
    return f"{body[:4]}-{body[4:]}{luhn.calc_check_digit(body, ALPHABET)}"


def test_a_new_reference_is_two_groups_of_four_and_reads_back() -> None:
    reference = new_reference()
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", reference)
    assert read_reference(reference) == reference


def test_new_references_differ() -> None:
    assert len({new_reference() for _ in range(100)}) == 100


@untimed
@given(references())
def test_a_reference_is_read_in_every_way_it_is_typed(reference: str) -> None:
    bare = reference.replace("-", "")
    mistaken = reference.replace("0", "O").replace("1", "l")
    for typed in (
        reference,
        reference.lower(),
        bare,
        reference.replace("-", " "),
        reference.replace("-", " – "),
        " ".join(bare),
        mistaken,
        mistaken.replace("l", "I"),
        reference.translate(LIKE_CYRILLIC),
        reference.translate(LIKE_CYRILLIC).lower(),
        f"№{reference}.",
    ):
        assert read_reference(typed) == reference


@untimed
@given(references(), st.integers(0, 7), letters)
def test_one_wrong_character_is_always_noticed(reference: str, place: int, wrong: str) -> None:
    bare = reference.replace("-", "")
    mistyped = bare[:place] + wrong + bare[place + 1 :]
    assert read_reference(mistyped) == (reference if mistyped == bare else None)


@untimed
@given(references(), st.integers(0, 6))
def test_two_neighbours_changing_places_are_noticed_except_the_ends_of_the_alphabet(reference: str, place: int) -> None:
    bare = reference.replace("-", "")
    first, second = bare[place], bare[place + 1]
    swapped = bare[:place] + second + first + bare[place + 2 :]
    unnoticed = first == second or {first, second} == {"0", "Z"}
    assert (read_reference(swapped) is not None) == unnoticed


def test_a_reference_is_found_inside_a_sentence() -> None:
    assert read_reference("Добрий день, номер 7k3m 9qxl, дякую") == "7K3M-9QX1"


def test_four_letters_before_a_reference_do_not_hide_it() -> None:
    assert read_reference("code 7K3M 9QX1") == "7K3M-9QX1"


@pytest.mark.parametrize(
    "words", ["", "доброго дня", "7K3M-9QX", "7K3M-9QX15", "77K3M-9QX1", "7K3M-9QXU", "+380 40 000 0001"]
)
def test_other_words_are_no_reference(words: str) -> None:
    assert read_reference(words) is None
