"""Joined records of which somebody doubts something: what is stopped, wished or taken apart holds for all of them."""

from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, lifts, newest, presses, reports, times_told, verifies
from tests.register import Case, is_accepted
from tests.stories.claiming import erases
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

DOUBT = (
    "<b>A colleague doubts the joining with {numbers}.</b> Until a second operator decides,"
    " relatives of one are not told about a return of the other."
)


async def test_one_press_on_the_alarm_of_a_joining_stops_the_notices_of_every_record(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    olena = town.relative("Olena")
    sister = await is_accepted(olena, maria, relation="sister")
    await town.settles()
    await joins(maria, sister, mother)
    await is_returned(maria, petro, wife)
    await joins(maria, wife, mother)
    await agrees(olha)
    await petro.sees(ALARM)
    await petro.presses("Stop the notices")
    await petro.sees(STOPPED)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina), times_told(olena)) == (1, 0, 0)


async def test_the_last_wish_holds_for_whoever_asks_by_another_record(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    """N3: the first report knew of no wish, the last one that nobody is to know; each is about another record."""
    await is_returned(maria, petro, wife)
    await maria.reports(mother.reference, wish="nobody")
    await verifies(petro)
    await joins(maria, wife, mother)
    await agrees(olha)
    olena = town.relative("Olena")
    await is_accepted(olena, maria, wife, relation="sister")
    await presses(olha, "hold", wife.person)
    await lifts(petro, wife.person)
    await town.passes(HOLD + 1)
    assert (times_told(nina), times_told(olena)) == (0, 0)


async def both_are_verified(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, wife: Case, mother: Case
) -> None:
    """A report about each record waits when they are joined; both are verified."""
    waiting = []
    for case in (wife, mother):
        await reports(maria, case)
        waiting.append(await newest(town, "return_report"))
    await joins(maria, wife, mother)
    await agrees(olha)
    for one in waiting:
        petro.forges(f"verify:{one}")
        await petro.says("Перевірено окремо")
        petro.forges("send:verify")
        await town.settles()


async def test_a_record_with_a_return_of_its_own_is_told_once_though_they_are_taken_apart_in_the_hold(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await both_are_verified(town, maria, petro, olha, wife, mother)
    await parts(maria)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 1)
    assert not petro.has_seen(STOPPED)


async def test_taken_apart_later_nobody_with_a_return_of_their_own_is_told_again_or_corrected(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await both_are_verified(town, maria, petro, olha, wife, mother)
    await town.passes(HOLD + 1)
    await parts(maria)
    await agrees(petro)
    await town.passes(HOLD + 1)
    fell = await town.store.read(lambda tx: tx.all("SELECT id FROM verification WHERE state = 'stopped'"))
    for one in fell:
        await presses(olha, "correct", one["id"])
        await olha.says("Це різні люди")
        await presses(olha, "send", "correct")
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 1)
    assert len(fell) == 2 and not anna.has_seen(CORRECTED) and not nina.has_seen(CORRECTED)
    assert not olha.has_seen(STOPPED)


async def test_while_taking_apart_waits_nobody_is_told_across_it_until_a_colleague_leaves_it(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    """N1: what had not left when it was proposed does not leave."""
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await verifies(petro)
    await parts(olha)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 0)
    await presses(petro, "hold", mother.person)
    await lifts(petro, mother.person)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 0
    await presses(petro, "disagree", await newest_joining(olha))
    await town.passes(HOLD - 10)
    assert times_told(nina) == 0
    await town.passes(11)
    assert (times_told(anna), times_told(nina)) == (1, 1)


async def test_who_verifies_reads_that_a_colleague_doubts_the_joining_and_who_is_told(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await parts(olha)
    await presses(petro, "report", await newest(town, "return_report"))
    card = await petro.sees("<b>To compare with the evidence</b>")
    assert petro.word(DOUBT).format(numbers=mother.reference) in card.text
    assert petro.word("<b>{n} relative will be told</b>", 1).split(" (")[0].format(n=1) in card.text
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 0)
    await presses(olha, "unpropose", await newest_joining(olha))
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 1)


async def test_after_the_first_record_was_erased_the_others_can_still_be_taken_apart(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, nina: Relative, wife: Case, mother: Case
) -> None:
    olena = town.relative("Olena")
    sister = await is_accepted(olena, maria, relation="sister")
    await town.settles()
    await joins(maria, wife, mother)
    await joins(maria, sister, mother)
    await reports(maria, wife)
    await verifies(petro)
    await erases(anna)
    await parts(maria)
    await presses(petro, "agree", await newest_joining(petro))
    await town.passes(HOLD + 1)
    assert (times_told(nina), times_told(olena)) == (1, 0)
