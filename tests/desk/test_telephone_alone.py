"""N2, N3, N4: what no operator does alone to a relative without Telegram, who would not notice it."""

import re
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from bot.model.act import Act, Confirmation, Factor, NeedsFactor
from bot.model.actor import Actor
from bot.model.refused import Reason
from bot.texts.refused import SENTENCES
from bot.use_cases.register import holding, joining_chat
from bot.use_cases.rights import erasing
from bot.use_cases.staff import lockdown
from storage.staff import operators
from storage.store import stamps
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.desk.browser import Answered
from tests.desk.on_the_phone import SAID, OnThePhone, phone, town
from tests.desk.working import counted, joins_the_desk
from tests.promises.quick import HOLD, lifts, presses, reports, verifies
from tests.register import has_asked
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]


async def _as(phone: OnThePhone, who: OperatorActor) -> Actor:
    staff = await phone.town.store.read(operators.get, await of(who))
    return Actor(staff, phone.town.settings().org, int(phone.town.clock()))


def _says(answered: Answered, reason: Reason) -> bool:
    return SENTENCES[reason].text("uk") in answered.words


async def test_a_code_given_before_a_lockdown_joins_nothing_during_it(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    given = await phone.petros.sends(f"/telephone/inquiries/{case.id}/code")
    code = re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0]
    await phone.town.store.run(lockdown.begin_from_server, int(phone.town.clock()))
    hanna = phone.town.relative("Hanna")
    await hanna.says(f"/connect {code}")
    await phone.town.settles()
    assert SENTENCES[Reason.NO_JOINING_NOW].text(hanna.language) in hanna.heard()
    assert await counted(phone.town, "chat", "sort = 'telephone'") == 1


async def test_who_gives_a_code_and_that_it_was_typed_is_heard_by_all_who_call(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    path = f"/telephone/inquiries/{case.id}/code"
    await phone.town.store.run(holding.hold, await _as(phone, phone.maria), case.person)
    assert _says(await phone.petros.sends(path), Reason.HELD)
    assert _says(await phone.marias.sends(path), Reason.OWN_CASE), "Maria filled it in"
    await lifts(phone.petro, case.person)
    given = await phone.petros.sends(path)
    code = re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0]
    left = await phone.town.operator("Olha", "reviewer")
    await phone.town.store.run(_leaves, await of(left))
    await left.says(f"/connect {code}")
    await phone.town.settles()
    assert SENTENCES[Reason.OPERATORS_ACCOUNT].text(left.language) in left.heard()
    await phone.town.relative("Hanna").says(f"/connect {code}")
    for one in (phone.maria, phone.petro):
        assert "Petro" in (await one.sees("<b>{name} has given a code</b>")).text
        assert case.reference in (await one.sees("<b>The code for</b>")).text


async def test_a_code_and_an_erasure_are_confirmed(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    phone.town.change(second_factor="required")
    petro = await _as(phone, phone.petro)
    with pytest.raises(NeedsFactor) as coded:
        await phone.town.store.run(joining_chat.give_code, petro, case.id)
    assert await counted(phone.town, "chat_code", "1 = 1") == 0

    async def erases(tx: Transaction, actor: Actor) -> None:
        await erasing.erase_on_the_phone(tx, actor, case.id, asked=True)

    confirmed = replace(petro, confirmation=Confirmation(Factor.PASSKEY, petro.now, coded.value.bound))
    with pytest.raises(NeedsFactor) as erased:
        await phone.town.store.run(erases, confirmed)
    assert erased.value.act is Act.ERASE
    assert await phone.town.store.run(joining_chat.give_code, confirmed, case.id)


async def test_who_misses_that_person_is_told_at_once_and_nothing_is_stored(phone: OnThePhone) -> None:
    family = await phone.town.operator("Iryna")
    await has_asked(Relative(phone.town, family.person, "uk"))
    await phone.town.settles()
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, phone.town, family)
        assert _says(await iryna.sends("/telephone/new", SAID), Reason.OWN_FAMILY)
    assert await counted(phone.town, "chat", "sort = 'telephone'") == 0


async def test_nobody_erases_alone_what_a_relative_is_still_to_hear(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    path, said = f"/telephone/inquiries/{case.id}/erase", {"asked": "yes"}
    assert _says(await phone.marias.sends(path, said), Reason.OWN_CASE), "Maria filled it in"
    await phone.town.store.run(holding.hold, await _as(phone, phone.maria), case.person)
    assert _says(await phone.petros.sends(path, said), Reason.HELD)
    await lifts(phone.petro, case.person)
    await reports(phone.maria, case)
    await verifies(phone.petro)
    assert _says(await phone.petros.sends(path, said), Reason.TELL_FIRST)
    await phone.town.passes(HOLD + 1)
    call = await last(phone.town, "call")
    await presses(phone.maria, "take", call)
    assert _says(await phone.petros.sends(path, said), Reason.IN_OTHER_HANDS)
    await presses(phone.maria, "told", call)
    assert _says(await phone.petros.sends(path, said), Reason.OWN_CASE), "Petro verified it"
    assert await counted(phone.town, "inquiry", "1 = 1") == 1


async def test_nobody_is_erased_before_they_are_told_that_a_return_was_none(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    path, said = f"/telephone/inquiries/{case.id}/erase", {"asked": "yes"}
    await reports(phone.maria, case)
    await verifies(phone.petro)
    await phone.town.passes(HOLD + 1)
    call = await last(phone.town, "call")
    await presses(phone.maria, "take", call)
    await presses(phone.maria, "told", call)
    await presses(phone.maria, "stop", await last(phone.town, "verification"))
    olha = await phone.town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        olhas = await joins_the_desk(stack, phone.town, olha)
        assert _says(await olhas.sends(path, said), Reason.CORRECT_FIRST)
        await presses(phone.petro, "correct", await last(phone.town, "verification"))
        await phone.petro.says("Помилка в особі")
        phone.petro.forges("send:correct")
        await phone.town.settles()
        assert _says(await olhas.sends(path, said), Reason.TELL_FIRST)
        call = await last(phone.town, "call")
        await presses(phone.maria, "take", call)
        await presses(phone.maria, "told", call)
        assert (await olhas.sends(path, said)).status == 200
    assert await counted(phone.town, "inquiry", "1 = 1") == 0


async def _leaves(tx: Transaction, operator_id: int) -> None:
    await stamps.change(tx, "operator", operator_id, {"active": 0})
