"""An account, a phone or the server may be in the wrong hands: everything that does harm rests until two lift it."""

import pytest

from bot import checks, chores, metrics
from bot.casework import exporting
from bot.model.lockdown import LIFTED_WITHIN, PAUSE
from bot.model.rights import Role
from storage.staff import lockdowns, operators
from tests.cast import Relative
from tests.promises.quick import HOLD, newest, presses, reports, times_told, to_be_called, verifies
from tests.register import count, is_accepted
from tests.stories.broadcasting import got, half_way, staff
from tests.stories.locking import BEGUN, LIFTED, LOCKED, lift, locks
from tests.town import Town


async def a_return_is_on_its_way(town: Town) -> Relative:
    """Maria has reported it, Petro has verified it; Olha could stop it."""
    maria, petro = await town.operator("Maria"), await town.operator("Petro")
    anna = town.relative("Anna")
    await reports(maria, await is_accepted(anna, maria))
    await verifies(petro)
    return anna


async def test_nothing_is_told_until_two_have_lifted_it_and_then_not_at_once(town: Town, language: str) -> None:
    olha = await town.operator("Olha", "reviewer", language)
    iryna = await town.operator("Iryna", "admin", language)
    anna = await a_return_is_on_its_way(town)
    await locks(olha)
    await iryna.sees(BEGUN)
    await town.passes(HOLD + 1)
    await town.closes()
    await town.opens()
    await town.passes(4 * HOLD)
    await anna.says("/status")
    await town.settles()
    assert times_told(anna) == 0
    assert "lockdown" not in anna.heard().lower() and "зупин" not in anna.heard().lower()
    await olha.says("/operator")
    await olha.sees("<b>Lockdown: nothing is verified, and no notice, correction or update is sent.</b> /lockdown")
    await lift(olha, iryna)
    await olha.sees(LIFTED)
    await town.passes(HOLD - 5)
    assert times_told(anna) == 0
    await town.passes(6)
    assert times_told(anna) == 1
    assert await town.store.read(to_be_called) == []


async def test_whoever_reads_that_it_was_lifted_can_lock_again_before_anything_leaves(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "reviewer"), await town.operator("Iryna", "admin")
    anna = await a_return_is_on_its_way(town)
    await locks(olha)
    await town.passes(2 * HOLD)
    await lift(olha, iryna)
    await town.passes(PAUSE)
    await olha.presses("Lock again")
    await iryna.sees(BEGUN)
    await town.passes(4 * HOLD)
    assert times_told(anna) == 0


async def test_with_no_hold_at_all_there_is_a_minute_all_the_same(town: Town) -> None:
    await town.closes()
    town.change(notice_hold=0)
    await town.opens()
    olha, iryna = await town.operator("Olha", "reviewer"), await town.operator("Iryna", "admin")
    await locks(olha)
    await lift(olha, iryna)
    until = (await town.store.read(lockdowns.get)).until
    assert until - town.clock() > PAUSE - 5


async def test_one_alone_lifts_nothing_nor_do_two_of_whom_none_is_an_administrator(town: Town) -> None:
    olha, maria = await town.operator("Olha", "reviewer"), await town.operator("Maria")
    iryna = await town.operator("Iryna", "admin")
    await locks(olha)
    await olha.says("/lockdown")
    await olha.presses("Lift the lockdown")
    await olha.sees("<b>A second operator has to agree</b> to lift the lockdown.")
    olha.forges(olha.data("unlock"))
    await olha.sees_toast("You proposed it yourself: another operator has to decide it.")
    await maria.presses("Lift the lockdown")
    await maria.sees_toast("One of the two operators has to be an administrator.")
    assert await town.store.read(lockdowns.is_on)
    await iryna.presses("Lift the lockdown")
    await iryna.sees(LIFTED)
    assert not await town.store.read(lockdowns.is_on)


