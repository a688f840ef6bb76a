"""One person who stands in the register twice: operators join the records, and take them apart when it was wrong."""

import asyncio

import pytest

from bot.model.actor import Actor
from bot.model.rights import Right
from bot.use_cases.register import joining
from storage.register import persons, records
from storage.returns import reports as stored
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.own_family import misses
from tests.promises.quick import HOLD, lifts, newest, presses, reports, times_told, verifies
from tests.register import Case, count, decided, is_accepted
from tests.stories.joining import (
    ALARM,
    STOPPED,
    agrees,
    anna,
    is_returned,
    joins,
    maria,
    mother,
    newest_joining,
    nina,
    olha,
    parts,
    petro,
    wife,
)
from tests.stories.returning import CORRECTED
from tests.town import Town

__all__ = ["anna", "maria", "mother", "nina", "olha", "petro", "wife"]

JOINED, PROPOSED, PARTED = "<b>Joined as one person.</b>", "<b>Proposed.</b>", "<b>Taken apart.</b>"
PROPOSED_APART = "<b>Proposed to take them apart.</b>"


async def test_one_operator_joins_two_records_after_a_question_back(
    maria: OperatorActor, wife: Case, mother: Case
) -> None:
    await maria.opens_the_case(wife.reference)
    await maria.presses("The same as {number}?", number=mother.reference)
    card = await maria.sees("<b>One person, or two?</b>")
    assert wife.reference in card.text and mother.reference in card.text
    await maria.presses("One person: join …")
    await maria.sees("How do you know that they are one person?")
    await maria.town.settles()
    await maria.says("Мати й дружина назвали той самий номер телефону")
    await maria.sees("<b>Join these two as one person?</b>")
    await maria.presses("Join the two")
    await maria.sees(JOINED)
    card = await maria.opens_the_case(wife.reference)
    assert maria.word("<b>Joined with:</b> {numbers}").format(numbers=mother.reference) in card.text


async def test_a_return_of_the_one_is_told_to_the_relatives_of_both_and_each_keeps_the_own_case(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, nina: Relative, wife: Case, mother: Case
) -> None:
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await presses(petro, "report", await newest(town, "return_report"))
    card = await petro.sees("<b>To compare with the evidence</b>")
    assert mother.reference in card.text
    assert petro.word("<b>{n} relative will be told</b>", 2).split(" (")[0].format(n=2) in card.text
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 1)
    assert [row["person_id"] for row in (await town.store.read(decided))["inquiry"]] == [wife.person, mother.person]
    await presses(maria, "returned", mother.id)
    await maria.sees("Who reported the return?")


async def test_while_one_report_waits_no_second_is_made_for_the_other_record(
    town: Town, maria: OperatorActor, wife: Case, mother: Case
) -> None:
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await presses(maria, "returned", mother.id)
    await maria.sees_toast("A report about this person is already waiting.")


