"""(g) What an update and a message cost with small and with large tables: processor time of the bot."""

import time
from collections import defaultdict

from benchmarks.delivery.figures import Sizes, Table, middle, spread
from benchmarks.delivery.ours import LIFTED, Ours, ours
from benchmarks.delivery.processes import Contender, Telegram

TOKEN = "1000000:g-{}"
Costs = dict[tuple[str, int], list[float]]
OPEN = "SELECT EXISTS (SELECT 1 FROM outbox WHERE state IN ('due', 'sending'))"


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """Chats, past messages and past updates, so many of each; then people write, then a broadcast goes out, in turn."""
    costs: Costs = defaultdict(list)
    with ours(telegram, TOKEN.format("few")) as few, ours(telegram, TOKEN.format("many")) as many:
        places = ((few, sizes.few), (many, sizes.many))
        for place, rows in places:
            place.filled(max(rows, sizes.updates), past=rows)
        for _run in range(sizes.runs):
            for place, rows in places:
                _measure(telegram, place, rows, sizes.updates, costs)
    return _table(costs, sizes)


def _measure(telegram: Telegram, place: Ours, rows: int, count: int, costs: Costs) -> None:
    """Updates, each with its answer; then, after a pause in which nothing is due, messages alone."""
    telegram.open(place.token)
    bot = place.starts(LIFTED)
    try:
        telegram.when(place.token, lambda book: book["polled_first"], lambda: bot.runs)
        for what, sent in (("update", 0), ("message", count)):
            before = bot.busy
            if what == "update":
                telegram.write(place.token, 1, count, "/help")
            else:
                place.adds(count)
            _settled(telegram, place, bot, count, sent)
            costs[what, rows].append((bot.busy - before) / count * 1e6)
    finally:
        bot.stop()


def _settled(telegram: Telegram, place: Ours, bot: Contender, count: int, sent: int) -> None:
    telegram.when(place.token, lambda book: book["count"] >= sent + count, lambda: bot.runs)
    while place.rows(OPEN) != [(0,)] and bot.runs:
        time.sleep(0.005)


def _table(costs: Costs, sizes: Sizes) -> Table:
    table = Table("g", "Cost with small and large tables, µs of processor", ("", "few", "many", "ratio"))
    for what in ("update", "message"):
        few, many = costs[what, sizes.few], costs[what, sizes.many]
        ratio = middle([large / small for small, large in zip(few, many, strict=True)])
        table.rows.append((what, spread(few), spread(many), f"{ratio:.2f}"))
        table.target(f"{what}: at most 1.3 times as much with {sizes.many:,} rows ({ratio:.2f})", ratio <= 1.3)
    return table
