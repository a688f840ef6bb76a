"""(c) How long somebody waits for an answer, with nothing else to do and during a broadcast to everybody.

From the moment at which the sink has given the update to the bot until the answer has arrived at the sink.
"""

import time

from benchmarks.delivery.figures import Sizes, Table, middle, share_at
from benchmarks.delivery.ours import ours
from benchmarks.delivery.processes import Telegram

TOKEN = "1000000:c-{}"
EVERY = 0.1
WARM_UP = 20


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """People whom the broadcast reaches last write in turn, ten a second on average."""
    table = Table("c", "Waiting for an answer", ("", "median ms", "99 % ms", "worst ms", "meanwhile sent/s"))
    idle = _waits(telegram, sizes, table, "Zvistka, idle", 0)
    busy = _waits(telegram, sizes, table, f"Zvistka, while {sizes.chats:,} are being told", sizes.chats)
    ratio, slowest = share_at(busy, 0.99) / share_at(idle, 0.99), share_at(busy, 0.99)
    table.target(f"99 % during a broadcast at most twice idle ({ratio:.2f})", ratio <= 2)
    table.target(f"99 % during a broadcast under 100 ms ({slowest:.0f} ms)", slowest < 100)
    table.note = "The broadcast runs at 30 a second.  Telegram's own time, here none, comes on top."
    return table


def _waits(telegram: Telegram, sizes: Sizes, table: Table, title: str, due: int) -> list[float]:
    token = TOKEN.format(due)
    with ours(telegram, token) as deployment:
        deployment.filled(sizes.chats)
        if due:
            deployment.approves(due)
        bot = deployment.starts()
        try:
            telegram.when(token, lambda book: book["polled_first"], lambda: bot.runs)
            time.sleep(2)  # the sender begins with an empty budget
            began = telegram.report(token)["last"]
            wanted = sizes.replies + WARM_UP
            telegram.write(token, sizes.chats - wanted + 1, wanted, "/help", EVERY)
            book = telegram.when(token, lambda book: len(book["waits"]) >= wanted, lambda: bot.runs, since=began)
        finally:
            bot.stop()
    waits = [seconds * 1000 for seconds in book["waits"][WARM_UP:]]
    numbers = [f"{number:.1f}" for number in (middle(waits), share_at(waits, 0.99), max(waits))]
    table.rows.append((title, *numbers, f"{book['rate']:.1f}"))
    table.bars[f"{title}: 99 %, ms"] = share_at(waits, 0.99)
    return waits
