"""N1, N3, N7: an operator who misses a person learns and decides nothing about them, however the own inquiry stands."""

import pytest

from storage.store.transaction import Row, Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.own_family import MINE, OWN, drafts, is_refused, misses, seen_by
from tests.promises.quick import HOLD, hold_on, newest, presses, reports, verifies
from tests.register import Case, count, decided, has_asked, is_accepted, is_imported
from tests.stories.after_rounds import town
from tests.stories.claiming import erases
from tests.stories.seeing import TOLD, tells
from tests.town import Town

__all__ = ["town"]

NUMBER = "+44 7700 900111"
NO_REPORT = "<b>Returns.</b>"
Cast = tuple[OperatorActor, OperatorActor, OperatorActor, Relative, Case]


@pytest.fixture(params=OWN)
def own(request: pytest.FixtureRequest) -> str:
    """How Petro's own inquiry stands."""
    return str(request.param)


@pytest.fixture
async def cast(town: Town, own: str) -> Cast:
    """Petro, who misses Taras; Maria and Olha, who do not; Anna, whose inquiry about Taras was accepted."""
    maria, olha = await town.operator("Maria"), await town.operator("Olha")
    petro, anna = await town.operator("Petro", "admin"), town.relative("Anna")
    case = await is_accepted(anna, maria)
    await misses(petro, case, own)
    await town.settles()
    return petro, maria, olha, anna, case


async def test_hears_of_no_report_no_verification_and_no_stop(town: Town, cast: Cast) -> None:
    petro, maria, olha, anna, case = cast
    before = await seen_by(petro)
    await reports(maria, case)
    assert olha.has_seen("<b>A report of a return is waiting for a second operator.</b>")
    assert await seen_by(petro) == before
    await verifies(olha)
    assert maria.has_seen("<b>For operators: return verified</b> by")
    assert await seen_by(petro) == before
    verification = await newest(town, "verification")
    await is_refused(petro, "stop", verification)
    await town.passes(HOLD + 1)
    await anna.sees("<b>Return verified.</b>")
    heard = petro.person.words()
    await presses(olha, "stop", verification)
    assert maria.has_seen("<b>Stopped</b> by {name}.")
    assert petro.person.words()[len(heard) :] == []
    await is_refused(petro, "correct", verification)
    assert not await town.store.read(drafts)
    await presses(maria, "correct", verification)
    await maria.says("Звірено: помилка")
    maria.forges("send:correct")
    await town.settles()
    assert olha.has_seen("<b>Correction</b> confirmed by {name}.")
    assert petro.person.words()[len(heard) :] == []


async def test_neither_sees_nor_decides_a_report(town: Town, cast: Cast) -> None:
    petro, maria, _olha, _anna, case = cast
    await reports(maria, case)
    report = await newest(town, "return_report")
    await petro.says("/returns")
    await petro.sees("<b>Returns.</b>")
    assert not petro.person.last.buttons
    for verb in ("report", "verify", "reject", "unreport"):
        await is_refused(petro, verb, report)
    assert not await town.store.read(drafts)
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    assert await town.store.read(count, "verification") == 0
    assert await town.store.read(count, "audit", "action = 'viewed' AND subject = 'return_report'") == 0


async def test_who_has_become_a_relative_in_the_middle_of_a_form_does_not_end_it(town: Town, own: str) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    case = await is_accepted(town.relative("Anna"), maria)
    await reports(maria, case)
    await presses(petro, "verify", await newest(town, "return_report"))
    await petro.says("Перевірено окремо")
    await misses(petro, case, own)
    petro.forges("send:verify")
    await petro.sees(MINE)
    assert await town.store.read(count, "verification") == 0


async def test_reports_no_return_and_holds_and_lifts_no_case(town: Town, cast: Cast) -> None:
    petro, maria, _olha, _anna, case = cast
    await is_refused(petro, "returned", case.id)
    assert not await town.store.read(drafts)
    await is_refused(petro, "hold", case.person)
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 0
    await presses(maria, "hold", case.person)
    await is_refused(petro, "lift", await town.store.read(hold_on, case.person))
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 1


