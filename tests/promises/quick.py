"""What operators do, said in one breath: presses and words one after another, without looking in between."""

import asyncio
import re

from bot.model.rights import Role
from bot.rehearsal import PlannedFault
from storage.staff import operators
from storage.store.transaction import Row, Transaction
from tests.answers import EVIDENCE
from tests.cast import CODE, REFERENCE, OperatorActor, Relative
from tests.register import Case, count, decided
from tests.town import START, Clock, Town
from tests.wording import known

HOLD = 120
VERIFIED = "<b>Return verified.</b>"
DRAWN = re.compile(rf"{CODE}|\b{REFERENCE}\b|\d{{15,}}|AgAC\w+")


class StandingClock(Clock):
    """Time goes on only when a story says so."""

    def __call__(self) -> float:
        return START + self.ahead


async def reports(operator: OperatorActor, case: Case, wish: str = "all") -> None:
    """Reports a return with evidence."""
    operator.forges(f"returned:{case.id}")
    for name in ("source", "date", "territory", "identity"):
        await operator.says(EVIDENCE[name])
    operator.forges(f"a:report:wish:{wish}")
    operator.forges("send:report")
    await operator.town.settles()


async def verifies(operator: OperatorActor) -> None:
    """Verifies the newest report."""
    operator.forges(f"verify:{await newest(operator.town, 'return_report')}")
    await operator.says("Перевірено окремо")
    operator.forges("send:verify")
    await operator.town.settles()


async def rejects(operator: OperatorActor) -> None:
    """Rejects the newest report."""
    operator.forges(f"reject:{await newest(operator.town, 'return_report')}")
    await operator.says("Не досить")
    await operator.town.settles()


async def presses(operator: OperatorActor, verb: str, row: object) -> None:
    """Presses one button."""
    operator.forges(f"{verb}:{row}")
    await operator.town.settles()


async def lifts(operator: OperatorActor, person: int) -> None:
    """Presses the button that lifts the hold on a case, as the card shows it at this moment."""
    await operator.town.settles()
    await presses(operator, "lift", await operator.town.store.read(hold_on, person))


async def hold_on(tx: Transaction, person: int) -> str:
    """A case and whose hold it is, as buttons name both; nobody's where it is not held."""
    row = await tx.known("SELECT held_by, held_at FROM person WHERE id = :id", id=person)
    return f"{person}:{row['held_by'] or 0}:{row['held_at'] or 0}"


async def is_invited_again(operator: OperatorActor, role: Role = Role.ADMIN) -> None:
    """Opens a new one-time link."""
    town, now = operator.town, int(operator.town.clock())
    await town.store.run(operators.invite, f"again-{operator.person.id}", role, now, now + 60)
    await operator.says(f"/start again-{operator.person.id}")
    await town.lets_in()
    await town.settles()


def without_chance(said: str) -> str:
    """References, codes, ids and files are drawn at random: each is named by when it was first seen."""
    names: dict[str, str] = {}
    return DRAWN.sub(lambda found: names.setdefault(found[0], f"#{len(names)}"), said)


async def newest(town: Town, table: str) -> int:
    """The id of the newest row; 0 when there is none."""
    rows = (await town.store.read(decided))[table]
    return int(rows[-1]["id"]) if rows else 0


def times_told(relative: Relative) -> int:
    """How often the relative was told about a return."""
    return sum(known(relative.word(VERIFIED)) in words for words in relative.person.words())


async def to_be_called(tx: Transaction) -> list[Row]:
    """Who stands on the call list: inquiry_id, reason."""
    return await tx.all(
        "SELECT n.inquiry_id, c.reason FROM call c JOIN notice n ON n.id = c.notice_id WHERE c.told_at IS NULL"
    )


async def comes_true(town: Town, table: str, condition: str) -> None:
    """Waits for a row of that kind, also while a message hangs on its way and nothing settles."""
    async with asyncio.timeout(20):
        while not await town.store.read(count, table, condition):
            await town.store.changes.wait(0.02, since=town.store.changes.count)


async def is_on_its_way(town: Town, relative: Relative) -> None:
    """The notice is due and leaves, and Telegram does not say whether it has taken it."""
    town.telegram.faults.add(PlannedFault.silence(), chat=relative.person.id, method="sendMessage")
    town.clock.ahead += HOLD + 1
    town.store.changes.notify()
    async with asyncio.timeout(20):
        while len(town.telegram.faults):
            await town.store.changes.wait(0.02, since=town.store.changes.count)


async def crashes(town: Town) -> None:
    """Everything stops in the middle of what it was doing; nothing is brought to an end."""
    for task in town.bot._tasks:
        task.cancel()
    await asyncio.gather(*town.bot._tasks, return_exceptions=True)
    await town.closes()
