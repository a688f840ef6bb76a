"""(a) A durable broadcast with the limit lifted: messages a second from the first to the last that the sink counts.

Ours is counted until the last one is also written down as sent.
"""

import os
import time
from dataclasses import dataclass, field

from benchmarks.delivery import processes
from benchmarks.delivery.figures import Sizes, Table, middle, spread
from benchmarks.delivery.ours import LIFTED, ours
from benchmarks.delivery.processes import Contender, Telegram

TOKEN = "1000000:a-{name}-{run}"
PEERS = {
    "aiohttp": "aiohttp alone, nothing kept",
    "ptb": "python-telegram-bot + AIORateLimiter, nothing kept",
    "tgcast": "tgcast (SQLite)",
    "aiogram": "aiogram-broadcaster + SQLAlchemy (SQLite)",
}
KEEP_A_RECORD = ("tgcast", "aiogram")
OPEN = (
    "SELECT EXISTS (SELECT 1 FROM broadcast WHERE filled_at IS NULL)"
    " OR EXISTS (SELECT 1 FROM outbox WHERE text_id IS NOT NULL AND state IN ('due', 'sending'))"
)


@dataclass
class Runs:
    """Of one contender: messages a second, milliseconds of processor a message, messages that came twice."""

    rates: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    twice: int = 0


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """The contenders in turn, so that a noisy minute hits all of them."""
    runs = {name: Runs() for name in ("ours", *PEERS)}
    for run in range(sizes.runs):
        _ours(telegram, sizes.ours, runs["ours"], run)
        for name in PEERS:
            _peer(telegram, name, sizes.peers[name], runs[name], run)
    everybody = Runs()
    _ours(telegram, sizes.chats, everybody, sizes.runs)
    return _table(runs, everybody, sizes.chats)


def _ours(telegram: Telegram, count: int, runs: Runs, run: int) -> None:
    token = TOKEN.format(name="ours", run=run)
    with ours(telegram, token) as deployment:
        deployment.filled(count)
        deployment.approves(count)
        os.sync()  # what was prepared is not to be written while something is measured
        bot = deployment.starts(LIFTED)
        try:
            book = telegram.counted(token, count, lambda: bot.runs)
            while deployment.rows(OPEN) != [(0,)] and bot.runs:
                time.sleep(0.002)
            settled = time.monotonic()
            _note(runs, {**book, "rate": count / (settled - book["first"])}, bot)
        finally:
            bot.stop()


def _peer(telegram: Telegram, name: str, count: int, runs: Runs, run: int) -> None:
    token = TOKEN.format(name=name, run=run)
    telegram.open(token)
    os.sync()
    peer = start_peer(telegram, name, token, count, 0)
    try:
        _note(runs, telegram.counted(token, count, lambda: peer.runs), peer)
    finally:
        peer.stop(2)


def start_peer(telegram: Telegram, name: str, token: str, count: int, rate: int) -> Contender:
    """One of PEERS begins to send to so many chats; rate 0: without a limit."""
    module = f"benchmarks.delivery.peers.{name}_peer"
    return Contender(module, telegram.url, token, str(count), str(rate), python=processes.PEERS)


def _note(runs: Runs, book: dict[str, float], process: Contender) -> None:
    runs.rates.append(book["rate"])
    runs.busy.append(process.busy / max(1, book["count"]) * 1000 if process.runs else 0.0)
    runs.twice += int(book["count"] - book["chats"])


def _table(runs: dict[str, Runs], everybody: Runs, chats: int) -> Table:
    table = Table("a", "Durable broadcast, limit lifted", ("", "messages/s", "ratio to aiohttp", "sent twice"))
    bare = runs["aiohttp"].rates
    for name, found in runs.items():
        ratios = [rate / limit for rate, limit in zip(found.rates, bare, strict=True)]
        title = "Zvistka (SQLite, synchronous=FULL)" if name == "ours" else PEERS[name]
        table.rows.append((title, spread(found.rates), spread(ratios, 2), str(found.twice)))
        table.bars[title] = middle(found.rates)
    table.rows.append((f"Zvistka, {chats:,} recipients, once", spread(everybody.rates), "", str(everybody.twice)))
    mine = middle(runs["ours"].rates)
    ratio = middle([rate / limit for rate, limit in zip(runs["ours"].rates, bare, strict=True)])
    table.target("at least 1,000/s", mine >= 1000)
    table.target("every peer that keeps a record is beaten", all(mine > middle(runs[n].rates) for n in KEEP_A_RECORD))
    table.target("at least half of aiohttp alone", ratio >= 0.5)
    table.note = (
        "The bot is the whole program: an update that was approved before it starts is put into the outbox page by"
        " page, claimed, sent and settled, each step on the disk before the next.  tgcast's rows wait in its database."
    )
    return table
