"""What a job gets to work with: statements, and the keys for what may not be stored in the clear."""

from collections.abc import Mapping
from typing import Any

from storage.connection import Connection, Row
from storage.encryption import Vault
from storage.statement import checked

__all__ = ["Row", "Transaction", "TransactionOver"]


class TransactionOver(Exception):
    """A job used its transaction after it had ended."""


class Transaction:
    """One job's part of a transaction.

    A statement that fails fails the job, even if the job catches the error: PostgreSQL refuses everything after it, and
    both databases are to behave alike.
    """

    def __init__(self, db: Connection, vault: Vault) -> None:
        self.clock = db.clock
        self.failure: Exception | None = None
        self._db: Connection | None = db
        self._vault = vault

    async def execute(self, sql: str, **values: Any) -> int:
        """Runs a statement; the number of rows it touched.  Raises StatementRefused for what would end a transaction."""
        try:
            return await self._open().execute(checked(sql), values)
        except Exception as failure:
            self.failure = failure
            raise

    async def all(self, sql: str, **values: Any) -> list[Row]:
        """Runs a statement; its rows, each a mapping by column name."""
        try:
            return await self._open().all(checked(sql), values)
        except Exception as failure:
            self.failure = failure
            raise

    async def one(self, sql: str, **values: Any) -> Row | None:
        """Runs a statement; its first row, or None."""
        rows = await self.all(sql, **values)
        return rows[0] if rows else None

    async def lock(self, table: str) -> None:
        """Nobody else reads or writes the table until the transaction ends."""
        await self._open().lock(table)

    def seal(self, table: str, row: int | str, record: Mapping[str, Any]) -> bytes:
        """The record, encrypted for this row of this table (storage/encryption.py)."""
        return self._vault.seal(table, row, record)

    def unseal(self, table: str, row: int | str, sealed: bytes) -> dict[str, Any]:
        """The record that was sealed for this row of this table.  Raises Unreadable."""
        return self._vault.unseal(table, row, sealed)

    def fingerprint(self, purpose: str, value: str) -> bytes:
        """16 bytes by which an equal value of the same purpose is found again."""
        return self._vault.fingerprint(purpose, value)

    def end(self) -> None:
        """Nothing can be done with it any more."""
        self._db = None

    def _open(self) -> Connection:
        if self._db is None:
            raise TransactionOver
        return self._db
