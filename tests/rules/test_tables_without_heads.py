"""Columns that nobody named, known by what is written in them, where that is safe."""

import pytest

from bot.tables.people import NamedPeople, people
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile


def listed(text: str, name: str = "list.csv") -> NamedPeople:
    return people(read(text.encode(), name))


def refusal(text: str, name: str = "list.csv") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        list(listed(text, name).rows())
    return refused.value


def test_whole_names_need_no_head() -> None:
    found = listed(
        "Список звільнених\n1. Слива Петро Сергійович, 12.03.1991 р.н.\n2. О'Коннор-Дрозденко Ю. В., 01.02.1990 р.н.\n"
    )
    assert found.columns == {"birth": "B", "full_name": "A"}
    assert [(row.number, row.full_name, row.birth) for row in found.rows()] == [
        (1, "Слива Петро Сергійович", "12.03.1991 р.н."),
        (2, "О'Коннор-Дрозденко Ю. В.", "01.02.1990 р.н."),
    ]


def test_names_alone_one_a_line_are_a_list() -> None:
    found = listed("Слива Петро Сергійович\nДрозденко Ю.В.\n")
    assert [row.full_name for row in found.rows()] == ["Слива Петро Сергійович", "Дрозденко Ю.В."]


def test_a_patronymic_tells_which_of_three_columns_is_which() -> None:
    found = listed(
        "1;Петро;Сергійович;Слива;1991-03-12\n2;Юрій;Васильович;Дрозденко;1990-01-02\n3;Ада;;Дрозд;1990-01-02\n"
    )
    assert [(row.surname, row.given, row.patronymic) for row in found.rows()] == [
        ("Слива", "Петро", "Сергійович"),
        ("Дрозденко", "Юрій", "Васильович"),
        ("Дрозд", "Ада", ""),
    ]


@pytest.mark.parametrize(
    "text", ["Слива;Петро\nДрозденко;Юрій\n", "1;2;3\n4;5;6\n", "Примітка;Дата\nтак;12.03.1991\n", "Слива\nДрозденко\n"]
)
def test_where_it_is_not_safe_heads_are_asked_for(text: str) -> None:
    assert refusal(text).reason == "no_heads"
