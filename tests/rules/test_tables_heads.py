"""Which column holds what, by its head in any of three languages."""

import pytest

from bot.tables.people import NamedPeople, people
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile
from bot.tables.vocabulary import Column, meaning
from tests.rules.workbooks import workbook

HEADS = "Прізвище;Ім'я;По батькові;Дата народження\n"


def listed(text: str, name: str = "list.csv") -> NamedPeople:
    return people(read(text.encode(), name))


def refusal(text: str, name: str = "list.csv") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        list(listed(text, name).rows())
    return refused.value


@pytest.mark.parametrize(
    ("column", "heads"),
    [
        (
            Column.SURNAME,
            "Прізвище|ПРІЗВИЩЕ|прiзвище|Прізвище особи|Фамилия|Surname|Last name|LAST_NAME|lastName|family name|"
            "Прізвище / Surname|returned_surname",
        ),
        (
            Column.GIVEN,
            "Ім'я|Ім’я|Імʼя|Iм`я|імя|Ім*я|ІМ'Я|Имя|given|Given name|First name|firstName|given_name|forename|"
            "Ім'я (name)",
        ),
        (Column.PATRONYMIC, "По батькові|по-батькові|Побатькові|Отчество|Patronymic|Middle name|second name"),
        (
            Column.FULL_NAME,
            "ПІБ|П.І.Б.|ПIБ|піб звільненого|ФИО|Ф.И.О.|Full name|FullName|Прізвище, ім'я, по батькові|"
            "Прізвище та ім'я|Фамилия Имя Отчество|Surname, name|name in full|Особа|Last name and first name",
        ),
        (Column.NAME, "Name|NAME|names"),
        (Column.GIVEN_AND_PATRONYMIC, "Ім'я та по батькові|Имя, отчество|ім’я по батькові"),
        (
            Column.BIRTH,
            "Дата народження|Д.н.|д/н|ДН|дата народж.|Рік народження|р.н.|Дата рождения|Д.р.|г.р.|Birth date|birthdate|"
            "birth_date|DOB|D.O.B.|Date of birth|Year of birth|Born|День народження|Дата народження (ДД.ММ.РРРР)",
        ),
        (Column.CATEGORY, "Категорія|категория|Category|Категорія особи"),
        (
            Column.UNIT,
            "Військова частина|частина|в/ч|В.Ч.|підрозділ|Unit|military unit|Номер частини|unit name|подразделение",
        ),
        (
            Column.SOURCE_ID,
            "id|ID|case_id|Номер справи|№ справи|код|Ідентифікатор|record number|external id|case no|UUID",
        ),
        (
            Column.RUNNING_NUMBER,
            "№ п/п|№п/п|№ з/п|п/п|Порядковий номер|row|№|#|No.|номер|Number|N|н/п|n/p|№ н/п|Порядковий №|№ у списку|"
            "Номер рядка|S/N|Serial No.|Row #|item|№ №",
        ),
        (Column.PHONE, "Телефон|Номер телефону|тел.|Phone number"),
        (Column.SEX, "Стать|пол|Sex|gender"),
        (Column.RANK, "Звання|Військове звання|rank"),
        (Column.FORMER_SURNAME, "Дівоче прізвище|Maiden name|Колишнє прізвище"),
    ],
)
def test_heads_are_known_in_three_languages(column: Column, heads: str) -> None:
    assert {head: meaning(head) for head in heads.split("|")} == dict.fromkeys(heads.split("|"), column)


@pytest.mark.parametrize(
    "head",
    [
        "Прізвище заявника",
        "ПІБ родича",
        "Ім'я батька",
        "ПІБ матері",
        "Дата народження дружини",
        "Mother's name",
        "Name of next of kin",
        "Applicant surname",
        "Місце народження",
        "Place of birth",
        "Дата звільнення",
        "Номер паспорта",
        "ІПН",
        "Ідентифікаційний код",
        "Telegram ID",
        "Примітка",
        "",
        "у списку зазначено прізвище, ім'я та дату народження кожної особи, про яку йдеться нижче, у таблиці",
    ],
)
def test_what_is_of_somebody_else_or_of_something_else_is_not_taken(head: str) -> None:
    assert meaning(head) is None


