"""Nobody makes or removes an administrator alone, and all administrators hear what is done with the house."""

from structlog.testing import capture_logs

from bot import metrics
from bot.model.rights import Role
from bot.use_cases.staff.removing import WAITS
from storage.staff import operators
from tests.cast import OperatorActor, Relative
from tests.promises.quick import presses
from tests.register import count, is_accepted
from tests.stories.confirming import of
from tests.stories.guiding import confirms
from tests.stories.listing import brings
from tests.town import Town

DAY = 86_400
INVITED = "<b>Somebody has opened an invitation:</b> {name}, {role}."
GONE = "<b>You are no longer an operator.</b>"
WANTS = "<b>{by} wants to remove the administrator {name}.</b>"


async def opens_a_link(town: Town, name: str, role: Role = Role.VERIFIER) -> Relative:
    """Somebody who has opened a one-time link."""
    now, somebody = int(town.clock()), town.relative(name)
    await town.store.run(operators.invite, f"link-{name}", role, now, now + DAY)
    await somebody.says(f"/start link-{name}")
    await town.settles()
    return somebody


async def three(town: Town, language: str = "uk") -> list[OperatorActor]:
    """Three administrators."""
    return [await town.operator(name, "admin", language) for name in ("Olha", "Iryna", "Petro")]


async def is_operator(town: Town, operator: OperatorActor) -> bool:
    """Whether they still are one."""
    return await town.store.read(operators.is_active, await of(operator))


async def test_whoever_opens_an_invitation_is_nobody_until_an_administrator_lets_them_in(
    town: Town, language: str
) -> None:
    olha = await town.operator("Olha", "admin", language)
    iryna = await town.operator("Iryna", "admin", language)
    maria = await opens_a_link(town, "Maria")
    await maria.sees("<b>Your invitation has arrived</b>: {role}.")
    for word in ("/queue", "/operators", "/start link-Maria"):
        await maria.says(word)
        await town.settles()
        assert not maria.has_seen("<b>You are an operator now</b>: {role}.")
    assert await town.store.read(count, "operator", "active = 1") == 2
    assert "Maria" in (await iryna.sees(INVITED)).text
    await olha.presses("Let them in")
    await olha.sees("<b>Let in:</b> {name}.")
    await maria.sees("<b>You are an operator now</b>: {role}.")
    said = (await iryna.sees("<b>A new operator:</b> {name}, {role}. Let in by {by}.")).text
    assert "Maria" in said and "Olha" in said
    await iryna.presses("Turn them away")
    await iryna.sees_toast("Already done.")
    assert await town.store.read(count, "operator", "active = 1") == 3


async def test_who_is_turned_away_stays_a_stranger_and_the_link_is_used_up(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "admin"), await town.operator("Iryna", "admin")
    maria = await opens_a_link(town, "Maria")
    await olha.presses("Turn them away")
    await olha.sees("<b>Turned away:</b> {name}. The invitation is used up.")
    assert "Maria" in (await iryna.sees("<b>Turned away:</b> {name}, {role}. By {by}.")).text
    await maria.says("/start link-Maria")
    await town.settles()
    assert await town.store.read(count, "operator", "active = 1") == 2
    assert await town.store.read(count, "entering") == 0


async def test_another_role_counts_only_when_a_colleague_has_confirmed_it(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "admin"), await town.operator("Iryna", "admin")
    now = int(town.clock())
    await town.store.run(operators.invite, "other", Role.VERIFIER, now, now + DAY)
    await olha.says("/start other")
    await iryna.sees(INVITED)
    olha.forges(iryna.data("letin"))
    await olha.sees_toast("Already done.")
    assert await town.store.read(count, "operator", "role = 'admin'") == 2
    await iryna.presses("Let them in")
    await town.settles()
    assert await town.store.read(count, "operator", "role = 'admin'") == 1


