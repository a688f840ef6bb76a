"""Many histories in one town at once, each about a person of its own (N1).

A town in which operators act in secret is compared with one in which they do not: what each family sees, and when.
When a history makes a difference, it is made as short as it can be and still make one, by itself in a town.
"""

import difflib
import json
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from bot.model.refused import Refused
from handlers.request import ChatRequest
from storage.register import chats
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.desk.working import joins_the_desk
from tests.end_to_end.program import free_port
from tests.prepared import Prepares, town_after
from tests.promises.deeds import SECRET, Known, acts
from tests.promises.deeds_at_the_desk import AT_THE_DESK, AtTheDesk
from tests.promises.in_the_open import DEEDS, staff_of
from tests.promises.quick import HOLD, StandingClock, times_told, without_chance
from tests.register import Case, begins_to_wait, has_asked, is_accepted
from tests.town import Town

Step = tuple[str, int, Sequence[str]]  # what a family does, which family, and what operators do before it
History = Sequence[Step]
DAY = 86_400
SURNAMES = (
    "Бондаренко", "Ткачук", "Мельник", "Шевченко", "Кравець", "Олійник", "Лисенко", "Руденко", "Савчук", "Панасюк",
    "Гончар", "Дяченко", "Захарчук", "Ярош", "Мороз", "Ковтун", "Приходько", "Хоменко", "Устименко", "Федорів",
    "Цимбал", "Чорновол", "Юрченко", "Іваніна", "Барабаш",
)  # fmt: skip


class Household:
    """Three relatives of one person, one of them not yet accepted."""

    def __init__(self, town: Town, number: int) -> None:
        self.surname = SURNAMES[number]
        who = (("Anna", "uk"), ("James", "en"), ("Nina", "uk"))
        self.families = [town.relative(f"{name} {number}", language) for name, language in who]
        self.cases: tuple[Case, ...] = ()
        self.verified_at: float | None = None

    async def begins(self, petro: OperatorActor) -> None:
        """Two inquiries are accepted, the third waits."""
        anna, james, nina = self.families
        first = await is_accepted(anna, petro, surname=self.surname)
        second = await is_accepted(james, petro, first, surname=self.surname, relation="brother")
        self.cases = (first, second, await has_asked(nina, surname=self.surname, relation="mother"))
        await begins_to_wait(petro.town, self.cases[2])

    def seen(self) -> list[list[str]]:
        """All that each family has seen, and when."""
        return [_seen(one) for one in self.families]


class Neighbourhood:
    """Households of one town, and the two operators who look after them."""

    def __init__(self, town: Town, maria: OperatorActor, petro: OperatorActor, number: int) -> None:
        self.town, self.staff = town, {"Maria": maria, "Petro": petro}
        self.homes = [Household(town, one) for one in range(number)]
        self.desk = AtTheDesk(town, {})

    async def come_to_the_desk(self, stack: AsyncExitStack) -> None:
        """Both operators sign in there."""
        browsers = {name: await joins_the_desk(stack, self.town, one) for name, one in self.staff.items()}
        self.desk = AtTheDesk(self.town, browsers)

    async def begins(self) -> None:
        """Everybody has asked."""
        for home in self.homes:
            await home.begins(self.staff["Petro"])

    async def live(self, histories: Sequence[History], gaps: Sequence[int], *, secretly: bool) -> None:
        """Everybody's histories, step by step; after each step as much time goes by as gaps say."""
        for number, gap in zip(range(max(map(len, histories))), gaps, strict=False):
            steps = [
                (home, story[number]) for home, story in zip(self.homes, histories, strict=True) if number < len(story)
            ]
            if secretly:
                for home, (_deed, _who, secrets) in steps:
                    for secret in secrets:
                        await self.secretly(home, secret)
                await self.makes_clean(gap)
            await self.openly(number)
            for home, (deed, who, _secrets) in steps:
                await acts(deed, home.families[who], home.cases[who])
            await self.town.settles()
            await self.town.passes(gap)
        if secretly:
            await self.makes_clean(DAY)
        await self.town.passes(10 * HOLD)
        for home in self.homes:
            for one, case in zip(home.families, home.cases, strict=True):
                await acts("status", one, case)
        await self.town.settles()

    async def openly(self, number: int) -> None:
        """What operators do at this step for everybody to see."""
        if deed := DEEDS[number % len(DEEDS)]:
            await self.town.store.run(deed, await self.town.store.read(staff_of), int(self.town.clock()))
            await self.town.settles()

    async def secretly(self, home: Household, deed: str) -> None:
        """What operators do about this household's person, through one door or the other."""
        known, name = await self.town.store.read(_known, home.cases, home.surname), deed.removesuffix(AT_THE_DESK)
        if known and deed != name:
            await self.desk.does(name, known)
        elif known:
            await self.in_the_chat(name, known)
        if name in ("listed", "list verified", "joined"):  # there is something to do beside everything else
            await self.town.settles()
        known = await self.town.store.read(_known, home.cases, home.surname)
        verified = bool(known and known.verifications)
        home.verified_at = (home.verified_at or self.town.clock()) if verified else None

    async def in_the_chat(self, deed: str, known: Known) -> None:
        """As the handler of a press or of words does it."""
        job = SECRET[deed](known)
        if job is None:
            return
        who, use_case, about = job
        with suppress(KeyError, Refused):  # the family has erased it, or something stands against it
            await self.town.store.run(_act, self.staff[who].person.id, self.town, use_case, about)

    async def makes_clean(self, gap: int) -> None:
        """Nothing is left to stand until its notices leave; and no case is held, which by N4 gets no reminder."""
        for home in self.homes:
            known = await self.town.store.read(_known, home.cases, home.surname)
            since = home.verified_at or 0  # unknown when it was verified with what was done about another household
            if known and known.verifications and self.town.clock() + gap >= since + HOLD:
                await self.secretly(home, "stop")
            if gap >= DAY:
                await self.secretly(home, "lift")


