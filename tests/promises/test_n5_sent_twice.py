"""N5: a form of the desk that is sent twice, by a second press or by going back, is acted on once."""

from contextlib import AsyncExitStack

from tests.desk.working import at_the_desk
from tests.promises.pages import family
from tests.promises.subjects import Family
from tests.promises.sweeping import FORMS, sends

__all__ = ["family"]

# What is wanted anew is new: another code, another invitation, the file once more; and all hear of it once more.
ANEW = {
    "POST /account/telegram", "POST /lists/{list}/file", "POST /people/invite",
    "POST /telephone/inquiries/{called}/code", "POST /people/{operator}/reset-codes",
}  # fmt: skip
LONGER = ("/take", "/next")  # it is in hand for another while


async def test_a_form_that_is_sent_twice_is_acted_on_once(family: Family) -> None:
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, "Petro", "admin")
        acted = {name: await sends(petro, family, name, times=2) for name in FORMS}
    again = {name for name, (_first, second) in acted.items() if second}
    assert again - {name for name in again if name.endswith(LONGER)} <= ANEW
    assert sum(first for first, _second in acted.values()) > 30, "most of them do something the first time"
