"""Registers that an administrator has sent (table register_import).  The rows themselves are in the file only."""

from bot.model.register_import import ImportState, RegisterImport
from storage.store.ids import new_id
from storage.store.transaction import Row, Transaction

_OVER = (ImportState.DONE, ImportState.LEFT)


async def add(tx: Transaction, operator_id: int, name: str, file_id: str, now: int) -> int:
    """A file of which is still to be asked what it is; its id."""
    import_id = new_id()
    await tx.insert(
        "register_import",
        id=import_id,
        state="asked",
        brought_by=operator_id,
        brought_at=now,
        sealed=tx.seal("register_import", import_id, {"name": name, "file": file_id}),
    )
    return import_id


async def get(tx: Transaction, import_id: int) -> RegisterImport:
    """One; KeyError if there is none."""
    return _import(tx, await tx.known("SELECT * FROM register_import WHERE id = :id", id=import_id))


async def find(tx: Transaction, import_id: int) -> RegisterImport | None:
    """One, if there is one."""
    row = await tx.one("SELECT * FROM register_import WHERE id = :id", id=import_id)
    return None if row is None else _import(tx, row)


async def waiting(tx: Transaction) -> list[RegisterImport]:
    """Those that are to be read or written, oldest first."""
    rows = await tx.all("SELECT * FROM register_import WHERE state IN ('looking', 'running') ORDER BY id")
    return [_import(tx, row) for row in rows]


async def count_start(tx: Transaction, import_id: int) -> int:
    """One more process takes it up: how many have in this state, this one included."""
    await tx.execute("UPDATE register_import SET starts = starts + 1 WHERE id = :id", id=import_id)
    return int((await tx.known("SELECT starts FROM register_import WHERE id = :id", id=import_id))["starts"])


async def move(tx: Transaction, import_id: int, start: ImportState, end: ImportState, now: int) -> bool:
    """From one state to another; False when it stood elsewhere.  Of what is over nothing is kept but that it was."""
    moved = await tx.changed(
        "UPDATE register_import SET state = :end, settled_at = :settled, starts = 0 WHERE id = :id AND state = :start",
        id=import_id,
        start=start.value,
        end=end.value,
        settled=now if end in _OVER else None,
    )
    if moved and end in _OVER:
        blank = tx.seal("register_import", import_id, {"name": "", "file": ""})
        await tx.execute("UPDATE register_import SET sealed = :blank WHERE id = :id", id=import_id, blank=blank)
    return moved


async def replace_people(tx: Transaction, import_id: int) -> None:
    """Rows whose id is somebody else's are to be written as well."""
    found = await get(tx, import_id)
    record = {"name": found.name, "file": found.file_id, "replace": True}
    await tx.execute(
        "UPDATE register_import SET sealed = :sealed WHERE id = :id",
        id=import_id,
        sealed=tx.seal("register_import", import_id, record),
    )


async def show_at(tx: Transaction, import_id: int, message_row: int) -> None:
    """The message of that row of the outbox shows how far it is."""
    await tx.execute(
        "UPDATE register_import SET message_row = :row, edit_row = NULL WHERE id = :id", id=import_id, row=message_row
    )


async def edited_by(tx: Transaction, import_id: int, edit_row: int) -> None:
    """The last edit of that message is in that row of the outbox."""
    await tx.execute("UPDATE register_import SET edit_row = :row WHERE id = :id", id=import_id, row=edit_row)


def _import(tx: Transaction, row: Row) -> RegisterImport:
    record = tx.unseal("register_import", row["id"], row["sealed"])
    return RegisterImport(
        row["id"],
        ImportState(row["state"]),
        row["brought_by"],
        row["message_row"],
        row["edit_row"],
        record["name"],
        record["file"],
        record.get("replace", False),
    )
