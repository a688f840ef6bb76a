"""Joined records of which somebody doubts something: what is stopped, wished or taken apart holds for all of them."""

import pytest

from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, presses, reports, times_told, verifies
from tests.register import Case, is_accepted
from tests.stories.joining import agrees, joins
from tests.town import Town

STOPPED = "<b>Stopped</b> by {name}."
ALARM = "<b>For operators: a verified return is told to more relatives.</b>"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


@pytest.fixture
async def olha(town: Town) -> OperatorActor:
    return await town.operator("Ольга", "verifier", "en")


@pytest.fixture
async def anna(town: Town) -> Relative:
    return town.relative("Anna")


@pytest.fixture
async def nina(town: Town) -> Relative:
    return town.relative("Nina", "en")


@pytest.fixture
async def wife(anna: Relative, maria: OperatorActor) -> Case:
    return await is_accepted(anna, maria)


@pytest.fixture
async def mother(nina: Relative, maria: OperatorActor, wife: Case) -> Case:
    """Her inquiry was accepted as one about another person of the same name."""
    case = await is_accepted(nina, maria, relation="mother", own_name="Коваль Ніна")
    await nina.town.settles()
    return case


async def is_returned(maria: OperatorActor, petro: OperatorActor, case: Case) -> None:
    """The return is reported, verified and told."""
    await reports(maria, case)
    await verifies(petro)
    await maria.town.passes(HOLD + 1)


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
    await presses(petro, "lift", wife.person)
    await town.passes(HOLD + 1)
    assert (times_told(nina), times_told(olena)) == (0, 0)