def test_columns_in_any_order_under_a_title() -> None:
    found = listed(
        "Список звільнених осіб;;;;\nстаном на 12.03.2026;;;;\n"
        "Д.н.;№ з/п;Ім’я;ПРІЗВИЩЕ;Примітка\n12.03.1991;1;Петро;Дрозденко;вусатий\n01.02.1990;2;Юрій;Слива;\n"
    )
    first, second = found.rows()
    assert (first.number, first.surname, first.given, first.birth) == (1, "Дрозденко", "Петро", "12.03.1991")
    assert (second.number, second.surname, second.source_id) == (2, "Слива", "")
    assert first.extra == {"Примітка": "вусатий"}
    assert found.columns == {"birth": "Д.н.", "running_number": "№ з/п", "given": "Ім’я", "surname": "ПРІЗВИЩЕ"}
    assert found.ignored == ("Примітка",)


def test_everything_else_known_is_given_by_its_name() -> None:
    (row,) = listed(
        "Surname,Sex,Rank,Phone,Maiden name,Unit,Category,id\nIvanenko,F,sgt,1,Petrenko,A1,civilian,R7\n"
    ).rows()
    assert row.extra == {"sex": "F", "rank": "sgt", "phone": "1", "former_surname": "Petrenko"}
    assert (row.unit, row.category, row.source_id) == ("A1", "civilian", "R7")


@pytest.mark.parametrize(
    ("head", "values", "taken"),
    [
        *((head, values, False) for head in ("№", "номер", "Number", "n/p") for values in ("123", "124", "121", "794")),
        ("id", "123", True),
        ("№ справи", "794", True),
    ],
)
def test_a_running_number_is_no_id(head: str, values: str, taken: str) -> None:
    rows = listed(f"{head};Прізвище\n" + "".join(f"{value};Слива\n" for value in values)).rows()
    assert [row.source_id for row in rows] == (list(values) if taken else [""] * 3)


def test_a_name_beside_a_surname_is_the_given_name_else_the_whole_one() -> None:
    (beside,) = listed("Surname,Name\nIvanenko,Petro\n").rows()
    (alone,) = listed("Name,DOB\nIvanenko Petro,1991\n").rows()
    (given,) = listed("Ім'я,Д.н.\nІваненко Петро,1991\n").rows()
    assert (beside.surname, beside.given, beside.full_name) == ("Ivanenko", "Petro", "")
    assert (alone.full_name, given.full_name) == ("Ivanenko Petro", "Іваненко Петро")


def test_given_name_and_patronymic_may_share_a_column() -> None:
    (row,) = listed("Прізвище;Ім'я та по батькові\nСлива;Петро Сергійович\n").rows()
    assert (row.surname, row.given, row.patronymic) == ("Слива", "Петро", "Сергійович")


def test_one_head_may_be_merged_over_the_parts_of_a_name() -> None:
    content = workbook(
        [["ПІБ", None, None, "ID"], ["Слива", "Петро", "Сергійович", 7], ["Дрозденко Юрій", None, None, 9]],
        merge=["A1:C1", "A3:C3"],
    )
    assert [row.full_name for row in people(read(content, "a.xlsx")).rows()] == [
        "Слива Петро Сергійович",
        "Дрозденко Юрій",
    ]


def test_repeated_heads_are_no_people() -> None:
    found = listed(HEADS + "Слива;Петро;;1991\n" + HEADS + "Дрозденко;Юрій;;1990\n")
    assert [(row.number, row.surname) for row in found.rows()] == [(1, "Слива"), (2, "Дрозденко")]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("12.03.1991", "12.03.1991"),
        ("1991", "1991"),
        ("33309", "1991-03-12"),
        ("33309.0", "1991-03-12"),
        ("1991-03-12 00:00:00", "1991-03-12"),
        ("1991-03-12T00:00:00Z", "1991-03-12"),
        ("12.03.1991 0:00", "12.03.1991"),
        ("12 березня 1991 року", "12 березня 1991 року"),
        ("", ""),
    ],
)
def test_birth_dates_are_as_typed_or_in_iso_form(typed: str, read_as: str) -> None:
    (row,) = listed(f"Прізвище;Д.н.\nСлива;{typed}\n").rows()
    assert row.birth == read_as


def test_a_column_of_american_dates_is_read_as_such() -> None:
    found = listed("Surname,DOB\nIvanenko,03/04/1991\nPetrenko,12/25/1990\n")
    assert found.month_first
    assert [row.birth for row in found.rows()] == ["1991-03-04", "1990-12-25"]


def test_one_american_date_among_ours_changes_nothing() -> None:
    found = listed("Surname,DOB\nIvanenko,03/04/1991\nPetrenko,12/25/1990\nSlyva,25/12/1990\n")
    assert not found.month_first
    assert [row.birth for row in found.rows()] == ["03/04/1991", "12/25/1990", "25/12/1990"]


def test_heads_alone_are_an_empty_list() -> None:
    assert refusal(HEADS).reason == "empty"
