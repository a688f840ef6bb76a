"""What must be true of every history, from what Telegram took and what the database holds."""

from collections import Counter
from collections.abc import Iterator

from bot.model.message import Kind
from storage.queues import release
from storage.register import inquiries
from storage.store.transaction import Row, Transaction
from tests.simulation.acting import HOLD
from tests.simulation.world import OLHA, PETRO, World

RATE = 30
ON_THE_WAY = 5  # seconds; what has left cannot be stopped
READ = "<b>Have you read our message?</b>"


async def broken(world: World) -> list[str]:
    """The promises that this history broke, in words."""
    taken = Counter(words for _at, words in world.telegram.taken)
    return [
        *await world.store.read(_acted_once, world),
        *_told(world, taken),
        *await world.store.read(_returns, world),
        *await world.store.read(_followed, world),
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
        elif heard and min(heard) < await _held_until(tx, world, standing):
            found.append(f"family {family} was told before the hold was over")
        elif heard and standing["state"] != "standing" and max(heard) > world.stopped[report] + ON_THE_WAY:
            found.append(f"family {family} was told after the return had been stopped")
    return found


async def _followed(tx: Transaction, world: World) -> list[str]:
    """Whoever was told and has not read it was written to once more, and is to be called for that reason."""
    found = []
    for family, report in enumerate(world.reports):
        called = await tx.all(
            "SELECT c.reason FROM call c JOIN notice n ON n.id = c.notice_id JOIN verification v"
            " ON v.id = n.verification_id AND v.state = 'standing' WHERE v.report_id = :report AND n.sort = 'return'",
            report=report,
        )
        again = [at for at, (chat, words) in world.telegram.taken if chat == family and READ in words]
        stands = await tx.exists("verification WHERE report_id = :report AND state = 'standing'", report=report)
        if stands and not (again and [row["reason"] for row in called] == ["unread"]):
            found.append(f"family {family} was asked again {len(again)} times, and called for {called}")
    return found


async def _held_until(tx: Transaction, world: World, standing: Row) -> float:
    """When the hold was over: it began when somebody besides the two had heard the alarm, or could not for so long."""
    (inquiry,) = await inquiries.of_person(tx, standing["person_id"])
    alarms = [at for at, (chat, words) in world.telegram.taken if chat == OLHA and inquiry.reference in words]
    heard = min(alarms, default=0.0)
    since = min(heard, standing["verified_at"] + release.PATIENCE)
    return float(since) + HOLD - 1  # instants in the database are whole ones


def _within_the_limit(world: World) -> Iterator[str]:
    starts = sorted(world.telegram.starts)
    for first, last in zip(starts, starts[RATE:], strict=False):
        if last - first < 1:
            yield f"more than {RATE} to many in the second from {first:.3f}"
            return
