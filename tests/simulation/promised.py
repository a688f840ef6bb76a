"""What must be true of every history, from what Telegram took and what the database holds."""

from collections import Counter
from collections.abc import Iterator

from bot.model.message import Kind
from storage.register import inquiries
from storage.store.transaction import Transaction
from tests.simulation.acting import HOLD
from tests.simulation.world import OLHA, PETRO, World

RATE = 30
ON_THE_WAY = 5  # seconds; what has left cannot be stopped


async def broken(world: World) -> list[str]:
    """The promises that this history broke, in words."""
    taken = Counter(words for _at, words in world.telegram.taken)
    return [
        *await world.store.read(_acted_once, world),
        *_told(world, taken),
        *await world.store.read(_returns, world),
        *_within_the_limit(world),
    ]


async def _acted_once(tx: Transaction, world: World) -> list[str]:
    rows = await tx.all("SELECT action, COUNT(*) AS n FROM audit WHERE subject = 'simulation' GROUP BY action")
    acted = {row["action"]: row["n"] for row in rows}
    return [f"update {one} was acted on {n} times" for one in world.said if (n := acted.get(f"update {one}", 0)) != 1]


def _told(world: World, taken: Counter[tuple[int, str]]) -> Iterator[str]:
    answers = {(chat, f"answer to {one}"): Kind.REPLY for one, chat in world.said.items() if chat not in (PETRO, OLHA)}
    for words, kind in (answers | world.put).items():
        known = words not in world.telegram.uncertain
        once = kind in (Kind.REMINDER, Kind.BROADCAST)
        if taken[words] == 0 and (known or not once):
            yield f"{kind} {words} was never told"
        if taken[words] > 1 and (known or once):
            yield f"{kind} {words} was told {taken[words]} times"


async def _returns(tx: Transaction, world: World) -> list[str]:
    """Who is told about a return that two verified, when, and who is not."""
    found = []
    for family, report in enumerate(world.reports):
        standing = await tx.one("SELECT * FROM verification WHERE report_id = :report", report=report)
        heard = [at for at, (chat, words) in world.telegram.taken if chat == family and "<b>Return verified" in words]
        if standing is None:
            found.append(f"return {family} was never verified")
        elif standing["state"] == "standing" and not heard:
            found.append(f"family {family} was never told")
        elif heard and min(heard) < await _held_until(tx, world, standing["person_id"]):
            found.append(f"family {family} was told before the hold was over")
        elif heard and standing["state"] != "standing" and max(heard) > world.stopped[report] + ON_THE_WAY:
            found.append(f"family {family} was told after the return had been stopped")
    return found


async def _held_until(tx: Transaction, world: World, person_id: int) -> float:
    """When the hold was over: it began when somebody besides the two had heard the alarm."""
    (inquiry,) = await inquiries.of_person(tx, person_id)
    alarms = [at for at, (chat, words) in world.telegram.taken if chat == OLHA and inquiry.reference in words]
    return min(alarms, default=0.0) + HOLD - 1  # a second, since instants are whole ones in the database


def _within_the_limit(world: World) -> Iterator[str]:
    starts = sorted(world.telegram.starts)
    for first, last in zip(starts, starts[RATE:], strict=False):
        if last - first < 1:
            yield f"more than {RATE} to many in the second from {first:.3f}"
            return
