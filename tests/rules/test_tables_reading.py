"""Files of every kind that people bring, and those that are no table."""

import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tables.lines import MOST_ROWS
from bot.tables.people import people
from bot.tables.reading import LARGEST, OLE, read, read_file
from bot.tables.registering import RefusedRow, persons
from bot.tables.unreadable import UnreadableFile

TABLES = Path(__file__).with_name("tables")
HEADS = ("Прізвище", "Ім'я", "Примітка")
PERSON = ("Дрозденко", "Їжак", "ґудзик; сіль, перець")


def rows(content: bytes, name: str = "list.csv") -> list[tuple[str, ...]]:
    return list(read(content, name).rows())


def refusal(content: bytes, name: str = "list.csv") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        rows(content, name)
    return refused.value


def text(separator: str = ",", end: str = "\r\n") -> str:
    quoted = [f'"{cell}"' if {";", ","} & set(cell) else cell for cell in PERSON]
    return end.join([separator.join(HEADS), separator.join(quoted), ""])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_is_read_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    assert rows(text(separator).encode(encoding)) == [HEADS, PERSON]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    assert rows(text(end=end).encode()) == [HEADS, PERSON]


def test_excel_may_name_the_separator_itself() -> None:
    assert rows(("sep=;\r\n" + text(";")).encode()) == [HEADS, PERSON]


def test_a_comma_in_every_name_does_not_hide_the_semicolons() -> None:
    assert rows("ПІБ;Рік\nДрозденко, Ю;1991\nСлива, Г;1990\n".encode()) == [
        ("ПІБ", "Рік"),
        ("Дрозденко, Ю", "1991"),
        ("Слива, Г", "1990"),
    ]


def test_a_column_alone_needs_no_separator() -> None:
    assert rows("ПІБ\nДрозденко Ю\n".encode()) == [("ПІБ",), ("Дрозденко Ю",)]


def test_quoted_cells_may_hold_quotes_and_line_breaks() -> None:
    assert rows('a,b\n"він ""Дрозд""","два\nрядки"\n'.encode()) == [("a", "b"), ('він "Дрозд"', "два рядки")]


def test_cells_are_clean_and_empty_lines_left_out() -> None:
    content = "a,b,\n\n,,\n \u200bДрозденко\x07\u00a0 ,\ufeffЮ\u202e,\n".encode()
    assert rows(content) == [("a", "b"), ("Дрозденко", "Ю")]


def test_a_broken_byte_in_utf_8_spoils_its_cell_only() -> None:
    content = text().encode().replace("ж".encode(), b"\xd0")
    assert rows(content)[0] == HEADS
    assert rows(content)[1][1] == "Ї\ufffdак"


def test_a_guard_against_formulas_is_taken_off() -> None:
    assert rows(b"a,b\n'=1+1,'+380\n") == [("a", "b"), ("=1+1", "+380")]


def test_a_quote_that_nobody_closed_is_named_with_its_row_and_swallows_nothing() -> None:
    refused = refusal('a,b\n1,2\n"Дрозденко,3\n4,5\n'.encode())
    assert (refused.reason, refused.row) == ("broken_quotes", 4)


@pytest.mark.parametrize(
    ("broken", "cells"),
    [
        (r'"Пробний \"Грім\"";Іван', ('Пробний "Грім"', "Іван")),
        (r'"Пробний \"Грім; Град\"";Іван', ('Пробний "Грім; Град"', "Іван")),
        ('"Грім" Тестенко;Іван', ("\ufffdГрім\ufffd Тестенко", "Іван")),
    ],
)
def test_a_broken_quotation_mark_costs_its_row_at_most(broken: str, cells: tuple[str, ...]) -> None:
    assert rows(f'a;b\n"1";2\n{broken}\n"3";4\n'.encode()) == [("a", "b"), ("1", "2"), cells, ("3", "4")]


def test_a_name_with_a_spoilt_quotation_mark_is_refused_and_no_other() -> None:
    content = 'Прізвище;Ім\'я;Д.н.;id\n"Грім" Тестенко;Іван;1990;1\nПробний;Іван;1990;2\n'.encode()
    read_ones = list(persons(people(read(content, "list.csv")).rows(), date(2026, 1, 1)))
    assert [isinstance(one, RefusedRow) for one in read_ones] == [True, False]


