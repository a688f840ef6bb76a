"""An event loop whose time goes by only when everybody waits, and then at once to the next thing that is due."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class CountedTime(selectors.DefaultSelector):
    """Instead of waiting for so long, so long has gone by."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Nothing outside is waited for; a wait without an end is a deadlock."""
        if timeout is None:
            raise RuntimeError("everybody waits, and nothing will ever happen")
        self.now += max(0.0, timeout)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """asyncio as it is, but for its clock."""

    def __init__(self) -> None:
        self._counted = CountedTime()
        super().__init__(self._counted)

    def time(self) -> float:
        """Seconds since it was made."""
        return self._counted.now


def lived_through(history: Coroutine[Any, Any, T]) -> T:
    """What came of a history; its tasks have ended."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(history)
