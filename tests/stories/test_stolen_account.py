"""Somebody has one administrator's account with its authenticator and nothing else: what they try, who hears of it.

Each step is tried alone; what one account can do at all, another administrator reads of at once.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import totp
from bot.model.rights import Role
from bot.use_cases.staff.removing import WAITS
from storage.register import holds
from storage.staff import lockdowns, operators
from tests.cast import OperatorActor
from tests.promises.quick import HOLD, StandingClock, hold_on, lifts, newest, presses, reports, times_told, verifies
from tests.register import count, is_accepted
from tests.stories.confirming import code, has_authenticator, last, of, types
from tests.stories.guiding import opens
from tests.stories.listing import brings
from tests.stories.locking import locks
from tests.stories.registers import sends_register
from tests.town import Town

OWN = "You proposed it yourself: another operator has to decide it."
OWN_REPORT = "You reported it yourself: another operator has to verify it."
DONE = "Already done."


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    opened = Town(tmp_path, second_factor="required")
    opened.clock = opened.telegram.clock = StandingClock()
    async with opened:
        yield opened


@pytest.fixture
async def olha(town: Town) -> OperatorActor:
    """Whose account was stolen."""
    stolen = await town.operator("Olha", "admin")
    await has_authenticator(stolen)
    return stolen


@pytest.fixture
async def iryna(town: Town) -> OperatorActor:
    return await town.operator("Iryna", "admin")


async def confirms(operator: OperatorActor) -> None:
    """Types the next code, as the thief can."""
    operator.town.clock.ahead += totp.STEP
    await types(operator, await code(operator))


async def press_and_code(operator: OperatorActor, verb: str, row: object) -> None:
    """What decides is pressed and confirmed."""
    await presses(operator, verb, row)
    await confirms(operator)


async def since(town: Town, operator: OperatorActor) -> str:
    """The operator and their enrolment, as buttons name both."""
    return f"{await of(operator)}:{await town.store.read(operators.active_since, await of(operator))}"


async def works(town: Town, operator: OperatorActor) -> bool:
    return await town.store.read(operators.is_active, await of(operator))


async def test_removes_a_colleague_and_all_hear_and_an_administrator_only_after_a_day(
    town: Town, olha: OperatorActor, iryna: OperatorActor
) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    await press_and_code(olha, "remove", await since(town, maria))
    await maria.sees("<b>You are no longer an operator.</b>")
    assert "Maria" in iryna.heard() and "Maria" in petro.heard()
    for whom in (iryna, petro):  # both at once, and each twice, as if somebody agreed
        await press_and_code(olha, "remove", await since(town, whom))
        await whom.sees("<b>{by} wants to remove you as an administrator.</b>")
        await presses(olha, "remove", await since(town, whom))
        await olha.sees_toast(OWN)
    await petro.sees("<b>{by} wants to remove the administrator {name}.</b>")
    await presses(petro, "stays", await since(town, iryna))
    assert "Petro" in (await iryna.sees("<b>{name} stays an administrator.</b> {by} objected")).text
    await town.passes(WAITS + 1)
    await town.bot.jobs.remove_after_a_day()
    await petro.sees("<b>You are no longer an operator.</b>")  # nobody has objected for a day after the alarm
    assert await works(town, iryna)
    await presses(olha, "dismiss", await of(iryna))
    await olha.sees_toast("The last two administrators cannot be removed in the chat")


async def test_takes_nothing_out_unheard(town: Town, olha: OperatorActor, iryna: OperatorActor) -> None:
    maria = await town.operator("Maria")
    await is_accepted(town.relative("Anna"), maria)
    await presses(olha, "exportnow", "csv")
    assert await town.store.read(count, "audit", "action = 'exported'") == 0, "not without a code"
    await confirms(olha)
    await iryna.sees("<b>For operators: {n} case was exported</b> by {name}: {what}.")
    await brings(olha)
    await iryna.sees("<b>For operators: a list of {n} row was sent</b> by {name}.", n=3)
    await press_and_code(olha, "handbacknow", f"{await last(town, 'returned_list')}:csv")
    assert await town.store.read(count, "audit", "action = 'exported' AND subject = 'returned_list'") == 1
    assert "повернення.csv" in iryna.heard()


async def test_lets_nobody_in_unheard_nor_itself_in_another_role(
    town: Town, olha: OperatorActor, iryna: OperatorActor
) -> None:
    now, second = int(town.clock()), town.relative("Second account")
    await second.says("/start AAAAAAAAAAAAAAAAAAAAAA")
    await town.settles()
    assert await town.store.read(count, "operator") == 2, (
        "an invitation cannot be guessed, and none is made in the chat"
    )
    for link, who, role in (("own", olha, Role.VERIFIER), ("second", second, Role.VERIFIER)):
        await town.store.run(operators.invite, link, role, now, now + 3_600)  # somebody at the server has made one
        await who.says(f"/start {link}")
        await town.settles()
        await iryna.sees("<b>Somebody has opened an invitation:</b> {name}, {role}.")
    own = next(data for message in iryna.person.chat for data in message.presses if data.startswith("letin:"))
    olha.forges(own)
    await olha.sees_toast(DONE)
    assert await town.store.read(count, "operator") == 2
    await olha.presses("Let them in")
    await confirms(olha)
    assert "Second account" in (await iryna.sees("<b>A new operator:</b> {name}, {role}. Let in by {by}.")).text


async def test_tells_families_nothing_alone(town: Town, olha: OperatorActor, iryna: OperatorActor) -> None:
    anna = town.relative("Anna")
    case = await is_accepted(anna, iryna)
    await reports(olha, case)
    await iryna.sees("<b>A report of a return is waiting for a second operator.</b>")
    report = await newest(town, "return_report")
    for _twice in range(2):  # two presses before either is acted on
        olha.forges(f"verify:{report}")
    await olha.sees_toast(OWN_REPORT)
    await verifies(olha)
    assert await town.store.read(count, "verification") == 0
    await opens(olha, "civilian")
    await olha.presses("Review and confirm")
    await olha.presses("Show to families")
    await confirms(olha)
    heard = await iryna.sees("<b>A text for families was confirmed</b> by {name}: {title}.")
    assert heard.buttons, "and can be taken away with a press"
    await presses(olha, "exchangeon", 0)
    await iryna.sees("<b>Exchange day until {until}</b>, switched on by {name}.")
    await town.passes(4 * HOLD)
    assert times_told(anna) == 0


async def test_what_two_verified_is_heard_of_and_stopped_by_a_third(
    town: Town, olha: OperatorActor, iryna: OperatorActor
) -> None:
    maria, anna = await town.operator("Maria"), town.relative("Anna")
    case = await is_accepted(anna, maria)
    await reports(maria, case)
    await verifies(olha)
    await confirms(olha)
    await iryna.sees("<b>For operators: return verified</b> by {first} and {second}.")
    await presses(olha, "hold", case.person)
    await presses(iryna, "stop", await newest(town, "verification"))
    await press_and_code(olha, "lift", await town.store.read(hold_on, case.person))
    await press_and_code(olha, "verify", await newest(town, "return_report"))
    await town.passes(4 * HOLD)
    assert times_told(anna) == 0


async def test_lifts_no_hold_of_a_colleague_unheard(town: Town, olha: OperatorActor, iryna: OperatorActor) -> None:
    maria = await town.operator("Maria")
    case = await is_accepted(town.relative("Anna"), maria)
    await presses(maria, "hold", case.person)
    await lifts(olha, case.person)
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 1, "not without a code"
    assert case.reference in (await olha.sees("<b>Confirm with a code:</b> {act}.")).text
    await town.store.run(holds.hand_over, case.person, await of(maria), await of(iryna))
    await confirms(olha)
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 1, "by now it is the hold of somebody else"
    await town.store.run(holds.hand_over, case.person, await of(iryna), await of(maria))
    await press_and_code(olha, "lift", await town.store.read(hold_on, case.person))
    assert "Olha" in (await maria.sees("<b>{by} lifted the hold</b> on <code>{number}</code>.")).text
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 0
    await presses(maria, "hold", case.person)
    await press_and_code(olha, "remove", await since(town, maria))  # and who could hear of it is not there
    await press_and_code(olha, "lift", await town.store.read(hold_on, case.person))
    assert "Maria" in (await iryna.sees("<b>{by} lifted the hold</b> on <code>{number}</code>.")).text


async def test_ends_no_lockdown_alone_nor_by_two_presses(town: Town, olha: OperatorActor, iryna: OperatorActor) -> None:
    await locks(iryna)
    begun_at = (await town.store.read(lockdowns.get)).begun_at
    await press_and_code(olha, "unlock", begun_at)
    await iryna.sees("<b>{by} wants to lift the lockdown.</b>")
    for _twice in range(2):
        await presses(olha, "unlock", begun_at)
    await olha.sees_toast(OWN)
    await presses(olha, "exportnow", "csv")
    await olha.sees_toast("Lockdown: this has to wait until two operators lift it.")
    assert await town.store.read(lockdowns.is_on)


async def test_imports_over_nobody_unheard(town: Town, olha: OperatorActor, iryna: OperatorActor) -> None:
    await sends_register(iryna)
    await iryna.presses("Import: {n}", n="2")
    await iryna.sees("<b>For operators: a register was imported</b> by {name}.")
    await sends_register(olha, "Зоряненко;Марко;Петрович;01.01.1970;військовий;7\n")
    await presses(olha, "importothers", await last(town, "register_import"))
    assert await town.store.read(count, "audit", "action = 'imported'") == 1, "not without a code"
    await confirms(olha)
    await olha.sees("<b>For operators: a register was imported</b> by {name}.")
    assert "Olha" in (await iryna.sees("<b>For operators: a register was imported</b> by {name}.")).text


async def test_takes_nobodys_codes_and_wakes_nobody_unheard(
    town: Town, olha: OperatorActor, iryna: OperatorActor
) -> None:
    petro = await town.operator("Petro", "admin")
    await has_authenticator(petro)
    await press_and_code(olha, "resetcodes", await of(petro))
    await petro.sees("<b>{by} wants to reset your codes.</b>")
    agree = next(data for message in iryna.person.chat for data in message.presses if data.startswith("agreereset:"))
    olha.forges(agree)
    await olha.sees_toast(OWN)
    petro.forges(agree)
    await town.settles()
    assert await town.store.read(count, "second_factor") == 2
    for _five in range(5):
        await presses(petro, "exportnow", "csv")
        await types(petro, "000000")
    assert "Petro" in (await iryna.sees("<b>Five wrong codes</b> from the account of {name}")).text


async def test_without_the_authenticator_sets_up_none_unheard_and_replaces_none(
    town: Town, olha: OperatorActor, iryna: OperatorActor
) -> None:
    """The telephone alone, unlocked."""
    olha.forges("factor")
    await olha.sees_toast("This has been decided already.")
    for verb, row in (("exportnow", "csv"), ("deskkey", "0")):
        await presses(olha, verb, row)
    await types(olha, "123456")
    assert await town.store.read(count, "audit", "action IN ('exported', 'sent code')") == 0
    await iryna.presses("Set up the authenticator")
    await iryna.sees("<b>Set up an authenticator.</b>")
    await types(iryna, await code(iryna))
    assert "Iryna" in (await olha.sees("<b>{name} has set up an authenticator.</b>")).text
