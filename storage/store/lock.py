"""A lock beside a database file: it ends with the process that holds it, also when that one was killed.

Whoever has it knows that no other process on this machine is active, and may take the lease by force instead of waiting
until it runs out.
"""

import fcntl
import os
from pathlib import Path


class Lock:
    """A try to be the only one; `held` says whether it worked."""

    def __init__(self, path: Path) -> None:
        """path: of the lock's own file; it is made when missing, and stays."""
        self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()

    @property
    def held(self) -> bool:
        """Whether this process has it."""
        return self._file is not None

    def release(self) -> None:
        """Lets the next one have it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def exclusive(path: Path) -> Lock:
    """Tries to be the only process with this database file; look at `held`."""
    return Lock(path.with_name(f"{path.name}.lock"))
