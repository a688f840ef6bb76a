"""N1, N3, N4, N7: every page and form of the desk, for every role and for those who must not come through.

What each needs is the table DESK in doors.py; what each is sent with is prepared by subjects.py.
"""

import re
from contextlib import AsyncExitStack

import pytest

from bot.model.refused import Reason
from bot.texts.refused import SENTENCES
from desk.routes import ROUTES
from tests.desk.browser import Answered, Browser
from tests.desk.working import at_the_desk, joins_the_desk
from tests.promises import doors
from tests.promises.doors import About
from tests.promises.own_family import misses
from tests.promises.pages import ROLES, allowed, family, tries
from tests.promises.subjects import SECRETS, Family, kept
from tests.town import Town

__all__ = ["family"]
NUMBER = re.compile(r"\+44\s?7700")  # ids may hold any digits
WROTE = re.compile(r'<label for="wrote-.*?</textarea>', re.DOTALL)  # what is given back to whoever sent it
NAMES = re.compile(r"\{(\w+)(?::[^{}]*(?:\{[^{}]*\}[^{}]*)*)?\}")


def says(answered: Answered, reason: Reason) -> bool:
    """Whether that is the reason, in Ukrainian."""
    return SENTENCES[reason].text("uk") in answered.words


def learns(answered: Answered) -> list[str]:
    """What is secret in a page."""
    return [secret for secret in SECRETS if secret in answered.words]


def test_every_page_is_in_the_table() -> None:
    served = [" ".join((route.method, NAMES.sub(r"{\1}", route.path))) for route in ROUTES]
    served = [name.replace("/second/{row}", "/second/{proposed}") for name in served]
    assert sorted(served) == sorted(doors.DESK)
    assert {name: door.right for name, door in doors.DESK.items()} == dict(
        zip(served, (route.right for route in ROUTES), strict=True)
    )


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_opens_what_it_has_the_right_to_and_nothing_else(family: Family, role: str) -> None:
    town = family.town
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", role)
        before = await town.store.read(kept)
        for name in doors.DESK.keys() - allowed(role).keys():
            refused = await tries(petro, name, family.subjects)
            assert (refused.status, says(refused, Reason.NO_RIGHT)) == (403, True), name
        assert await town.store.read(kept) == before
        for name, door in allowed(role).items():
            answered = await tries(petro, name, family.subjects)
            nothing = [404] if name.startswith("GET /files/") else []  # nobody has sent any
            nowhere = (404,) if door.about is About.NOBODY or name.endswith("/history") else ()  # no such update
            assert answered.status in (200, 303, 409, *nothing, *nowhere), (name, answered.words)
            assert not any(says(answered, one) for one in (Reason.NO_RIGHT, Reason.OWN_FAMILY, Reason.HELD)), name
            asked_for = name.startswith("POST /cases") and name.endswith("/telephone")
            assert bool(NUMBER.search(answered.html)) == asked_for, f"{name}: nobody has asked for a telephone number"


@pytest.mark.parametrize("own", ["accepted", "received", "declined"])
async def test_who_misses_somebody_comes_through_no_door_to_them(family: Family, own: str) -> None:
    town = family.town
    petro = await town.operator("Petro", "admin")
    await misses(petro, family.first, own)
    await town.settles()
    async with AsyncExitStack() as stack:
        browser = await joins_the_desk(stack, town, petro)
        before = await town.store.read(kept)
        for name, door in doors.DESK.items():
            answered = await tries(browser, name, family.subjects)
            if door.about is About.SOMEBODY:
                assert answered.status == 409, (name, answered.words)
            assert learns(answered) == [], name
            if door.about is not About.NOBODY:
                assert "Марко" not in answered.words, name
        assert await town.store.read(kept) == before


async def test_a_case_that_a_person_handles_is_refused_to_everybody(family: Family) -> None:
    town = family.town
    await family.is_held()
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier")
        before = await town.store.read(kept)
        for name, door in doors.DESK.items():
            if door.held:
                answered = await tries(petro, name, family.subjects)
                assert (answered.status, says(answered, Reason.HELD)) == (409, True), name
        assert await town.store.read(kept) == before


@pytest.mark.parametrize("who", ["a stranger", "a family", "who was removed"])
async def test_nobody_else_comes_through_any_door(family: Family, who: str) -> None:
    town = family.town
    async with AsyncExitStack() as stack:
        vira = await nobody(stack, town, family, who)
        before = await town.store.read(kept)
        said = set[str]()
        for name in doors.DESK:
            answered = await tries(vira, name, family.subjects)
            assert answered.status == (303 if name.startswith("GET") else 401), name
            said.add(WROTE.sub("", answered.html))
        assert len(said) == 2, "the way to sign in, and a page with what they wrote themselves: the same at every door"
        assert not any(learns(Answered(200, html, {})) or NUMBER.search(html) for html in said)
        assert await town.store.read(kept) == before


async def nobody(stack: AsyncExitStack, town: Town, family: Family, who: str) -> Browser:
    """Somebody whom the desk has no business with."""
    if who == "a stranger":
        return await stack.enter_async_context(Browser(town))
    if who == "who was removed":
        vira = await at_the_desk(stack, town, "Vira")
        row = await town.store.read(lambda tx: tx.known("SELECT MAX(id) AS id FROM operator"))
        await family.maria.removes(row["id"])
        return vira
    family_browser = await stack.enter_async_context(Browser(town))
    family_browser.token = "made-up"
    return family_browser
