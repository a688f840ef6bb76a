"""Two operators, and a relative without Telegram whose inquiry one of them fills in on the phone."""

import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest_asyncio

from bot.model.actor import Actor
from bot.use_cases.register import review
from storage.register import inquiries
from storage.staff import operators
from tests.cast import OperatorActor
from tests.desk.browser import Answered, Browser
from tests.desk.working import joins_the_desk
from tests.end_to_end.program import free_port
from tests.register import Case
from tests.stories.confirming import last, of
from tests.town import Town

SAID = {
    "language": "uk", "agreed": "yes", "zone": "Europe/Warsaw", "category": "service_member", "surname": "Коваль",
    "given": "Тарас", "patronymic": "Іванович", "birth_date": "12 березня 1991", "last_contact": "",
    "relation": "mother", "own_name": "Шевчук Ганна Петрівна", "phone": "+44 7700 900333", "note": "",
}  # fmt: skip
KINSHIP = {"way": "call_checked", "detail": ""}


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """With a desk; no code is asked for what is done in the chat."""
    port = free_port()
    async with Town(tmp_path, desk_url=f"http://localhost:{port}", desk_listen=f"127.0.0.1:{port}") as town:
        yield town


class OnThePhone:
    """Maria has a chat and works at the desk too; Petro verifies, in both.  Hanna has no Telegram."""

    def __init__(self, town: Town, maria: OperatorActor, petro: OperatorActor, desks: tuple[Browser, Browser]) -> None:
        self.town, self.maria, self.petro = town, maria, petro
        self.marias, self.petros = desks

    async def takes_down(self, **changed: str) -> Answered:
        """Maria fills in the form with Hanna."""
        page = {"page": secrets.token_hex(16), "whose": "other"}
        answered = await self.marias.sends("/telephone/new", {**SAID, **page, **changed})
        await self.town.settles()
        return answered

    async def accepts(self, by: OperatorActor, inquiry_id: int) -> None:
        """Another operator decides about it."""
        staff = await self.town.store.read(operators.get, await of(by))
        actor = Actor(staff, self.town.settings().org, int(self.town.clock()))
        await self.town.store.run(review.accept, actor, inquiry_id, None, KINSHIP)
        await self.town.settles()

    async def is_accepted(self) -> Case:
        """Hanna's inquiry, decided by Petro."""
        await self.takes_down()
        return await self.decided()

    async def decided(self) -> Case:
        """The same, of what was filled in."""
        case = await last(self.town, "inquiry")
        await self.accepts(self.petro, case)
        found = await self.town.store.read(inquiries.get, case)
        return Case(case, found.reference, found.person_id or 0)

    async def relative(self) -> int:
        """Where what is put to Hanna goes."""
        row = await self.town.store.read(lambda tx: tx.known("SELECT id FROM chat WHERE sort = 'telephone'"))
        return int(row["id"])


@pytest_asyncio.fixture
async def phone(town: Town) -> AsyncIterator[OnThePhone]:
    """Two operators, in the chat and at the desk."""
    maria, petro = await town.operator("Maria", "admin"), await town.operator("Petro", "verifier")
    async with AsyncExitStack() as stack:
        desks = await joins_the_desk(stack, town, maria), await joins_the_desk(stack, town, petro)
        yield OnThePhone(town, maria, petro, desks)
