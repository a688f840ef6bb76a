"""What two operators do in the story of a promise, in the chat or at the desk: the same deeds by the same names."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from tests.answers import EVIDENCE
from tests.cast import OperatorActor
from tests.desk.browser import Answered, Browser, field
from tests.desk.on_the_phone import town
from tests.desk.working import joins_the_desk
from tests.promises import quick
from tests.promises.quick import newest, presses
from tests.register import Case
from tests.town import Town

__all__ = ["DOORS", "Operators", "at_a_door", "town"]
DOORS = ("in the chat", "at the desk")


class Operators:
    """Maria reviews and reports, Petro verifies; both in the chat."""

    def __init__(self, town: Town, maria: OperatorActor, petro: OperatorActor) -> None:
        self.town, self.maria, self.petro = town, maria, petro

    async def report(self, case: Case, wish: str = "all") -> None:
        """A return is reported."""
        await quick.reports(self.maria, case, wish)

    async def verify(self) -> None:
        """The newest report is verified."""
        await quick.verifies(self.petro)

    async def hold(self, case: Case) -> None:
        """A person handles the case."""
        await presses(self.maria, "hold", case.person)

    async def lift(self, case: Case) -> None:
        """The bot goes on with it."""
        await quick.lifts(self.petro, case.person)

    async def bar(self, case: Case) -> None:
        """This relative is not to be told."""
        await presses(self.maria, "bar", case.id)

    async def unbar(self, case: Case) -> None:
        """This relative may be told."""
        await presses(self.petro, "unbar", case.id)

    async def ask(self, case: Case) -> None:
        """The family is asked something."""
        await presses(self.maria, "ask", case.id)
        await self.maria.says("Чи є шрам?")
        await self.town.settles()

    async def decline(self, case: Case) -> None:
        """The inquiry is closed."""
        await presses(self.maria, "decline", case.id)
        self.maria.forges("a:decline:reason:repeated")
        self.maria.forges("send:decline")
        await self.town.settles()

    async def accept(self, case: Case, like: Case) -> None:
        """The inquiry is about the person of another case."""
        await presses(self.maria, "same", f"{case.id}:{like.person}")
        self.maria.forges("a:accept:way:call_checked")
        self.maria.forges("skip:accept:detail")
        await self.town.settles()


class AtTheDesk(Operators):
    """The same two, each in a browser."""

    def __init__(self, town: Town, maria: OperatorActor, petro: OperatorActor, desks: tuple[Browser, Browser]) -> None:
        super().__init__(town, maria, petro)
        self.marias, self.petros = desks

    async def report(self, case: Case, wish: str = "all") -> None:
        await self._sends(self.marias, f"/cases/person/{case.person}/report", **{**EVIDENCE, "wish": wish})

    async def verify(self) -> None:
        path = f"/reports/{await newest(self.town, 'return_report')}"
        shown = await self._shown(self.petros, path, "whom")
        await self._sends(self.petros, f"{path}/verify", statement="Перевірено окремо", **shown)

    async def hold(self, case: Case) -> None:
        await self._sends(self.marias, f"/cases/person/{case.person}/hold")

    async def lift(self, case: Case) -> None:
        path = f"/cases/person/{case.person}"
        await self._sends(self.petros, f"{path}/lift", **await self._shown(self.petros, path, "holder", "since"))

    async def bar(self, case: Case) -> None:
        await self._sends(self.marias, f"/cases/{case.id}/bar")

    async def unbar(self, case: Case) -> None:
        await self._sends(self.petros, f"/cases/{case.id}/unbar")

    async def ask(self, case: Case) -> None:
        await self._decides(case, "ask", words="Чи є шрам?")

    async def decline(self, case: Case) -> None:
        await self._decides(case, "decline", reason="repeated")

    async def accept(self, case: Case, like: Case) -> None:
        await self._decides(case, "accept", person=str(like.person), way="call_checked", detail="")

    async def _decides(self, case: Case, what: str, **said: str) -> None:
        await self._sends(self.marias, f"/cases/{case.id}/take")
        shown = await self._shown(self.marias, f"/cases/{case.id}", "version", "others")
        await self._sends(self.marias, f"/cases/{case.id}/{what}", **shown, **said)

    async def _sends(self, who: Browser, path: str, **said: str) -> Answered:
        """Sends it; a refusal is what some stories are about."""
        page = await who.sends(path, said)
        assert page.status in (200, 409), page.words
        await self.town.settles()
        return page

    async def _shown(self, who: Browser, path: str, *names: str) -> dict[str, str]:
        """What the page shows sends with its forms; nothing of what it does not have."""
        page = await who.opens(path)
        return {name: field(page.html, name) for name in names if f'name="{name}" value=' in page.html}


@asynccontextmanager
async def at_a_door(town: Town, door: str) -> AsyncIterator[Operators]:
    """Maria, a reviewer, and Petro, an administrator, who work there."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    async with AsyncExitStack() as stack:
        if door == "in the chat":
            yield Operators(town, maria, petro)
        else:
            desks = await joins_the_desk(stack, town, maria), await joins_the_desk(stack, town, petro)
            yield AtTheDesk(town, maria, petro, desks)
