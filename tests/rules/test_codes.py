"""Codes of messages: typed again in any way, found in a whole message, never taken for something else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from bot.model.codes import Claim, claim, new_code, pieces, read_code
from bot.model.reference import ALPHABET, read_reference

LIKE_CYRILLIC = str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ")
untimed = settings(deadline=None)


@st.composite
def codes(draw: st.DrawFn) -> str:
    body = "A" + draw(st.text(st.sampled_from(ALPHABET), min_size=10, max_size=10))
    whole = body + luhn.calc_check_digit(body, ALPHABET)
    return "-".join(whole[start : start + 3] for start in range(0, 12, 3))


@untimed
@given(codes())
def test_a_code_is_read_in_every_way_it_is_typed(code: str) -> None:
    bare = code.replace("-", "")
    mistaken = code.replace("0", "O").replace("1", "l")
    cyrillic = code.translate(LIKE_CYRILLIC)
    for typed in (code, code.lower(), bare, code.replace("-", " – "), " ".join(bare), mistaken, cyrillic.lower()):
        assert read_code(typed) == code
    for closed in (f"Код {code} · /check", f"Code {code}", f"Новини.\n\nКод {cyrillic} · /check"):
        assert claim(closed) == Claim((code,), alone="Новини" not in closed)


@untimed
@given(codes(), st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(code: str, place: int, wrong: str) -> None:
    bare = code.replace("-", "")
    mistyped = bare[:place] + wrong + bare[place + 1 :]
    assert read_code(mistyped) == (code if mistyped == bare else None)


@untimed
@given(codes())
def test_no_part_of_a_code_is_a_reference(code: str) -> None:
    assert read_reference(code) is None
    assert read_reference(f"Код {code} · /check") is None


def test_new_codes_are_codes_and_differ() -> None:
    fresh = {new_code() for _ in range(100)}
    assert len(fresh) == 100
    assert {read_code(code) for code in fresh} == fresh


def test_the_last_code_of_a_message_comes_first() -> None:
    first, last = new_code(), new_code()
    words = f"Одне.\n\nКод {first} · /check\nДруге.\nКод {last} · /check"
    assert claim(words) == Claim((last, first))
    assert pieces(words) == [f"Одне.\n\nКод {first} · /check", f"Друге.\nКод {last} · /check"]
    assert pieces(f"{words} Сплатіть") == [*pieces(words), "Сплатіть"]


def test_what_only_looks_like_a_code_is_told_from_no_code() -> None:
    for invented in ("AAA-BBB-CCC-DDE", "K3A-19V-47H-YPZ", "КОД-ДЛЯ-ВАС-111", "АБВ ГДЕ 123 456", "aaa–bb1–ccc–dde"):
        assert claim(f"Сплатіть. Код {invented} · /check") == Claim(invented=True)
        assert claim(invented) == Claim(invented=True, alone=True)


def test_nobody_asks_about_hundreds_of_codes_at_once() -> None:
    assert len(claim("слово " + " ".join(new_code() for _ in range(300))).codes) == 3


@pytest.mark.parametrize(
    "words",
    [
        "",
        "380 441 234 567",
        "+380441234567",
        "ABC-DEF",
        "доброго дня",
        "7K3M-9QX1",
        "був там він там",
        "так-так-так-так",
    ],
)
def test_other_words_are_no_code(words: str) -> None:
    assert read_code(words) is None
    assert not claim(words)