def test_thousands_of_broken_quotation_marks_are_no_slips() -> None:
    assert refusal(b"a;b\n" + b'"x "y";3\n' * 2_000).reason == "broken_quotes"


def test_tables_side_by_side_and_transposed_ones_are_refused_by_name() -> None:
    for file, reason in (("two-tables-side-by-side", "side_by_side"), ("transposed", "transposed")):
        assert refusal((TABLES / f"{file}.csv").read_bytes()).reason == reason
    assert refusal("ПІБ;;ПІБ\nПробний Іван;;Тестенко Тарас\n".encode()).reason == "side_by_side"
    assert refusal("Прізвище;Ім'я;Прізвище;Ім'я\nа;б;в;г\n".encode()).reason == "side_by_side"


@pytest.mark.parametrize(
    "content",
    [
        "ПІБ;ПІБ;ПІБ;Дата народження\nПробний;Іван;Петрович;1990\n",  # merged
        "Прізвище;Дівоче прізвище;Дата народження\nа;б;1990\n",
        "ПІБ;Телефон;Примітка;Телефон\nа;1;;2\n",
        "Список\nПІБ;Дата народження\nПробний Іван;1990\nПрізвище;Ім'я\n",
    ],
)
def test_usual_tables_have_the_right_shape(content: str) -> None:
    assert len(rows(content.encode())) > 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b",,,\n,,\n", "empty"),
        (b"%PDF-1.7\n1 0 obj", "not_a_table"),
        (b"<!DOCTYPE html><table><tr><td>a", "not_a_table"),
        (b"<html><body>", "not_a_table"),
        (b'<?xml version="1.0"?><a/>', "not_a_table"),
        (b'{"a": 1}', "json"),
        (b'\n[{"a": 1}]', "json"),
        (b'[["a", "b"]]', "json"),
        (b"{a: 1}", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (bytes(range(1, 256)) * 9, "binary"),
        (OLE + b"\x00" * 500, "not_a_table"),
        (OLE + b"\x00" * 500 + "Workbook".encode("utf-16-le"), "broken"),
        (OLE + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
        (b"PK\x03\x04 and no more", "broken"),
        (b"a" + b",a" * 299 + b"\n", "too_many_columns"),
        (b"a,b\n" + b'1,"' + b"2,3\n" * 40_000, "broken_quotes"),
    ],
)
def test_what_is_no_table_is_refused_by_name(content: bytes, reason: str) -> None:
    assert refusal(content).reason == reason


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(UnreadableFile) as refused:
        read_file(path)
    assert (refused.value.reason, refused.value.limit) == ("too_large", 20)
    assert refusal(b"a" * (LARGEST + 1)).reason == "too_large"


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(text().encode())
    assert list(read_file(path).rows()) == [HEADS, PERSON]


def test_a_hundred_thousand_rows_are_read_and_twice_as_many_refused() -> None:
    assert len(rows(b"a,b\n" * 100_000)) == 100_000
    refused = refusal(b"a,b\n" * 200_000)
    assert (refused.reason, refused.limit) == ("too_many_rows", MOST_ROWS)


@pytest.mark.parametrize(("content", "reason"), [
    (b";" * 19_000_000, "too_many_columns"),
    ((b";" * 16_000 + b"\n") * 1_180, "empty"),
    ((b"a;" * 16_000 + b"\n") * 590, "too_many_columns"),
])  # fmt: skip
def test_megabytes_of_separators_are_refused_at_once(content: bytes, reason: str) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableFile) as raised:
        list(read(content, "list.csv").rows())
    assert raised.value.reason == reason
    assert time.process_time() - began < 5


def test_the_rows_can_be_read_again() -> None:
    table = read(text().encode(), "list.csv")
    assert list(table.rows()) == list(table.rows()) == [HEADS, PERSON]


@settings(deadline=None, max_examples=200)
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_sent_is_a_table_or_is_refused_by_name(content: bytes) -> None:
    with suppress(UnreadableFile):
        assert all(any(row) for row in rows(content))
