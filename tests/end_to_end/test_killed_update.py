"""kill -9 in the middle of an update to families; tests/soak does so many times."""

import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.model.rights import Role
from bot.outbox.claiming import Slots
from bot.rehearsal import Account
from bot.rehearsal.chats import ChatState
from bot.settings import OrgConfig, load
from bot.use_cases.updates import mailing
from storage.register import chats
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Transaction
from storage.updates import broadcasts
from tests.cast import OperatorActor, Relative
from tests.end_to_end.deployment import Deployment
from tests.end_to_end.program import until
from tests.promises.in_the_open import update
from tests.soak.road import Road
from tests.stories.broadcasting import reads_of

PEOPLE, KILLED_AT = 100, (15, 45, 80)
SENT = "<b>Update No. {number} was sent.</b>"


@pytest.fixture
async def deployment(tmp_path: Path) -> AsyncIterator[Deployment]:
    """The stand-in listens; nothing runs yet."""
    async with Deployment(tmp_path) as deployed:
        yield deployed


@pytest.fixture
async def road(deployment: Deployment) -> AsyncIterator[str]:
    """A way to Telegram on which calls take their time."""
    road = Road(deployment.telegram.url)
    yield await road.open()
    await deployment.ends()
    await road.close()


async def let_out(deployment: Deployment, people: list[Relative], staff: list[OperatorActor]) -> None:
    """Everybody has agreed; an update to all was written by one operator and approved by another."""
    settings = load(deployment.environ)
    store = await Store.open(settings.database_url, settings.keys)
    for one in (*people, *staff):
        one.person.room.standing = ChatState.OPEN
    await store.run(_let_out, [one.person.id for one in people], [one.person for one in staff], settings.org)
    await store.close()


async def _let_out(tx: Transaction, people: list[int], staff: list[Account], org: OrgConfig) -> None:
    now = int(time.time())
    for one in people:
        await chats.consent(tx, (await chats.get_or_create(tx, one, "private", "en", now)).id, now)
    ids = []
    for author in staff:
        chat = await chats.get_or_create(tx, author.id, "private", "en", now)
        ids.append(await operators.enrol(tx, chat.id, Role.BROADCASTER, author.name, now))
    await update("everyone")(tx, ids, now)
    for broadcast_id in await broadcasts.open_ones(tx):
        await mailing.begin(tx, org, await broadcasts.get(tx, broadcast_id), now)


async def test_killed_again_and_again_nobody_gets_it_twice_and_nobody_is_forgotten(
    deployment: Deployment, road: str
) -> None:
    people = [deployment.relative(f"Person {number}") for number in range(PEOPLE)]
    accounts = [deployment.telegram.person(name) for name in ("Iryna", "Petro")]
    staff = [OperatorActor(deployment, account, "en") for account in accounts]  # type: ignore[arg-type]
    await let_out(deployment, people, staff)
    bot = await deployment.runs(BOT_API_URL=road)
    for count in KILLED_AT:
        await until(partial(_have_got, people, count))
        await bot.is_killed()
        bot = await deployment.runs(BOT_API_URL=road)
    await deployment.sees_in_the_database("SELECT 1 FROM broadcast WHERE reported_at IS NOT NULL")
    await deployment.settles()
    sent, unknown = (_rows(deployment, state) for state in ("sent", "unknown"))
    assert sent + unknown == PEOPLE
    assert unknown <= len(KILLED_AT) * Slots.at_rate(30)
    assert max(got(people)) == 1
    assert sent <= sum(got(people))
    for operator in staff:
        report = await reads_of(operator, SENT)
        assert operator.word("Sent: {n}").format(n=sent) in report.text
        assert operator.word("Unknown: {n}").format(n=unknown) in report.text
    assert await bot.stops() == 0


def _have_got(people: list[Relative], count: int) -> bool:
    return sum(got(people)) >= count


def got(people: list[Relative]) -> list[int]:
    """How many updates each has got."""
    return [len(one.person.words()) for one in people]


def _rows(deployment: Deployment, state: str) -> int:
    [(count,)] = deployment.rows(
        "SELECT COUNT(*) FROM outbox WHERE text_id IS NOT NULL AND state = :state", state=state
    )
    return int(count)
