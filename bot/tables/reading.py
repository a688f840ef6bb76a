"""From the bytes of a file to a table; what kind of file it is its content says, not its name."""

from pathlib import Path

from bot.tables import separated, workbook
from bot.tables.shapes import with_people_in_rows
from bot.tables.table import Table
from bot.tables.unreadable import UnreadableFile

MEBIBYTE = 1024 * 1024
LARGEST = 20 * MEBIBYTE
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files and of encrypted new ones
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def read_file(path: Path) -> Table:
    """The table in a file, which is not loaded when it is too large; OSError as it comes."""
    _check_size(path.stat().st_size)
    return read(path.read_bytes(), path.name)


def read(content: bytes, name: str) -> Table:
    """The table in the content of a file of this name; Unreadable, also later from Table.rows()."""
    _check_size(len(content))
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise UnreadableFile("password_protected")
        return with_people_in_rows(workbook.read_old(content, name))
    if content.startswith(ZIP):
        return with_people_in_rows(workbook.read(content, name))
    return with_people_in_rows(separated.read(content, name))


def _check_size(size: int) -> None:
    if size == 0:
        raise UnreadableFile("empty")
    if size > LARGEST:
        raise UnreadableFile("too_large", LARGEST // MEBIBYTE)
