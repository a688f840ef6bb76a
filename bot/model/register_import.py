"""A register that an administrator has sent as a file: read first, written when the administrator says so."""

from dataclasses import dataclass
from enum import StrEnum


class ImportState(StrEnum):
    """asked: whether it is a register at all; looked: read, waits for the word to write; left: nothing came of it."""

    ASKED = "asked"
    LOOKING = "looking"
    LOOKED = "looked"
    RUNNING = "running"
    DONE = "done"
    LEFT = "left"


@dataclass(frozen=True)
class RegisterImport:
    """file_id: where Telegram keeps the file; message_row, edit_row: rows of the outbox (how far it is).

    replace_people: rows whose id is somebody else's are written as well.
    """

    id: int
    state: ImportState
    brought_by: int
    message_row: int | None
    edit_row: int | None
    name: str
    file_id: str
    replace_people: bool = False
