"""The queue and an inquiry whole at the desk: taken in hand, decided, written about, handled by a person."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest_asyncio

from tests.cast import OperatorActor, Relative
from tests.desk.browser import Answered, Browser, field
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.promises.own_family import OTHER_PERSON, OTHER_YEAR, declares, misses
from tests.promises.quick import HOLD, presses
from tests.register import Case, has_asked, is_accepted, is_imported
from tests.stories.confirming import last
from tests.stories.seeing import tells
from tests.town import Town

DAY = 86_400
KINSHIP = {"way": "document_seen", "detail": "Marriage certificate"}
EVIDENCE = {
    "source": "Coordination headquarters", "date": "12.03.2026", "territory": "Seen in Kyiv", "identity": "Passport",
    "wish": "all",
}  # fmt: skip


class AtWork:
    """Maria is in the chat; Petro, a verifier, and Ihor, a reviewer, are at the desk."""

    def __init__(self, town: Town, maria: OperatorActor, petro: Browser, ihor: Browser) -> None:
        self.town, self.maria, self.petro, self.ihor = town, maria, petro, ihor
        self.anna = town.relative("Anna")

    async def sends(self, who: Browser, case: Case, what: str, **said: str) -> Answered:
        """Opens the page of an inquiry, and sends a form of it as it is there."""
        page = await who.opens(f"/cases/{case.id}")
        named = [name for name in ("version", "others", "letter") if f'name="{name}"' in page.html]
        return await who.sends(f"/cases/{case.id}/{what}", {**{one: field(page.html, one) for one in named}, **said})

    async def takes(self, who: Browser, case: Case) -> Answered:
        """The inquiry is in somebody's hands."""
        return await who.sends(f"/cases/{case.id}/take")


@pytest_asyncio.fixture
async def work(town: Town) -> AsyncIterator[AtWork]:
    maria = await town.operator("Maria", "admin")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "uk")
        yield AtWork(town, maria, petro, ihor)


async def test_the_queue_shows_who_waits_and_who_has_it_in_hand(work: AtWork, town: Town) -> None:
    assert "No inquiry waits." in (await work.petro.opens("/queue")).words
    first = await has_asked(work.anna)
    await town.passes(3 * DAY + 3_600)
    for one in (work.petro, work.ihor):
        await one.signs_in()
    await has_asked(town.relative("Olena"), surname="Бойко", category="child")
    page = await work.petro.opens("/queue")
    assert page.words.index("Коваль Тарас Іванович") < page.words.index("Бойко")
    assert "3 days 1 h late by 1 h 0 min" in page.words
    assert "Коваль" not in (await work.petro.opens("/queue?sort=child&page=99")).words
    assert "Коваль" in (await work.petro.opens("/queue?sort=nonsense")).words
    taken = await work.petro.sends("/queue/next")
    assert first.reference in taken.words
    assert "Put back" in taken.words
    assert "у роботі: Petro" in (await work.ihor.opens("/queue")).words
    other = await work.ihor.sends("/queue/next")
    assert "Бойко" in other.words
    assert first.reference in (await work.petro.sends("/queue/next")).words, "the one in hand first"
    await work.petro.sends(f"/cases/{first.id}/release")
    assert "Petro" not in (await work.ihor.opens("/queue")).words


async def test_a_long_queue_comes_in_pages(work: AtWork, town: Town) -> None:
    for _one in range(52):
        await has_asked(work.anna)
    first = await work.petro.opens("/queue")
    assert first.html.count("<tr>") == 1 + 50
    second = await work.petro.opens("/queue?page=2")
    assert second.html.count("<tr>") == 1 + 2
    assert "page 2 of 2" in second.words
    assert await counted(town, "audit", "action IN ('listed', 'leafed') AND subject = 'inquiry'") == 2


