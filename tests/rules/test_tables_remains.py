"""A list of remains must never be imported: nobody learns about a death from this program."""

import pytest

from bot.tables.people import NamedPeople, people
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile
from tests.rules.workbooks import workbook


def listed(text: str, name: str = "list.csv") -> NamedPeople:
    return people(read(text.encode(), name))


def refusal(text: str, name: str = "list.csv") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        list(listed(text, name).rows())
    return refused.value


HEADS = "Прізвище;Ім'я;По батькові;Дата народження\n"


@pytest.mark.parametrize(
    "text",
    [
        "Прізвище;№ тіла\nСлива;1\n",
        "Прізвище;ДНК\nСлива;1\n",
        "Surname;DNA match\nSlyva;1\n",
        "Surname;Morgue\nSlyva;1\n",
        "Прізвище;Дата смерті\nСлива;1\n",
        "Список репатрійованих\nПрізвище;Ім'я\nСлива;Петро\n",
        "Перелік останків;\nПрізвище;Ім'я\nСлива;Петро\n",
        "Прізвище;Стан\nСлива;Загинув.\nДрозденко;загинув 03.2024\n",
        "Прізвище;Ім'я;Стан\nСлива;Петро;здоровий\nЗагиблі;;\nДрозденко;Юрій;\n",
        "Прізвище;Категорія\nСлива;тіло\n",
        "Тела\nСлива Петро Сергійович\n",
    ],
)
def test_a_list_of_remains_is_never_read(text: str) -> None:
    assert refusal(text).reason == "remains"


def test_a_list_of_remains_is_known_by_the_name_of_its_file_or_sheet() -> None:
    assert refusal(HEADS + "Слива;Петро;;1991\n", "Тіла 12.03.csv").reason == "remains"
    sheet = workbook([["Прізвище"], ["Слива"]], title="Репатріація")
    with pytest.raises(UnreadableFile, match="remains"):
        people(read(sheet, "list.xlsx"))


def test_names_and_notes_that_resemble_such_words_are_read() -> None:
    found = listed("Прізвище;Ім'я;Примітка;Тел.\nТіло;Морг;тілесні ушкодження;1\n")
    assert [row.surname for row in found.rows()] == ["Тіло"]


def test_a_row_that_speaks_of_a_death_is_put_aside_and_the_others_are_read() -> None:
    found = listed("Прізвище;Стан\nСлива;здоровий\nДрозденко;Загинув.\nТруп;помер 03.2024\n")
    assert [(row.surname, row.aside) for row in found.rows()] == [("Слива", False), ("Дрозденко", True), ("Труп", True)]
