"""The second look at a list, by several people at once: pages of their own, marks of their own, and a reasoned no."""

import pytest

from bot.model.returned import PAGE
from storage.register import inquiries
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.own_family import misses
from tests.promises.quick import HOLD, VERIFIED, presses
from tests.register import Case, count, is_accepted
from tests.stories.listing import NAMES, are_sought, brings, opens_the_list, proposes_sure, rows, verifies_all
from tests.stories.returning import why
from tests.town import Town

DONE, NONE_LEFT = (
    "<b>Reports to compare</b>: {seen} of {total} done",
    "<b>There is nothing left for you to compare.</b>",
)
ASKED, TOLD = "What is wrong with this report?", "<b>For operators: {name} found a report of yours"
BEFORE = "<b>Found wrong before</b>, by {name}: {why}"
WHY = "Інша дата народження"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


@pytest.fixture
async def olha(town: Town) -> OperatorActor:
    return await town.operator("Ольга", "verifier")


async def proposes_all(maria: OperatorActor, many: int) -> list[Relative]:
    """Maria brings a list of that many people, who are all sought, and proposes them all."""
    families = await are_sought(maria.town, maria, many)
    await brings(maria, rows(many))
    await proposes_sure(maria, many)
    return families


async def compares(operator: OperatorActor) -> None:
    """Opens the next page."""
    await opens_the_list(operator)
    await operator.presses("Compare others’ reports")
    await operator.town.settles()


def shown(operator: OperatorActor) -> set[str]:
    """The given names on the newest page."""
    return {given for given in NAMES if f" {given} " in operator.person.last.text}


async def says_not_right(operator: OperatorActor, number: int) -> None:
    """Says of a row of the page that it is not right, and why."""
    await operator.presses("Not right: {number}", number=str(number))
    await operator.sees(ASKED)
    await operator.says(WHY)
    await operator.town.settles()


