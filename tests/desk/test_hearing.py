"""Who works at the desk only is not written to, and is nobody who hears that a return can still be stopped."""

from contextlib import AsyncExitStack

from bot.checks import check
from tests.desk.working import at_the_desk
from tests.promises.quick import HOLD, reports, verifies
from tests.register import is_accepted
from tests.stories.confirming import code, has_authenticator, types
from tests.town import Town

ALONE = "Nobody but the two of you could stop them."
UNHEARD = "<b>For operators: nobody else could have stopped this return.</b>"


async def test_two_in_the_chat_read_that_nobody_else_hears_when_all_others_work_at_the_desk(town: Town) -> None:
    maria, petro = await town.operator("Maria", "admin"), await town.operator("Petro", "verifier")
    await has_authenticator(petro)
    async with AsyncExitStack() as stack:
        await at_the_desk(stack, town, "Olha", "admin")
        await at_the_desk(stack, town, "Ihor", "verifier")
        await reports(maria, await is_accepted(town.relative("Anna"), maria))
        await verifies(petro)
        await types(petro, await code(petro))
    for one in (maria, petro):
        await one.sees(ALONE)
    await town.passes(HOLD + 1)
    for one in (maria, petro):
        await one.sees(UNHEARD)


async def test_whoever_checks_reads_how_few_an_alarm_reaches(town: Town) -> None:
    await town.operator("Maria", "admin")
    await town.operator("Petro", "verifier")
    async with AsyncExitStack() as stack:
        await at_the_desk(stack, town, "Olha", "admin")
        await at_the_desk(stack, town, "Ihor", "verifier")
    found = [one.remark for one in await check(town.settings(), town.clock, {}) if one.subject == "operators"]
    few = "only 2 of 4 who can stop a return hear of it in a chat"
    assert found == [f"{few}: nobody besides the two who verify it"]
