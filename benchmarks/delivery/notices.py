"""(e) From the second verification of many returns to the last relative's notice, while a broadcast is running."""

import time

from benchmarks.delivery import returned
from benchmarks.delivery.figures import Sizes, Table
from benchmarks.delivery.ours import ours
from benchmarks.delivery.processes import Telegram

TOKEN = "1000000:e"
RATE = 30
UNTOLD = "SELECT COUNT(*) FROM notice WHERE state = 'due'"
LAST = "SELECT COUNT(*), MAX(message_id) FROM outbox WHERE kind = 'notice' AND state = 'sent'"


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """Two and a half relatives a return; the broadcast goes to other chats, at 30 a second before and after."""
    people, relatives = sizes.returns, sizes.returns * 5 // 2
    bulk = RATE * 60
    with ours(telegram, TOKEN) as deployment:
        deployment.filled(bulk + relatives, due=bulk)
        returned.report(deployment, people, relatives, bulk + 1)
        bot = deployment.starts(RATE)
        try:
            telegram.counted(TOKEN, RATE * 3, lambda: bot.runs)
            began = time.monotonic()
            committed = returned.verify(deployment)
            while deployment.rows(UNTOLD) != [(0,)] and bot.runs:
                time.sleep(0.02)
            ended = time.monotonic()
            told = deployment.rows(LAST)[0][0]
        finally:
            bot.stop()
        book = telegram.report(TOKEN)
    return _table(people, relatives, told, (began, committed, ended), book["most_in_a_second"])


def _table(people: int, relatives: int, told: int, times: tuple[float, float, float], most: int) -> Table:
    began, committed, ended = times
    least, took = relatives / RATE, ended - committed
    table = Table("e", f"{people:,} returns, {relatives:,} relatives, during a broadcast", ("", "seconds"))
    table.rows = [
        ("verified by the second operator, committed", f"{committed - began:.2f}"),
        ("from there until the last notice was sent and written down", f"{took:.2f}"),
        ("relatives divided by 30 a second", f"{least:.2f}"),
    ]
    table.target(f"everybody was told ({told:,})", told == relatives)
    table.target(f"at most 5 % over relatives divided by rate ({took / least - 1:+.1%})", took <= 1.05 * least)
    table.target(f"never more than 30 in a second ({most})", most <= RATE)
    return table
