"""The desk in the hour: a list of 1,000 opens, is worked through by keys and by six at once; somebody is looked for.

Meanwhile the update goes out and families write.  Nobody has a passkey here: sessions are begun in the database.
"""

import asyncio
import random
import secrets
import time

from benchmarks.day import desk_browser, desk_shift
from benchmarks.day.desk_client import Client
from benchmarks.day.desk_shift import Shift
from benchmarks.day.hour import LETTERS, starts
from benchmarks.day.operators import Desk
from benchmarks.day.places import Place
from benchmarks.day.sizes import RATE, Sizes
from benchmarks.day.town import Facts, fill
from benchmarks.delivery.figures import share_at
from benchmarks.delivery.processes import Telegram, free_port, listening
from bot.use_cases.staff import desk_accounts
from storage.staff import operators
from storage.store.keys import new_master_key
from storage.store.store import Store
from storage.store.transaction import Transaction

TOKEN = "1000000:desk"
AT_WORK = 6  # operators at one list
LOOKS, SEARCHES = 20, 60
WHOLE = Sizes(1_000, 2_500, 2_000, 60.0, 210_000, 97_000, 10)
QUICK = Sizes(120, 300, 200, 10.0, 5_000, 3_000, 2)
LIMITS = {
    "a list of 1,000 opens, median": 0.3,
    "by key to the next row, median": 0.1,
    "by key to the next row, 99 %": 0.4,
    "somebody is found among 100,000, median": 0.1,
    "rows that two had in hand at once": 0.0,
    "decisions that were lost": 0.0,
}


def measured(telegram: Telegram, place: Place, *, quick: bool) -> dict[str, float]:
    """Seconds, and how many; by what it is."""
    sizes, keys, port = QUICK if quick else WHOLE, [new_master_key()], free_port()
    listed = fill(place.url, keys, sizes)
    tokens = asyncio.run(_sessions(place.url, keys))
    telegram.open(TOKEN, limit=RATE, spares_answers=True, keeps=sizes.known)
    url = f"http://localhost:{port}"
    environ = {"NOTICE_HOLD": str(sizes.hold), "DESK_URL": url, "DESK_LISTEN": f"127.0.0.1:{port}"}
    bot = starts(telegram, place, TOKEN, keys, **environ)
    try:
        listening(port)
        list_id = int(Desk(telegram, TOKEN).sends(listed).split(":")[1])
        found = asyncio.run(_alone(telegram, sizes, url, tokens[0], list_id, listed))
        before = _reports(place)
        shift = asyncio.run(_together(telegram, sizes, url, tokens, list_id))
        lost = shift.decided - (_reports(place) - before)
    finally:
        bot.stop()
    return {
        **found,
        "six at once: a decision, median": share_at(shift.took, 0.5),
        "six at once: a decision, 99 %": share_at(shift.took, 0.99),
        "six at once: what was left of the list": shift.lasted,
        "six at once: the list was opened": shift.opened,
        "rows that two had in hand at once": shift.clashes,
        "decisions of the six": shift.decided,
        "decisions that were lost": lost,
    }


def _reports(place: Place) -> int:
    return int(place.rows("SELECT COUNT(*) FROM return_report")[0][0])


async def _sessions(url: str, keys: list[str]) -> list[str]:
    store = await Store.open(url, keys)
    try:
        return [await store.run(_session, operator) for operator in range(1, AT_WORK + 1)]
    finally:
        await store.close()


async def _session(tx: Transaction, chat: int) -> str:
    operator, token = await operators.of_chat(tx, chat), secrets.token_urlsafe(32)
    assert operator
    await desk_accounts.begin(tx, operator, token, int(time.time()))
    return token


async def _alone(
    telegram: Telegram, sizes: Sizes, url: str, token: str, list_id: int, listed: list[Facts]
) -> dict[str, float]:
    """One operator opens the list, looks for people and goes through rows by keys."""
    _families_write(telegram, sizes, LETTERS[0])
    async with Client(url, token) as client:
        opens = [await client.took("GET", f"/lists/{list_id}") for _look in range(LOOKS)]
        names = [f"{one['surname']} {one['given']}" for one in random.Random(2).choices(listed, k=SEARCHES)]
        finds = [await client.took("POST", "/find", {"words": words}, piece=True) for words in names]
    keys = await desk_browser.moves(url, token, list_id, len(listed) // 8)
    return {
        "a list of 1,000 opens, median": share_at(opens, 0.5),
        "a list of 1,000 opens, worst": max(opens),
        "somebody is found among 100,000, median": share_at(finds, 0.5),
        "somebody is found among 100,000, 99 %": share_at(finds, 0.99),
        "by key to the next row, median": share_at(keys, 0.5),
        "by key to the next row, 99 %": share_at(keys, 0.99),
    }


async def _together(telegram: Telegram, sizes: Sizes, url: str, tokens: list[str], list_id: int) -> Shift:
    """All of them work at the list."""
    _families_write(telegram, sizes, LETTERS[1])
    return await desk_shift.works(url, tokens, list_id)


def _families_write(telegram: Telegram, sizes: Sizes, words: str) -> None:
    families = sizes.of_families
    telegram.write(TOKEN, families.start, len(families), words, sizes.minute / len(families))
