"""(b) The limit of 30 a second: how much of it is used, how much is asked beyond it.  One after another."""

from contextlib import ExitStack
from typing import Any

from benchmarks.delivery.broadcast import PEERS, start_peer
from benchmarks.delivery.figures import Sizes, Table
from benchmarks.delivery.ours import ours
from benchmarks.delivery.processes import Contender, Telegram

RATE = 30
TOKEN = "1000000:b-{}"
NAMES = ("ours", "ptb", "tgcast", "aiogram")


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """Each alone, since a few milliseconds count; the sink refuses what is too much."""
    count = RATE * sizes.limited_seconds
    table = Table(
        "b", "Use of the limit of 30/s", ("", "share used", "flood answers", "most in any second", "sent twice")
    )
    books = [_book(telegram, name, count) for name in NAMES]
    for name, book in zip(NAMES, books, strict=True):
        _add(table, name, book)
    share, mine = books[0]["rate"] / RATE, books[0]
    table.target(f"at least 99 % of the limit ({share:.2%})", share >= 0.99)
    table.target("no flood answer", mine["refused"] == 0 and mine["most_in_a_second"] <= RATE)
    table.note = "Share: messages taken from the first to the last, divided by 30 a second."
    return table


def _book(telegram: Telegram, name: str, count: int) -> dict[str, Any]:
    token = TOKEN.format(name)
    with ExitStack() as stack:
        process = _start(telegram, stack, name, count)
        return telegram.counted(token, count, lambda: process.runs)


def _start(telegram: Telegram, stack: ExitStack, name: str, count: int) -> Contender:
    token = TOKEN.format(name)
    if name == "ours":
        deployment = stack.enter_context(ours(telegram, token, limit=RATE))
        deployment.filled(count, due=count)
        process = deployment.starts(RATE)
    else:
        telegram.open(token, limit=RATE)
        process = start_peer(telegram, name, token, count, RATE)
    stack.callback(process.stop, 2)
    return process


def _add(table: Table, name: str, book: dict[str, Any]) -> None:
    title = "Zvistka" if name == "ours" else PEERS[name]
    share = book["rate"] / RATE
    flood, most = str(book["refused"]), str(book["most_in_a_second"])
    table.rows.append((title, f"{share:.1%}", flood, most, str(book["count"] - book["chats"])))
    table.bars[title] = share * 100
