"""Wakes everybody who waits for something to change."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """One signal; whoever waits looks again after each change."""

    def __init__(self) -> None:
        self._next = asyncio.Event()
        self.count = 0

    def happened(self) -> None:
        """Wakes all who wait now."""
        self.count += 1
        woken, self._next = self._next, asyncio.Event()
        woken.set()

    async def since(self, count: int, timeout: float) -> None:  # noqa: ASYNC109
        """Until something more than that has happened, or the seconds are over."""
        await self.until(lambda: self.count != count or None, timeout)

    async def until(self, found: Callable[[], T | None], timeout: float | None) -> T | None:  # noqa: ASYNC109
        """The first result that is not None; None when the seconds are over."""
        try:
            async with asyncio.timeout(timeout):
                while (result := found()) is None:
                    await self._next.wait()
                return result
        except TimeoutError:
            return None
