"""Two records of one person: who registers and accepts them, and how operators join them and take them apart."""

import pytest

from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, presses, reports, verifies
from tests.register import Case, is_accepted
from tests.town import Town

STOPPED = "<b>Stopped</b> by {name}."
ALARM = "<b>For operators: more relatives are told about a verified return.</b>"


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


async def joins(operator: OperatorActor, one: Case, two: Case) -> None:
    """Says that they are one person, and why."""
    await _ends(operator, "join", f"{one.person}:{two.person}")


async def parts(operator: OperatorActor) -> None:
    """Says that those who were joined last are two people, and why."""
    await _ends(operator, "part", await newest_joining(operator))


async def agrees(operator: OperatorActor) -> None:
    """Decides what a colleague proposed last."""
    await presses(operator, "agree", await newest_joining(operator))


async def newest_joining(operator: OperatorActor) -> int:
    """The id of what was said last of two records; 0 for nothing."""
    rows = await operator.town.store.read(lambda tx: tx.all("SELECT MAX(id) AS id FROM joining"))
    return rows[0]["id"] or 0


async def _ends(operator: OperatorActor, form: str, subject: object) -> None:
    await presses(operator, form, subject)
    await operator.says("Звірено з матір’ю телефоном")
    await operator.town.settles()
    await presses(operator, "send", form)
