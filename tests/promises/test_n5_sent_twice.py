"""N5: a form of the desk that is sent twice, by a second press or by going back, is acted on once."""

import re
from collections.abc import Mapping
from contextlib import AsyncExitStack
from html import unescape

from tests.desk.browser import Browser
from tests.desk.on_the_phone import SAID
from tests.desk.working import at_the_desk
from tests.promises import doors
from tests.promises.hostile import FIELDS, everything, filled, path_of
from tests.promises.subjects import Family
from tests.promises.test_n7_html_is_words import CHOSEN, IDS
from tests.promises.test_n7_the_desk import family

__all__ = ["family"]

# What is wanted anew is new: another code, another invitation, the file once more.
ANEW = {
    "POST /account/telegram", "POST /lists/{list}/file", "POST /people/invite",
    "POST /telephone/inquiries/{called}/code",
}  # fmt: skip
AT_LAST = ("POST /family", "POST /lockdown/begin")  # after which nothing about these people can be done, or nothing
NOT_NOW = {*AT_LAST, "POST /people/{operator}/remove"}
# Who is here and what they look at, and by when a row was last changed to what it was.
BESIDE = {"audit", "audit_head", "desk_session", "operator_use", "meter", "candidate", "returned_row"}
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
Kept = Mapping[str, list[str]]


async def shown(who: Browser, path: str) -> dict[str, str]:
    """What the page that has this form sends with it, unseen."""
    page = await who.opens(re.sub(r"/[a-z-]+$", "", path) or "/")
    return {name: unescape(value) for name, value in HIDDEN.findall(page.html)}


async def test_a_form_that_is_sent_twice_is_acted_on_once(family: Family) -> None:
    town, acted, twice = family.town, set[str](), set[str]()
    said = {**dict.fromkeys(set(FIELDS) - IDS, "Слова"), **filled(family.subjects), **CHOSEN, **SAID}
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "admin")
        for name in [*(name for name in doors.DESK if name.startswith("POST") and name not in NOT_NOW), *AT_LAST]:
            path = path_of(name, family.subjects)
            sent, seen = {**said, **await shown(petro, path)}, [await town.store.read(everything)]
            for _time in range(2):
                await petro.asks("POST", path, sent, Origin=petro.origin)
                await town.settles()
                seen.append(await town.store.read(everything))
            acted |= {name} if changed(*seen[:2]) else set()
            twice |= {name} if changed(*seen[1:]) else set()
    assert twice <= ANEW
    assert len(acted) > 30, "most of them do something the first time"


def changed(before: Kept, after: Kept) -> list[str]:
    """The tables in which something is not as it was."""
    return [table for table in before.keys() - BESIDE if before[table] != after[table]]
