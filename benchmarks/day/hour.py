"""One hour in minutes: what operators do, when the crowd writes, when the process is killed; what was seen of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.day.operators import Desk, Said, buttons
from benchmarks.day.places import Place
from benchmarks.day.sizes import BRINGS, RATE, STAFF, VERIFIES, Sizes
from benchmarks.day.town import fill
from benchmarks.delivery.processes import Contender, Telegram, free_port
from benchmarks.delivery.seed import TEXT
from storage.store.keys import new_master_key

BEFORE = 5.0  # seconds that the crowd has been writing when the last press comes
INTO_NOTICES = 15.0  # seconds after the first notice when the process is killed again
LETTERS = ("Чи є новини про мого чоловіка?", "/status", "/help")
LATEST = 240.0  # seconds after the press in which everybody has been told, however bad it is
UPDATE = TEXT.splitlines()[0]


@dataclass(frozen=True)
class Mode:
    """How Telegram behaves: spares: whether its limit is about messages to many only; latency: seconds, between."""

    name: str
    title: str
    spares: bool
    latency: tuple[float, float] = (0.0, 0.0)


MODES = (
    Mode("bulk", "limit on messages to many", spares=True),
    Mode("everything", "limit on everything", spares=False),
    Mode("slow", "answers after 0.3 to 1 s", spares=True, latency=(0.3, 1.0)),
)


@dataclass
class Seen:
    """All instants are of the machine's steady clock, but those of the database, which are seconds since 1970."""

    mode: Mode
    sizes: Sizes
    database: str
    pages: int = 0
    began: float = 0.0
    brought: float = 0.0
    proposed: float = 0.0
    pressed: float = 0.0
    kills: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)  # when the next process first asked for updates
    in_flight: set[int] = field(default_factory=set)  # chats to which something was on its way at a kill
    peak: float = 0.0
    said: list[Said] = field(default_factory=list)
    told: dict[int, int] = field(default_factory=dict)
    written: dict[int, float] = field(default_factory=dict)
    floods: int = 0
    steady: float = 0.0  # what to add to the steady clock for seconds since 1970
    ended: bool = False
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)


class Hour:
    """One mode, on one database."""

    def __init__(self, telegram: Telegram, place: Place, mode: Mode, sizes: Sizes, say: Callable[[str], None]) -> None:
        """Nothing happens before passes."""
        self._telegram, self._place, self._say = telegram, place, say
        self._token, self._keys = f"1000000:day-{mode.name}", [new_master_key()]
        self.seen = Seen(mode, sizes, place.name)
        self._desk = Desk(telegram, self._token)

    def passes(self) -> Seen:
        """All of it."""
        mode, sizes = self.seen.mode, self.seen.sizes
        self._say(f"{self._place.name}, {mode.title}: the register is filled")
        listed = fill(self._place.url, self._keys, sizes)
        self._telegram.open(
            self._token, limit=RATE, spares_answers=mode.spares, latency=mode.latency, keeps=sizes.known
        )
        self._bot = self._starts()
        try:
            self._waits_for_poll()
            self.seen.began = time.monotonic()
            list_id = self._works(listed)
            self._crowd_writes()
            self._desk.waits(lambda: time.monotonic() > self._crowd_at + BEFORE, "the press")
            self._presses(list_id)
            self._say("everybody is being told")
            self._until_all_know()
        finally:
            self.seen.peak = max(self.seen.peak, self._bot.peak if self._bot.runs else 0.0)
            self._bot.stop()
        self._looks_back()
        return self.seen

    def _works(self, listed: list[Any]) -> int:
        self._say(f"a list of {len(listed):,} is brought and proposed")
        list_id = self._desk.brings(listed)
        self.seen.proposed = time.monotonic()
        self._say(f"proposed after {self.seen.proposed - self.seen.began:.0f} s; compared page by page")
        self.seen.pages = self._desk.compares(list_id)
        self._say(f"{self.seen.pages} pages compared after {time.monotonic() - self.seen.began:.0f} s")
        return list_id

    def _crowd_writes(self) -> None:
        families, kinds = self.seen.sizes.of_families, len(LETTERS)
        share = len(families) // kinds
        for number, words in enumerate(LETTERS):
            first = families.start + number * share
            count = share if number < kinds - 1 else families.stop - first
            self._telegram.write(self._token, first, count, words, self.seen.sizes.minute / count)
        self._crowd_at = time.monotonic()

    def _presses(self, list_id: int) -> None:
        self.seen.pressed = time.monotonic()
        self._desk.verifies()
        self._desk.waits(lambda: any(is_alarm(one) for one in self._desk.said), "the alarm")
        self._dies("after the alarm")
        self._desk.waits(lambda: any(is_notice(one) for one in self._desk.said), "the first notice")
        first = time.monotonic()
        self._desk.waits(lambda: time.monotonic() > first + min(INTO_NOTICES, self.seen.sizes.minute / 4), "a while")
        self._dies("among the notices")

    def _dies(self, when: str) -> None:
        self.seen.peak = max(self.seen.peak, self._bot.peak)
        self._bot.kill()
        self.seen.kills.append(time.monotonic())
        self.seen.in_flight |= {chat for (chat,) in self._place.rows(IN_FLIGHT)}
        self._bot = self._starts()
        self._waits_for_poll(self.seen.kills[-1])
        self.seen.back.append(time.monotonic())
        self._say(f"killed {when}; polls again after {self.seen.back[-1] - self.seen.kills[-1]:.1f} s")

    def _until_all_know(self) -> None:
        """Relatives and families; and a little longer, for what comes twice."""
        until, sizes = self.seen.pressed + LATEST, self.seen.sizes
        known: set[int] = set()
        place = 0
        while len(known) < sizes.relatives + sizes.families and time.monotonic() < until and self._bot.runs:
            time.sleep(0.2)
            self._desk.hears()
            new, place = self._desk.said[place:], len(self._desk.said)
            known |= {one[1] for one in new if is_notice(one) or (one[1] in sizes.of_families and not is_update(one))}
        self.seen.ended = len(known) == sizes.relatives + sizes.families
        time.sleep(3)

    def _looks_back(self) -> None:
        self._desk.hears()
        self.seen.said = self._desk.said
        self.seen.told, self.seen.written = self._telegram.people(self._token)
        self.seen.floods = self._telegram.report(self._token)["refused"]
        self.seen.steady = time.time() - time.monotonic()
        self.seen.rows = {name: self._place.rows(sql) for name, sql in LOOKS.items()}

    def _waits_for_poll(self, since: float = 0.0) -> None:
        self._telegram.when(self._token, lambda book: any(at > since for at in book["polls"]), lambda: self._bot.runs)

    def _starts(self) -> Contender:
        hold = str(self.seen.sizes.hold)
        return starts(self._telegram, self._place, self._token, self._keys, NOTICE_HOLD=hold)


