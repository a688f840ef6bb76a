"""The record of everything that the bot asked for."""

from collections import Counter
from dataclasses import dataclass
from typing import Any


@dataclass
class RecordedCall:
    """One call as it came: before it was checked, with the moment, and the status of the answer (0: cut off)."""

    method: str
    params: dict[str, Any]
    at: float
    status: int = 0

    @property
    def chat_id(self) -> int | None:
        """The chat that it is about, if it names one by number."""
        given = str(self.params.get("chat_id", ""))
        return int(given) if given.lstrip("-").isdecimal() else None


class Calls(list[RecordedCall]):
    """All calls, oldest first."""

    def of(self, *methods: str) -> "Calls":
        """Those of some methods only."""
        return Calls(call for call in self if call.method in methods)

    def to(self, chat_id: int) -> "Calls":
        """Those about one chat only."""
        return Calls(call for call in self if call.chat_id == chat_id)

    def per_second(self) -> dict[int, int]:
        """How many calls came in each second."""
        return dict(Counter(int(call.at) for call in self))
