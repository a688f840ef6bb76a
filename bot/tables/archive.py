"""Looks at a zip file before anything in it is parsed: bombs, passwords, entities that would grow."""

import io
import re
import zipfile
from collections.abc import Iterator

from bot.tables.unreadable import UnreadableFile, otherwise_broken

MEBIBYTE = 1024 * 1024
MOST_PARTS = 2_000
LARGEST_TOTAL = 300 * MEBIBYTE
LARGEST_PART = 10 * MEBIBYTE  # of those that are read whole
LARGEST_STRINGS = 100 * MEBIBYTE
HIGHEST_RATIO = 100  # sheets shrink to a tenth, hardly ever to a fiftieth
UNSUSPICIOUS = MEBIBYTE
LONGEST_ROW = 4 * MEBIBYTE
STRINGS = re.compile(r"(xl/)?sharedstrings\.(xml|bin)")
LARGE = re.compile(
    r"(xl/)?(worksheets/[^/]+\.(xml|bin)|media/.*)|content\.xml|pictures/.*"
)  # the last two: OpenDocument
XML = (".xml", ".rels")
# No spreadsheet program writes one, and entities can only be declared there.  In UTF-8 and UTF-16; for whatever else
# there is, expat's own limit stands behind.
DECLARATION = re.compile(rb"<!DOCTYPE|<\x00!\x00D\x00|\x00<\x00!\x00D")
OVERLAP = 64


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The archive, when it is safe to parse; Unreadable("bomb" | "password_protected" | "broken")."""
    with otherwise_broken():
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableFile("password_protected")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_TOTAL:
            raise UnreadableFile("bomb")
        if any(_is_suspicious(archive, part) for part in parts):
            raise UnreadableFile("bomb")
    return archive


def pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part, unpacked piece by piece, each beginning with the end of the one before."""
    tail = b""
    with archive.open(part) as source:
        while chunk := source.read(MEBIBYTE):
            yield tail + chunk
            tail = (tail + chunk)[-OVERLAP:]


def _is_suspicious(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """More in it than its kind holds, than so few bytes can honestly be, or than one row can be."""
    name = part.filename.lower().replace("\\", "/")
    largest = LARGEST_STRINGS if STRINGS.fullmatch(name) else LARGEST_TOTAL if LARGE.fullmatch(name) else LARGEST_PART
    ratio = part.file_size / max(part.compress_size, 1)
    if part.file_size > largest or (part.file_size > UNSUSPICIOUS and ratio > HIGHEST_RATIO):
        return True
    return name.endswith(XML) and _grows(archive, part.filename, is_sheet=largest == LARGEST_TOTAL)


def _grows(archive: zipfile.ZipFile, part: str, *, is_sheet: bool) -> bool:
    since_row = 0
    for piece in pieces(archive, part):
        last_row = piece.rfind(b"row")
        since_row = len(piece) - last_row if last_row >= 0 else since_row + len(piece)
        if DECLARATION.search(piece) or (is_sheet and since_row > LONGEST_ROW):
            return True
    return False
