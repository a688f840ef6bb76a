"""N1: an operator who misses somebody reads no more out of calls to work and of numbers than any other relative."""

from tests.cast import Relative
from tests.promises.own_family import seen_by
from tests.promises.quick import HOLD, presses, reports, verifies
from tests.register import is_accepted
from tests.stories.after_rounds import UNTIL_NINE, town
from tests.stories.seeing import TOLD, tells
from tests.town import Town

__all__ = ["town"]


async def test_neither_announced_nor_counted_nor_in_the_morning(town: Town) -> None:
    petro, olha = await town.operator("Petro", "admin"), await town.operator("Olha")
    maria, anna, vira = await town.operator("Maria"), town.relative("Anna"), town.relative("Vira")
    case = await is_accepted(anna, petro)
    own = await is_accepted(Relative(town, maria.person, "uk"), petro, case, relation="sister")
    await presses(petro, "bar", own.id)
    await vira.agrees()
    before = await seen_by(maria)
    await tells(vira, {**TOLD, "Where was it?": "Казали, що загинув"})
    assert await seen_by(maria) == before
    await reports(petro, case)
    assert await seen_by(maria) == before
    await anna.person.blocks()
    await verifies(olha)
    await town.passes(HOLD + 1)
    assert await seen_by(maria) == before
    await town.goes_round(UNTIL_NINE)
    assert await seen_by(maria) == before
    await olha.sees("<b>This morning’s work.</b> Waiting for you:")
    await anna.person.unblocks()
    await anna.says("/me")
    await anna.presses("Change my phone number")
    await anna.says("+44 7700 900777")
    await anna.sees("<b>Your phone number has been changed:</b>")
    await olha.sees("<b>A relative has changed their phone number.</b>")
    assert await seen_by(maria) == before
