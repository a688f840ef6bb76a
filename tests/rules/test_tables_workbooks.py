"""Workbooks as people bring them, and those that would do harm."""

import io
import time
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tables import archive
from bot.tables.lines import HEAD_ROWS, MOST_ROWS
from bot.tables.merged import filled, merged
from bot.tables.reading import read
from bot.tables.unreadable import UnreadableFile
from tests.rules.workbooks import MAIN, PARTS, from_parts, workbook

TABLES = Path(__file__).with_name("tables")


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


def test_a_number_in_a_column_of_dates_is_kept_and_not_told_to_whoever_reads_the_logs(
    recwarn: pytest.WarningsRecorder, capfd: pytest.CaptureFixture[str]
) -> None:
    content = from_parts('<row r="1"><c r="A1" s="1"><v>33309</v></c><c r="B1" s="1"><v>380000000000</v></c></row>')
    assert rows(content) == [("1991-03-12", "380000000000")]
    assert (list(recwarn), *capfd.readouterr()) == ([], "", "")


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


def test_ranges_that_overlap_by_the_thousand_take_no_time() -> None:
    ranges = merged(((0, 0), (row, column)) for row in range(1_000, 2_000) for column in range(60))
    began = time.process_time()
    lines = list(filled([("a",)] * 2_000, ranges))
    assert time.process_time() - began < 2
    assert len(lines) == 2_000


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
    too_many = "<row><c><v>1</v></c></row>" * (MOST_ROWS + HEAD_ROWS + 1)
    assert refusal(from_parts(too_many)).reason in (
        "too_many_rows",
        "bomb",
    )  # a sheet so even shrinks suspiciously well


def test_cells_so_far_apart_that_no_memory_holds_what_lies_between_are_refused() -> None:
    for far in ("A99999999", "XFD1000000"):
        number = far.lstrip("AXFD")
        content = from_parts(
            f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{number}"><c r="{far}"><v>1</v></c></row>'
        )
        assert refusal(content).reason == "bomb"


HEADS = ("Прізвище", "Ім'я", "По батькові", "Дата народження")
PERSON = ("Тестенко", "Тарас", "Іванович", "12.03.1991")
ODD = [
    "strict-ooxml",
    "empty-fill",
    "escaped-carriage-return",
    "shared-strings-capital-s",
    "shared-strings-declared-but-absent",
    "backslash-paths",
    "workbook-at-the-root",
]


@pytest.mark.parametrize("kind", ODD)
def test_workbooks_that_excel_opens_are_read_whichever_program_wrote_them(kind: str) -> None:
    assert rows((TABLES / f"{kind}.xlsx").read_bytes()) == [HEADS, PERSON]


def test_parts_in_utf_16_and_a_dimension_of_whole_rows_are_read() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Тестенко</t></is></c></row>'
    sheet = f'<worksheet xmlns="{MAIN}"><dimension ref="1:4"/><sheetData>{row}</sheetData></worksheet>'
    parts = PARTS | {"xl/worksheets/sheet1.xml": sheet}
    wide = {name: f'<?xml version="1.0" encoding="UTF-16"?>{part}'.encode("utf-16") for name, part in parts.items()}
    assert rows(zipped(parts)) == rows(zipped(wide)) == [("Тестенко",)]


@pytest.mark.parametrize("stream", ["Workbook", "WORKBOOK"])
def test_a_workbook_of_the_old_excel_is_read(stream: str) -> None:
    old = (TABLES / "old-excel.xls").read_bytes().replace("Workbook".encode("utf-16-le"), stream.encode("utf-16-le"))
    assert rows(old, "list.xls") == [("Список",) * 5, (*HEADS, "id"), (*PERSON[:3], "1991-03-12", "007")]


CELL = '<table:table-cell office:value-type="{0}" office:{1}="{2}"/>'
TEXT = '<table:table-cell office:value-type="string"><text:p>{0}</text:p></table:table-cell>'
OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def open_document(body: str, mimetype: str = "application/vnd.oasis.opendocument.spreadsheet") -> bytes:
    spaces = " ".join(f'xmlns:{one}="{OASIS}:{one}:1.0"' for one in ("office", "table", "text"))
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0"/>'
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def test_an_open_document_is_read_and_a_text_in_that_format_is_not() -> None:
    lines = [
        "".join(map(TEXT.format, HEADS)),
        "".join(map(TEXT.format, PERSON[:3])) + CELL.format("date", "date-value", "1991-03-12"),
    ]
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines) + empty
    content = open_document(f'<table:table table:name="Список">{body}</table:table>')
    assert rows(content, "list.ods") == [HEADS, (*PERSON[:3], "1991-03-12")]
    assert refusal(open_document("", "application/vnd.oasis.opendocument.text")).reason == "not_a_table"


def test_open_documents_and_old_workbooks_with_a_password_are_refused_as_such() -> None:
    locked = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"\x8f\x01"}
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert refusal(zipped(locked | manifest)).reason == "password_protected"
    beginning = b"\x09\x08\x10\x00\x00\x06\x05\x00"
    old = (TABLES / "old-excel.xls").read_bytes()
    place = old.index(beginning) + 20  # the record behind the beginning
    assert refusal(old[:place] + b"\x2f\x00" + old[place + 2 :]).reason == "password_protected"


def test_one_cell_that_an_open_document_repeats_without_end_is_refused() -> None:
    cell = CELL.format("float", "value", "1").replace(" office", ' table:number-columns-repeated="16384" office', 1)
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    refused = refusal(open_document(f'<table:table table:name="A">{row}</table:table>'))
    assert refused.reason in ("bomb", "broken")


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
