"""Joined records when one of them is erased, or doubted, or when the person says something else since (N1, N3)."""

from storage.returns import reports as stored
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, lifts, newest, presses, reports, times_told, verifies
from tests.register import Case, count, is_accepted
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
    nina,
    olha,
    parts,
    petro,
    wife,
)
from tests.town import Town

__all__ = ["anna", "maria", "mother", "nina", "olha", "petro", "wife"]


async def test_nobody_is_told_across_a_joining_that_was_doubted_when_the_record_is_erased(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    """Whoever could have decided it has nothing to decide by any more; the return can be reported for the other."""
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await verifies(petro)
    await parts(olha)
    await erases(anna)
    assert petro.has_seen(STOPPED)
    await presses(petro, "hold", mother.person)
    await lifts(petro, mother.person)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 0
    assert await town.store.read(stored.standing, mother.person) == []
    await is_returned(maria, petro, mother)
    assert times_told(nina) == 1


async def test_what_was_told_across_it_can_be_corrected_then(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await joins(maria, wife, mother)
    await is_returned(maria, petro, wife)
    assert times_told(nina) == 1
    await parts(olha)
    await erases(anna)
    await petro.sees(STOPPED)
    assert petro.word("Send a correction") in petro.person.last.buttons


async def test_a_return_that_a_newer_wish_lets_more_relatives_hear_of_is_announced_to_operators(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    """N1: first nobody was to know; the report of the other record says that all may, and joins what stands."""
    await maria.reports(wife.reference, wish="nobody")
    await verifies(petro)
    await town.passes(HOLD + 1)
    await is_returned(maria, petro, mother)
    await joins(maria, wife, mother)
    await agrees(olha)
    await petro.sees(ALARM)
    assert times_told(anna) == 0
    await petro.presses("Stop the notices")
    await petro.sees(STOPPED)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (0, 1)


async def test_who_was_told_by_a_joining_is_not_corrected_where_the_own_return_stands_though_its_notice_was_stopped(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    await reports(maria, mother)
    await verifies(petro)
    await presses(maria, "bar", mother.id)
    await reports(maria, wife)
    waits = await newest(town, "return_report")
    await joins(maria, wife, mother)
    await agrees(olha)
    petro.forges(f"verify:{waits}")
    await petro.says("Перевірено окремо")
    await presses(petro, "send", "verify")
    await presses(petro, "unbar", mother.id)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 1
    await parts(maria)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert times_told(nina) == 1
    assert not olha.has_seen(STOPPED)
    assert await town.store.read(count, "notice", "state = 'told'") == 2


async def test_the_case_says_that_the_return_was_verified_of_a_record_that_was_erased(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, wife: Case, mother: Case
) -> None:
    await joins(maria, wife, mother)
    await is_returned(maria, petro, wife)
    inherited = maria.word("Verified for another record of this person, which has since been erased.")
    assert inherited not in (await maria.opens_the_case(mother.reference)).text
    await erases(anna)
    assert inherited in (await maria.opens_the_case(mother.reference)).text


async def test_the_button_of_an_alarm_stops_what_is_left_of_it_when_its_own_record_was_erased(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, nina: Relative,
    wife: Case, mother: Case,
) -> None:  # fmt: skip
    """N1: the others still wait for the hold, and whoever wants to stop them has that one button."""
    olena = town.relative("Olena")
    sister = await is_accepted(olena, maria, relation="sister")
    await town.settles()
    await joins(maria, wife, mother)
    await joins(maria, sister, mother)
    await reports(maria, wife)
    await verifies(petro)
    for one in (anna, nina):
        await erases(one)
    await olha.presses("Stop the notices")
    await olha.sees(STOPPED)
    await town.passes(HOLD + 1)
    assert times_told(olena) == 0


async def test_the_button_of_an_alarm_says_that_all_of_it_was_erased(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor, anna: Relative, wife: Case
) -> None:
    await reports(maria, wife)
    await verifies(petro)
    await erases(anna)
    await olha.presses("Stop the notices")
    await olha.sees_toast("The relatives had it erased. Nothing more will be sent.")
