"""N1: until two people have verified a return, families see byte for byte what they see if nobody has reported one."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.model.guide import AFTER
from storage.wait import exchange_day
from tests.cast import OperatorActor, Relative
from tests.promises.quick import (
    HOLD,
    StandingClock,
    lifts,
    newest,
    presses,
    rejects,
    reports,
    times_told,
    verifies,
    without_chance,
)
from tests.register import Case, begins_to_wait, decided, has_asked, is_accepted
from tests.stories.guiding import confirmed
from tests.town import Town
from tests.wording import known

Step = tuple[str, int, Sequence[str]]  # what a family does, which family, and what operators do before it
Transcript = list[Any]
ONE_OF_EACH: list[Step] = [
    ("status", 0, ["report", "returns"]), ("words", 0, ["reject"]), ("detail", 1, ["report"]),
    ("photo", 1, ["unreport", "find"]), ("status", 2, ["report", "hold"]), ("add", 2, ["lift", "bar"]),
    ("status", 1, ["verify"]), ("language", 0, []), ("help", 0, ["calls"]), ("status", 0, ["stop", "unbar"]),
    ("register", 1, ["report", "hold", "lift"]), ("nonsense", 1, ["verify", "hold"]), ("file", 0, []),
    ("operator", 0, ["messages"]), ("words", 0, ["messages"]), ("status", 0, ["lift"]),
    ("edit", 0, ["stop", "report"]), ("privacy", 2, ["verify"]), ("status", 2, []),
    ("seen", 0, ["sighting"]), ("mydata", 0, ["sighting", "verify"]), ("mydata", 1, ["bar", "hold"]),
    ("reminders", 0, ["report"]), ("exchange", 0, []), ("words", 0, ["verify"]), ("weeks", 0, ["bar"]),
    ("weeks", 1, ["reject", "report", "verify", "hold"]),
    ("reminders", 2, ["unbar"]),
    ("changes", 0, ["verify"]), ("me", 0, ["report"]), ("delete", 1, ["verify"]), ("forget", 0, ["verify"]),
    ("forgotten", 0, ["calls"]), ("status", 1, ["report"]), ("unconsented", 1, ["verify"]), ("register", 0, []),
]  # fmt: skip


class Story:
    """Three relatives of one person, one of them asked about and not yet accepted, and two operators."""

    def __init__(self, town: Town, maria: OperatorActor, petro: OperatorActor) -> None:
        self.town, self.maria, self.petro = town, maria, petro
        who = (("Anna", "uk"), ("James", "en"), ("Nina", "uk"))
        self.families = [town.relative(name, language) for name, language in who]
        self.stranger = town.relative("Vira")
        self.cases: list[Case] = []
        self.verified_at: float | None = None
        self.made: Mapping[str, list[Any]] = {}

    async def begins(self) -> None:
        """Two inquiries are accepted, the third waits; a stranger could tell whom they met."""
        await self.stranger.agrees()
        first = await is_accepted(self.families[0], self.petro)
        second = await is_accepted(self.families[1], self.petro, first, relation="brother")
        self.cases = [first, second, await has_asked(self.families[2], relation="mother")]
        await begins_to_wait(self.town, self.cases[2])

    async def family(self, deed: str, who: int) -> None:
        """What a family does; everything that it may do in a chat."""
        one, case = self.families[who], self.cases[who]
        if deed in ("detail", "add"):
            one.forges(f"{'inquiry' if deed == 'detail' else 'add'}:{case.id}") if one.person.words() else None
        elif deed == "photo":
            await one.person.sends_photo("Це він")
        elif deed in ("forget", "forgotten", "unconsented"):
            everything = {"forget": ("forget:0", "forgetsure:0"), "forgotten": ("forgotten:0",)}
            for press in everything.get(deed, (deed,)) if one.person.words() else ():
                one.forges(press)
        elif deed == "file":
            await one.person.sends_document(b"%PDF", "довідка.pdf", "application/pdf")
        elif deed == "changes":
            one.forges("changemy:own_name") if one.person.words() else None
            await one.says("Нове Ім’я")
        elif deed == "edit":
            await one.person.edits(await one.person.says("Помилка"), "Виправлення")
        elif deed == "language":
            await one.says("/language")
        else:
            await one.says({"words": "Чи є новини?", "nonsense": "/returned"}.get(deed, f"/{deed}"))
        await self.town.settles()

    async def secret(self, deed: str) -> None:
        """What operators do; nothing of it may be seen."""
        case = self.cases[0]
        if deed == "report":
            await reports(self.maria, case)
        elif deed == "reject":
            await rejects(self.petro)
        elif deed == "verify":
            await verifies(self.petro)
            self.verified_at = self.verified_at or self.town.clock.ahead
        elif deed == "unreport":
            await presses(self.maria, "unreport", await newest(self.town, "return_report") or 1)
        elif deed == "stop":
            await self.stops()
        elif deed == "sighting":
            await self.is_seen(case)
        elif deed in ("find", "returns", "calls", "messages"):
            await self.petro.says({"find": "/find Коваль 1991"}.get(deed, f"/{deed}"))
        elif deed == "lift":
            await lifts(self.petro, case.person)
        else:
            await presses(self.petro, deed, case.person if deed == "hold" else case.id)

    async def is_seen(self, case: Case) -> None:
        """A stranger tells that he met the person, and an operator links it to the case."""
        await self.stranger.says("/seen")
        self.stranger.forges("a:sighting:how:write")
        await self.stranger.says("Бачив Коваля Тараса")
        for step in ("place", "time", "call"):
            self.stranger.forges(f"skip:sighting:{step}")
        self.stranger.forges("send:sighting")
        await self.town.settles()
        await presses(self.petro, "corroborate", await newest(self.town, "sighting"))
        await self.petro.says(case.reference)
        self.petro.forges("a:corroborate:reliability:knew")
        self.petro.forges("skip:corroborate:remark")
        await self.town.settles()

    async def stops(self) -> None:
        """Every verification that stands is stopped."""
        for row in (await self.town.store.read(decided))["verification"]:
            if row["state"] == "standing":
                await presses(self.maria, "stop", row["id"])
        self.verified_at = None

    async def openly(self, deed: str, who: int, *, secretly: bool) -> None:
        """What everybody may see: time goes by, an exchange is announced, a family does something."""
        if deed == "weeks":
            await self.weeks_pass(secretly=secretly)
        elif deed == "exchange":
            await presses(self.petro, "exchangeon", await self.town.store.read(exchange_day.ends_at))
        else:
            await self.family(deed, who)

    async def weeks_pass(self, *, secretly: bool) -> None:
        """Long enough for every family to be reminded; not with a case held, which by N4 gets nothing by itself."""
        if secretly:
            await lifts(self.petro, self.cases[0].person)
            await self.stops()
        for _day in range(9):
            await self.town.passes(86_400)

    async def plays(self, steps: Sequence[Step], *, secretly: bool) -> Transcript:
        """The whole history; what each family has seen, and when."""
        await self.begins()
        for deed, who, secrets in steps:
            for secret in secrets if secretly else ():
                if secret not in ("reject", "verify", "unreport") or await newest(self.town, "return_report"):
                    await self.secret(secret)
            if self.verified_at is not None and self.town.clock.ahead - self.verified_at > HOLD / 2:
                await self.stops()
            await self.openly(deed, who, secretly=secretly)
            await self.town.passes(7)
        if secretly:
            await self.stops()
        await self.town.passes(10 * HOLD)
        for who in range(3):
            await self.family("status", who)
        assert not any(map(times_told, self.families))
        self.made = await self.town.store.read(decided)
        return [self._seen(one) for one in self.families]

    def _seen(self, one: Relative) -> Transcript:
        calls = [
            (call.method, call.at, json.dumps(call.params, default=str))
            for call in self.town.telegram.calls.to(one.person.id)
        ]
        shown = [(m.html, str(m.markup), m.protect_content, m.edit_date, m.date, m.deleted) for m in one.person.chat]
        return list(json.loads(without_chance(json.dumps([calls, shown, one.person.toasts], ensure_ascii=False))))


async def seen(steps: Sequence[Step], *, secretly: bool, made: dict[str, int] | None = None) -> Transcript:
    """What the families see of a history, with what operators do in secret or without; made counts what they did."""
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), notice_hold=HOLD, remind_every=7)
        town.clock = town.telegram.clock = StandingClock()
        async with town:
            maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
            story = Story(town, maria, petro)
            transcript = await story.plays(steps, secretly=secretly)
            if made is not None:
                made.update({table: len(rows) for table, rows in story.made.items()})
            return transcript


async def test_a_family_sees_nothing_of_anything_that_operators_do_before_a_notice_leaves() -> None:
    made: dict[str, int] = {}
    openly = await seen(ONE_OF_EACH, secretly=False)
    assert await seen(ONE_OF_EACH, secretly=True, made=made) == openly
    assert "Reminder: are your details still correct?" in json.dumps(openly)
    assert (made["return_report"], made["verification"], made["notice"]) >= (5, 3, 3)


async def test_the_comparison_does_see_a_difference() -> None:
    one_word_more = [*ONE_OF_EACH, ("words", 0, [])]
    assert await seen(one_word_more, secretly=False) != await seen(ONE_OF_EACH, secretly=False)


@pytest.mark.parametrize("kept_back", ["not verified", "rejected", "stopped in time", "not called yet"])
async def test_what_usually_comes_next_follows_no_return_that_was_not_told(town: Town, kept_back: str) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await town.store.run(confirmed, await newest(town, "operator"), tuple(AFTER))
    await reports(maria, case)
    if kept_back == "rejected":
        await rejects(petro)
    elif kept_back != "not verified":
        await verifies(petro)
    if kept_back == "stopped in time":
        await presses(maria, "stop", await newest(town, "verification"))
    if kept_back == "not called yet":  # somebody has the call in hand, and so no message says it either
        await anna.person.blocks()
        await town.passes(HOLD + 1)
        await presses(maria, "take", await newest(town, "call"))
        await anna.person.unblocks()
    for _days in range(25):
        await town.passes(1.6 * 86_400)
    assert not [words for words in anna.person.words() if known(anna.word("<b>After a return:")) in words]
