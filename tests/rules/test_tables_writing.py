"""What is written can be read again, and no spreadsheet program ever takes it for a formula."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.model.words import clean
from bot.tables.cells import ERRORS
from bot.tables.people import people
from bot.tables.reading import read
from bot.tables.registering import RefusedRow, Registrable, persons
from bot.tables.writing import refused_rows, write_csv, write_xlsx

HEADS = ("a", "b")
DANGEROUS = ["=1+1", "+380", "-1", "@a", "\t=1", "\r=1", "＝1", '=cmd|"/c calc"!A1', "=HYPERLINK(1)", "-Слива"]
WRITERS = [write_csv, write_xlsx]
untimed = settings(deadline=None, max_examples=25)  # a workbook is read by a process of its own each time
cells = st.text(max_size=30).map(clean).filter(lambda cell: not cell.startswith("'"))
lines = st.lists(st.tuples(cells, cells.filter(bool)), min_size=1, max_size=9)


def written(write: Any, rows: Any, heads: Any = HEADS) -> bytes:
    target = io.BytesIO()
    assert write(target, heads, rows) == len(rows)
    return target.getvalue()


@pytest.mark.parametrize("write", WRITERS)
@untimed
@example(rows=[("", "#NAME?"), ("a", "b")])
@given(rows=lines)
def test_what_is_written_can_be_read_again(write: Any, rows: Any) -> None:
    if write is write_csv:  # there what could start a formula inside of a cell is guarded for good
        rows = [tuple(clean(cell.translate(dict.fromkeys(map(ord, ';,|"')))) or "x" for cell in row) for row in rows]
    expected = [row for row in rows if not ERRORS & set(row)]  # what a formula failed with is read as nothing
    assert list(read(written(write, expected), "list").rows()) == [HEADS, *expected]


@pytest.mark.parametrize("write", WRITERS)
def test_the_target_stays_open_for_whoever_opened_it(write: Any) -> None:
    target = io.BytesIO()
    write(target, HEADS, [("1", "2")])
    assert not target.closed


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_of_a_csv_starts_like_a_formula(words: str) -> None:
    content = written(write_csv, [(words, "Київ"), ("x", words)], (words, "b"))
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
        assert [cell for cell in row if cell[0] in "=+-@\t\r＝＋－＠"] == []


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_also_not_when_excel_takes_another_separator(separator: str) -> None:
    content = written(write_csv, [(f"Слива{separator}=1+1", '"=1+1')])
    for taken in (";", "\t", ","):
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=taken) for cell in row]
        assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []


@pytest.mark.parametrize("words", [*DANGEROUS, "#N/A", "#REF!", "1", "1991-03-12", "TRUE"])
def test_words_are_words_in_a_workbook(words: str) -> None:
    sheet = load_workbook(io.BytesIO(written(write_xlsx, [(words, 7)]))).active
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", clean(words))
    assert (sheet["B2"].data_type, sheet["B2"].value) == ("n", 7)


def test_words_that_look_like_a_formula_stay_words_when_somebody_edits_them() -> None:
    sheet = load_workbook(io.BytesIO(written(write_xlsx, [("=1+1", "Слива")]))).active
    assert (sheet["A2"].quotePrefix, sheet["B2"].quotePrefix) == (True, False)


@pytest.mark.parametrize("write", WRITERS)
def test_nothing_invisible_is_written(write: Any) -> None:
    content = written(write, [("Сли\x00ва\x0b\u202e", "\ud800x\ufffe")])
    (_, row) = read(content, "list").rows()
    assert row[0] == "Слива"
    assert row[1].startswith("x")


def test_a_csv_is_known_by_its_mark_and_quoted_throughout() -> None:
    assert written(write_csv, [("Слива", 7)]) == '\ufeff"a","b"\r\n"Слива","7"\r\n'.encode()


def test_refused_rows_come_back_as_they_were_with_the_reason() -> None:
    found = people(
        read("Прізвище;Ім'я;Д.н.;id\n;Юрій;1990;7;+380\nСлива;Петро;1991;8\nДрозд;;1990;9\n".encode(), "a.csv")
    )
    refused = [row for row in persons(found.rows(), date(2026, 11, 23)) if isinstance(row, RefusedRow)]
    heads, rows = refused_rows(found, refused, "Причина", lambda row: row.faults[0].field)
    again = list(read(written(write_csv, list(rows), heads), "a.csv").rows())
    assert again == [
        ("Прізвище", "Ім'я", "Д.н.", "id", "E", "Причина"),
        ("", "Юрій", "1990", "7", "+380", "surname"),
        ("Дрозд", "", "1990", "9", "", "given"),
    ]


def test_a_corrected_file_of_refused_rows_is_read_like_the_first() -> None:
    found = people(read("Прізвище;Ім'я;Д.н.;id\n;Юрій;1990;7\n".encode(), "a.csv"))
    refused = [row for row in persons(found.rows(), date(2026, 11, 23)) if isinstance(row, RefusedRow)]
    heads, rows = refused_rows(found, refused, "Причина", lambda row: "немає прізвища")
    corrected = [["Слива", *row[1:]] for row in rows]
    (person,) = persons(people(read(written(write_xlsx, corrected, heads), "a.xlsx")).rows(), date(2026, 11, 23))
    assert isinstance(person, Registrable)
    assert person.facts["surname"] == "Слива"
