"""N2: a return is verified for one of two records of a person, and the wife hangs on the other: two people read it."""

from collections.abc import Sequence

import pytest

from bot.use_cases.register import doubles
from storage.register import chats, to_compare
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.register import Case, has_asked, is_accepted, is_imported
from tests.stories.listing import brings, opens_the_list
from tests.town import Town

UNTOLD = "<b>{n} accepted inquiry may be about the same person and would not be told:</b> {references}."
TARAS = "1;Коваль;Тарас;Іванович;12.03.1991\n"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "admin")


@pytest.fixture
async def anna(town: Town) -> Relative:
    return town.relative("Anna")


@pytest.fixture
async def wife(town: Town, anna: Relative, petro: OperatorActor) -> Case:
    """The inquiry of the wife, accepted for a second record of whoever was imported before."""
    await is_imported(town, "NIB-048143")
    case = await is_accepted(anna, petro)
    await town.settles()
    return case


async def reads_it(operator: OperatorActor, screen: str, case: Case) -> None:
    """Reads on that screen that the wife would not be told."""
    shown = (await operator.sees(screen)).text
    assert operator.word(UNTOLD).format(n=1, references=case.reference) in shown


async def test_of_a_row_both_operators_read_who_would_not_be_told(
    town: Town, maria: OperatorActor, petro: OperatorActor, wife: Case
) -> None:
    await brings(maria, TARAS)
    await maria.presses("Go through the rows")
    assert wife.reference in (await maria.sees("<b>Row {number}</b>, {done} of")).text
    await maria.presses("Not this person")
    await maria.reads("NIB-048143")
    await reads_it(maria, "<b>Row {number}</b>, {done} of", wife)
    await maria.presses("This is the person")
    await town.settles()
    await petro.says("/lists")
    await town.settles()
    await petro.person.presses("повернення.csv")
    await petro.presses("Compare others’ reports")
    await reads_it(petro, "<b>Reports to compare</b>", wife)
    await petro.presses("All of these are right")
    await petro.presses("Verify them with one statement")
    await town.settles()
    await petro.says("Звірено")
    await reads_it(petro, "<b>Verify {n} return?</b>", wife)


async def test_of_a_single_report_both_operators_read_who_would_not_be_told(
    town: Town, maria: OperatorActor, petro: OperatorActor, wife: Case
) -> None:
    await has_asked(town.relative("Nina"), relation="mother")
    mother = await maria.opens_the_queue()
    await maria.person.presses("NIB-048143")
    await maria.presses("Documents seen in person")
    await maria.presses("Skip")
    await town.settles()
    await maria.reports(next(word for word in mother.text.split() if "-" in word))
    await reads_it(maria, "<b>Report of a return, before it is passed to a second operator</b>", wife)
    await petro.opens_the_report()
    await reads_it(petro, "<b>To compare with the evidence</b>", wife)
    await petro.presses("Verify")
    await town.settles()
    await petro.says("Передзвонив")
    await reads_it(petro, "<b>Verify this return?</b>", wife)


async def test_a_sure_row_is_not_proposed_unseen_while_the_person_may_be_there_twice(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative
) -> None:
    await is_imported(town, "NIB-048143")
    wife = await is_accepted(anna, petro, patronymic="", birth_date="1991-03")
    await town.settles()
    await brings(maria, TARAS)
    await maria.presses("Report all sure matches: {n}", n="1")
    await maria.sees("<b>There is no sure match to report now.</b>")
    await opens_the_list(maria)
    await maria.presses("Go through the rows")
    await reads_it(maria, "<b>Row {number}</b>, {done} of", wife)


async def test_a_sure_row_is_not_proposed_with_others_while_the_person_may_be_there_twice(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative
) -> None:
    await is_imported(town, "NIB-048143")
    await is_accepted(anna, petro, patronymic="", birth_date="1991-03")
    await is_accepted(
        town.relative("Vira"), petro, surname="Гнатюк", given="Остап", patronymic="Петрович", birth_date="1970-01-02"
    )
    await town.settles()
    await brings(maria, TARAS + "2;Гнатюк;Остап;Петрович;02.01.1970\n")
    await maria.presses("Report all sure matches: {n}", n="2")
    await maria.presses("Report them: {n}", n="1")
    await town.settles()
    assert await town.store.read(reported_rows) == [2]


async def reported_rows(tx: Transaction) -> list[int]:
    """The numbers of the rows that are proposed."""
    return [row["number"] for row in await tx.all("SELECT number FROM returned_row WHERE state = 'proposed'")]


async def test_it_is_read_also_while_everybody_is_compared_again_after_an_import(
    town: Town, maria: OperatorActor, petro: OperatorActor, wife: Case
) -> None:
    imported = await is_imported(town, "NIB-7", surname="Koval", given="Taras", patronymic="Ivanovych")
    assert await town.store.run(reads_at_once, maria.person.id, imported) == [[wife.reference]]


async def reads_at_once(tx: Transaction, telegram_id: int, person_id: int) -> list[Sequence[str]]:
    """Who would not be told about a return of this person, as an operator reads it while an import ends."""
    await tx.execute("DELETE FROM likeness")
    await to_compare.inquiries_again(tx, 0)
    own = await chats.find(tx, telegram_id)
    return [one.untold for one in await doubles.untold(tx, own or 0, person_id)]


async def test_who_was_told_or_is_not_to_be_told_is_not_warned_of(
    town: Town, maria: OperatorActor, petro: OperatorActor, wife: Case
) -> None:
    await brings(maria, TARAS)
    petro.forges(f"bar:{wife.id}")
    await town.settles()
    await maria.presses("Go through the rows")
    await maria.presses("Not this person")
    await maria.reads("NIB-048143")
    assert not maria.has_seen(UNTOLD)


async def test_an_operator_who_misses_somebody_is_not_told_of_their_double(town: Town, maria: OperatorActor) -> None:
    """What Maria sees of others does not name whom she misses herself."""
    own = await is_accepted(Relative(town, maria.person, "uk"), await town.operator("Olha"))
    await is_imported(town, "NIB-048143")
    await town.settles()
    await brings(maria, TARAS)
    await town.settles()
    assert not maria.has_read(own.reference)