async def test_where_a_return_stands_two_operators_join_and_the_others_are_told_after_alarm_and_hold(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    await maria.sees(PROPOSED)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 0
    await olha.presses("See the two")
    card = await olha.sees("<b>One person, or two?</b>")
    assert olha.word("<b>{n} relative will be told</b>").split(" (")[0].format(n=1) in card.text
    await olha.presses("Join the two")
    await olha.sees(JOINED)
    await petro.sees(ALARM)
    await town.passes(HOLD - 10)
    assert times_told(nina) == 0
    await town.passes(11)
    assert (times_told(anna), times_told(nina)) == (1, 1)


async def test_nobody_decides_the_own_proposal(
    town: Town,
    petro: OperatorActor,
    maria: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    await is_returned(maria, olha, wife)
    await joins(petro, wife, mother)
    await agrees(petro)
    await petro.sees_toast("You proposed it yourself: another operator has to decide it.")
    await town.passes(HOLD + 1)
    assert times_told(nina) == 0


async def test_the_notices_that_a_joining_brought_can_be_stopped_and_the_first_return_stands(
    town: Town,
    maria: OperatorActor,
    petro: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    await agrees(olha)
    await petro.sees(ALARM)
    await petro.presses("Stop the notices")
    await petro.sees(STOPPED)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 0
    assert len(await town.store.read(stored.standing, wife.person)) == 1


async def test_wrongly_told_relatives_of_a_wrong_joining_get_the_correction_and_the_others_nothing(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 1
    await parts(maria)
    await maria.sees(PROPOSED_APART)
    assert await town.store.read(records.are_one, wife.person, mother.person)
    await agrees(petro)
    await petro.sees(PARTED)
    await olha.sees(STOPPED)
    await olha.presses("Send a correction")
    await town.settles()
    await olha.says("Це інша людина з тим самим ім’ям")
    await olha.presses("Send the correction")
    await nina.sees(CORRECTED)
    await town.settles()
    assert not anna.has_seen(CORRECTED)
    assert len(await town.store.read(stored.standing, wife.person)) == 1
    assert not await town.store.read(stored.standing, mother.person)


async def test_who_was_wrongly_told_can_be_told_again_when_the_own_person_returns(
    town: Town,
    maria: OperatorActor,
    petro: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    await agrees(olha)
    await town.passes(HOLD + 1)
    await parts(maria)
    await agrees(olha)
    await is_returned(maria, petro, mother)
    assert times_told(nina) == 2


async def test_what_has_not_left_when_they_are_taken_apart_does_not_leave_and_stands_no_more(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await verifies(petro)
    await parts(maria)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 0)
    assert len(await town.store.read(stored.standing, wife.person)) == 1
    assert not await town.store.read(stored.standing, mother.person)


async def test_a_held_person_stays_held_and_the_other_is_held_as_well(
    town: Town,
    maria: OperatorActor,
    petro: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    await is_returned(maria, petro, wife)
    await presses(maria, "hold", mother.person)
    await joins(maria, wife, mother)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 0
    held = [(await town.store.read(persons.get, one.person)).held_by for one in (wife, mother)]
    assert None not in held
    await lifts(petro, wife.person)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 1


async def test_who_may_only_tell_some_tells_nobody_else_by_a_joining(
    town: Town,
    maria: OperatorActor,
    petro: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    """N3: the returned person wants only the wife to know; a barred mother is not told either."""
    await maria.reports(wife.reference, wish="only", chosen=wife.reference)
    await verifies(petro)
    await joins(maria, wife, mother)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 0


@pytest.mark.parametrize("side", ["wife", "mother"])
async def test_a_relative_of_either_side_can_do_and_see_neither(
    town: Town, maria: OperatorActor, petro: OperatorActor, wife: Case, mother: Case, side: str
) -> None:
    other = await is_accepted(town.relative("Vira"), maria, surname="Гнатюк", given="Остап", birth_date="1970-01-02")
    one = {"wife": wife, "mother": mother}[side]
    await misses(petro, other, "accepted")
    await joins(maria, one, other)
    for verb, subject in (("case", one.id), ("pair", f"{one.person}:{other.person}"), ("hold", one.person)):
        petro.person.toasts.clear()
        await presses(petro, verb, subject)
        await petro.sees_toast("You are a relative in this case")


async def test_two_operators_who_join_at_the_same_moment_join_once(
    town: Town, maria: OperatorActor, petro: OperatorActor, wife: Case, mother: Case
) -> None:
    for one in (maria, petro):
        await presses(one, "join", f"{wife.person}:{mother.person}")
        await one.says("Звірено")
    await town.settles()
    maria.forges("send:join")
    petro.forges("send:join")
    await town.settles()
    assert sum(one.has_seen(JOINED) for one in (maria, petro)) == 1
    assert await town.store.read(count, "joining", "state = 'joined'") == 1


async def test_two_verifiers_who_agree_at_the_same_moment_tell_once(
    town: Town,
    maria: OperatorActor,
    petro: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    joining = await newest_joining(olha)
    olha.forges(f"agree:{joining}")
    petro.forges(f"agree:{joining}")
    await asyncio.gather(town.settles(), town.settles())
    await town.passes(HOLD + 1)
    assert times_told(nina) == 1


async def test_what_a_crash_interrupts_is_done_not_at_all(
    town: Town,
    maria: OperatorActor,
    petro: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    before = await town.store.read(decided)
    with pytest.raises(ZeroDivisionError):
        await town.store.run(dies_at_the_end, town, await newest_joining(olha))
    assert await town.store.read(decided) == before
    assert not await town.store.read(records.are_one, wife.person, mother.person)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 1


async def dies_at_the_end(tx: Transaction, town: Town, joining_id: int) -> None:
    """The second operator agrees, and the process ends before that is committed."""
    olha = (await operators.active(tx, Right.VERIFY))[-1]
    await joining.agree(tx, Actor(olha, town.bot.settings.org, int(town.clock())), joining_id)
    raise ZeroDivisionError


async def test_who_proposed_it_hears_that_a_colleague_left_it(
    town: Town,
    maria: OperatorActor,
    petro: OperatorActor,
    olha: OperatorActor,
    nina: Relative,
    wife: Case,
    mother: Case,
) -> None:
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    await presses(olha, "disagree", await newest_joining(olha))
    await maria.sees("<b>Left as it is</b> by {name}: your proposal about two records.")
    assert times_told(nina) == 0


async def test_of_three_records_one_can_be_taken_out_again(
    town: Town, maria: OperatorActor, wife: Case, mother: Case
) -> None:
    sister = await is_accepted(town.relative("Olena"), maria, relation="sister")
    await joins(maria, wife, mother)
    await joins(maria, sister, mother)
    assert len(await town.store.read(records.of, wife.person)) == 3
    await parts(maria)
    assert await town.store.read(records.of, wife.person) == sorted([wife.person, mother.person])
    assert await town.store.read(records.of, sister.person) == [sister.person]


async def test_the_same_return_is_stopped_for_both_by_one_press(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await joins(maria, wife, mother)
    await is_returned(maria, petro, wife)
    await olha.opens_the_case(mother.reference)
    await olha.presses("Withdraw the verification")
    await petro.sees(STOPPED)
    await petro.presses("Send a correction")
    await town.settles()
    await petro.says("Помилка")
    await petro.presses("Send the correction")
    await anna.sees(CORRECTED)
    await nina.sees(CORRECTED)