def starts(telegram: Telegram, place: Place, token: str, keys: list[str], **environ: str) -> Contender:
    """The program as it is deployed."""
    usual = {
        "BOT_TOKEN": token,
        "BOT_API_URL": telegram.url,
        "DATABASE_URL": place.url,
        "DATA_KEYS": ",".join(keys),
        "LISTEN": f"127.0.0.1:{free_port()}",
        "ORGANISATION": "Benchmark",
        "ORGANISATION_URL": "https://zvistka.example",
        "HOTLINE": "+380 40 000 0099",
        "SEND_RATE": str(RATE),
        "SECOND_FACTOR": "off",
        "QUIET_HOURS": "04:00-04:01",
        "LOG_FORMAT": "json",
    }
    return Contender("bot", "run", **{**usual, **environ})


# Ids of chats are those of Telegram here.
IN_FLIGHT = "SELECT chat_id FROM outbox WHERE state = 'sending'"
LOOKS = {
    "verifications": "SELECT v.verified_at, v.release_at, v.reported_by <> v.verified_by, v.state, COUNT(n.id)"
    " FROM verification v LEFT JOIN notice n ON n.verification_id = v.id GROUP BY v.id, v.verified_at, v.release_at,"
    " v.reported_by, v.verified_by, v.state",
    "heard": "SELECT MIN(a.settled_at) FROM outbox a JOIN operator p ON p.chat_id = a.chat_id WHERE a.kind = 'alarm'"
    " AND a.state = 'sent' AND a.verification_id IS NOT NULL AND p.id NOT IN (SELECT v.reported_by FROM verification v)"
    " AND p.id NOT IN (SELECT v.verified_by FROM verification v)",
    "notices": "SELECT state, COUNT(*) FROM notice GROUP BY state",
    "inbox": "SELECT state, COUNT(*) FROM inbox GROUP BY state",
    "updates": "SELECT state, chat_id FROM outbox WHERE text_id IS NOT NULL AND state IN ('sent', 'unknown')",
}


def is_alarm(one: Said) -> bool:
    """That returns are being verified and can be stopped, to an operator who is neither of the two."""
    _at, chat, _method, said = one
    others = chat <= STAFF and chat not in (BRINGS, VERIFIES)
    return others and any(data.startswith("stoplist:") for data in buttons(said))


def is_notice(one: Said) -> bool:
    """That somebody has returned, to a relative."""
    return one[1] > STAFF and '"acknowledge:' in one[3]


def is_update(one: Said) -> bool:
    """The update to everybody."""
    return UPDATE in one[3]
