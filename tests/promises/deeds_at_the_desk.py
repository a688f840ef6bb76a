"""What operators do at the desk in a history (N1): the deeds of deeds.py through the other door, and some more.

A deed asks the real desk, as a browser does that has the page open.  What has no page there is missing here.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.model.joining import WAITING, JoiningState
from storage.register import joinings, persons
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.answers import EVIDENCE
from tests.desk.browser import Answered, Browser, field
from tests.promises.deeds import Known, asks_too, stands_twice, tells_of_a_meeting
from tests.town import Town

AT_THE_DESK = " at the desk"  # behind the name of a deed in a history
KINSHIP = {"person": "0", "way": "document_seen", "detail": "Свідоцтво про шлюб"}
DONE = (200, 303)
REFUSED = (404, 409)  # somebody was faster, or the family has erased it


class AtTheDesk:
    """Browsers of operators; whoever was signed out meanwhile signs in again.  done: deeds that were not refused."""

    def __init__(self, town: Town, browsers: Mapping[str, Browser]) -> None:
        self.town, self._browsers, self.done, self._last = town, browsers, set[str](), 0

    async def does(self, deed: str, known: Known) -> None:
        """Does it; nothing when what it would be about is not there."""
        self._last = 0
        await DESK[deed](self, known)
        self.done |= {deed} if self._last in DONE else set()

    async def opens(self, who: str, path: str) -> Answered:
        """Opens a page."""
        return await self._asks(self._browsers[who], "GET", path)

    async def sends(self, who: str, path: str, **fields: object) -> Answered:
        """Sends a form, and does not look at what comes of it."""
        said = {name: str(value) for name, value in fields.items()}
        return await self._asks(self._browsers[who], "POST", path, said)

    async def reads(self, query: Callable[..., Awaitable[Any]], *about: object) -> Any:
        """What stands in the register."""
        return await self.town.store.read(query, *about)

    async def _asks(self, browser: Browser, method: str, path: str, fields: Any = ()) -> Answered:
        told = {"Origin": browser.origin} if method == "POST" else {}
        answered = await browser.asks(method, path, fields, **told)
        if answered.status == 401 or answered.headers.get("Location") == "/sign-in":
            await browser.signs_in()
            answered = await browser.asks(method, path, fields, **told)
        assert answered.status in DONE + REFUSED, (path, answered.status, answered.words)
        self._last = answered.status
        return answered


Deed = Callable[[AtTheDesk, Known], Awaitable[object]]


def opens(who: str, path: str) -> Deed:
    """Opens a page about what stands in its path."""

    async def deed(desk: AtTheDesk, known: Known) -> None:
        if named := _named(path, known):
            await desk.opens(who, named)

    return deed


def sends(who: str, path: str, **said: str) -> Deed:
    """Sends a form about what stands in its path."""

    async def deed(desk: AtTheDesk, known: Known) -> None:
        if named := _named(path, known):
            await desk.sends(who, named, **{name: one.format(surname=known.surname) for name, one in said.items()})

    return deed


def _named(path: str, known: Known) -> str:
    """The path with its ids; empty where one of them is nobody's."""
    ids = {
        "person": known.person,
        "first": known.cases[0].id,
        "report": known.report,
        "verification": next(iter(known.verifications), 0),
    }
    return path.format(**ids) if all(ids[name] for name in re.findall(r"\{(\w+)\}", path)) else ""


async def _verifies(desk: AtTheDesk, known: Known) -> None:
    if known.report:
        page = await desk.opens("Petro", f"/reports/{known.report}")
        shown = {"whom": field(page.html, "whom")} if 'name="whom"' in page.html else {}
        await desk.sends("Petro", f"/reports/{known.report}/verify", statement="Перевірено окремо", **shown)


async def _lifts(desk: AtTheDesk, known: Known) -> None:
    page = await desk.opens("Petro", f"/cases/person/{known.person}")
    if 'name="since"' in page.html:
        shown = {name: field(page.html, name) for name in ("holder", "since")}
        await desk.sends("Petro", f"/cases/person/{known.person}/lift", **shown)


