"""A photo or a file of a case, which Telegram keeps: what is known of it, and what may come of fetching it."""

from dataclasses import dataclass

MEGABYTE = 1 << 20
LARGEST = 20 * MEGABYTE  # as much as Telegram gives to bots


@dataclass(frozen=True)
class Attached:
    """file_id: under which Telegram gives it.  name: as its sender's Telegram gave it; empty for a photo."""

    file_id: str
    name: str = ""


class NotFetched(Exception):
    """Telegram did not give the file, not whole, or not in time.  Says nothing of the file."""
