"""Time that goes on only when a test says so."""

from storage.store.store import Store

STEP = 0.25


class Clock:
    """The wall clock and the steady clock of a test, which are the same; every move wakes who waits."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.at = 1_800_000_000.0

    def __call__(self) -> float:
        return self.at

    def passes(self, seconds: float) -> None:
        """That much time goes by at once."""
        self.at += seconds
        self._store.changes.notify()

    def goes_on(self) -> None:
        """A little time goes by."""
        self.passes(STEP)
