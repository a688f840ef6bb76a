"""How far a long piece of work has come, for who looks on."""

import sys
import time

EVERY = 0.2  # seconds


class Progress:
    """One line on standard error that is written over, when that is a terminal; else nothing."""

    def __init__(self, doing: str, of: int = 0) -> None:
        """doing: what is done, with a word; of: how many there are, 0 when that is not known."""
        self._doing, self._of, self._next = doing, f" of {of:,}" if of else "", 0.0

    def at(self, count: int) -> None:
        """So many are done."""
        if sys.stderr.isatty() and time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY
            print(f"\r\x1b[K{self._doing}: {count:,}{self._of}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """The line is empty again."""
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
