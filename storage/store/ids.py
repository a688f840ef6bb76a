"""Ids of rows: made by the program, so that a record can be sealed with its id before it is stored."""

import secrets
import threading
import time

_RANDOM_BITS = 20
_STEP = 1 << 10
_lock = threading.Lock()
_draw = secrets.SystemRandom()
_last = 0


def new_id() -> int:
    """A positive id below 2**63, larger than every one before it in this process; ordered by time across restarts.

    Milliseconds since 1970, then 20 random bits, so that processes side by side do not meet; a clock that stands still
    or goes back counts on from the last id, in random steps: whoever sees some cannot tell where one is left out.
    """
    global _last  # noqa: PLW0603 (the one counter of the process)
    drawn = time.time_ns() // 1_000_000 << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    step = 1 + int(_draw.expovariate(1 / _STEP))
    with _lock:
        _last = max(_last + step, drawn)
        return _last


def scattered_id() -> int:
    """A positive id below 2**63 that tells nothing of others: of rows of which some are not shown to everybody."""
    return secrets.randbits(62) + 1
