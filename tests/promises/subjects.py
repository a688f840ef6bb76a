"""Everything that an operator may do something to, prepared: a subject for each door, all of one name."""

from typing import Any

from bot.model.actor import Actor
from bot.model.joining import JoiningState
from bot.settings import OrgConfig
from bot.texts.wait.reminders import details
from bot.use_cases.register import review, taking_down
from storage.queues import outbox
from storage.register import inquiries, joinings, persons
from storage.staff import operators
from storage.staff.looks import LOOKS
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, newest, presses, reports, verifies
from tests.register import TARAS, Case, has_asked, is_accepted
from tests.stories.listing import brings
from tests.stories.seeing import TOLD, tells
from tests.town import Town

# What is secret to whoever has no business with the name; each stands in a place of its own.
SECRETS = ("Шевчук Анна Петрівна", "+44 7700 900333", "Лист родини", "Палата номер сім", "Пункт зустрічі")
TABLES = (
    "person", "inquiry", "message", "return_report", "verification", "notice", "call", "operator", "invitation",
    "audit", "sighting", "corroboration", "joining", "returned_list", "returned_row", "rejected_match", "talk", "draft",
    "broadcast", "register_import", "guide", "exchange_day", "declaration", "lockdown", "reminder",
    "reminder_wish", "change", "code",
)  # fmt: skip
Subjects = dict[str, int]

SURNAME = "Коваль"


async def kept(tx: Transaction) -> dict[str, list[dict[str, Any]]]:
    """Every row that anybody could change, to be compared with what it is later.

    Neither who has which row in hand, nor that they looked at it or for somebody.
    """
    found = {table: [dict(row) for row in await tx.all(f"SELECT * FROM {table}")] for table in TABLES}
    found["audit"] = [row for row in found["audit"] if row["action"] not in LOOKS]
    for row in found["returned_row"]:
        row.update(dict.fromkeys(("held_by", "held_until", "held_page")))
    return found


class Family:
    """Five people of one name and year: one asked about and seen, four who are somewhere on the way to being told."""

    def __init__(self, town: Town, surname: str, maria: OperatorActor, olha: OperatorActor) -> None:
        self.town, self.surname, self.maria, self.olha = town, surname, maria, olha
        self.subjects: Subjects = {}
        self.people: list[int] = []

    async def prepares(self) -> None:
        """One subject for each word in doors.py."""
        anna = self.town.relative("Anna")
        self.first = first = await self._missed("Тарас", anna)
        self.subjects |= {
            "case": first.id,
            "person": first.person,
            "maria": await self.town.store.read(_first_operator),
        }
        await self._is_written_about(anna, first)
        await self._is_reported_and_verified()
        await self._is_on_a_list()
        await self._is_there_twice()
        await self._is_called()
        waiting = await has_asked(self.town.relative("Nina"), **self._called("Тарас"))
        self.subjects |= {"waiting": waiting.id, "asked": waiting.id}
        await self.town.settles()
        at = (self.town.settings().org, int(self.town.clock()))
        self.subjects["alike"] = await self.town.store.run(_alike, waiting.id, *at)
        self.subjects["shown"] = await self.town.store.read(_version, self.subjects["row"])

    async def is_held(self) -> None:
        """A person handles every case of this name."""
        for person in self.people:
            await self.town.store.run(_hold, person, int(self.town.clock()))

    async def _is_written_about(self, anna: Relative, first: Case) -> None:
        await anna.says("Лист родини")
        await self.town.settles()
        self.subjects["letter"] = await newest(self.town, "message")
        vira = self.town.relative("Vira")
        await vira.agrees()
        await tells(vira, {**TOLD, "Where was it?": "Палата номер сім"})
        self.subjects["sighting"] = sighting = await newest(self.town, "sighting")
        await presses(self.maria, "corroborate", sighting)
        await self.maria.says(first.reference)
        self.maria.forges("a:corroborate:reliability:unclear")
        self.maria.forges("skip:corroborate:remark")
        await presses(self.maria, "unsight", sighting)

    async def _is_reported_and_verified(self) -> None:
        roman, stepan, ustym = [self.town.relative(name) for name in ("Bohdana", "Halyna", "Daryna")]
        barred = await self._missed("Роман", roman)
        await presses(self.maria, "bar", barred.id)
        for given, relative, subject in (("Степан", stepan, "verification"), ("Устим", ustym, "stopped")):
            await reports(self.maria, await self._missed(given, relative))
            await verifies(self.olha)
            self.subjects[subject] = await newest(self.town, "verification")
        await stepan.person.blocks()
        await self.town.passes(HOLD + 1)
        rows = {"call": await newest(self.town, "call"), "notice": await newest(self.town, "notice")}
        self.subjects |= {"barred": barred.id, **rows}
        await presses(self.maria, "stop", self.subjects["stopped"])
        await reports(self.maria, barred)
        self.subjects["report"] = await newest(self.town, "return_report")

    async def _is_on_a_list(self) -> None:
        marko = await self._missed("Марко", self.town.relative("Larysa"))
        rows = [f"{n};{self.surname};{given};Іванович;12.03.1991\n" for n, given in enumerate(("Тарас", "Марко"), 1)]
        await brings(self.maria, "".join(rows))
        await self.town.settles()
        listed, (row, proposed) = await self.town.store.read(_newest_list)
        await presses(self.maria, "is", f"{proposed}:{marko.person}:0")
        await self.town.store.run(_is_in_nobodys_hands)
        self.subjects |= {"list": listed, "row": row, "proposed": proposed, "free": self.people[2]}
        self.subjects["proposal"] = await newest(self.town, "return_report")

    async def _is_there_twice(self) -> None:
        """Two records were joined, and of two others that is proposed; the twin stands alone."""
        those = [await self._missed("Яків", self.town.relative(f"Zoia {n}")) for n in range(5)]
        one, two, three, four, twin = [case.person for case in those]
        known = await self.town.store.run(_are_joined, ((one, two), (three, four)), int(self.town.clock()))
        self.subjects |= {"joined": known[0], "proposed_joining": known[1], "twin": twin}

    async def _is_called(self) -> None:
        """A relative of the first has no Telegram, and is to be told something by phone."""
        facts, now = {**TARAS, **self._called("Тарас")}, int(self.town.clock())
        taken = await self.town.store.run(_is_taken_down, self.town.settings().org, facts, now)
        told, asked = await self.town.store.read(_errands_of, taken[1])
        self.subjects |= {"called": taken[0], "relative": taken[1], "errand": told, "question": asked}

    async def _missed(self, given: str, relative: Relative) -> Case:
        case = await is_accepted(relative, self.maria, **self._called(given))
        self.people.append(case.person)
        return case

    def _called(self, given: str) -> dict[str, str]:
        return {"surname": self.surname, "given": given, "own_name": SECRETS[0], "phone": "+447700900333"}


