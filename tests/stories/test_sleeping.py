"""An account that was laid aside has no rights any more; an administrator who knows the person wakes them."""

from bot import checks, metrics
from bot.use_cases.staff.sleeping import WARNED_BEFORE
from storage.staff import operators
from tests.cast import OperatorActor
from tests.promises.quick import HOLD, is_invited_again, lifts, presses, reports, verifies
from tests.register import count, is_accepted
from tests.stories.confirming import of
from tests.town import Town

DAY = 86_400
WARNED = "<b>You have not worked here for a long time.</b>"
ASLEEP = "<b>Your rights sleep:</b> you have not used them for {days} day."
TOLD = "<b>The rights of {name} ({role}) sleep:</b> they were not used for {days} day."


async def days_pass(town: Town, days: float) -> None:
    """So many days, on each of which is looked who has not been here."""
    for _day in range(int(days)):
        await town.passes(DAY)
        await town.bot.jobs.put_to_sleep()
    await town.settles()


async def works(operator: OperatorActor) -> None:
    """Does something as an operator."""
    await operator.says("/exchange")
    await operator.town.settles()


async def is_awake(town: Town, operator: OperatorActor) -> bool:
    """Whether they have their rights."""
    return await town.store.read(operators.is_active, await of(operator))


async def test_who_does_nothing_for_a_month_is_warned_and_then_has_no_rights(town: Town, language: str) -> None:
    olha, maria = await town.operator("Olha", "admin", language), await town.operator("Maria", "verifier", language)
    case = await is_accepted(town.relative("Anna"), olha)
    await days_pass(town, 24)
    await works(olha)
    assert not maria.has_seen(WARNED)
    await days_pass(town, 2)
    await maria.sees(WARNED)
    await days_pass(town, 5)
    await maria.sees(ASLEEP, n=30)
    assert "Maria" in (await olha.sees(TOLD, n=30)).text
    await maria.says(f"/case {case.reference}")
    await town.settles()
    assert case.reference not in maria.heard()
    await presses(maria, "case", case.id)
    await maria.sees_toast("You do not have the right to do this.")
    assert await is_awake(town, olha) and not await is_awake(town, maria)


async def test_an_administrator_wakes_them_and_the_others_hear_so(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "admin"), await town.operator("Iryna", "admin")
    maria = await town.operator("Maria")
    await days_pass(town, 25)
    for one in (olha, iryna):
        await works(one)
    await days_pass(town, 6)
    maria.forges(olha.data("wake"))
    await maria.sees_toast("You do not have the right to do this.")
    await olha.presses("Wake their rights")
    await olha.sees("<b>Awake again:</b> {name}.")
    await maria.sees("<b>Your rights are awake again.</b>")
    assert "Maria" in (await iryna.sees("<b>The rights of {name} ({role}) are awake again.</b>")).text
    await iryna.presses("Wake their rights")
    await iryna.sees_toast("Already done.")
    await works(maria)
    assert maria.has_seen("<b>Exchange day: off.</b>")
    await days_pass(town, 20)
    assert await is_awake(town, maria)


async def test_one_press_is_enough_to_stay(town: Town) -> None:
    maria = await town.operator("Maria")
    await days_pass(town, 26)
    await maria.presses("I am still here")
    await maria.sees("<b>Good.</b> Your rights stay awake.")
    await days_pass(town, 20)
    assert await is_awake(town, maria)


async def test_a_standstill_of_the_bot_puts_nobody_to_sleep(town: Town) -> None:
    maria = await town.operator("Maria")
    await town.closes()
    town.clock.ahead += 90 * DAY
    await town.opens()
    await days_pass(town, 1)
    assert await is_awake(town, maria)
    await maria.sees(WARNED)
    await days_pass(town, WARNED_BEFORE / DAY)
    assert not await is_awake(town, maria)


async def test_the_only_administrator_comes_back_by_the_server(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    await days_pass(town, 32)
    assert not await is_awake(town, olha)
    await town.operator("Maria", "reviewer")
    found = await checks.check(town.settings(), town.clock, {})
    assert any("no administrator" in one.remark for one in found)
    await is_invited_again(olha)
    await olha.sees("<b>You are an operator now</b>: {role}.")
    assert await is_awake(town, olha)


async def test_operators_shows_when_each_was_here(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria")
    await days_pass(town, 20)
    await works(olha)
    await days_pass(town, 12)
    await olha.says("/operators")
    said = await olha.sees("<b>Operators.</b> Press a name to remove that operator")
    assert olha.word("{name}, {role}: asleep since {at}").split("{role}")[1].split("{at}")[0] in said.text
    await olha.presses("Wake: {name}", name="Maria")
    await olha.says("/operators")
    await town.settles()
    shown = olha.person.last.text
    assert olha.word("{name}, {role}: last used {at}").split("{role}")[1].split("{at}")[0] in shown
    assert (await town.store.read(metrics.read, int(town.clock()))).staff["verifier"] == 1
    assert maria.has_seen("<b>Your rights are awake again.</b>")


async def test_nothing_of_a_sleeper_waits_and_nothing_is_told_to_them(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria")
    vira, anna = await town.operator("Vira"), town.relative("Anna")
    case = await is_accepted(anna, olha)
    await presses(maria, "hold", case.person)
    await days_pass(town, 26)
    for one in (olha, vira):
        await works(one)
    await days_pass(town, 6)
    heard = len(maria.person.words())
    await lifts(olha, case.person)
    await reports(olha, case)
    await verifies(vira)
    await town.passes(HOLD + 800)
    await anna.sees("<b>Return verified.</b>")
    assert maria.person.words()[heard:] == []
    assert await town.store.read(count, "operator", "active = 1") == 3
