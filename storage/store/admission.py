"""One more value that a column may have: extends CHECK (column IN (…)) of a table with its rows in it.

In a step of a migration: ADMIT 'value' AS table.column;

SQLite cannot alter a CHECK.  To make the table again and drop the old one is no way: with foreign keys on, and within a
transaction they cannot be turned off, DROP TABLE deletes the rows first, and with them, by ON DELETE CASCADE and SET
NULL, what points to them in other tables.  A CHECK that lets more through changes nothing that is stored, so its words
are changed where SQLite keeps them, as its documentation allows: rows, indexes, triggers and foreign keys stay.
"""

import re

from storage.store.connection import Connection

_STATEMENT = re.compile(r"(?:\s|--[^\n]*\n)*ADMIT '(\w+)' AS (\w+)\.(\w+)\s*;?\s*")


class NotAdmitted(Exception):
    """The table has no CHECK of that sort, or more than one."""


def admission(statement: str) -> tuple[str, str, str] | None:
    """Value, table and column of our own statement; None for any other."""
    found = _STATEMENT.fullmatch(statement)
    return None if found is None else (found[1], found[2], found[3])


async def admit(db: Connection, value: str, table: str, column: str) -> None:
    """From now on the column of the table may have that value too; within the transaction of a step.  NotAdmitted."""
    await (_on_postgres if db.dialect == "postgres" else _on_sqlite)(db, value, table, column)


async def _on_sqlite(db: Connection, value: str, table: str, column: str) -> None:
    [row] = await db.all("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name", {"name": table})
    longer, found = re.subn(rf"(\bCHECK\s*\(\s*{column}\s+IN\s*\()", rf"\g<1>'{value}', ", row["sql"])
    _check(found, table, column)
    [version] = await db.all("PRAGMA schema_version", {})
    await db.define("PRAGMA writable_schema = ON")
    try:
        changed = "UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :name"
        await db.execute(changed, {"sql": longer, "name": table})
        # Other connections read the tables again when this number changes, this one when it is told to.
        await db.define(f"PRAGMA schema_version = {version['schema_version'] + 1}")
    finally:
        await db.define("PRAGMA writable_schema = RESET")


async def _on_postgres(db: Connection, value: str, table: str, column: str) -> None:
    name = f"{table}_{column}_check"
    rows = await db.all(
        "SELECT pg_get_constraintdef(c.oid) AS words FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid"
        " JOIN pg_namespace s ON s.oid = t.relnamespace"
        " WHERE s.nspname = current_schema() AND t.relname = :table AND c.conname = :name",
        {"table": table, "name": name},
    )
    [words] = [row["words"] for row in rows] or [""]
    # Of a single value PostgreSQL keeps (column = 'value'::text), of several an array.
    several = re.sub(rf"\b{column} = ('(?:[^']|'')*'::text)", rf"{column} = ANY (ARRAY[\1])", words)
    longer, found = re.subn(r"\bARRAY\[", f"ARRAY['{value}'::text, ", several)
    _check(found, table, column)
    await db.define(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    await db.define(f"ALTER TABLE {table} ADD CONSTRAINT {name} {longer}")


def _check(found: int, table: str, column: str) -> None:
    if found != 1:
        raise NotAdmitted(f"{table}.{column} has {found} such checks")
