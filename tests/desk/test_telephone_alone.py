"""N2, N3, N4: what no operator does alone to a relative without Telegram, who would not notice it."""

import re

import pytest

from bot.model.actor import Actor
from bot.model.refused import Reason, Refused
from bot.texts.refused import SENTENCES
from bot.use_cases.register import holding, review
from bot.use_cases.staff import lockdown
from storage.staff import operators
from tests.cast import OperatorActor
from tests.desk.browser import Answered
from tests.desk.test_telephone import OnThePhone, phone, town
from tests.desk.working import counted
from tests.promises.quick import HOLD, presses, reports, verifies
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]


async def _as(phone: OnThePhone, who: OperatorActor) -> Actor:
    staff = await phone.town.store.read(operators.get, await of(who))
    return Actor(staff, phone.town.settings().org, int(phone.town.clock()))


def _says(answered: Answered, reason: Reason) -> bool:
    return SENTENCES[reason].text("uk") in answered.words


async def test_a_question_that_no_chat_could_answer_is_not_put(phone: OnThePhone) -> None:
    await phone.takes_down()
    case = await last(phone.town, "inquiry")
    with pytest.raises(Refused) as refused:
        await phone.town.store.run(review.ask, await _as(phone, phone.petro), case, "Яка родимка?")
    assert refused.value.reason is Reason.NOT_BY_PHONE
    assert await counted(phone.town, "message", "sort = 'question'") == 0
    assert (await phone.decided()).person, "it waits in the queue as before"


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


async def test_nobody_erases_alone_what_a_relative_is_still_to_hear(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    path, said = f"/telephone/inquiries/{case.id}/erase", {"asked": "yes"}
    assert _says(await phone.marias.sends(path, said), Reason.OWN_CASE), "Maria filled it in"
    await phone.town.store.run(holding.hold, await _as(phone, phone.maria), case.person)
    assert _says(await phone.petros.sends(path, said), Reason.HELD)
    await phone.town.store.run(holding.lift, await _as(phone, phone.petro), case.person)
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
