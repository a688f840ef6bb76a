"""What the sink writes down about one bot: what arrived, when, and how long people waited for their answers."""

from bisect import bisect_right
from collections import Counter, deque
from itertools import count, pairwise
from typing import Any

SECOND = 1.0
_numbers = count(1)  # of updates, over all books: a bot that starts again knows what it has seen


class Book:
    """Instants are those of the machine's steady clock."""

    def __init__(self) -> None:
        """Nothing has arrived."""
        self.arrivals: list[float] = []
        self.chats: Counter[int] = Counter()
        self.refused = 0
        self.waits: list[float] = []
        self.answered: list[float] = []
        self.asked: dict[int, float] = {}
        self.updates: deque[dict[str, Any]] = deque()
        self.given_first = self.polled_first = 0.0
        self.polls: deque[float] = deque(maxlen=1_000)
        self.limit = 0
        self.spares_answers = False
        self.latency = (0.0, 0.0)
        self.keeps = 0
        self.kept: list[tuple[float, int, str, str]] = []
        self.written: dict[int, float] = {}
        self.file = b""
        self.latest: dict[int, float] = {}
        self._counted: deque[float] = deque()

    def admits(self, chat: int, at: float) -> bool:
        """Whether one more message within this second is allowed; it is written down as refused if it is not.

        spares_answers: what goes to somebody who has written and heard nothing yet is not counted.
        """
        if not self.limit or (self.spares_answers and chat in self.asked):
            return True
        while self._counted and at - self._counted[0] >= SECOND:
            self._counted.popleft()
        if len(self._counted) >= self.limit:
            self.refused += 1
            return False
        self._counted.append(at)
        return True

    def message(self, chat: int, at: float) -> int:
        """A message to that chat has arrived; its id."""
        self.arrivals.append(at)
        self.chats[chat] += 1
        self.latest[chat] = at
        asked = self.asked.pop(chat, None)
        if asked is not None:
            self.waits.append(at - asked)
            self.answered.append(at)
        return len(self.arrivals)

    def keep(self, at: float, chat: int, method: str, said: str) -> None:
        """What was said to one of the chats up to `keeps`, in whole."""
        if chat <= self.keeps:
            self.kept.append((at, chat, method, said))

    def write(self, people: range, text: str, at: float) -> None:
        """Each of these people writes one message."""
        for person in people:
            self.written[person] = at
            self.does(_message(person, text))

    def does(self, deed: dict[str, Any]) -> None:
        """Somebody writes, sends a file, presses: an update without its number."""
        self.updates.append({"update_id": next(_numbers), **deed})

    def is_asked(self, at: float) -> None:
        """The bot asks for updates."""
        self.polled_first = self.polled_first or at
        self.polls.append(at)

    def give(self, offset: int, at: float, most: int = 100) -> list[dict[str, Any]]:
        """The updates from that offset on, as getUpdates gives them; earlier ones are confirmed."""
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        given = [self.updates[place] for place in range(min(most, len(self.updates)))]
        for update in given:
            self.asked.setdefault(_who(update), at)
        if given and not self.given_first:
            self.given_first = at
        return given

    def report(self, *, since: float = 0.0, wanted: range = range(0)) -> dict[str, Any]:
        """All of it in numbers; since: arrivals before that instant are left out; wanted: chats to name one by one."""
        arrivals = self.arrivals[bisect_right(self.arrivals, since) :]
        first, last = (arrivals[0], arrivals[-1]) if arrivals else (0.0, 0.0)
        return {
            "count": len(arrivals),
            "chats": len(self.chats),
            "most_to_one": max(self.chats.values(), default=0),
            "refused": self.refused,
            "first": first,
            "last": last,
            "rate": (len(arrivals) - 1) / (last - first) if last > first else 0.0,
            "most_in_a_second": _most_in_a_second(arrivals),
            "longest_gap": max((later - earlier for earlier, later in pairwise(arrivals)), default=0.0),
            "seconds": _by_second(arrivals),
            "waits": self.waits,
            "answered": self.answered,
            "latest": {str(chat): self.latest[chat] for chat in wanted if chat in self.latest},
            "unanswered": len(self.asked),
            "given_first": self.given_first,
            "polled_first": self.polled_first,
            "polls": list(self.polls),
        }


def _most_in_a_second(arrivals: list[float]) -> int:
    most = start = 0
    for end, at in enumerate(arrivals):
        while at - arrivals[start] >= SECOND:
            start += 1
        most = max(most, end - start + 1)
    return most


def _by_second(arrivals: list[float]) -> list[int]:
    if not arrivals:
        return []
    counted = Counter(int(at - arrivals[0]) for at in arrivals)
    return [counted[second] for second in range(max(counted) + 1)]


def _who(update: dict[str, Any]) -> int:
    deed = update.get("message") or update["callback_query"]
    return int(deed["from"]["id"])


def _message(person: int, text: str) -> dict[str, Any]:
    who = {"id": person, "first_name": "Somebody", "language_code": "uk"}
    message: dict[str, Any] = {
        "message_id": 1,
        "date": 1_800_000_000,
        "chat": {**who, "type": "private"},
        "from": {**who, "is_bot": False},
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    return {"message": message}