async def _hands_over(desk: AtTheDesk, known: Known) -> None:
    holder = (await desk.reads(persons.get, known.person)).held_by or 0
    to = next(one.id for one in await desk.reads(operators.active) if one.id != holder)
    await desk.sends("Petro", f"/cases/person/{known.person}/hand", holder=holder, to=to)


async def _is_told_of_a_meeting(desk: AtTheDesk, known: Known) -> None:
    petro = next(one for one in await desk.reads(operators.active) if one.name == "Petro")
    told = await desk.town.store.run(tells_of_a_meeting, petro, int(desk.town.clock()))
    said = {"reference": known.cases[0].reference, "reliability": "knew", "remark": "схожий"}
    await desk.sends("Petro", f"/sightings/{told}/link", **said)


async def _another_asks(desk: AtTheDesk, known: Known) -> None:
    asked = await desk.town.store.run(asks_too, known.cases[0].id, int(desk.town.clock()))
    await desk.sends("Maria", f"/cases/{asked}/take")
    page = await desk.opens("Maria", f"/cases/{asked}")
    shown = {name: field(page.html, name) for name in ("version", "others")}
    await desk.sends("Maria", f"/cases/{asked}/accept", **KINSHIP, **shown)


async def _is_joined(desk: AtTheDesk, known: Known) -> None:
    other = await desk.town.store.run(stands_twice, known.person, int(desk.town.clock()))
    await desk.opens("Maria", f"/cases/person/{other}/with/{known.person}")
    await desk.sends("Maria", f"/cases/person/{other}/with/{known.person}/join", reason="той самий номер телефону")


async def _is_parted(desk: AtTheDesk, known: Known) -> None:
    for one in await desk.reads(joinings.of_person, known.person, [JoiningState.JOINED]):
        await desk.sends("Maria", f"/joinings/{one.id}/part", reason="інша людина")


async def _decides_the_joining(desk: AtTheDesk, known: Known) -> None:
    for one in await desk.reads(joinings.of_person, known.person, WAITING):
        await desk.sends("Petro", f"/joinings/{one.id}/agree")


async def _rows(tx: Transaction, person: int) -> list[Any]:
    """The rows that may be this person; where there is none, the newest."""
    may_be = "SELECT row_id FROM candidate WHERE person_id = :person"
    found = await tx.all(f"SELECT * FROM returned_row WHERE id IN ({may_be}) ORDER BY id", person=person)
    return [*found] or [*await tx.all("SELECT * FROM returned_row ORDER BY id DESC LIMIT 1")]


def rows(who: str, path: str, *about: str, **said: str) -> Deed:
    """Sends a form about each row of the person.  about: what of the row is sent besides."""

    async def deed(desk: AtTheDesk, known: Known) -> None:
        for row in await desk.reads(_rows, known.person):
            sent = {**{name: row[column] or 0 for name, column in map(_pair, about)}, **said}
            sent = {name: str(value).format(person=known.person) for name, value in sent.items()}
            await desk.sends(who, path.format(list=row["list_id"], row=row["id"]), **sent)

    return deed


def _pair(said: str) -> tuple[str, str]:
    name, _is, column = said.partition("=")
    return name, column or name


async def _looks_at_rows(desk: AtTheDesk, known: Known) -> None:
    for row in await desk.reads(_rows, known.person):
        await desk.opens("Petro", f"/lists/{row['list_id']}")
        await desk.opens("Petro", f"/lists/{row['list_id']}/rows/{row['id']}")


async def _proposes_what_was_looked_at(desk: AtTheDesk, known: Known) -> None:
    for row in await desk.reads(_rows, known.person):
        await desk.opens("Maria", f"/lists/{row['list_id']}?row={row['id']}")
        await desk.sends("Maria", f"/lists/{row['list_id']}/propose", row=row["id"])