async def differences(histories: Sequence[History], gaps: Sequence[int]) -> dict[int, str]:
    """For each history that a family can tell from the same without what operators did: where."""
    secretly, openly = [await _seen_of(histories, gaps, secretly=way) for way in (True, False)]
    pairs = zip(secretly, openly, strict=True)
    return {number: _compared(*pair) for number, pair in enumerate(pairs) if pair[0] != pair[1]}


async def shortest(history: History, gaps: Sequence[int]) -> tuple[History, Sequence[int], str]:
    """A history that makes a difference, without whatever can be left out of it; and the difference."""
    found = await differences([history], gaps)
    if not found:
        return history, gaps, "only together with the others"
    for shorter, left in _shorter(history, gaps):
        if await differences([shorter], left):
            return await shortest(shorter, left)
    return history, gaps[: len(history)], found[0]


def _shorter(history: History, gaps: Sequence[int]) -> list[tuple[History, Sequence[int]]]:
    """All histories with one step and the time behind it, or one secret deed, less."""
    less: list[tuple[History, Sequence[int]]] = []
    for at, (deed, who, secrets) in enumerate(history):
        before, after = history[:at], history[at + 1 :]
        if before or after:
            less.append(([*before, *after], [*gaps[:at], *gaps[at + 1 :]]))
        fewer = [[*secrets[:one], *secrets[one + 1 :]] for one in range(len(secrets))]
        less += [([*before, (deed, who, some), *after], gaps) for some in fewer]
    return less


async def _seen_of(histories: Sequence[History], gaps: Sequence[int], *, secretly: bool) -> list[list[list[str]]]:
    async with everybody(len(histories)) as neighbourhood, AsyncExitStack() as stack:
        if secretly:
            await neighbourhood.come_to_the_desk(stack)
        await neighbourhood.live(histories, gaps, secretly=secretly)
        told = [
            (n, histories[n], gaps) for n, home in enumerate(neighbourhood.homes) if any(map(times_told, home.families))
        ]
        assert not told, told
        return [home.seen() for home in neighbourhood.homes]


@asynccontextmanager
async def everybody(homes: int) -> AsyncIterator[Neighbourhood]:
    """So many households that have asked, and operators who have a desk."""
    port = free_port()
    desk: dict[str, Any] = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    with tempfile.TemporaryDirectory() as folder:
        async with town_after(_everybody_asks(homes), Path(folder), _built, **desk) as (_town, neighbourhood):
            yield neighbourhood


@cache
def _everybody_asks(homes: int) -> Prepares[Neighbourhood]:
    """Every history begins alike: that is told once."""

    async def prepares(town: Town) -> Neighbourhood:
        maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
        neighbourhood = Neighbourhood(town, maria, petro, homes)
        await neighbourhood.begins()
        return neighbourhood

    return prepares


def _built(folder: Path) -> Town:
    town = Town(folder, notice_hold=HOLD, remind_every=7)
    town.clock = town.telegram.clock = StandingClock()
    return town


def _seen(one: Relative) -> list[str]:
    calls = [
        f"{call.at} {call.method} {json.dumps(call.params, default=str, ensure_ascii=False)}"
        for call in one.town.telegram.calls.to(one.person.id)
    ]
    shown = [f"{m.date} {m.edit_date} {m.deleted} {m.protect_content} {m.html} {m.markup}" for m in one.person.chat]
    return without_chance("\n\0".join([*calls, *shown, *one.person.toasts])).split("\n\0")


def _compared(secretly: list[list[str]], openly: list[list[str]]) -> str:
    """What a family saw because of what operators did (+), and what it did not see for it (-)."""
    lines = [line for pair in zip(openly, secretly, strict=True) for line in difflib.ndiff(*pair)]
    return "\n".join(line for line in lines if line[0] in "+-")


async def _act(tx: Transaction, telegram_id: int, town: Town, use_case: Any, about: tuple[Any, ...]) -> None:
    now = int(town.clock())
    chat = await chats.get_or_create(tx, telegram_id, "private", "uk", now)
    staff = await operators.of_chat(tx, chat.id)
    await use_case(tx, ChatRequest(chat, staff, town.bot.settings.org, now, "", None, now), *about)


async def _known(tx: Transaction, cases: tuple[Case, ...], surname: str) -> Known | None:
    """What there is to act on; None when the person is no longer in the register."""
    person = cases[0].person
    if await tx.one("SELECT 1 FROM person WHERE id = :id", id=person) is None:
        return None
    report = await tx.one("SELECT id FROM return_report WHERE person_id = :id AND state = 'open'", id=person)
    standing = await tx.all("SELECT id FROM verification WHERE person_id = :id AND state = 'standing'", id=person)
    return Known(cases, surname, report["id"] if report else 0, tuple(row["id"] for row in standing))
