"""N1, N7: in a lockdown nothing is decided at the desk but what takes harm away, and no return leaves."""

from contextlib import AsyncExitStack

from tests.desk.working import at_the_desk, counted
from tests.promises import doors
from tests.promises.pages import family
from tests.promises.quick import HOLD
from tests.promises.subjects import Family
from tests.promises.sweeping import FORMS, sends
from tests.stories.locking import locks

__all__ = ["family"]
TAKES_HARM_AWAY = {"POST /corrections/{stopped}"}
MARKS = "POST /lists/{list}/second/{proposed}/right"
NOTICES = "notice_id IS NOT NULL AND state = 'sent'"


async def test_no_form_decides_in_a_lockdown_though_nothing_has_to_be_signed(family: Family) -> None:
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, "Petro", "admin")
        await petro.opens(f"/lists/{family.subjects['list']}/second")
        await sends(petro, family, MARKS)
        told = await counted(family.town, "outbox", NOTICES)
        await locks(family.olha)
        acted = {name for name in FORMS if (await sends(petro, family, name))[0]}
        assert acted & set(doors.SIGNED) == TAKES_HARM_AWAY
        await family.town.passes(4 * HOLD)
    assert await counted(family.town, "outbox", NOTICES) == told
