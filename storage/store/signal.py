"""A signal that something was committed, for loops that otherwise look again only after their timeout."""

import asyncio


class Signal:
    """Wakes everybody who waits.  Belongs to one event loop.

    A loop that looks and then waits reads `count` before it looks and gives it as `since`: what came in between
    ends the wait at once.
    """

    def __init__(self) -> None:
        self.count = 0
        self._next = asyncio.Event()

    def notify(self) -> None:
        """Wakes all who wait now."""
        self.count += 1
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self, timeout: float | None, *, since: int | None = None) -> bool:  # noqa: ASYNC109 (the interface)
        """Waits for the next notification, at most timeout seconds (None: for ever).  False: the time passed first."""
        if since is not None and since != self.count:
            return True
        event = self._next
        try:
            async with asyncio.timeout(timeout):
                await event.wait()
        except TimeoutError:
            return False
        return True