async def _is_taken_down(tx: Transaction, org: OrgConfig, facts: dict[str, str], now: int) -> tuple[int, int]:
    maria = (await operators.active(tx))[0]
    received = await taking_down.take_down(tx, Actor(maria, org, now), facts, "uk", "")
    chat_id = (await inquiries.get(tx, received.id)).chat_id
    await outbox.put(tx, chat_id, details(), now)
    await review.ask(tx, Actor((await operators.active(tx))[1], org, now), received.id, "Що ще відомо?")
    return received.id, chat_id


async def _errands_of(tx: Transaction, chat_id: int) -> list[int]:
    return [int(row["id"]) for row in await tx.all("SELECT id FROM errand WHERE chat_id = :id ORDER BY id", id=chat_id)]


async def _first_operator(tx: Transaction) -> int:
    return int((await tx.known("SELECT MIN(id) AS id FROM operator"))["id"])


async def _newest_list(tx: Transaction) -> tuple[int, list[int]]:
    listed = (await tx.all("SELECT id FROM returned_list ORDER BY id"))[-1]["id"]
    rows = await tx.all("SELECT id FROM returned_row WHERE list_id = :list ORDER BY number", list=listed)
    return int(listed), [int(row["id"]) for row in rows]


async def _version(tx: Transaction, row_id: int) -> int:
    return int((await tx.known("SELECT version FROM returned_row WHERE id = :id", id=row_id))["version"])


async def _alike(tx: Transaction, inquiry_id: int, org: OrgConfig, now: int) -> int:
    actor = Actor((await operators.active(tx))[0], org, now)
    return (await review.card_of(tx, actor, await inquiries.get(tx, inquiry_id))).doubts


async def _is_in_nobodys_hands(tx: Transaction) -> None:
    await tx.execute("UPDATE returned_row SET held_by = NULL, held_until = NULL")


async def _are_joined(tx: Transaction, pairs: tuple[tuple[int, int], ...], now: int) -> list[int]:
    """The first pair is one person, of the second it was proposed."""
    maria = (await tx.all("SELECT id FROM operator ORDER BY id"))[0]["id"]
    states = (JoiningState.JOINED, JoiningState.PROPOSED)
    known = [await joinings.add(tx, *two, state, "", maria, now) for two, state in zip(pairs, states, strict=True)]
    await joinings.regroup(tx, pairs[0][0])
    return known


async def _hold(tx: Transaction, person_id: int, now: int) -> None:
    holder = (await tx.all("SELECT id FROM operator ORDER BY id"))[0]["id"]
    await persons.set_hold(tx, person_id, holder, now)


async def at_work(town: Town) -> Family:
    """Maria, an administrator, and Olha have worked on a family."""
    maria, olha = await town.operator("Maria", "admin"), await town.operator("Olha", "verifier")
    family = Family(town, SURNAME, maria, olha)
    await family.prepares()
    return family
