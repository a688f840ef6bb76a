"""N3: no page of the desk holds a telephone number that was not asked for, neither to be read nor in its source.

Every page that a role can open, also with everything in hand that it can take in hand.
"""

import re
from contextlib import AsyncExitStack

import pytest

from storage.register import inquiries, sightings
from storage.store.transaction import Transaction
from tests.desk.browser import Answered, Browser
from tests.desk.working import at_the_desk
from tests.promises import doors
from tests.promises.pages import ROLES, allowed, family, tries
from tests.promises.subjects import Family

__all__ = ["family"]

# However it is written: with a code of the country or without, in a link, with any spaces, dashes or tags between.
NUMBER = re.compile(r"7700(?:\W|%20|&\w+;|<[^>]*>){0,9}900(?:\W|%20|&\w+;|<[^>]*>){0,9}(?:333|444)")
ASKED_FOR = {"POST /cases/{case}/telephone", "POST /sightings/{sighting}/telephone"}
IN_HAND = {"GET /calls/{call}": "/calls/{call}", "GET /telephone/{relative}": "/telephone/{relative}"}
TAKES = (
    "POST /calls/{call}/take", "POST /telephone/{relative}/take", "POST /cases/{waiting}/take", "POST /queue/next",
    "POST /talks/{letter}/take", "POST /talks/next", "POST /sightings/next", "GET /lists/{list}/second",
)  # fmt: skip


def holds_one(page: Answered) -> bool:
    """Whether there is a number in it, or in where it leads."""
    return bool(NUMBER.search(page.html) or NUMBER.search(str(page.headers)))


async def holds_numbers(who: Browser, family: Family, names: set[str]) -> set[str]:
    """Of these pages, those that hold one."""
    in_order = [name for name in doors.DESK if name in names]
    return {name for name in in_order if holds_one(await tries(who, name, family.subjects))}


@pytest.mark.parametrize("role", ROLES)
async def test_no_page_holds_a_number_until_it_is_asked_for(family: Family, role: str) -> None:
    family.subjects["sighting"] = await family.town.store.run(_may_be_called, family.first.id)
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, "Petro", role)
        may, more = (
            set(allowed(role)),
            {f"/lists/{family.subjects['list']}?row={family.subjects['row']}", "/second?again"},
        )
        pages = {name for name in may if name.startswith("GET ") and name != "GET /live"}
        assert await holds_numbers(petro, family, pages) == set()
        for name in TAKES:
            await tries(petro, name, family.subjects)
        assert await holds_numbers(petro, family, pages) == may & IN_HAND.keys()
        assert not any([holds_one(await petro.opens(path)) for path in more])
        assert await holds_numbers(petro, family, may - pages - IN_HAND.keys()) == may & ASKED_FOR


async def test_the_number_of_a_call_is_for_whose_it_is_while_it_is(family: Family) -> None:
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, "Petro", "verifier")
        ihor = await at_the_desk(stack, family.town, "Ihor", "verifier")
        for path in IN_HAND.values():
            here = path.format(**family.subjects)
            assert holds_one(await petro.sends(f"{here}/take"))
            assert not holds_one(await ihor.opens(here)), "it is in other hands"
            await petro.sends(f"{here}/back")
            assert not holds_one(await petro.opens(here)), "it is in nobody's"


@pytest.mark.parametrize(
    "written", ["+447700900333", "07700 900 333", "tel:+44-7700-900333", "7700&nbsp;900&nbsp;333", "7700 <b>900333</b>"]
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    assert NUMBER.search(written)


def test_every_page_that_may_hold_one_is_in_the_table() -> None:
    assert ASKED_FOR | IN_HAND.keys() <= set(doors.DESK)


async def _may_be_called(tx: Transaction, inquiry_id: int) -> int:
    """Somebody wants to tell by phone whom they met."""
    chat_id = (await inquiries.get(tx, inquiry_id)).chat_id
    return await sightings.add(tx, chat_id, {"how": "call", "number": "+44 7700 900444"}, 1, grave=False)