async def test_two_who_compare_are_shown_different_pages(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    families = await proposes_all(maria, PAGE + 2)
    await compares(petro)
    await compares(olha)
    assert (len(shown(petro)), len(shown(olha))) == (PAGE, 2)
    assert shown(petro) | shown(olha) == set(NAMES)
    for operator in (petro, olha):
        await operator.presses("All of these are right")
        await operator.sees(NONE_LEFT)
    await verifies_all(olha)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    assert await town.store.read(count, "verification", "state = 'standing'") == PAGE + 2
    assert [one.has_seen(VERIFIED) for one in families] == [True] * (PAGE + 2)


async def test_what_each_has_found_right_stays_when_a_colleague_compares_it_too(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    await proposes_all(maria, 3)
    await compares(petro)
    await petro.presses("All of these are right")
    await petro.sees(NONE_LEFT)
    await compares(olha)
    assert olha.word("A colleague found {n} report to be right", 3).format(n=3) in olha.person.last.text
    await olha.presses("Compare these too: {n}", n="3")
    await town.settles()
    assert len(shown(olha)) == 3
    await olha.presses("All of these are right")
    await olha.sees("You found {n} report to be right.", n=3)
    assert await town.store.read(count, "comparison") == 6
    await verifies_all(petro)
    await town.settles()
    assert await town.store.read(count, "verification") == 3
    await olha.presses("Verify them with one statement")
    await olha.sees_toast("This has been decided already.")


async def test_what_was_found_right_can_be_looked_at_once_more_and_taken_back(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await proposes_all(maria, PAGE + 1)
    await compares(petro)
    page = shown(petro)
    await petro.presses("All of these are right")
    await town.settles()
    await petro.presses("Look again at the last ones you found right")
    await petro.sees("<b>You found these to be right:</b>")
    await town.settles()
    assert shown(petro) == page
    await petro.presses("Not all of them: compare again")
    await petro.sees(DONE)
    assert await town.store.read(count, "comparison") == 0
    await presses(petro, "unright", petro.data("lookback").partition(":")[2])
    await petro.sees_toast("Already done.")


async def test_an_old_page_finds_nothing_right_that_is_on_it_no_more(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await proposes_all(maria, 2)
    await compares(petro)
    old = petro.person.last
    await compares(petro)
    await petro.presses("All of these are right", on=old)
    await petro.sees_toast("This is no longer what you were shown. Nothing was done.")
    await town.settles()
    assert await town.store.read(count, "comparison") == 0
    assert len(shown(petro)) == 2


async def test_what_was_not_found_right_is_sure_no_more_and_its_card_says_why(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    families = await proposes_all(maria, 2)
    await compares(petro)
    await says_not_right(petro, 1)
    heard = await maria.sees(TOLD)
    assert WHY in heard.text and NAMES[0] not in heard.text
    assert shown(petro) == {NAMES[1]}
    await opens_the_list(maria)
    await town.settles()
    assert not [label for label in maria.person.last.buttons if "явн" in label]
    await maria.presses("Go through the rows")
    card = await maria.sees(BEFORE)
    assert WHY in card.text and maria.word("possible") in card.text
    await maria.presses("This is the person")
    await town.settles()
    await compares(petro)
    again = petro.person.last.text
    assert again.index(NAMES[0]) < again.index(NAMES[1]), "what is doubtful is compared first"
    assert WHY in again
    await town.passes(121)
    assert not any(one.has_read(WHY) for one in families)


async def test_at_its_report_a_proposal_is_rejected_like_on_its_page(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await proposes_all(maria, 1)
    (report,) = [row["id"] for row in await town.store.read(_reports)]
    await presses(petro, "reject", report)
    await petro.says(WHY)
    assert WHY in (await maria.sees(TOLD)).text
    assert await town.store.read(count, "returned_row", "verdict = 'possible' AND state = 'open'") == 1


async def _reports(tx: Transaction) -> list[dict[str, int]]:
    return [dict(row) for row in await tx.all("SELECT id, person_id FROM return_report ORDER BY id")]


async def test_why_a_proposal_was_not_right_is_not_told_to_who_has_become_a_relative_since(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await proposes_all(maria, 1)
    (report,) = await town.store.read(_reports)
    asked = (await town.store.read(inquiries.of_person, report["person_id"]))[0]
    await misses(maria, Case(asked.id, asked.reference, report["person_id"]), "accepted")
    await compares(petro)
    await says_not_right(petro, 1)
    assert not maria.has_read(WHY)


async def test_what_was_withdrawn_while_a_page_was_read_is_not_rejected_and_the_next_page_is_shown(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await proposes_all(maria, 2)
    await compares(petro)
    await presses(maria, "unreport", (await town.store.read(_reports))[0]["id"])
    await petro.presses("Not right: {number}", number="1")
    await petro.sees_toast("This row has been decided in the meantime.")
    await town.settles()
    assert shown(petro) == {NAMES[1]}


async def test_a_page_says_how_many_relatives_would_be_told_in_which_language(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await are_sought(town, maria, 1)
    (person,) = await town.store.read(_persons)
    await is_accepted(town.relative("James", "en"), petro, Case(0, "", person), given=NAMES[0], birth_date="1981-03-01")
    await brings(maria, rows(1))
    await proposes_sure(maria, 1)
    await compares(petro)
    told = petro.word("{n} relative would be told ({languages}).", 2)
    assert told.format(n=2, languages="англійською: 1, українською: 1") in petro.person.last.text


async def test_nobody_is_told_of_a_list_whom_the_second_operator_has_not_seen_among_those(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    (anna,) = await proposes_all(maria, 1)
    (person,) = await town.store.read(_persons)
    await compares(petro)
    await petro.presses("All of these are right")
    await town.settles()
    await petro.presses("Verify them with one statement")
    await town.settles()
    await petro.says("Звірено кожен рядок із документами")
    await town.settles()
    await is_accepted(nina := town.relative("Nina"), maria, Case(0, "", person), relation="mother")
    petro.forges("send:batch")
    await petro.person.sees(why(petro, "not_as_shown"))
    await town.passes(HOLD + 10)
    assert await town.store.read(count, "verification") == 0
    assert "Звірено кожен рядок із документами" in petro.person.last.text, "all is shown once more"
    await petro.presses("Verify them all")
    await town.settles()
    await town.passes(HOLD + 10)
    assert all([anna.has_seen(VERIFIED), nina.has_seen(VERIFIED)])


async def _persons(tx: Transaction) -> list[int]:
    return [row["id"] for row in await tx.all("SELECT id FROM person ORDER BY id")]


async def test_a_removed_verifier_keeps_no_page_from_a_colleague(
    town: Town, maria: OperatorActor, petro: OperatorActor, olha: OperatorActor
) -> None:
    await proposes_all(maria, 2)
    await compares(petro)
    iryna = await town.operator("Ірина", "admin")
    await iryna.removes((await town.store.read(_staff))[1])
    await compares(olha)
    assert len(shown(olha)) == 2


async def _staff(tx: Transaction) -> list[int]:
    return [row["id"] for row in await tx.all("SELECT id FROM operator ORDER BY id")]
