"""A list of returned people, proposed by one operator and compared by another, without the chat."""

from dataclasses import dataclass

from bot.model.actor import Actor
from bot.model.returned import RowState, TypedRow
from bot.model.rights import Role
from bot.settings import Settings
from storage.lists import in_hand, list_rows, lists, proposals
from storage.register import chats
from storage.staff import operators
from storage.store import stamps
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.reliability.clock import Clock
from tests.simulation.world import returned

ORG = Settings(organisation="Org", hotline="+380400000099", second_factor="off").org
STAFF = ("Maria", "Petro", "Olha")
FIRST = 7_000  # Telegram id of the first relative


@dataclass
class Listed:
    """A list of so many people who are missed by one relative each; Maria proposed them, Petro has compared them."""

    store: Store
    clock: Clock
    list_id: int = 0

    async def brings(self, people: int) -> None:
        """The list is there and compared."""
        self.list_id = await self.store.run(_brought, people, int(self.clock()))

    async def actor(self, name: str) -> Actor:
        """That operator, now."""
        return await self.store.read(_actor, STAFF.index(name), int(self.clock()))


async def _brought(tx: Transaction, people: int, now: int) -> int:
    places = [(await chats.get_or_create(tx, 9_000 + n, "private", "en", now)).id for n in range(len(STAFF))]
    staff = [
        await operators.enrol(tx, place, Role.VERIFIER, name, now) for place, name in zip(places, STAFF, strict=True)
    ]
    typed = [TypedRow(number + 1, {"surname": f"Коваль{number}"}, "") for number in range(people)]
    list_id = await lists.add(tx, staff[0], "list.csv", "checksum", typed, now)
    assert list_id
    for row in await list_rows.new_rows(tx, list_id, people):
        chat = await chats.get_or_create(tx, FIRST + row.number, "private", "en", now)
        report_id = await returned(tx, chat.id, staff[0], now)
        assert await list_rows.decide(tx, row.id, RowState.PROPOSED, staff[0], now, report_id)
        await stamps.change(tx, "return_report", report_id, {"row_id": row.id})
    found = await list_rows.some(tx, [row["id"] for row in await tx.all("SELECT id FROM returned_row")])
    waiting = sorted(found, key=lambda row: row.number)
    page = await in_hand.take_page(tx, waiting, staff[1], now)
    assert await proposals.find_right(tx, list_id, staff[1], page, now) == people
    return list_id


async def _actor(tx: Transaction, number: int, now: int) -> Actor:
    chat = await chats.get_or_create(tx, 9_000 + number, "private", "en", now)
    operator = await operators.of_chat(tx, chat.id)
    assert operator
    return Actor(operator, ORG, now)
