"""Text of whatever encoding is read rightly or refused, and never taken for gibberish that is somebody's name."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.tables.encodings import encoding_of
from bot.tables.people import people
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile

TABLES = Path(__file__).with_name("tables")
SURNAMES = "Тарасенко Щербань Ґудзик Їжакевич Цвях Д’яченко Жук Гнатюк Нехода Слива Яремчук Эдуардов Подъячев Фещенко"
GIVEN = "Тарас Іван Ніна Олег Юлія Їжак Ганна Євген Дмитро Сергій Ольга Андрій"
ROWS = st.tuples(st.sampled_from(SURNAMES.split()), st.sampled_from(GIVEN.split()), st.just("12.03.1991")).map(";".join)
HEADS = ["surname;given;birth_date", "Прізвище;Ім'я;Дата народження"]
OTHERS = ["koi8-u", "koi8-r", "mac-cyrillic", "iso8859-5", "cp866", "cp1125"]


@pytest.mark.parametrize("file", ["mac-cyrillic", "koi8-u"])
def test_a_list_of_another_system_is_read(file: str) -> None:
    person, *_ = people(read((TABLES / f"{file}.csv").read_bytes(), "list.csv")).rows()
    assert (person.surname, person.given, person.patronymic) == ("Тарасенко", "Тарас", "Олегович")


def is_read(text: str, encoding: str) -> bool:
    """Whether it is: if not, it is refused; gibberish fails."""
    content = text.encode(encoding, errors="ignore")
    try:
        codec = encoding_of(content)
    except UnreadableFile as refused:
        assert refused.reason == "encoding"
        return False
    assert content.decode(codec) == content.decode(encoding)
    return True


@example("cp1125", HEADS[0], ["Тарасенко;Їжак;12.03.1991", "Ґудзик;Тарас;12.03.1991"], True)
# Two or three names, or the same ones again and again, can be too little to tell: what is drawn is always the same.
@settings(derandomize=True)
@given(
    st.sampled_from(OTHERS), st.sampled_from(HEADS), st.lists(ROWS, min_size=4, max_size=20, unique=True), st.booleans()
)
def test_names_are_read_rightly_or_not_at_all(encoding: str, heads: str, rows: list[str], capitals: bool) -> None:
    text = "\n".join([heads, *rows])
    is_read(text.upper() if capitals else text, encoding)


@pytest.mark.parametrize("encoding", ["koi8-u", "mac-cyrillic", "iso8859-5", "cp1125"])
@pytest.mark.parametrize("heads", HEADS)
def test_a_usual_list_is_read_and_not_only_refused(encoding: str, heads: str) -> None:
    rows = [f"{surname};{given};01.02.1990" for surname in SURNAMES.split()[:7] for given in GIVEN.split()[:3]]
    assert is_read("\n".join([heads, *rows]), encoding)


@given(st.sampled_from(HEADS), st.lists(ROWS, min_size=3, max_size=20), st.booleans())
def test_what_windows_writes_is_always_read(heads: str, rows: list[str], capitals: bool) -> None:
    text = "\n".join([heads, *rows])
    assert is_read(text.upper() if capitals else text, "cp1251")


@pytest.mark.parametrize(
    "text",
    [
        "ПІБ\nДрозденко Ю\n",
        "Прізвище\n«Грім» Тестенко – син; №5…\n",
        "ЖУК;ЩУР\nФЕЩЕНКО;ЦЮЦЮРА",
        "Tестeнкo;Tаpас;Oлeгoвич",  # some letters are Latin
        "note\nO’Brien",
    ],
)
def test_short_and_odd_texts_of_windows_are_read(text: str) -> None:
    assert encoding_of(text.encode("cp1251")) == "cp1251"


@pytest.mark.parametrize(("text", "encoding"), [("name\nMüller", "cp1252"), ("name\nŁukasz Żak", "cp1250")])
def test_latin_letters_of_other_languages_are_refused_where_they_would_become_cyrillic(
    text: str, encoding: str
) -> None:
    assert not is_read(text, encoding)


@given(st.lists(ROWS, min_size=1, max_size=9), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_two_bytes_a_letter_need_no_mark(rows: list[str], encoding: str) -> None:
    assert encoding_of("\n".join([HEADS[1], *rows]).encode(encoding)) == encoding
