"""People and trust at the desk: who is invited, let in, removed; what they did; a lockdown; texts and files."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest_asyncio

from storage.staff import meter, uses
from tests.desk.browser import Answered, Browser, field
from tests.desk.working import at_the_desk, counted, whose
from tests.register import is_accepted
from tests.storage.tampering import put, rows_of
from tests.stories.locking import LOCKED
from tests.town import Town


class House:
    """Olha and Petro are administrators, Maria is none; all of them work at the desk."""

    def __init__(self, town: Town, olha: Browser, petro: Browser, maria: Browser) -> None:
        self.town, self.olha, self.petro, self.maria = town, olha, petro, maria

    async def signs(self, who: Browser, path: str, **fields: object) -> Answered:
        """Sends it, and confirms it with the passkey."""
        sent = {name: str(value) for name, value in fields.items()}
        asked = await who.sends(path, sent)
        assert asked.status == 403, asked.words
        return await who.sends(path, {**sent, "signed": who.confirms(asked)})


@pytest_asyncio.fixture
async def house(town: Town) -> AsyncIterator[House]:
    await town.operator("Ivan", "admin")
    async with AsyncExitStack() as stack:
        olha = await at_the_desk(stack, town, "Olha", "admin", "en")
        petro = await at_the_desk(stack, town, "Petro", "admin", "en")
        yield House(town, olha, petro, await at_the_desk(stack, town, "Maria", "reviewer", "en"))


async def test_who_was_invited_by_one_administrator_is_let_in_by_another(house: House) -> None:
    invited = await house.signs(house.olha, "/people/invite", role="verifier")
    code = re.findall(r"/enrol#([\w-]+)<", invited.html)[0]
    async with Browser(house.town, "en") as nadia:
        await nadia.enrols(code, "Надія <b>")
        waiting = await house.olha.opens("/people")
        assert "another administrator lets them in" in waiting.words
        who = {name: field(waiting.html, name) for name in ("account", "asked_at")}
        assert (await house.olha.sends("/people/let-in", who)).status == 409, "not by who invited her"
        assert (await nadia.signs_in()).status == 403
        await house.signs(house.petro, "/people/let-in", **who)
        await nadia.signs_in()
        assert nadia.token
        path = await whose(house.olha, "Надія &lt;b&gt;")
        page = await house.olha.opens(path)
        assert "Open sessions last seen" in page.words
        assert "no, only the desk" in page.words
        since = field(page.html, "since")
        await house.olha.sends(f"{path}/end-sessions", {"since": since})
        assert "Sign-in for operators" in (await nadia.opens("/lists")).words
        await nadia.signs_in()
        house.town.clock.ahead += 60
        await house.signs(house.olha, f"{path}/role", since=since, role="admin")
        who = {name: field((await house.petro.opens("/people")).html, name) for name in ("account", "asked_at")}
        assert (await house.olha.sends("/people/let-in", who)).status == 409
        await house.signs(house.petro, "/people/let-in", **who)
        assert await counted(house.town, "operator", "role = 'admin'") == 4
        assert "Sign-in for operators" in (await nadia.opens("/lists")).words, "signed in as what she was before"
        await house.signs(house.petro, f"{path}/remove", since=field((await house.petro.opens(path)).html, "since"))
        assert "Agree: remove at once" not in (await house.petro.opens(path)).words
        assert "wants to remove this administrator" in (await house.olha.opens(path)).words
        page = await house.olha.opens(path)
        await house.signs(house.olha, f"{path}/remove", since=field(page.html, "since"))
        assert await counted(house.town, "operator", "active = 1 AND role = 'admin'") == 3
        assert (await nadia.signs_in()).status == 403


async def test_rights_that_sleep_and_a_pause_end_with_an_administrator(house: House) -> None:
    path = await whose(house.olha, "Maria")
    maria, now = int(path.rpartition("/")[2]), int(house.town.clock())
    await house.town.store.run(uses.put_to_sleep, maria, now)
    await house.town.store.run(meter.pause, maria, now)
    page = await house.olha.opens(path)
    await house.signs(house.olha, f"{path}/wake", asleep_at=field(page.html, "asleep_at"))
    await house.olha.sends(f"{path}/see-again", {"paused_at": field(page.html, "paused_at")})
    assert await counted(house.town, "operator", "asleep_at IS NOT NULL") == 0
    assert await counted(house.town, "meter", "paused_at IS NOT NULL") == 0


async def test_the_history_says_who_did_what_and_that_it_holds(house: House) -> None:
    ivan = (await house.town.store.read(lambda tx: tx.known("SELECT MIN(id) AS id FROM operator")))["id"]
    sofia = await house.town.operator("Sofia")
    case = await is_accepted(house.town.relative("Anna"), sofia)
    await sofia.says(case.reference)
    await house.town.settles()
    page = await house.olha.opens("/people/history")
    assert "follow one another without a break" in page.words
    assert "Sofia opened the" in page.words
    assert case.reference in page.words
    assert "Sofia opened" not in (await house.olha.opens("/people/history?sort=trust")).words
    assert "signed in at the desk" in (await house.olha.opens("/people/history?sort=trust")).words
    assert "looked at the history" in (await house.olha.opens("/people/history?sort=looks")).words
    assert "let a new operator in" in (await house.olha.opens(f"/people/{ivan}/history?sort=deeds")).words
    assert case.reference in (await house.olha.sends("/people/history", {"words": case.reference})).words
    assert (await house.olha.sends("/people/history", {"words": "7K3M-9QX1"})).status == 404
    older = re.findall(r'href="(/people/history\?[^"]*before=\d+)"', (await house.olha.opens("/people/history")).html)
    assert "became an operator" in (await house.olha.opens(older[0].replace("&amp;", "&"))).words
    file = house.town.folder / "zvistka.db"
    rows = rows_of(file)
    next(row for row in rows["audit"] if row["action"] == "enrolled")["action"] = "told"
    put(file, rows)
    assert "The history was tampered with" in (await house.olha.opens("/people/history")).words


async def test_anybody_begins_a_lockdown_and_two_lift_it(house: House) -> None:
    await house.town.store.run(lambda tx: tx.execute("UPDATE lockdown SET begun_at = begun_at + 1"))
    page = await house.maria.opens("/lockdown")
    assert "somebody changed the database past this bot" in page.words
    await house.maria.sends("/lockdown/begin", {"begun_at": field(page.html, "begun_at")})
    assert "begun by Maria" in (await house.petro.opens("/lockdown")).words
    assert "Lockdown: nothing is verified, and no notice" in (await house.petro.opens("/people")).words
    refused = await house.petro.sends("/people/invite", {"role": "reviewer"})
    assert LOCKED in refused.words
    assert "Lockdown: nothing is verified, and no notice" in refused.words
    begun = field((await house.maria.opens("/lockdown")).html, "begun_at")
    await house.signs(house.maria, "/lockdown/lift", begun_at=begun)
    assert (await house.maria.sends("/lockdown/lift", {"begun_at": begun})).status == 409
    assert "Maria wants to lift it." in (await house.petro.opens("/lockdown")).words
    await house.signs(house.petro, "/lockdown/lift", begun_at=begun)
    assert "Lock everything?" in (await house.maria.opens("/lockdown")).words
    assert "Lockdown: nothing" not in (await house.maria.opens("/lists")).words


async def test_texts_for_families_are_confirmed_as_they_were_previewed(house: House) -> None:
    civilian = await house.olha.opens("/guides/1")
    version = field(civilian.html, "version_seen")
    texts = {"uk": "**Перше** <script>\nhttps://ngo.example", "en": "One", "sources": "? 1"}
    preview = await house.olha.sends("/guides/1/preview", texts)
    assert "<b>Перше</b> &lt;script&gt;" in preview.html
    bare = await house.olha.sends("/guides/1/preview", {**texts, "uk": "**Див.** <img src=x ngo.example"})
    assert "in full, beginning with https://" in bare.words
    assert "<img" not in bare.html
    await house.signs(house.olha, "/guides/1", version_seen=version, **texts)
    assert "Version 1, Olha" in (await house.olha.opens("/guides/1")).words
    late = await house.signs(house.petro, "/guides/1", version_seen=version, **texts)
    assert (late.status, "This is no longer what you were shown" in late.words) == (409, True)
    await house.petro.sends("/guides/1/hide", {"version_seen": "1"})
    assert "Not shown to families." in (await house.olha.opens("/guides/1")).words


async def test_cases_are_taken_out_when_it_is_kept_who_did_it(house: House) -> None:
    case = await is_accepted(house.town.relative("Anna"), await house.town.operator("Sofia"))
    file = await house.signs(house.olha, "/exports", what="csv")
    assert file.headers["Content-Disposition"] == 'attachment; filename="zvistka-csv.csv"'
    assert case.reference in file.html
    assert await counted(house.town, "audit", "action = 'exported' AND factor = 'passkey'") == 1
    assert (await house.maria.sends("/exports", {"what": "csv"})).status == 403
