"""Every form of the desk, one after another, as the page that has it would send it; and what came of it."""

import re
from collections.abc import Mapping
from html import unescape

from tests.desk.browser import Browser
from tests.desk.on_the_phone import SAID
from tests.promises import doors
from tests.promises.hostile import FIELDS, everything, filled, path_of
from tests.promises.subjects import Family

AT_LAST = ("POST /family", "POST /lockdown/begin")  # after which nothing about these people can be done, or nothing
NOT_NOW = {*AT_LAST, "POST /people/{operator}/remove"}
FORMS = (*(name for name in doors.DESK if name.startswith("POST") and name not in NOT_NOW), *AT_LAST)
IDS = {"version", "subject", "row", "decision", "report", "errand", "to", "holder", "since", "sender", "whom"}
CHOSEN = {
    "wish": "all", "way": "document_seen", "reliability": "knew", "audience": "everyone", "time": "now",
    "expiry": "day", "category": "service_member", "relation": "mother", "agreed": "yes", "zone": "Europe/Warsaw",
    "birth_date": "12 березня 1991", "phone": "+44 7700 900333", "date": "12.03.2026", "person": "0",
    "language": "uk", "role": "reviewer", "sort": "inquiry",
}  # fmt: skip
# Who is here and what they look at, and by when a row was last changed to what it was.
BESIDE = {"audit", "audit_head", "desk_session", "operator_use", "meter", "candidate", "returned_row"}
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


async def shown(who: Browser, path: str) -> dict[str, str]:
    """What the page that has this form sends with it, unseen."""
    page = await who.opens(re.sub(r"/[a-z-]+$", "", path) or "/")
    return {name: unescape(value) for name, value in HIDDEN.findall(page.html)}


async def filled_in(who: Browser, family: Family, name: str) -> tuple[str, dict[str, str]]:
    """Where that form is sent, and all that is sent with it."""
    path = path_of(name, family.subjects)
    said = {**dict.fromkeys(set(FIELDS) - IDS, "Слова"), **filled(family.subjects), **CHOSEN, **SAID}
    return path, {**said, **await shown(who, path)}


async def sends(who: Browser, family: Family, name: str, times: int = 1) -> list[bool]:
    """Fills in that form and sends it so often; whether anything was changed each time."""
    path, sent = await filled_in(who, family, name)
    return [await acts(who, family, path, sent) for _time in range(times)]


async def acts(who: Browser, family: Family, path: str, sent: Mapping[str, str]) -> bool:
    """Sends it; whether anything was changed."""
    before = await family.town.store.read(everything)
    await who.asks("POST", path, dict(sent), Origin=who.origin)
    await family.town.settles()
    return bool(changed(before, await family.town.store.read(everything)))


def changed(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> list[str]:
    """The tables in which something is not as it was."""
    return [table for table in before.keys() - BESIDE if before[table] != after[table]]
