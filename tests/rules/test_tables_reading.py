"""Files of every kind that people bring, and those that are no table."""

import io
import zipfile
from datetime import date, datetime

import pytest

from bot.tables import archive
from bot.tables.reading import LARGEST, OLE, read, read_file
from bot.tables.table import MOST_ROWS
from bot.tables.unreadable import Unreadable
from tests.rules.workbooks import from_parts, workbook

HEADS = ("Прізвище", "Ім'я", "Примітка")
PERSON = ("Дрозденко", "Їжак", "ґудзик; сіль, перець")


def rows(content, name="list.csv"):
    return list(read(content, name).rows())


def refusal(content, name="list.csv"):
    with pytest.raises(Unreadable) as refused:
        rows(content, name)
    return refused.value


def text(separator=",", end="\r\n"):
    quoted = [f'"{cell}"' if {";", ","} & set(cell) else cell for cell in PERSON]
    return end.join([separator.join(HEADS), separator.join(quoted), ""])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_is_read_in_every_encoding_and_with_every_separator(encoding, separator):
    assert rows(text(separator).encode(encoding)) == [HEADS, PERSON]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end):
    assert rows(text(end=end).encode()) == [HEADS, PERSON]


def test_excel_may_name_the_separator_itself():
    assert rows(("sep=;\r\n" + text(";")).encode()) == [HEADS, PERSON]


def test_a_comma_in_every_name_does_not_hide_the_semicolons():
    assert rows("ПІБ;Рік\nДрозденко, Ю;1991\nСлива, Г;1990\n".encode()) == [
        ("ПІБ", "Рік"),
        ("Дрозденко, Ю", "1991"),
        ("Слива, Г", "1990"),
    ]


def test_a_column_alone_needs_no_separator():
    assert rows("ПІБ\nДрозденко Ю\n".encode()) == [("ПІБ",), ("Дрозденко Ю",)]


def test_quoted_cells_may_hold_quotes_and_line_breaks():
    assert rows('a,b\n"він ""Дрозд""","два\nрядки"\n'.encode()) == [("a", "b"), ('він "Дрозд"', "два рядки")]


def test_cells_are_clean_and_empty_lines_left_out():
    content = "a,b,\n\n,,\n \u200bДрозденко\x07\u00a0 ,\ufeffЮ\u202e,\n".encode()
    assert rows(content) == [("a", "b"), ("Дрозденко", "Ю")]


def test_a_broken_byte_in_utf_8_spoils_its_cell_only():
    content = text().encode().replace("ж".encode(), b"\xd0")
    assert rows(content)[0] == HEADS
    assert rows(content)[1][1] == "Ї\ufffdак"


def test_a_guard_against_formulas_is_taken_off():
    assert rows(b"a,b\n'=1+1,'+380\n") == [("a", "b"), ("=1+1", "+380")]


def test_a_quote_that_nobody_closed_is_named_with_its_row_and_swallows_nothing():
    refused = refusal('a,b\n1,2\n"Дрозденко,3\n4,5\n'.encode())
    assert (refused.reason, refused.row) == ("broken_quotes", 4)


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
        (b'{"a": 1}', "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (bytes(range(1, 256)) * 9, "binary"),
        (OLE + b"\x00" * 500, "old_excel"),
        (OLE + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
        (b"PK\x03\x04 and no more", "broken"),
        (b"a" + b",a" * 299 + b"\n", "too_many_columns"),
        (b"a,b\n" + b'1,"' + b"2,3\n" * 40_000, "broken_quotes"),
    ],
)
def test_what_is_no_table_is_refused_by_name(content, reason):
    assert refusal(content).reason == reason


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(Unreadable) as refused:
        read_file(path)
    assert (refused.value.reason, refused.value.limit) == ("too_large", 20)
    assert refusal(b"a" * (LARGEST + 1)).reason == "too_large"


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(text().encode())
    assert list(read_file(path).rows()) == [HEADS, PERSON]


def test_a_hundred_thousand_rows_are_read_and_twice_as_many_refused():
    assert len(rows(b"a,b\n" * 100_000)) == 100_000
    refused = refusal(b"a,b\n" * 200_000)
    assert (refused.reason, refused.limit) == ("too_many_rows", MOST_ROWS)


def test_the_rows_can_be_read_again():
    table = read(text().encode(), "list.csv")
    assert list(table.rows()) == list(table.rows()) == [HEADS, PERSON]


def test_a_workbook_gives_values_as_text():
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


def test_what_kind_of_file_it_is_says_its_content():
    assert rows(workbook([["a", "b"]]), "list.csv") == [("a", "b")]
    assert rows(b"a,b\n", "list.xlsx") == [("a", "b")]


def test_a_formula_is_never_evaluated():
    assert rows(workbook([["a", "=1+1", "b"]])) == [("a", "", "b")]
    assert rows(from_parts('<row r="1"><c r="A1"><f>1+1</f><v>7</v></c></row>')) == [("7",)]


def test_the_first_visible_sheet_with_data_is_taken_and_the_others_are_named():
    content = workbook([["secret"]], [], [["a"]], [["b"]], hide=["Sheet"])
    table = read(content, "list.xlsx")
    assert list(table.rows()) == [("a",)]
    assert (table.sheet, table.other_sheets) == ("Sheet2", ("Sheet3",))


def test_merged_cells_all_have_their_value():
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


def test_a_title_merged_over_a_whole_line_does_not_make_the_table_wide():
    assert rows(workbook([["Список"], ["a", "b"]], merge=["A1:XFD1"])) == [("Список",), ("a", "b")]


def test_a_wrong_dimension_hides_nothing():
    content = from_parts(
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row>'
    )
    assert rows(content) == [("1", "", "2"), ("", "3")]


def test_wide_and_long_sheets_are_refused():
    assert refusal(workbook([["a"] * 61])).reason == "too_many_columns"
    assert rows(workbook([["a"] * 60])) == [("a",) * 60]
    assert refusal(from_parts('<row r="1"><c r="XFD1"><v>1</v></c></row>')).reason == "too_many_columns"
    assert (
        refusal(
            from_parts('<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999"><c r="A1"><v>1</v></c></row>')
        ).reason
        == "too_many_rows"
    )


def test_an_empty_workbook_is_empty():
    assert refusal(workbook([])).reason == "empty"
    assert refusal(workbook([[None, ""], [None]])).reason == "empty"


def zipped(parts, method=zipfile.ZIP_DEFLATED):
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
def test_a_bomb_is_refused_before_it_is_parsed(kind):
    assert refusal(BOMBS[kind]).reason == "bomb"


def test_a_zip_that_is_no_workbook_or_a_broken_one_is_refused():
    assert refusal(zipped({"word/document.xml": "<a/>"})).reason == "not_a_table"
    assert refusal(zipped({"xl/workbook.xml": "<a/>"})).reason == "broken"
    assert refusal(from_parts('<row r="1"><c r="A1"><v>1</v></c></row><row')).reason == "broken"
    assert refusal(workbook([["a", "b"]])[:-200]).reason == "broken"
    damaged = bytearray(from_parts('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))
    assert refusal(bytes(damaged)).reason == "broken"  # of a string that is not there


def test_an_encrypted_zip_needs_a_password():
    content = bytearray(zipped({"xl/workbook.xml": "<a/>"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content)).reason == "password_protected"
