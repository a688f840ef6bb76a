"""What writer, readers and migrations need of a database; sqlite.py and postgres.py beside this have it."""

from collections.abc import Mapping
from typing import Any, Protocol

Row = Mapping[str, Any]


class NotNow(Exception):
    """The database cannot do it at present; whoever can, tries again."""


class StillHeld(NotNow):
    """Somebody else's transaction holds what a statement needs, and did not let go in time."""


class Collided(NotNow):
    """Two transactions waited for one another, and the database has ended this one: it is to be done again."""


class NoRoom(NotNow):
    """The disk is full, and of the transaction nothing is kept."""


class Unreachable(NotNow):
    """The database has gone away, or was away for longer than anybody waits.  At a COMMIT: nobody knows."""


class Connection(Protocol):
    """One connection, used by one task at a time.  Values are named :name in the SQL."""

    dialect: str  # "sqlite" or "postgres"
    row_lock: str  # SQL after a SELECT: its rows stay as they are until the transaction ends
    clock: str  # SQL for the database's clock: seconds since 1970, a float
    row_lock_alone: str  # SQL after a SELECT: nobody else locks its rows in any way until the transaction ends
    writes_side_by_side: bool  # whether two connections may write at a time

    @property
    def in_transaction(self) -> bool:
        """False also when the database itself has taken the transaction back, or the line was cut."""

    async def begin(self) -> None:
        """Starts a transaction, on a fresh line if the old one was cut.  Raises StillHeld, Unreachable."""

    async def commit(self) -> None:
        """Returns when the transaction is durable.  Raises NoRoom: it is not; anything else: nobody knows."""

    async def rollback(self) -> None:
        """Ends the transaction, if there is one, without a trace."""

    async def savepoint(self) -> None:
        """Opens the one savepoint within the transaction."""

    async def release(self) -> None:
        """Closes the savepoint and keeps what was done since."""

    async def undo(self) -> None:
        """Closes the savepoint and undoes what was done since."""

    async def has_table(self, name: str) -> bool:
        """Whether there is a table of that name."""

    async def exclude_other_migrations(self) -> None:
        """No other process migrates until the transaction ends."""

    async def define(self, sql: str) -> None:
        """Runs one statement of a migration, written in SQLite's dialect."""

    async def lock(self, table: str) -> None:
        """Nobody else reads or writes the table until the transaction ends.  Raises when others do not let go of it."""

    async def wait_at_most(self, seconds: float) -> None:
        """Until the transaction ends, a statement waits so long for what others hold, then raises StillHeld."""

    async def execute(self, sql: str, values: Mapping[str, Any]) -> int:
        """Runs one statement; the number of rows it touched.  Raises NoRoom."""

    async def all(self, sql: str, values: Mapping[str, Any]) -> list[Row]:
        """Runs one statement; its rows."""

    async def close(self) -> None:
        """Ends the line; a transaction that is open is undone."""
