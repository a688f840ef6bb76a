"""(h) Two thousand people write at once, while a return is verified: who waits how long for what.

Once with Telegram's limit on messages to many, which spares answers, and once with a limit on everything.
"""

import asyncio
import time
from dataclasses import replace

from benchmarks.delivery import returned
from benchmarks.delivery.figures import Sizes, Table, middle, share_at
from benchmarks.delivery.ours import Ours, ours
from benchmarks.delivery.processes import Telegram
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.rights import Role
from bot.settings import Settings
from bot.use_cases.returns import reports as deciding
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Transaction

TOKEN = "1000000:h-{}"
RATE, HOLD = 30, 5
FIRST, RELATIVES, STAFF = 10, 60, range(3, 4)
UNTOLD = "SELECT COUNT(*) FROM notice WHERE state = 'due'"


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """The return is verified a second after everybody has written; its relatives are others."""
    heads = ("", "answers, median s", "99 % s", "alarm s", "last notice after its hold s", "429s")
    table = Table("h", f"{sizes.crowd:,} people write at once", heads)
    for title, spares in (("limit on messages to many", True), ("limit on everything", False)):
        waits, alarm, notice, refused = _waits(telegram, sizes.crowd, spares=spares)
        numbers = [f"{number:.1f}" for number in (middle(waits), share_at(waits, 0.99), alarm, notice)]
        table.rows.append((title, *numbers, str(refused)))
        table.target(f"{title}: everybody is answered", len(waits) == sizes.crowd)
        table.target(f"{title}: the alarm within 5 s of the press ({alarm:.1f})", alarm <= 5)
        table.target(f"{title}: the last notice at most 5 s behind ({notice:.1f})", notice <= 5)
    return table


def _waits(telegram: Telegram, crowd: int, *, spares: bool) -> tuple[list[float], float, float, int]:
    token = TOKEN.format(int(spares))
    relatives = range(FIRST + crowd, FIRST + crowd + RELATIVES)
    with ours(telegram, token, limit=RATE, spares_answers=spares) as deployment:
        deployment.filled(relatives.stop)
        returned.report(deployment, 1, RELATIVES, relatives.start)
        bot = deployment.starts(RATE, NOTICE_HOLD=str(HOLD))
        try:
            telegram.when(token, lambda book: book["polled_first"], lambda: bot.runs)
            time.sleep(3)
            began = time.monotonic()
            telegram.write(token, FIRST, crowd, "/help")
            time.sleep(1)
            pressed = asyncio.run(_verify(deployment))
            while deployment.rows(UNTOLD) != [(0,)] and bot.runs and time.monotonic() < began + 240:
                time.sleep(0.05)
            book = telegram.when(token, lambda book: len(book["waits"]) >= crowd, lambda: bot.runs)
            heard = telegram.report(token, wanted=STAFF)["latest"]
            told = telegram.report(token, wanted=relatives)["latest"]
        finally:
            bot.stop()
    alarm = max(heard.values(), default=began + 999)
    waits = [at - began for at in book["answered"]]
    return waits, alarm - pressed, max(told.values(), default=began + 999) - alarm - HOLD, book["refused"]


async def _verify(deployment: Ours) -> float:
    """Two verify and a third hears it; the instant of the commit."""
    store = await Store.open(f"sqlite:///{deployment.database}", deployment.keys)
    org = replace(
        Settings(organisation="Benchmark", hotline="+380 40 000 0099", second_factor="off").org, notice_hold=HOLD
    )

    async def press(tx: Transaction) -> None:
        await operators.enrol(tx, STAFF.start, Role.VERIFIER, "Three", int(time.time()))
        staff = await operators.of_chat(tx, 2)
        assert isinstance(staff, Operator)
        for found in await tx.all("SELECT id FROM return_report WHERE state = 'open' ORDER BY id"):
            await deciding.verify(tx, Actor(staff, org, int(time.time())), found["id"], "I have seen the protocol.")

    try:
        await store.run(press)
    finally:
        await store.close()
    return time.monotonic()
