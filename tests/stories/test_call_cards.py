"""How to make a call is in a chat as long as it is its operator's to make; nobody reads out what does not hold."""

import pytest

from bot.rehearsal import PlannedFault
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, newest, presses, reports, verifies
from tests.register import Case, is_accepted
from tests.stories.confirming import of
from tests.stories.locking import lift, locks
from tests.stories.returning import NUMBER, takes_the_call, why
from tests.town import Town

Calling = tuple[OperatorActor, OperatorActor, Relative, Case]


@pytest.fixture
async def calling(town: Town) -> Calling:
    """Anna is to be called; Maria and Petro may call."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await verifies(petro)
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    return maria, petro, anna, case


def shows_how(operator: OperatorActor) -> bool:
    """Whether the number stands in the operator's chat."""
    return any(NUMBER in one.text for one in operator.person.chat if one.from_bot and not one.deleted)


async def test_when_a_return_is_withdrawn_its_card_disappears_and_every_press_says_so(
    town: Town, calling: Calling
) -> None:
    maria, petro, _anna, _case = calling
    await petro.says("/calls")
    await petro.sees("<b>To be called</b>")
    old = petro.data("take")
    await takes_the_call(maria)
    assert shows_how(maria)
    told = maria.data("told")
    await presses(petro, "stop", await newest(town, "verification"))
    await maria.sees("<b>For operators: do not make the call you have taken</b>, about <code>{reference}</code>.")
    await town.settles()
    assert not shows_how(maria)
    petro.forges(old)
    await petro.person.sees_toast(why(petro, "withdrawn"))
    await maria.presses("Not reached, put back")
    await maria.sees("<b>Call closed.</b>")
    for operator, data in ((maria, told), (maria, told.replace("told", "untake")), (petro, old)):
        operator.person.toasts.clear()
        operator.forges(data)
        await operator.person.sees_toast(why(operator, "no_call"))


@pytest.mark.parametrize("way", ["told", "untake"])
async def test_when_the_call_is_over_its_card_disappears(town: Town, calling: Calling, way: str) -> None:
    maria, _petro, _anna, _case = calling
    await takes_the_call(maria)
    await presses(maria, way, await newest(town, "call"))
    assert not shows_how(maria)


async def test_in_a_lockdown_the_card_disappears_and_comes_back_after_it(town: Town, calling: Calling) -> None:
    maria, petro, _anna, _case = calling
    olha = await town.operator("Olha", "admin")
    await takes_the_call(maria)
    await locks(petro)
    await town.settles()
    assert not shows_how(maria)
    await lift(petro, olha)
    await maria.says("/calls")
    await maria.reads(NUMBER)


async def test_the_card_of_a_removed_operator_disappears(town: Town, calling: Calling) -> None:
    maria, _petro, _anna, _case = calling
    olha = await town.operator("Olha", "admin")
    await takes_the_call(maria)
    await olha.removes(await of(maria))
    await town.settles()
    assert not shows_how(maria)


async def test_the_card_of_a_relative_who_was_erased_disappears(town: Town, calling: Calling) -> None:
    maria, _petro, anna, _case = calling
    await takes_the_call(maria)
    await anna.person.unblocks()
    await anna.says("/delete")
    await anna.presses("Erase everything")
    await anna.presses("Yes, erase")
    await anna.presses("Erase now")
    await anna.sees("<b>Everything has been erased.</b>")
    await town.settles()
    assert not shows_how(maria)


async def test_a_card_that_has_not_arrived_when_the_return_is_withdrawn_never_does(
    town: Town, calling: Calling
) -> None:
    maria, petro, _anna, _case = calling
    await maria.says("/calls")
    await maria.sees("<b>To be called</b>")
    town.telegram.faults.add(PlannedFault.server_error(), chat=maria.person.id, times=50)
    await maria.presses("I take this call")
    await town.settles()
    await presses(petro, "stop", await newest(town, "verification"))
    town.telegram.faults.clear()
    await town.passes(400)
    await maria.sees("<b>For operators: do not make the call you have taken</b>, about <code>{reference}</code>.")
    assert not maria.has_read(NUMBER)
