"""How far a long piece of work has come, for who looks on."""

import sys
import time
from types import TracebackType
from typing import Self

EVERY = 0.2  # seconds


class ProgressLine:
    """One line on standard error that is written over, and empty in the end; nothing when that is no terminal."""

    def __init__(self, doing: str, of: int = 0) -> None:
        """doing: what is done, with a word; of: how many there are, 0 when that is not known."""
        self._doing, self._of, self._next = doing, f" of {of:,}" if of else "", 0.0

    def at(self, count: int) -> None:
        """So many are done."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY
            _write(f"{self._doing}: {count:,}{self._of}")

    async def reach(self, count: int) -> None:
        """The same, for work that is waited for."""
        self.at(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _write("")


def _write(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
