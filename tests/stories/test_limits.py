"""One account does no more than is good for the others, hears so kindly, and nothing that came before is lost."""

from collections.abc import Awaitable, Callable

import pytest

from bot.model.codes import new_code
from bot.model.limits import GATHER, LIMITS, Deed, Limit
from bot.model.registration import ABOUT_THE_RELATIVE
from bot.model.rights import Role
from bot.rehearsal import PlannedFault
from storage.queues.refusals import SELDOM
from storage.staff import operators
from tests.cast import SOLDIER, Relative
from tests.register import count, is_accepted
from tests.stories.seeing import tells
from tests.town import Town

FEW = 2
BROTHERS = ("Тарас", "Остап", "Андрій")
MANY_LETTERS = "This was not passed on: you have written very many messages within an hour."


async def _writes(anna: Relative) -> None:
    await anna.says("Чи є новини?")
    await anna.town.settles()


async def _begins_to_tell(anna: Relative) -> None:
    await anna.says("/seen")


async def _begins_to_register(anna: Relative) -> None:
    await anna.says("/register")


async def _registers(anna: Relative) -> None:
    before = await anna.town.store.read(count, "inquiry")
    known = ABOUT_THE_RELATIVE if before else ()
    another = {**SOLDIER, "given": BROTHERS[before]}  # about the same person the bot would ask first
    await anna.registers_also({name: said for name, said in another.items() if name not in known})


async def _guesses(anna: Relative) -> None:
    await anna.says(f"/check {new_code()}")
    await anna.town.settles()


Does = Callable[[Relative], Awaitable[None]]
AGAIN: dict[Deed, Does] = {Deed.LETTER: _writes, Deed.MEETING: tells, Deed.INQUIRY: _registers, Deed.CODE: _guesses}
TRIES: dict[Deed, Does] = {**AGAIN, Deed.MEETING: _begins_to_tell, Deed.INQUIRY: _begins_to_register}
TOLD_SO = {
    Deed.LETTER: MANY_LETTERS,
    Deed.MEETING: "You have told us about many meetings today.",
    Deed.INQUIRY: "You have registered many people today.",
    Deed.CODE: "<b>Checking a message: please wait ten minutes.</b>",
}
KEPT = {Deed.LETTER: "message", Deed.MEETING: "sighting", Deed.INQUIRY: "inquiry"}


@pytest.mark.parametrize("deed", list(Deed))
async def test_whoever_does_it_too_often_hears_so_and_may_again_later(
    town: Town, deed: Deed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, deed, Limit(FEW, LIMITS[deed].seconds))
    anna = town.relative("Anna")
    await anna.agrees()
    for _time in range(FEW):
        await AGAIN[deed](anna)
    assert not anna.has_seen(TOLD_SO[deed])
    await TRIES[deed](anna)
    await anna.sees(TOLD_SO[deed])
    if deed in KEPT:
        assert await town.store.read(count, KEPT[deed]) == FEW
    await town.passes(LIMITS[deed].seconds + 1)
    await AGAIN[deed](anna)
    assert anna.word(TOLD_SO[deed]) not in anna.heard()
    if deed in KEPT:
        assert await town.store.read(count, KEPT[deed]) == FEW + 1


async def test_somebody_else_may_meanwhile_and_so_may_an_operator(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, Deed.MEETING, Limit(1, 86_400))
    anna, vira = town.relative("Anna"), town.relative("Vira")
    for somebody in (anna, vira):
        await somebody.agrees()
        await tells(somebody)
    now, code = int(town.clock()), "code-of-an-invitation-to-Vira"
    await town.store.run(operators.invite, code, Role.REVIEWER, now, now + 60)
    await vira.says(f"/start {code}")
    await vira.sees("<b>You are an operator now</b>: {role}.")
    await tells(vira)
    assert await town.store.read(count, "sighting") == 3


async def test_a_burst_of_lines_is_acknowledged_together_and_none_is_lost(town: Town) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna")
    await is_accepted(anna, maria)
    for line in range(70):
        await anna.says(f"рядок {line}")
    await town.passes(GATHER)
    passed_on = anna.word("<b>Passed to the operators.</b> A person, not a program, will read your message.")
    assert 1 <= sum(passed_on in said for said in anna.person.words()) <= 5
    assert await town.store.read(count, "message") == 70


async def test_administrators_hear_once_an_hour_what_telegram_refuses(town: Town) -> None:
    admin, anna = await town.operator("Olena", "admin"), town.relative("Anna")
    await anna.agrees()
    fault = PlannedFault.refused(400, "Bad Request: message text is empty")
    town.telegram.faults.add(fault, chat=anna.person.id, times=5)
    for _time in range(5):
        await anna.says("/help")
        await town.settles()
    await admin.sees("<b>Error.</b> Telegram refused {n} message", n=1)
    await town.goes_round()
    assert sum("reply" in said for said in admin.person.words()) == 1
    await town.goes_round(SELDOM)
    assert "4" in (await admin.sees("<b>Error.</b> Telegram refused {n} message", n=4)).text
