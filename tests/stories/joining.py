"""Two records of one person: who registers and accepts them, and how operators join them and take them apart."""

from tests.cast import OperatorActor
from tests.promises.quick import presses
from tests.register import Case


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
