"""A whole working life without Telegram: invited, let in, a shift, handed over, removed.  All of it at the desk."""

import re
from contextlib import AsyncExitStack

from storage.staff import operators
from tests.answers import EVIDENCE
from tests.desk.browser import Answered, Browser, field
from tests.desk.working import at_the_desk, counted
from tests.promises.quick import HOLD
from tests.register import has_asked
from tests.stories.confirming import last
from tests.stories.returning import NUMBER
from tests.town import Town

KINSHIP = {"way": "document_seen", "detail": "Marriage certificate"}
STATEMENT = {"statement": "Called the hospital"}
NOTE = "Ask Olena about the scar"


async def signs(who: Browser, path: str, **sent: str) -> Answered:
    """Sends it, and confirms it with the passkey."""
    asked = await who.sends(path, sent)
    assert asked.status == 403, asked.words
    return await who.sends(path, {**sent, "signed": who.confirms(asked)})


async def comes(nadia: Browser, olha: Browser, petro: Browser) -> None:
    """One administrator invites her, another one makes sure who she is."""
    invited = await signs(olha, "/people/invite", role="reviewer")
    assert (await nadia.enrols(re.findall(r"/enrol#([\w-]+)<", invited.html)[0], "Nadia")).status == 200
    assert (await nadia.signs_in()).status == 403
    waiting = await petro.opens("/people")
    await signs(petro, "/people/let-in", **{name: field(waiting.html, name) for name in ("account", "asked_at")})
    await nadia.signs_in()
    assert "You have named nobody." in (await nadia.opens("/family")).words


async def accepts_the_next(nadia: Browser) -> str:
    """Takes whoever has waited longest; the path of the person."""
    page = await nadia.sends("/queue/next")
    found = re.search(r'action="(/cases/\d+)/accept"', page.html)
    assert found, page.words
    seen = {name: field(page.html, name) for name in ("version", "others")}
    accepted = await nadia.sends(f"{found[1]}/accept", {**seen, **KINSHIP, "person": "0"})
    assert "accepted the inquiry Nadia" in accepted.words
    path = re.search(r'action="(/cases/person/\d+)/report"', accepted.html)
    assert path, accepted.words
    return path[1]


async def test_an_operator_works_and_leaves_without_ever_opening_telegram(town: Town) -> None:
    await town.operator("Ivan", "admin")
    anna = town.relative("Anna")
    async with AsyncExitStack() as stack:
        olha = await at_the_desk(stack, town, "Olha", "admin", "en")
        petro = await at_the_desk(stack, town, "Petro", "admin", "en")
        nadia = await stack.enter_async_context(Browser(town, "en"))
        await comes(nadia, olha, petro)

        case = await has_asked(anna)
        assert "Inquiries 1" in (await nadia.opens("/")).words
        person = await accepts_the_next(nadia)
        await anna.sees("<b>Inquiry accepted.</b>")
        await anna.person.blocks()
        await nadia.sends(f"{person}/report", {**EVIDENCE, "wish": "all", "inquiry": str(case.id)})
        report = await last(town, "return_report")
        shown = {"whom": field((await petro.opens(f"/reports/{report}")).html, "whom")}
        assert (await nadia.sends(f"/reports/{report}/verify", {**shown, **STATEMENT})).status == 403, "two operators"
        await signs(petro, f"/reports/{report}/verify", **shown, **STATEMENT)
        await town.passes(HOLD + 1)

        call = await last(town, "call")
        assert case.reference in (await nadia.opens("/calls")).words
        assert NUMBER in (await nadia.sends(f"/calls/{call}/take")).words
        assert "No call is waiting." in (await nadia.sends(f"/calls/{call}/told")).words
        assert await counted(town, "call", "told_at IS NOT NULL") == 1

        left = await has_asked(town.relative("Olena"), surname="Бойко")
        assert left.reference in (await nadia.sends("/queue/next")).words
        those = {name: str(one) for one, name in (await town.store.read(operators.names)).items()}
        given = {"sort": "inquiry", "subject": str(left.id), "to": those["Petro"]}
        assert left.reference not in (await nadia.sends("/handover/give", given)).words
        await nadia.sends("/handover/note", {"note": NOTE})
        board = (await petro.opens("/")).words
        assert NOTE in board
        assert f"Inquiry {left.reference}" in board

        hers = f"/people/{those['Nadia']}"
        await signs(olha, f"{hers}/remove", since=field((await olha.opens(hers)).html, "since"))
        assert "Sign-in for operators" in (await nadia.opens("/queue")).words
        assert (await nadia.signs_in()).status == 403
        assert NOTE in (await petro.opens("/")).words, "what she wrote stays"
    assert await counted(town, "chat", "sort = 'desk'") == 3, "Nadia and two administrators"
    assert await counted(town, "outbox", "chat_id IN (SELECT id FROM chat WHERE sort = 'desk')") == 0