async def test_an_inquiry_is_accepted_as_it_was_shown(work: AtWork, town: Town) -> None:
    case = await has_asked(work.anna)
    page = await work.petro.opens(f"/cases/{case.id}")
    assert "Коваль Анна Петрівна" in page.words
    assert "+44" not in page.html, "nobody has asked for a telephone number"
    assert "Accept the inquiry" not in page.words, "it is in nobody's hands"
    assert "+44 7700 900111" in (await work.petro.sends(f"/cases/{case.id}/telephone")).words
    assert await counted(town, "audit", "action = 'saw telephone'") == 1
    await work.takes(work.petro, case)
    assert (await work.sends(work.ihor, case, "accept", **KINSHIP, person="0", others="0", version="")).status == 409
    shown = await work.petro.opens(f"/cases/{case.id}")
    await work.anna.says("Він мав шрам")
    await town.settles()
    fields = {"version": field(shown.html, "version"), "others": field(shown.html, "others"), "person": "0"}
    stale = await work.petro.sends(f"/cases/{case.id}/accept", {**fields, **KINSHIP})
    assert (stale.status, "This is no longer what you were shown." in stale.words) == (409, True)
    assert "Marriage certificate" in stale.html, "what was typed is kept"
    assert "Він мав шрам" in stale.words
    assert await counted(town, "person", "1 = 1") == 0
    unsaid = await work.sends(work.petro, case, "accept", person="0", detail="x")
    assert "Please choose one of the buttons" in unsaid.words
    done = await work.sends(work.petro, case, "accept", **KINSHIP, person="0")
    assert "accepted the inquiry Petro" in done.words
    assert "Documents seen in person: Marriage certificate" in done.words
    assert case.reference in (await work.anna.sees("<b>Inquiry accepted.</b>")).text
    assert (await work.sends(work.petro, case, "accept", **KINSHIP, person="0", others="0")).status == 409, "once more"


async def test_a_question_an_answer_and_a_refusal(work: AtWork, town: Town) -> None:
    case = await has_asked(work.anna)
    await work.takes(work.petro, case)
    assert (await work.sends(work.petro, case, "ask", words=" ")).status == 409
    assert "Waiting for the family’s answer." in (await work.sends(work.petro, case, "ask", words="Чи є шрам?")).words
    assert "Чи є шрам?" in (await work.anna.sees("<b>Question about your inquiry</b>")).text
    await work.anna.says("На коліні")
    await work.anna.sees("<b>Answer received.</b>")
    page = await work.ihor.opens("/queue?sort=answered")
    assert case.reference in page.words
    await work.takes(work.ihor, case)
    assert (await work.sends(work.ihor, case, "decline", reason="nonsense")).status == 409
    declined = await work.sends(work.ihor, case, "decline", reason="outside")
    assert work.ihor.word("Declined.") in declined.words
    assert "Ihor" not in (await work.anna.sees("<b>Inquiry not accepted.</b>")).text
    again = await work.ihor.sends(f"/cases/{case.id}/reopen")
    assert work.ihor.word("In review.") in again.words
    assert case.reference in (await work.petro.opens("/queue")).words
    assert (await work.ihor.sends(f"/cases/{case.id}/reopen")).status == 409, "it is not declined"


async def test_the_same_person_is_chosen_beside_the_inquiry(work: AtWork, town: Town) -> None:
    person = await is_imported(town, "NIB-1", patronymic="Іванівич")
    known = await is_imported(town, "NIB-2", surname="Бойко")
    case = await has_asked(work.anna)
    await town.settles()
    await work.takes(work.petro, case)
    page = await work.petro.opens(f"/cases/{case.id}")
    assert "NIB-1" in page.words
    assert '<mark class="letters">' in page.html
    refused = await work.sends(work.petro, case, "accept", **KINSHIP, person="0", others="0")
    assert "Please say first whether it is." in refused.words
    assert (
        "There is no such inquiry to link to." in (await work.sends(work.petro, case, "name", reference="NIB-9")).words
    )
    named = await work.sends(work.petro, case, "name", reference="NIB-2")
    assert f'value="{known}" required checked' in named.html
    await work.sends(work.petro, case, "accept", **KINSHIP, person=str(person))
    assert await counted(town, "inquiry", f"person_id = {person}") == 1


