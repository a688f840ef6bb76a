"""Whom no message reaches is told by a person, who alone sees the number."""

import pytest

from bot.model.inquiry import FamilyWord
from bot.model.refused import Reason
from bot.texts import refused
from bot.use_cases import delivery
from storage.store.transaction import Transaction
from tests.promises.quick import HOLD, VERIFIED
from tests.register import decided, is_accepted, standing
from tests.stories.returning import NUMBER, REFUSED, cast, takes_the_call
from tests.town import Town

REASONS = {
    "blocked": "the bot can no longer write to this chat",
    "deactivated": "the bot can no longer write to this chat",
    "refused": "Telegram refused the message",
}


@pytest.mark.parametrize("obstacle", REASONS)
async def test_whom_telegram_does_not_let_us_tell_is_told_by_telephone(town: Town, obstacle: str) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    if obstacle == "blocked":
        await anna.person.blocks()
    elif obstacle == "deactivated":
        await anna.person.deletes_account()
    else:
        town.telegram.faults.add(REFUSED, chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + 10)
    await maria.sees("<b>A relative has to be called:</b>")
    await maria.presses("Calls")
    offered = await maria.sees("<b>To be called</b>")
    assert maria.word(REASONS[obstacle]) in offered.text
    assert NUMBER not in offered.text
    await maria.presses("I take this call")
    await maria.reads(NUMBER)
    await petro.says("/calls")
    await petro.sees("<b>Calls.</b>")
    petro.forges(maria.data("told"))
    petro.forges(maria.data("untake"))
    await town.settles()
    assert not petro.has_read(NUMBER)
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    if obstacle == "blocked":
        await anna.person.unblocks()
    if obstacle != "deactivated":
        assert await standing(anna) == {case.reference: FamilyWord.RETURN_VERIFIED}


async def test_two_operators_cannot_take_the_same_call_and_one_given_back_goes_to_the_next(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    for operator in (maria, petro):
        await operator.says("/calls")
        await operator.sees("<b>To be called</b>")
    await maria.presses("I take this call")
    await maria.reads(NUMBER)
    await petro.presses("I take this call")
    await town.settles()
    assert not petro.has_read(NUMBER)
    await maria.presses("Not reached, put back")
    await maria.sees("<b>Call put back.</b>")
    await takes_the_call(petro)


async def test_a_call_taken_by_a_removed_operator_goes_to_the_next(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    await takes_the_call(maria)
    told = maria.data("told")
    await olha.removes((await town.store.read(decided))["operator"][1]["id"])
    maria.forges(told)
    await maria.person.sees_toast(refused.SENTENCES[Reason.NO_RIGHT].text(maria.language))
    await takes_the_call(petro)


async def test_of_a_child_only_parents_and_guardians_are_told_by_message(town: Town, language: str) -> None:
    maria, petro, anna, case = await cast(town, language, category="child", relation="mother")
    olena, vasyl = town.relative("Olena", language), town.relative("Vasyl", language)
    await is_accepted(olena, petro, case, category="child", relation="guardian")
    await is_accepted(vasyl, petro, case, category="child", relation="grandparent")
    await maria.reports(case.reference)
    await petro.verifies()
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")
    await town.passes(HOLD + 10)
    await anna.sees(VERIFIED)
    await olena.sees(VERIFIED)
    assert not vasyl.person.words()
    await maria.sees("<b>A relative has to be called:</b>")
    await takes_the_call(maria)
    await maria.sees("Why: {reason}")
    await maria.reads(maria.word("only parents and guardians are told about a child’s return"))
    await maria.presses("Told by phone")
    await town.settles()
    assert list((await standing(vasyl)).values()) == [FamilyWord.RETURN_VERIFIED]


@pytest.mark.parametrize("way", [("Do not tell this relative", "May be told"), ("Hold the case", "Lift the hold")])
async def test_a_call_ends_when_the_relative_is_barred_or_the_case_held_and_is_made_anew_afterwards(
    town: Town, way: tuple[str, str]
) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    await petro.opens_the_case(case.reference)
    await petro.presses(way[0])
    await town.settles()
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")
    await petro.opens_the_case(case.reference)
    await petro.presses(way[1])
    await town.settles()
    await town.passes(HOLD + 10)
    await takes_the_call(maria)


@pytest.mark.parametrize("way", ["stop", "bar", "hold"])
async def test_nobody_is_called_when_the_return_fell_or_the_relative_was_barred_while_the_notice_was_on_its_way(
    town: Town, way: str
) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await town.passes(HOLD - 10)
    await town.store.run(_takes_off)
    petro.forges({"stop": petro.data("stop"), "bar": f"bar:{case.id}", "hold": f"hold:{case.person}"}[way])
    said = {"stop": "<b>Stopped</b> by {name}.", "bar": "<b>Not to be told:</b>", "hold": "<b>Case held.</b>"}
    await petro.sees(said[way])
    await town.store.run(_bounces, int(town.clock()))
    await town.passes(HOLD)
    await maria.says("/calls")
    await maria.sees("<b>Calls.</b>")
    assert not anna.person.words()


async def _takes_off(tx: Transaction) -> None:
    await tx.execute("UPDATE outbox SET state = 'sending' WHERE kind = 'notice'")


async def _bounces(tx: Transaction, now: int) -> None:
    row = await tx.one("SELECT id, chat_id, kind, notice_id FROM outbox WHERE kind = 'notice'")
    assert row is not None
    await delivery.gone(tx, row, now)
    await tx.execute("UPDATE outbox SET state = 'gone' WHERE kind = 'notice'")


async def test_a_call_given_back_after_the_return_fell_is_handed_to_nobody(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await petro.verifies()
    await anna.person.blocks()
    await town.passes(HOLD + 10)
    await takes_the_call(maria)
    taken = maria.data("told").replace("told", "take")
    await petro.presses("Stop the notices")
    await petro.sees("<b>Stopped</b> by {name}.")
    await maria.sees("<b>For operators: do not make the call you have taken</b>, about <code>{reference}</code>.")
    await maria.says("/calls")
    card = await maria.sees("<b>To be called</b>")
    assert maria.word("<b>The return was withdrawn. Do not tell it.</b>") in card.text
    assert NUMBER not in card.text
    await maria.presses("Not reached, put back")
    await maria.sees("<b>Call closed.</b>")
    petro.forges(taken)
    await town.settles()
    for operator in (petro, maria):
        await operator.says("/calls")
        await operator.sees("<b>Calls.</b>")
    assert not petro.has_read(NUMBER)


async def test_who_is_on_the_telephone_when_a_return_falls_can_still_say_so_and_a_correction_follows(
    town: Town,
) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "verifier")
    petro = await town.operator("Petro", "admin")
    reference = await anna.registers()
    await maria.accepts()
    await maria.reports(reference)
    await petro.verifies()
    await anna.person.blocks()
    await town.passes(121)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await petro.presses("Stop the notices")
    await petro.says("/operator")
    await town.settles()
    assert petro.word("Calls: {n}").format(n=0) in petro.person.last.buttons
    await maria.presses("Told by phone")
    await maria.presses("Send a correction")
    await town.settles()
    await maria.says("Помилка в особі")
    await maria.presses("Send the correction")
    await maria.sees("<b>Correction</b>")
    await maria.presses("Calls")
    await maria.presses("I take this call")
    await maria.sees("<b>This is a correction.</b>")