async def test_calls_no_other_relative_and_reads_no_number(town: Town, cast: Cast) -> None:
    petro, maria, olha, anna, case = cast
    await anna.person.blocks()
    await reports(maria, case)
    await verifies(olha)
    before = await seen_by(petro)
    await town.passes(HOLD + 1)
    await maria.sees("<b>A relative has to be called:</b>")
    assert await seen_by(petro) == before
    await petro.says("/calls")
    await petro.sees("<b>Calls.</b>")
    await presses(petro, "take", await newest(town, "call"))
    assert [row["taken_by"] for row in (await town.store.read(decided))["call"]] == [None]
    assert not petro.has_read(NUMBER)


async def test_is_not_told_that_a_family_without_telegram_has_to_be_called(town: Town, own: str) -> None:
    maria, olha = await town.operator("Maria"), await town.operator("Olha")
    petro, anna = await town.operator("Petro", "admin"), town.relative("Anna")
    case = await is_accepted(anna, maria, category="child")
    await misses(petro, case, own)
    before = await seen_by(petro)
    await reports(maria, case)
    await verifies(olha)
    await town.passes(HOLD + 1)
    await olha.sees("<b>A relative has to be called:</b>")
    assert await seen_by(petro) == before


async def test_is_not_told_that_another_relative_left_before_the_news_reached_them(town: Town, cast: Cast) -> None:
    petro, maria, olha, anna, case = cast
    await reports(maria, case)
    await verifies(olha)
    before = await seen_by(petro)
    await erases(anna)
    await olha.sees("<b>For operators: a relative has erased their data</b>")
    assert await seen_by(petro) == before


async def test_links_no_report_of_a_meeting_to_the_own_case_and_sees_none_that_was(town: Town, cast: Cast) -> None:
    petro, maria, _olha, _anna, case = cast
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira, {**TOLD, "Who did you meet?": "Хлопець без документів"})
    sighting = await newest(town, "sighting")
    await links(petro, sighting, case)
    await petro.sees(MINE)
    assert await town.store.read(count, "corroboration") == 0
    await presses(petro, "unsight", sighting)
    await presses(maria, "sightings", "")
    await links(maria, sighting, case)
    assert await town.store.read(count, "corroboration") == 1
    await presses(maria, "unsight", sighting)
    await petro.says("/sightings")
    await petro.sees("<b>Reports of meetings.</b> None is waiting")


async def links(operator: OperatorActor, sighting: int, case: Case) -> None:
    """Links the report of a meeting to a case."""
    await presses(operator, "corroborate", sighting)
    await operator.says(case.reference)
    operator.forges("a:corroborate:reliability:unclear")
    operator.forges("skip:corroborate:remark")
    await operator.town.settles()


@pytest.mark.parametrize("written", ["another year", "a namesake"])
async def test_somebody_who_was_imported_is_the_own_missing_too(town: Town, written: str) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    person = await is_imported(town, "K-1")
    imported, other = Case(0, "", person), {"surname": "Нехода", "given": "Яків", "birth_date": "1970-01-01"}
    case = await is_accepted(town.relative("Anna"), maria, imported, **other)
    await misses(petro, case, written)
    await town.settles()
    assert bool(await town.store.read(alike)) == (written == "another year")
    await is_refused(petro, "hold", person)
    await is_refused(petro, "returned", case.id)


async def test_an_inquiry_about_the_same_name_and_year_is_reviewed_by_somebody_else(town: Town) -> None:
    petro, olha = await town.operator("Petro", "admin"), await town.operator("Olha")
    await misses(petro, Case(0, ""), "a namesake")
    await has_asked(town.relative("Anna"))
    await town.settles()
    assert not await town.store.read(alike)
    await petro.says("/queue")
    await petro.sees("<b>Queue.</b>")
    await olha.opens_the_queue()


async def alike(tx: Transaction) -> list[Row]:
    """What the matcher has found."""
    return await tx.all("SELECT * FROM likeness")
