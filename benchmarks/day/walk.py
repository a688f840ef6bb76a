"""The sample list through both doors in one run, the same people and rows: how often two operators have to press."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.day import walk_chat, walk_desk
from benchmarks.day.hour import starts
from benchmarks.day.judge import Judge, prepared
from benchmarks.day.operators import Desk
from benchmarks.day.places import Place
from benchmarks.day.sample import QUICK, WHOLE, Shares, sample
from benchmarks.day.sizes import BRINGS, VERIFIES
from benchmarks.day.town import fill
from benchmarks.delivery.processes import Telegram, free_port, listening
from storage.store.keys import new_master_key

SHARE = 1 / 3  # of the presses in the chat
RATIO = "presses at the desk for one in the chat"
FAULTS = ("returns", "verified", "doubtful")  # so begins what must not be
DOUBTFUL_LATER = "doubtful rows shown after a page of sure ones"
Places = Callable[[], AbstractContextManager[Place]]


@dataclass(frozen=True)
class Walked:
    """What came of it at one door.  database: what a reader calls it; first, second: presses of the two operators."""

    database: str
    first: int
    second: int
    faults: dict[str, int]


def measured(telegram: Telegram, places: Places, *, quick: bool) -> tuple[str, dict[str, float]]:
    """On which database; how many presses each took, and what was lost, by what it is."""
    shares = QUICK if quick else WHOLE
    chat, desk = walked(telegram, places, shares, _in_chat), walked(telegram, places, shares, _at_desk)
    both = {"in the chat": chat, "at the desk": desk}
    found: dict[str, float] = {}
    for where, one in both.items():
        found[f"presses {where}, who proposes"] = one.first
        found[f"presses {where}, who compares and verifies"] = one.second
    found[RATIO] = (desk.first + desk.second) / (chat.first + chat.second)
    for where, one in both.items():
        found |= {f"{fault}, {where}": count for fault, count in one.faults.items()}
    return chat.database, found


def walked(telegram: Telegram, places: Places, shares: Shares, door: Callable[["Working"], Walked]) -> Walked:
    """Through one door, with a bot and a database of its own."""
    listed, keys, port = sample(shares), [new_master_key()], free_port()
    with places() as place:
        fill(place.url, keys, shares.sizes)
        judge = asyncio.run(prepared(place, keys, listed))
        token, url = f"1000000:{door.__name__}", f"http://localhost:{port}"
        telegram.open(token, keeps=shares.sizes.known)
        environ = {"SECOND_FACTOR": "required", "DESK_URL": url, "DESK_LISTEN": f"127.0.0.1:{port}"}
        bot = starts(telegram, place, token, keys, **environ)
        try:
            listening(port)
            chat = Desk(telegram, token)
            list_id = int(chat.sends(listed.csv).split(":")[1])
            return door(Working(chat, judge, url, list_id))
        finally:
            bot.stop()


@dataclass(frozen=True)
class Working:
    """The list is there, and compared with the register."""

    chat: Desk
    judge: Judge
    url: str
    list_id: int


def _in_chat(at: Working) -> Walked:
    presses = walk_chat.walks(at.chat, at.judge, at.list_id)
    at.chat.waits(at.judge.is_all_verified, "everything verified")
    return Walked(at.judge.place.name, presses[BRINGS], presses[VERIFIES], at.judge.faults())


def _at_desk(at: Working) -> Walked:
    first, second = asyncio.run(walk_desk.walks(at.url, at.judge, at.list_id))
    at.chat.waits(at.judge.is_all_verified, "everything verified")
    later = max(doubtful_later(at.judge, one.pages) for one in (first, second))
    return Walked(at.judge.place.name, first.presses, second.presses, {**at.judge.faults(), DOUBTFUL_LATER: later})


def doubtful_later(judge: Judge, pages: Sequence[Sequence[int]]) -> int:
    """How many doubtful rows were first shown behind a page that had none; what came back is not counted again."""
    verdicts, seen, doubtful = dict(judge.place.rows("SELECT id, verdict FROM returned_row")), set[int](), list[int]()
    for page in pages:
        doubtful.append(sum(verdicts[row] != "sure" for row in page if row not in seen))
        seen |= set(page)
    done = next((place for place, count in enumerate(doubtful) if not count), len(doubtful))
    return sum(doubtful[done:])
