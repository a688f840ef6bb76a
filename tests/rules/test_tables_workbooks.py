"""Workbooks as people bring them, and those that would do harm."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tables import archive
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile
from tests.rules.workbooks import from_parts, workbook


def rows(content: bytes, name: str = "list.xlsx") -> list[tuple[str, ...]]:
    return list(read(content, name).rows())


def refusal(content: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        rows(content)
    return refused.value


def test_a_workbook_gives_values_as_text() -> None:
    content = workbook(
        [
            [
                "a",
                12,
                12.0,
                0.5,
                date(1991, 3, 12),
                datetime(1991, 3, 12, 14, 30),
                True,
                None,
                " x\u200b ",
                "#N/A",
                380501234567,
            ]
        ]
    )
    expected = ("a", "12", "12", "0.5", "1991-03-12", "1991-03-12 14:30", "True", "", "x", "", "380501234567")
    assert rows(content, "list.xlsx") == [expected]


def test_what_kind_of_file_it_is_says_its_content() -> None:
    assert rows(workbook([["a", "b"]]), "list.csv") == [("a", "b")]
    assert rows(b"a,b\n", "list.xlsx") == [("a", "b")]


def test_a_formula_is_never_evaluated() -> None:
    assert rows(workbook([["a", "=1+1", "b"]])) == [("a", "", "b")]
    assert rows(from_parts('<row r="1"><c r="A1"><f>1+1</f><v>7</v></c></row>')) == [("7",)]


def test_a_number_in_a_column_of_dates_is_not_told_to_whoever_reads_the_logs(recwarn: pytest.WarningsRecorder) -> None:
    content = from_parts('<row r="1"><c r="A1" s="1"><v>33309</v></c><c r="B1" s="1"><v>380000000000</v></c></row>')
    assert rows(content) == [("1991-03-12",)]
    assert list(recwarn) == []


def test_the_first_visible_sheet_with_data_is_taken_and_the_others_are_named() -> None:
    content = workbook([["secret"]], [], [["a"]], [["b"]], hide=["Sheet"])
    table = read(content, "list.xlsx")
    assert list(table.rows()) == [("a",)]
    assert (table.sheet, table.other_sheets) == ("Sheet2", ("Sheet3",))


def test_merged_cells_all_have_their_value() -> None:
    content = workbook(
        [
            ["Список", None, None],
            ["Ім'я", "Частина", "x"],
            ["А", "перша", 1],
            ["Б", None, 2],
            ["В", "друга", 3],
            [None, None, None],
        ],
        merge=["A1:C1", "B3:B4", "B5:B9"],
    )
    assert rows(content) == [
        ("Список", "Список", "Список"),
        ("Ім'я", "Частина", "x"),
        ("А", "перша", "1"),
        ("Б", "перша", "2"),
        ("В", "друга", "3"),
    ]


def test_a_title_merged_over_a_whole_line_does_not_make_the_table_wide() -> None:
    assert rows(workbook([["Список"], ["a", "b"]], merge=["A1:XFD1"])) == [("Список",), ("a", "b")]


def test_a_wrong_dimension_hides_nothing() -> None:
    content = from_parts(
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row>'
    )
    assert rows(content) == [("1", "", "2"), ("", "3")]


def test_wide_and_long_sheets_are_refused() -> None:
    assert refusal(workbook([["a"] * 61])).reason == "too_many_columns"
    assert rows(workbook([["a"] * 60])) == [("a",) * 60]
    assert refusal(from_parts('<row r="1"><c r="XFD1"><v>1</v></c></row>')).reason == "too_many_columns"
    assert (
        refusal(
            from_parts('<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999"><c r="A1"><v>1</v></c></row>')
        ).reason
        == "too_many_rows"
    )


def test_an_empty_workbook_is_empty() -> None:
    assert refusal(workbook([])).reason == "empty"
    assert refusal(workbook([[None, ""], [None]])).reason == "empty"


def zipped(parts: dict[str, Any], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


BIG = 2 * archive.MEBIBYTE
BOMBS = {
    "a ratio": zipped({"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": b" " * BIG}),
    "a large part": zipped({"xl/styles.xml": b"<" + b"ab" * 6 * archive.MEBIBYTE}, zipfile.ZIP_STORED),
    "many parts": zipped({str(number): "" for number in range(archive.MOST_PARTS + 1)}),
    "entities": from_parts(
        '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>',
        before='<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
    ),
    "entities in UTF-16": zipped({"xl/styles.xml": "<!DOCTYPE a []><a/>".encode("utf-16")}),
    "one endless row": zipped(
        {"xl/worksheets/sheet1.xml": b"<row>" + b"".join(b'<c r="A%d"/>' % at for at in range(400_000))}
    ),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_before_it_is_parsed(kind: str) -> None:
    assert refusal(BOMBS[kind]).reason == "bomb"


def test_a_zip_that_is_no_workbook_or_a_broken_one_is_refused() -> None:
    assert refusal(zipped({"word/document.xml": "<a/>"})).reason == "not_a_table"
    assert refusal(zipped({"xl/workbook.xml": "<a/>"})).reason == "broken"
    assert refusal(from_parts('<row r="1"><c r="A1"><v>1</v></c></row><row')).reason == "broken"
    assert refusal(workbook([["a", "b"]])[:-200]).reason == "broken"
    damaged = bytearray(from_parts('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))
    assert refusal(bytes(damaged)).reason == "broken"  # of a string that is not there


def test_an_encrypted_zip_needs_a_password() -> None:
    content = bytearray(zipped({"xl/workbook.xml": "<a/>"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content)).reason == "password_protected"


ONE = bytearray(workbook([["Прізвище", "Д.н."], ["Слива", date(1991, 3, 12)]], merge=["A3:A4"]))


@settings(deadline=None, max_examples=200)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(ONE) - 1), st.integers(0, 255)), max_size=9), end=st.integers(0, 99)
)
def test_however_a_workbook_is_damaged_it_is_read_or_refused_by_name(changes: Any, end: Any) -> None:
    content = ONE[: len(ONE) - max(end - 50, 0)]
    for place, byte in changes:
        content[min(place, len(content) - 1)] = byte
    with suppress(UnreadableFile):
        assert all(any(row) for row in rows(bytes(content)))