async def test_letters_are_answered_once_and_not_past_a_colleague(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    await work.anna.says("Чи є новини?")
    await town.settles()
    page = await work.petro.opens(f"/cases/{case.id}")
    fields = {name: field(page.html, name) for name in ("version", "letter")}
    sent = await work.petro.sends(f"/cases/{case.id}/write", {**fields, "words": "Поки немає"})
    assert "Reply to the family Petro" in sent.words
    await work.anna.reads("Поки немає")
    again = await work.petro.sends(f"/cases/{case.id}/write", {**fields, "words": "Поки немає"})
    assert (again.status, ">Поки немає</textarea>" in again.html) == (409, True), "the back button, pressed once more"
    assert await counted(town, "message", "sort = 'reply'") == 1
    taken = await work.sends(work.ihor, case, "write", words="Вітаю")
    assert taken.status == 409, "Petro is talking with them"
    await work.anna.says("Дякую")
    await town.settles()
    newest = await last(town, "message")
    assert (await work.ihor.sends(f"/cases/{case.id}/read/{newest}")).status == 409
    assert "Needs no answer" not in (await work.petro.sends(f"/cases/{case.id}/read/{newest}")).words


async def test_a_letter_about_another_case_is_not_read_unseen(work: AtWork, town: Town) -> None:
    one = await is_accepted(work.anna, work.maria)
    two = await is_accepted(work.anna, work.maria, surname="Бойко", given="Остап")
    await work.sends(work.petro, two, "write", words="Щодо Бойка")
    await work.anna.reads("Щодо Бойка")
    await work.anna.says("Лист про Бойка")
    await town.settles()
    letter = await last(town, "message")
    page = await work.petro.opens(f"/cases/{one.id}")
    assert "Лист про Бойка" not in page.words
    assert "Needs no answer" not in page.words
    assert f'href="/talks/{letter}"' in page.html, "it waits elsewhere"
    assert (await work.petro.sends(f"/cases/{one.id}/read/{letter}")).status == 409
    await work.sends(work.petro, one, "write", words="Щодо Коваля")
    assert await counted(town, "message", "read_at IS NULL") == 1
    forged = {"version": field(page.html, "version"), "letter": str(letter), "words": "Навмання"}
    assert (await work.petro.sends(f"/cases/{one.id}/write", forged)).status == 409
    assert "Лист про Бойка" in (await work.petro.opens(f"/talks/{letter}")).words
    await work.petro.sends(f"/cases/{two.id}/read/{letter}")
    assert await counted(town, "message", "read_at IS NULL") == 0
    folded, unfolded = "<details><summary>Earlier:", "<details open><summary>Earlier:"
    for number in range(11):
        await work.anna.says(f"Лист {number}")
    await town.settles()
    assert unfolded in (await work.petro.opens(f"/cases/{one.id}")).html, "the first is not among the last ten"
    letter = await last(town, "message")
    assert unfolded in (await work.petro.opens(f"/talks/{letter}")).html
    assert folded in (await work.petro.sends(f"/cases/{one.id}/read/{letter}")).html


async def test_a_held_case_is_lifted_with_a_signature(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    path = f"/cases/person/{case.person}"
    held = await work.ihor.sends(f"{path}/hold", {"inquiry": str(case.id)})
    assert "Ihor" in held.words
    assert case.reference in held.words
    assert (await work.petro.sends(f"{path}/hold")).status == 409, "it is held"
    assert (await work.petro.sends(f"{path}/report", EVIDENCE)).status == 409
    page = await work.petro.opens(f"/cases/{case.id}")
    petro = await town.store.read(lambda tx: tx.known("SELECT MIN(id) AS id FROM operator WHERE role = 'verifier'"))
    given = await work.petro.sends(f"{path}/hand", {"holder": field(page.html, "holder"), "to": str(petro["id"])})
    assert "Responsible: Petro" in given.words
    old = {name: field(page.html, name) for name in ("holder", "since")}
    assert (await work.petro.sends(f"{path}/lift", old)).status == 409, "by now it is another hold than was shown"
    none = {"holder": "0", "since": "0"}
    assert (await work.petro.sends(f"{path}/lift", none)).status == 409, "nobody lifts what was not shown"
    shown = {name: field(given.html, name) for name in ("holder", "since")}
    asked = await work.petro.sends(f"{path}/lift", shown)
    assert asked.status == 403
    assert case.reference in asked.words, "it says of which case"
    lifted = await work.petro.sends(f"{path}/lift", {**shown, "signed": work.petro.confirms(asked)})
    assert "lifted the hold Petro" in lifted.words
    assert await counted(town, "person", "held_by IS NOT NULL") == 0


async def test_a_return_is_reported_and_verified_by_another(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    path = f"/cases/person/{case.person}"
    wrong = await work.ihor.sends(f"{path}/report", {**EVIDENCE, "date": "yesterday week", "inquiry": str(case.id)})
    assert (wrong.status, "Seen in Kyiv" in wrong.html) == (409, True)
    reported = await work.ihor.sends(f"{path}/report", {**EVIDENCE, "inquiry": str(case.id)})
    report = await last(town, "return_report")
    assert f'href="/reports/{report}"' in reported.html
    second = await work.petro.sends(f"{path}/report", {**EVIDENCE, "identity": "Two scars"})
    assert (second.status, work.petro.word("What you wrote") in second.words) == (409, True), "one waits already"
    assert all(f">{words}</textarea>" in second.html for words in ("Two scars", "Seen in Kyiv", "12.03.2026"))
    assert ">all</textarea>" not in second.html, "chosen, not written"
    assert "/verify" not in (await work.ihor.opens(f"/reports/{report}")).html, "the own report"
    assert f'href="/reports/{report}"' in (await work.petro.opens("/second")).html, "of no list, and there to be found"
    assert "1 relative will be told" in (await work.petro.opens(f"/reports/{report}")).words
    statement = {"statement": "Called the hospital"}
    shown = field((await work.petro.opens(f"/reports/{report}")).html, "whom")
    await is_accepted(town.relative("Nina"), work.maria, case)
    again = await work.petro.sends(f"/reports/{report}/verify", {**statement, "whom": shown})
    assert (again.status, "2 relatives will be told" in again.words) == (409, True), (
        "somebody else would be told as well"
    )
    assert "Called the hospital" in again.html
    statement["whom"] = field(again.html, "whom")
    asked = await work.petro.sends(f"/reports/{report}/verify", statement)
    assert (asked.status, await counted(town, "verification", "1 = 1")) == (403, 0)
    cancelled = await work.petro.sends(f"/reports/{report}/verify", {**statement, "left": "yes"})
    assert ">Called the hospital</textarea>" in cancelled.html
    assert f'href="/reports/{report}"' in cancelled.html
    assert case.reference in asked.words
    signed = {**statement, "signed": work.petro.confirms(asked)}
    assert (
        "A return was verified by two operators." in (await work.petro.sends(f"/reports/{report}/verify", signed)).words
    )
    await town.passes(HOLD + 1)
    await work.anna.presses("I have read this")
    await town.settles()
    told = (await work.ihor.opens(f"/cases/{case.id}")).words
    assert work.ihor.word("told about the return") in told
    assert work.ihor.word("has read it") in told


async def test_a_report_that_is_not_enough_is_given_back(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    for ending in ("reject", "withdraw"):
        await work.ihor.sends(f"/cases/person/{case.person}/report", EVIDENCE)
        report, who = await last(town, "return_report"), work.petro if ending == "reject" else work.ihor
        assert (await who.sends(f"/reports/{report}/{ending}", {"statement": "Whose passport?"})).status == 200
    assert await counted(town, "return_report", "state IN ('rejected', 'withdrawn')") == 2


async def test_two_records_are_joined_and_taken_apart(work: AtWork, town: Town) -> None:
    wife, mother = (
        await is_accepted(work.anna, work.maria),
        await is_accepted(town.relative("Nina"), work.maria, relation="mother", own_name="Коваль Ніна"),
    )
    await town.settles()
    path = f"/cases/person/{wife.person}/with/{mother.person}"
    assert f'href="{path}"' in (await work.petro.opens(f"/cases/{wife.id}")).html
    assert (await work.petro.sends(f"{path}/join", {"reason": ""})).status == 409
    joined = await work.petro.sends(f"{path}/join", {"reason": "The same passport"})
    assert "The same passport" in joined.words
    known = await last(town, "joining")
    assert mother.reference in (await work.ihor.opens(f"/cases/{wife.id}")).words
    await work.ihor.sends(f"/joinings/{known}/part", {"reason": "Two passports"})
    assert await counted(town, "joining", "state = 'parted'") == 1
    await work.petro.sends(f"{path}/differ")
    assert await counted(town, "joining", "state = 'different'") == 1


async def test_a_relative_is_barred_and_may_be_told_again(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    assert work.ihor.word("This relative is not to be told.") in (await work.ihor.sends(f"/cases/{case.id}/bar")).words
    assert (await work.petro.sends(f"/cases/{case.id}/bar")).status == 409
    assert "Do not tell this relative" in (await work.petro.sends(f"/cases/{case.id}/unbar")).words


async def test_administrators_read_who_looked_and_nobody_sees_the_own_family(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    await work.petro.opens(f"/cases/{case.id}")
    assert "opened the inquiry" not in (await work.petro.opens(f"/cases/{case.id}")).words
    async with AsyncExitStack() as stack:
        oksana = await at_the_desk(stack, town, "Oksana", "admin", "en")
        assert "opened the inquiry Petro" in (await oksana.opens(f"/cases/{case.id}/history")).words
        family = await town.operator("Iryna", "verifier")
        await misses(family, case, "received")
        await has_asked(Relative(town, town.relative("Vira").person, "uk"))
        await town.settles()
        iryna = await joins_the_desk(stack, town, family)
        assert "Коваль" not in (await iryna.opens("/queue")).words
        refused = await iryna.opens(f"/cases/{case.id}")
        assert (refused.status, case.reference in refused.words) == (409, False)


async def test_families_that_wait_are_answered_at_the_desk(work: AtWork, town: Town) -> None:
    assert "Everything has been read" in (await work.petro.opens("/talks")).words
    vira = town.relative("Vira")
    await vira.agrees()
    await vira.says("Хочу померти")  # she has asked about nobody
    case = await is_accepted(work.anna, work.maria)
    await work.anna.says("Чи є новини?")
    await town.settles()
    page = await work.petro.opens("/talks")
    assert "urgent" in page.words
    assert case.reference in page.words
    first = await work.petro.sends("/talks/next")
    assert "This family has asked about nobody yet." in first.words
    letter = f"/talks/{re.findall(r'/talks/([0-9]+)/write', first.html)[0]}"
    assert (await work.ihor.opens(letter)).status == 409, "Petro has it in hand"
    newest = field(first.html, "newest")
    await work.petro.sends(f"{letter}/write", {"newest": newest, "words": "Зателефонуйте нам"})
    await vira.reads("Зателефонуйте нам")
    again = await work.petro.sends(f"{letter}/write", {"newest": newest, "words": "Зателефонуйте нам"})
    assert (again.status, ">Зателефонуйте нам</textarea>" in again.html) == (409, True)
    await work.petro.sends(f"{letter}/close")
    second = await work.ihor.sends("/talks/next")
    assert case.reference in second.words
    letter = f"/talks/{re.findall(r'/talks/([0-9]+)/write', second.html)[0]}"
    await work.ihor.sends(f"{letter}/back")
    assert (
        "in your hands" in (await work.petro.sends(f"{letter}/take")).words + (await work.petro.opens("/talks")).words
    )
    assert case.reference not in (await work.petro.sends(f"{letter}/read")).words


async def test_held_cases_and_possible_doubles_are_listed(work: AtWork, town: Town) -> None:
    wife = await is_accepted(work.anna, work.maria)
    assert "No case is held." in (await work.petro.opens("/held")).words
    assert "There are none." in (await work.petro.opens("/doubles")).words
    mother = await is_accepted(town.relative("Nina"), work.maria, relation="mother", own_name="Коваль Ніна")
    await town.settles()
    await work.petro.sends(f"/cases/person/{wife.person}/hold")
    assert "Responsible: Petro" in (await work.petro.opens("/held?page=7")).words
    page = await work.petro.opens("/doubles")
    assert wife.reference in page.words
    assert mother.reference in page.words
    board = (await work.petro.opens("/")).words
    assert "Possible duplicates 1 " in board, "each is like the other: one pair"


async def test_a_meeting_is_read_and_linked_at_the_desk(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira)
    page = await work.petro.sends("/sightings/next")
    assert "Коваля Тараса" in page.words
    path = f"/sightings/{await last(town, 'sighting')}"
    said = {"reference": "7K3M-9QX1", "reliability": "knew", "remark": "Same name"}
    missing = await work.petro.sends(f"{path}/link", said)
    assert (missing.status, "Same name" in missing.html) == (409, True)
    linked = await work.petro.sends(f"{path}/link", {**said, "reference": case.reference})
    assert "Saw and knew the person" in linked.words
    assert (await work.ihor.sends(f"{path}/done")).status == 409, "Petro has it in hand"
    await work.petro.sends(f"{path}/ask", {"words": "Коли це було?"})
    await vira.reads("Коли це було?")
    await work.petro.sends(f"{path}/grave")
    assert await counted(town, "person", "held_by IS NOT NULL") == 1
    assert "None is waiting" in (await work.petro.sends(f"{path}/done")).words


async def test_whom_the_reader_misses_stands_beside_no_inquiry(work: AtWork, town: Town) -> None:
    case = await is_accepted(work.anna, work.maria)
    asked = await has_asked(town.relative("Olena"), **OTHER_YEAR)
    await town.settles()
    vira = await town.operator("Vira", "verifier", "en")
    for one in (work.maria, vira):
        await declares(one, **OTHER_PERSON)
    assert case.reference in (await work.petro.opens(f"/cases/{asked.id}")).words
    async with AsyncExitStack() as stack:
        desk = await joins_the_desk(stack, town, vira)
        page = await desk.opens(f"/cases/{asked.id}")
        assert asked.reference in page.words
        assert case.reference not in page.words
    await presses(work.maria, "review", asked.id)
    assert work.maria.has_read(asked.reference)
    assert not work.maria.has_read(case.reference)
