"""A row that only counts the others is nobody; what says anything of somebody is a row."""

import pytest

from bot.i18n import Language
from bot.tables.listing import look
from bot.tables.totals import is_total
from bot.tables.unreadable import UnreadableFile
from bot.texts.writing import t, tn

HEADS = "№;Прізвище;Ім'я;Дата народження\n"
PEOPLE = "1;Коваль;Тарас;12.03.1991\n2;Бондар;Олег;05.05.1988\n"


@pytest.mark.parametrize(
    "row",
    [
        ("Всього: 300",),
        ("", "УСЬОГО", "", "300"),
        ("301", "Разом", "12 осіб"),
        ("Итого: 5 человек",),
        ("Total: 300 persons", "", "300"),
        ("Загалом — 7",),
        ("Всього", "Всього", "300"),
    ],
)
def test_sums_in_three_languages_are_nobody(row: tuple[str, ...]) -> None:
    assert is_total(row)


@pytest.mark.parametrize(
    "row",
    [
        ("1", "Коваль", "Тарас", "300"),
        ("Всього: 300, з них поранених 12",),
        ("Всього", "Коваль Тарас"),
        ("Разомчук", "Іван"),
        ("Totalenko", "1991"),
        ("300",),
        ("", "—"),
    ],
)
def test_whatever_says_more_is_a_row(row: tuple[str, ...]) -> None:
    assert not is_total(row)


def test_a_sum_is_left_out_with_a_word_and_the_rows_keep_their_numbers() -> None:
    content = f"{HEADS}{PEOPLE}Всього: 2;;;\n3;Соловйов;Андрій;02.07.1994\nРазом;3 особи;;\n"
    listed = look(content.encode(), "перелік.csv")
    assert [(row.number, row.cells["surname"]) for row in listed.rows] == [
        (1, "Коваль"),
        (2, "Бондар"),
        (4, "Соловйов"),
    ]
    assert listed.understood.totals == ("Всього: 2", "Разом 3 особи")


def test_a_list_that_only_counts_is_empty() -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        look(f"{HEADS}Всього: 0;;;\n".encode(), "перелік.csv")


@pytest.mark.parametrize(("language", "grouped"), [("uk", "69\xa0187"), ("en", "69,187")])
def test_what_counts_has_its_thousands_apart_and_the_number_of_a_row_has_not(language: Language, grouped: str) -> None:
    assert t("Rows: {n}", n=69_187).text(language).endswith(grouped)
    assert tn("{n} row.", "{n} rows.", 69_187).text(language).startswith(grouped)
    assert t("<b>Row {number}</b> may be:", number=4_712).text(language).count("4712") == 1