async def test_the_word_of_the_first_counts_for_an_hour_and_while_they_are_an_operator(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "reviewer"), await town.operator("Iryna", "admin")
    await locks(olha)
    await olha.says("/lockdown")
    await olha.presses("Lift the lockdown")
    await iryna.sees("<b>{by} wants to lift the lockdown.</b>")
    await town.passes(LIFTED_WITHIN + 1)
    await iryna.presses("Lift the lockdown")
    await iryna.sees("<b>A second operator has to agree</b> to lift the lockdown.")
    assert await town.store.read(lockdowns.is_on)


async def test_the_button_of_an_earlier_lockdown_lifts_no_later_one(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "reviewer"), await town.operator("Iryna", "admin")
    await locks(olha)
    await lift(olha, iryna)
    old = iryna.data("unlock")
    await town.passes(5)
    await locks(olha)
    iryna.forges(old)
    await iryna.sees_toast("Already done.")
    olha.forges("lock")
    await olha.sees_toast("This has been decided already.")
    assert await town.store.read(lockdowns.is_on)


async def test_an_update_that_is_being_sent_waits_as_well(town: Town) -> None:
    iryna, petro = await staff(town)
    people = await half_way(town, iryna, petro)
    await locks(iryna)
    await town.passes(3 * HOLD)
    assert got(people) == [1, 1, 0, 0, 0]
    await lift(iryna, petro)
    await town.passes(PAUSE - 5)
    assert got(people) == [1, 1, 0, 0, 0]
    await town.passes(2 * HOLD)
    assert got(people) == [1] * 5


async def test_nobody_becomes_an_operator_and_the_link_stays_good(town: Town) -> None:
    maria, now = await town.operator("Maria"), int(town.clock())
    await locks(maria)
    await town.store.run(operators.invite, "link", Role.ADMIN, now, now + 86_400)
    vira = town.relative("Vira")
    await vira.says("/start link")
    await vira.sees(LOCKED)
    assert await town.store.read(count, "operator") == 1
    await chores.lockdown(town.settings(), "Телефон знайдено", town.clock)
    await town.passes(1)
    assert "Телефон знайдено" in (await maria.sees("<b>Lockdown lifted</b> from the server: {reason}")).text
    await vira.says("/start link")
    await vira.sees("<b>You are an operator now</b>: {role}.")


async def test_the_command_line_begins_and_lifts_it_and_takes_nothing_out_meanwhile(town: Town) -> None:
    maria = await town.operator("Maria")
    await chores.lockdown(town.settings(), None, town.clock)
    await town.passes(1)
    await maria.sees("<b>Lockdown</b>, begun from the server.")
    with pytest.raises(chores.CommandFailed, match="lift it first"):
        await exporting.export_cases(town.settings(), town.folder / "cases.csv")
    with pytest.raises(chores.CommandFailed, match="lift it first"):
        await chores.invite(town.settings(), Role.ADMIN)
    assert not (town.folder / "cases.csv").exists()
    await chores.lockdown(town.settings(), "Перевірено", town.clock)
    with pytest.raises(chores.CommandFailed, match="no lockdown"):
        await chores.lockdown(town.settings(), "Ще раз", town.clock)


async def test_whoever_watches_the_server_sees_it(town: Town) -> None:
    maria = await town.operator("Maria")
    await locks(maria)
    assert (await town.store.read(metrics.read, int(town.clock()))).locked
    assert any(one.subject == "lockdown" for one in await checks.check(town.settings(), town.clock, {}))


async def test_a_call_is_not_taken_and_a_return_can_still_be_stopped(town: Town) -> None:
    anna = await a_return_is_on_its_way(town)
    olha = await town.operator("Olha", "reviewer")
    await anna.person.blocks()
    await town.passes(HOLD + 1)
    await locks(olha)
    await presses(olha, "take", await newest(town, "call"))
    await olha.sees_toast(LOCKED)
    await presses(olha, "stop", await newest(town, "verification"))
    assert await town.store.read(count, "verification", "state = 'stopped'") == 1
