"""N7: whoever has a session of the desk decides nothing with it: each act needs a signature for just that, once."""

from contextlib import AsyncExitStack

from tests.desk.browser import Answered, Browser
from tests.desk.working import at_the_desk
from tests.promises import doors
from tests.promises.pages import with_keys
from tests.promises.subjects import Family
from tests.promises.sweeping import FORMS, acts, filled_in, sends

__all__ = ["with_keys"]
FIRST = "POST /lists/{list}/second/{proposed}/right"  # without which there is nothing to verify of a list


async def asked(who: Browser, path: str, sent: dict[str, str]) -> Answered:
    """The page that asks for the signature."""
    page = await who.asks("POST", path, sent, Origin=who.origin)
    assert page.status == 403, (path, page.words)
    return page


async def test_whoever_has_stolen_a_session_decides_nothing(with_keys: Family) -> None:
    family = with_keys
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, "Petro", "admin")
        acted = {name for name in FORMS if (await sends(petro, family, name))[0]}
    assert acted & set(doors.SIGNED) == set()
    assert len(acted) > 20, "what decides nothing is done"


async def test_a_signature_is_good_for_one_act_of_one_operator_once(with_keys: Family) -> None:
    family = with_keys
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, "Petro", "admin")
        ihor = await at_the_desk(stack, family.town, "Ihor", "admin")
        await petro.opens(f"/lists/{family.subjects['list']}/second")
        await sends(petro, family, FIRST)
        for name, other in zip(doors.SIGNED, (*doors.SIGNED[1:], doors.SIGNED[0]), strict=True):
            path, sent = await filled_in(petro, family, name)
            stolen = petro.confirms(await asked(petro, path, sent))
            assert not await acts(ihor, family, path, {**sent, "signed": stolen}), f"{name}: as somebody else"
            for_this = petro.confirms(await asked(petro, path, sent))
            there, sent_there = await filled_in(petro, family, other)
            assert not await acts(petro, family, there, {**sent_there, "signed": for_this}), f"{name}: for {other}"
            own = {**sent, "signed": petro.confirms(await asked(petro, path, sent))}
            assert await acts(petro, family, path, own), name
            assert not await acts(petro, family, path, own), f"{name}: once more"
