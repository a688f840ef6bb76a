"""Workbooks of every usual program: XLSX, XLSM, XLSB, XLS and ODS; the values that were saved, never a formula."""

import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.tables.archive import open_archive, pieces
from bot.tables.cells import Cells
from bot.tables.sheets import Sheet, joined
from bot.tables.table import Table
from bot.tables.unpacking import LENGTH
from bot.tables.unreadable import UnreadableFile, otherwise_broken

PROGRAM = (sys.executable, "-m", "bot.tables.unpacking")
ROOT = Path(__file__).parents[2]
SINCE_1904 = re.compile(rb"<(?:\w+:)?workbookPr\s[^>]*?date1904\s*=\s*[\"'](?:1|true)[\"']")
LONGEST_WAIT = 120  # seconds; the largest that is allowed takes ten
WORKBOOKS = ("workbook.xml", "workbook.bin")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
# In the container of old Office files; some programs write the name in capitals.
OLD_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "WORKBOOK", "Book", "BOOK"))


# From bytes the library says of these only that it knows no such format.
MANIFEST, LOCKED = "META-INF/manifest.xml", b"encryption-data"  # of an OpenDocument
# The records of the old format: the beginning of a workbook, perhaps a protection against writing, then the encryption.
LOCKED_OLD = re.compile(
    rb"\x09\x08(\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})(\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)


@dataclass
class PackedSheet:
    """A sheet as it was saved: its rows, packed; shown: it is not hidden."""

    name: str
    shown: bool
    packed: list[bytes] = field(default_factory=list)

    def lines(self) -> Iterator[Cells]:
        """Every line, the empty ones too."""
        for frame in self.packed:
            yield from map(tuple, json.loads(zlib.decompress(frame)))


def read(content: bytes, name: str) -> Table:
    """The table in a zipped workbook; Unreadable: bomb, password_protected, broken, not_a_table, empty."""
    archive = open_archive(content)
    with otherwise_broken():
        if not _is_workbook(archive):
            raise UnreadableFile("not_a_table")
        if any(part == MANIFEST and LOCKED in archive.read(part) for part in archive.namelist()):
            raise UnreadableFile("password_protected")
        since_1904 = any(_counts_from_1904(archive, part) for part in archive.namelist())
    return _table(content, name, since_1904=since_1904)


def read_old(content: bytes, name: str) -> Table:
    """The same of the old format of Excel, whose container holds nothing that could grow."""
    if not any(stream in content for stream in OLD_STREAMS):
        raise UnreadableFile("not_a_table")
    if LOCKED_OLD.search(content):
        raise UnreadableFile("password_protected")
    return _table(content, name)


def _table(content: bytes, name: str, *, since_1904: bool = False) -> Table:
    written = [packed for packed in _sheets(content) if any(map(any, packed.lines()))]
    shown, hidden = (
        [Sheet(one.name, one.lines, since_1904) for one in written if one.shown == is_shown]
        for is_shown in (True, False)
    )
    if not shown:
        raise UnreadableFile("empty")
    return joined(name, shown, hidden)


def _is_workbook(archive: zipfile.ZipFile) -> bool:
    names = [part.lower().replace("\\", "/") for part in archive.namelist()]
    if any(one.rpartition("/")[2] in WORKBOOKS for one in names):
        return True
    return "mimetype" in names and archive.read("mimetype").startswith(OPEN_DOCUMENT)


def _counts_from_1904(archive: zipfile.ZipFile, part: str) -> bool:
    return part.lower().endswith("workbook.xml") and any(map(SINCE_1904.search, pieces(archive, part)))


def _sheets(content: bytes) -> list[PackedSheet]:
    """What the other process has read; when it ended before its last frame, the file was too much for it."""
    try:
        unpacking = subprocess.run(  # noqa: S603 - nothing of the file is in the command
            PROGRAM,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={},
            timeout=LONGEST_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile("bomb") from None
    sheets: list[PackedSheet] = []
    for packed in _frames(unpacking.stdout):
        frame = json.loads(zlib.decompress(packed))
        if isinstance(frame, list):
            sheets[-1].packed.append(packed)
        elif "sheet" in frame:
            sheets.append(PackedSheet(frame["sheet"], frame["shown"]))
        elif frame["end"]:
            raise UnreadableFile(frame["end"])
        else:
            return sheets
    raise UnreadableFile("bomb")


def _frames(output: bytes) -> Iterator[bytes]:
    at = 0
    while at + LENGTH.size <= len(output):
        (length,) = LENGTH.unpack_from(output, at)
        at += LENGTH.size + length
        yield output[at - length : at]
