"""(f) From the start of the process to the first getUpdates, and the memory it holds, with little and with much."""

import time

from benchmarks.delivery.figures import Sizes, Table, middle, spread
from benchmarks.delivery.ours import ours
from benchmarks.delivery.processes import Contender, Telegram

TOKEN = "1000000:f-{}"
SETTLE = 5.0


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """The database has the newest schema already; a broadcast to everybody waits in the full one."""
    starts = sizes.runs * 2 + 1
    empty = _of(telegram, 10, 0, starts)
    full = _of(telegram, sizes.chats, sizes.chats, starts)
    table = Table("f", "Start and memory", ("", "ready after s", "MiB resident"))
    table.rows = [
        ("Zvistka, ten chats, idle", spread(empty[0], 2), spread(empty[1], 0)),
        (f"Zvistka, {sizes.chats:,} chats, {sizes.chats:,} rows due", spread(full[0], 2), spread(full[1], 0)),
    ]
    slowest = max(middle(empty[0]), middle(full[0]))
    table.target(f"ready in under 1.5 s ({slowest:.2f} s)", slowest < 1.5)
    table.target(f"idle under 120 MiB ({middle(empty[1]):.0f} MiB)", middle(empty[1]) < 120)
    table.target(f"full under 200 MiB ({middle(full[1]):.0f} MiB)", middle(full[1]) < 200)
    return table


def _of(telegram: Telegram, chats: int, due: int, starts: int) -> tuple[list[float], list[float]]:
    seconds, memory = [], []
    token = TOKEN.format(chats)
    with ours(telegram, token) as deployment:
        deployment.filled(chats, due=due)
        for number in range(starts):
            telegram.open(token)
            bot = deployment.starts()
            try:
                seconds.append(_ready_after(telegram, token, bot))
                if number < (starts + 1) // 2:
                    time.sleep(SETTLE)
                    memory.append(bot.memory)
            finally:
                bot.stop()
    return seconds, memory


def _ready_after(telegram: Telegram, token: str, bot: Contender) -> float:
    book = telegram.when(token, lambda book: book["polled_first"], lambda: bot.runs)
    return float(book["polled_first"] - bot.started)