async def test_an_administrator_is_removed_by_two_or_after_a_day(town: Town, language: str) -> None:
    olha, iryna, petro = await three(town, language)
    vira = await town.operator("Vira", "admin", language)
    for whom, second in ((petro, iryna), (iryna, None)):
        await presses(olha, "dismiss", await of(whom))
        await olha.presses("Remove at once")
        await olha.sees("<b>A second administrator has to agree</b> to remove {name}.")
        await whom.sees("<b>{by} wants to remove you as an administrator.</b>")
        assert whom.person.name in (await vira.sees(WANTS)).text
        olha.forges(olha.data("remove"))
        await olha.sees_toast("You proposed it yourself: another operator has to decide it.")
        await town.bot.jobs.remove_after_a_day()
        assert await is_operator(town, whom)
        if second:
            await second.presses("Agree: remove at once")
        else:
            await town.passes(WAITS + 1)
            await town.bot.jobs.remove_after_a_day()
        await whom.sees(GONE)
        assert not await is_operator(town, whom)
        assert whom.person.name in (await vira.sees("<b>An operator was removed:</b> {name}, {role}.")).text


async def test_a_colleague_objects_and_who_it_is_about_does_not(town: Town) -> None:
    olha, iryna, petro = await three(town)
    await presses(olha, "dismiss", await of(petro))
    await olha.presses("Remove at once")
    await iryna.sees(WANTS)
    stays = iryna.data("stays")
    petro.forges(stays)
    await petro.sees_toast("Already done.")
    await iryna.presses("They stay")
    await petro.sees("<b>{name} stays an administrator.</b> {by} objected to the removal.")
    await town.passes(WAITS + 1)
    await town.bot.jobs.remove_after_a_day()
    assert await is_operator(town, petro)


async def test_what_a_removed_administrator_had_asked_for_falls_with_them(town: Town) -> None:
    olha, iryna, petro = await three(town)
    vira = await town.operator("Vira", "admin")
    await presses(olha, "dismiss", await of(petro))
    await olha.presses("Remove at once")
    for one in (iryna, vira):
        await presses(one, "dismiss", await of(olha))
        await one.presses("Remove at once")
    await olha.sees(GONE)
    await town.passes(WAITS + 1)
    await town.bot.jobs.remove_after_a_day()
    assert await is_operator(town, petro)


async def test_the_last_two_administrators_cannot_be_removed_in_the_chat(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "admin"), await town.operator("Iryna", "admin")
    await presses(olha, "dismiss", await of(iryna))
    await olha.sees_toast("The last two administrators cannot be removed in the chat")
    since = await town.store.read(operators.active_since, await of(iryna))
    await presses(olha, "remove", f"{await of(iryna)}:{since}")
    assert await is_operator(town, iryna)


async def test_every_administrator_hears_what_is_done_with_the_house_and_so_do_log_and_metrics(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "admin"), await town.operator("Iryna", "admin")
    maria = await town.operator("Maria")
    await is_accepted(town.relative("Anna"), maria)
    await town.bot.jobs.write_down()
    with capture_logs() as logs:
        await presses(olha, "exportnow", "csv")
        await iryna.sees("<b>For operators: {n} case was exported</b> by {name}: {what}.")
        await brings(maria)
        await iryna.sees("<b>For operators: a list of {n} row was sent</b> by {name}.", n=3)
        await confirms(olha, "civilian")
        await iryna.sees("<b>A text for families was confirmed</b> by {name}: {title}.")
        await presses(olha, "exchangeon", 0)
        await iryna.sees("<b>Exchange day until {until}</b>, switched on by {name}.")
        await presses(olha, "dismiss", await of(maria))
        await olha.presses("Remove at once")
        await town.settles()
        await town.bot.jobs.write_down()
    done = [(line["deed"], line["about"]) for line in logs if line["event"] == "deed of an operator"]
    expected = [("exported", "register"), ("received", "returned_list"), ("confirmed", "guide")]
    assert done == [*expected, ("began", "exchange_day"), ("dismissed", "operator")]
    assert all(line["log_level"] == "warning" for line in logs if line["event"] == "deed of an operator")
    deeds = (await town.store.read(metrics.read, int(town.clock()))).deeds
    assert all(deeds[deed] == 1 for deed in done)
    assert deeds["enrolled", "invitation"] == 3
    assert await town.store.read(count, "outbox", "kind = 'alarm' AND state = 'sent'") >= len(done)
