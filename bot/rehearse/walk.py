"""The story that explains it all: one family's inquiry from the first word to a return that is told and read.

Each step is done in the chats, by whoever does it, and can just as well be done by hand.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.rehearsal import Account
from bot.rehearsal.chats import ChatState
from bot.rehearsal.page import Step, Walk
from bot.rehearsal.story import EVIDENCE, KINSHIP, RELATIVES, STATEMENT
from bot.rehearse import progress
from bot.rehearse.hands import Hands
from bot.rehearse.passing import two_minutes_pass
from bot.rehearse.progress import Progress
from storage.store.writer import StoreClosed

if TYPE_CHECKING:
    from bot.rehearse.rehearsal import Rehearsal

MOST_PUT_BACK = 8  # other inquiries that may wait before the one of the story


class Story:
    """The walk of one relative."""

    def __init__(self, rehearsal: "Rehearsal", relative: Account, name: str, said: tuple[str, str, str]) -> None:
        """name: in English; said: in Ukrainian that they register, are told, have read it."""
        self.rehearsal, self.relative = rehearsal, relative
        self._done: tuple[bool, ...] = ()
        people = rehearsal.people
        self.maria, self.petro = people.maria, people.petro
        registers, told, has_read = said
        self.walk = Walk(
            relative,
            (
                self._step(relative, registers, f"{name} registers", self._registers),
                self._step(self.maria, "Марія розглядає", "Maria reviews", self._accepts),
                self._step(self.maria, "Марія вносить повернення", "Maria reports a return", self._reports),
                self._step(self.petro, "Петро підтверджує", "Petro verifies", self._verifies),
                self._step(relative, "Минає дві хвилини", "Two minutes pass", self._waits),
                self._step(relative, told, f"{name} is told", self._hears),
                self._step(relative, has_read, f"{name} has read it", self._acknowledges),
            ),
            self.done,
        )

    @staticmethod
    def _step(who: Account, uk: str, en: str, does: Callable[[], Awaitable[None]]) -> Step:
        return Step(who, {"uk": uk, "en": en}, does)

    async def done(self) -> tuple[bool, ...]:
        """Which steps are done, whoever did them; while the bot restarts, those that were."""
        with suppress(StoreClosed):
            self._done = (await self._progress()).steps(int(self.rehearsal.now()))
        return self._done

    async def _progress(self) -> Progress:
        return await self.rehearsal.store.read(progress.of_relative, self.relative.id)

    def _hands(self, person: Account) -> Hands:
        return Hands(self.rehearsal, person)

    async def _registers(self) -> None:
        hands = self._hands(self.relative)
        if not await self.rehearsal.store.read(progress.has_consented, self.relative.id):
            if not hands.sees("consent"):  # somebody may have pressed Start by hand
                await hands.says("/start")
            await hands.presses("consent")
        if not await hands.has_begun("registration"):
            await hands.says("/register")
            if hands.sees("resume", "registration"):
                await hands.presses("resume", "registration")
        await hands.fills_in("registration", RELATIVES[self.relative.language])

    async def _accepts(self) -> None:
        hands, inquiry = self._hands(self.maria), (await self._progress()).inquiry
        assert inquiry is not None, "nothing to review"
        await hands.says("/queue")
        for _other in range(MOST_PUT_BACK):
            if hands.sees("accept", inquiry.id):
                break
            await hands.presses("release")
            await hands.says("/queue")
        await hands.presses("accept", inquiry.id)
        if not await hands.has_begun("accept"):  # somebody looks like the same person
            await hands.presses("another", inquiry.id)
        await hands.fills_in("accept", KINSHIP[self.maria.language])

    async def _reports(self) -> None:
        hands, inquiry = self._hands(self.maria), (await self._progress()).inquiry
        assert inquiry is not None, "nobody is missed"
        await hands.says(f"/case {inquiry.reference}")
        await hands.presses("reportreturn", inquiry.person_id)
        await hands.fills_in("report", EVIDENCE[self.maria.language])

    async def _verifies(self) -> None:
        report = (await self._progress()).report
        assert report is not None, "nothing to verify"
        second = await self._second(report.reported_by)
        hands = self._hands(second)
        await hands.says("/returns")
        await hands.presses("report", report.id)
        await hands.presses("verify", report.id)
        await hands.fills_in("verify", STATEMENT[second.language])

    async def _waits(self) -> None:
        await two_minutes_pass(self.rehearsal)

    async def _hears(self) -> None:
        """By itself; unless the relative has blocked the bot, and comes back."""
        if self.relative.room.standing is ChatState.BLOCKED:
            await self.relative.unblocks()
        else:
            await two_minutes_pass(self.rehearsal)

    async def _acknowledges(self) -> None:
        await self._hands(self.relative).presses("acknowledge")

    async def _second(self, reported_by: int) -> Account:
        """Petro, unless he himself has reported."""
        petro = await self.rehearsal.store.read(progress.operator_of, self.petro.id)
        return self.maria if petro == reported_by else self.petro