async def _undoes(desk: AtTheDesk, known: Known) -> None:
    for row in await desk.reads(_rows, known.person):
        page = await desk.opens("Maria", f"/lists/{row['list_id']}")
        if 'name="decision"' in page.html:
            await desk.sends("Maria", f"/lists/{row['list_id']}/undo", decision=field(page.html, "decision"))


async def _names(desk: AtTheDesk, known: Known) -> None:
    for row in await desk.reads(_rows, known.person):
        path = f"/lists/{row['list_id']}/rows/{row['id']}"
        await desk.sends("Maria", f"{path}/find", words=known.surname)
        await desk.sends("Maria", f"{path}/name", subject=known.person)


async def _compares(desk: AtTheDesk, known: Known) -> None:
    for row in await desk.reads(_rows, known.person):
        await desk.opens("Petro", f"/lists/{row['list_id']}/second")
        path = f"/lists/{row['list_id']}/second/{row['id']}"
        await desk.sends("Petro", f"{path}/right", report=row["report_id"] or 0)


SECOND = "/lists/{list}/second/{row}"
DESK: Mapping[str, Deed] = {
    "report": sends("Maria", "/cases/person/{person}/report", **{**EVIDENCE, "wish": "all"}),
    "unreport": sends("Maria", "/reports/{report}/withdraw"),
    "reject": sends("Petro", "/reports/{report}/reject", statement="Не досить"),
    "verify": _verifies,
    "stop": sends("Maria", "/stop/{verification}"),
    "hold": sends("Petro", "/cases/person/{person}/hold"),
    "lift": _lifts,
    "handed over": _hands_over,
    "held": opens("Petro", "/held"),
    "bar": sends("Petro", "/cases/{first}/bar"),
    "unbar": sends("Petro", "/cases/{first}/unbar"),
    "find": sends("Petro", "/find", words="{surname} 1991"),
    "person": opens("Petro", "/cases/person/{person}"),
    "case": opens("Maria", "/cases/{first}"),
    "telephone": sends("Maria", "/cases/{first}/telephone"),
    "compare": opens("Petro", "/reports/{report}"),
    "returns": opens("Petro", "/second"),
    "calls": opens("Petro", "/calls"),
    "letters": sends("Petro", "/talks/next"),
    "meetings": sends("Petro", "/sightings/next"),
    "met": _is_told_of_a_meeting,
    "proposed": rows("Maria", "/lists/{list}/rows/{row}/is", "version", subject="{person}"),
    "named": _names,
    "wished": rows("Maria", "/lists/{list}/rows/{row}/wish", wish="nobody"),
    "rows": _looks_at_rows,
    "sure": _proposes_what_was_looked_at,
    "not this": rows("Maria", "/lists/{list}/rows/{row}/not", "version", subject="{person}"),
    "put off": rows("Maria", "/lists/{list}/rows/{row}/later", "version"),
    "undone": _undoes,
    "found right": _compares,
    "looked back": rows("Petro", f"{SECOND}/unright", "report=report_id"),
    "found wrong": rows("Petro", f"{SECOND}/wrong", "report=report_id", why="Інша дата"),
    "list verified": rows("Petro", "/lists/{list}/verify", statement="Звірено"),
    "list stopped": rows("Maria", "/stop/list/{list}"),
    "list handed back": rows("Petro", "/lists/{list}/file"),
    "joined": _is_joined,
    "parted": _is_parted,
    "agreed": _decides_the_joining,
    "another": _another_asks,
    "menu": opens("Petro", "/"),
    # What is done at the desk only.
    "past": opens("Petro", "/people/history/person/{person}"),
    "pairs": opens("Maria", "/doubles"),
    "noted": sends("Maria", "/handover/note", note="{surname}: подзвонити завтра"),
    "shift": opens("Petro", "/handover"),
    "numbers": opens("Petro", "/numbers"),
    "about to leave": opens("Maria", "/stop"),
    "announced": opens("Petro", "/announcements"),
}
