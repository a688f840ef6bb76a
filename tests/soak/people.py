"""Those who keep writing, pressing and registering while the bot is killed again and again."""

import asyncio
import random
from collections import Counter

from bot.model.registration import ABOUT_THE_RELATIVE
from bot.rehearsal import Account, ShownMessage
from tests.cast import VOLUNTEER, Actor, OperatorActor, Relative, reference_in
from tests.soak.lookout import Lookout, Quarter

LONG = 120.0  # seconds; several kills may come in between
PASSED_ON = "<b>Passed to the operators.</b> A person, not a program, will read"
HELP, PRIVACY = "<b>Help.</b>", "<b>How we handle your data.</b>"
ACCEPTED = "<b>Accepted.</b> Inquiry"
AGAIN = {name: answer for name, answer in VOLUNTEER.items() if name not in ABOUT_THE_RELATIVE}


class Patient(Actor):
    """Waits longer than people in ordinary stories do."""

    async def sees(self, source: str, timeout: float = LONG, *, n: int = 1) -> ShownMessage:  # noqa: ASYNC109
        """Sees a sentence sooner or later."""
        return await super().sees(source, LONG, n=n)

    async def reads(self, words: str) -> ShownMessage:
        """Sees these very words sooner or later."""
        return await self.person.sees(words, LONG)


class Neighbour(Patient, Relative):
    """A relative with much to say.  What was done is counted here, to be compared with what came of it."""

    def __init__(self, lookout: Lookout, person: Account) -> None:
        super().__init__(Quarter(lookout, person.id), person, "en")  # type: ignore[arg-type]
        self.texts: list[str] = []
        self.references: list[str] = []
        self.expected: Counter[str] = Counter()

    async def lives(self, over: asyncio.Event, registered: asyncio.Queue[str]) -> None:
        """Does one thing after the other until it is over; what was begun is ended."""
        await self.agrees()
        while not over.is_set():
            if random.random() < 0.2:
                self.references.append(await self.registers_also(AGAIN if self.references else VOLUNTEER))
                registered.put_nowait(self.references[-1])
            else:
                await random.choice((self.writes, self.asks_for_help, self.presses_an_old_button))()
            await self.town.settles()

    async def writes(self) -> None:
        """Up to four messages at once."""
        for _ in range(random.randint(1, 4)):
            self.texts.append(f"word {len(self.texts)}")
            self.expected[PASSED_ON] += 1
            await self.says(self.texts[-1])

    async def asks_for_help(self) -> None:
        """A command."""
        self.expected[HELP] += 1
        await self.says("/help")

    async def presses_an_old_button(self) -> None:
        """A button from long ago."""
        self.expected[PRIVACY] += 1
        await self.presses("How we handle your data")

    async def sends_it(self) -> str:
        """Presses Send twice, as impatient people do."""
        await self.town.settles()
        data = self.data("send")
        self.person.press(await self.presses("Send"), data)
        return reference_in(await self.sees("<b>Your inquiry has been received.</b>"))


class Clerk(Patient, OperatorActor):
    """An operator."""

    def __init__(self, lookout: Lookout, person: Account) -> None:
        super().__init__(Quarter(lookout, person.id), person, "en")  # type: ignore[arg-type]

    async def opens_the_report(self) -> ShownMessage:
        """Opens the only report that waits, whatever else was said in the meantime."""
        await self.says("/returns")
        listed = await self.sees("<b>Returns waiting for a second operator</b>")
        await self.town.settles()
        await self.person.presses("", on=listed)
        return await self.sees("<b>To compare with the evidence</b>")


async def work(over: asyncio.Event, registered: asyncio.Queue[str], first: Clerk, second: Clerk) -> list[str]:
    """Two operators accept what was registered, report it as returned and verify it; the references of the returned."""
    returned: list[str] = []
    while not over.is_set():
        try:
            await asyncio.wait_for(registered.get(), 1)
        except TimeoutError:
            continue
        await first.accepts()
        reference = reference_in(await first.sees(ACCEPTED))
        await first.reports(reference)
        await second.verifies()
        returned.append(reference)
    return returned
