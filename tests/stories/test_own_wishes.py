"""One person of a list wants something else than the others: it is said on the row, and the second operator sees it."""

import pytest

from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, presses, times_told
from tests.register import Case, count, is_accepted
from tests.stories.listing import brings, compares_all, verifies_all
from tests.town import Town
from tests.wording import known

TARAS = "1;Коваль;Тарас;Іванович;12.03.1991\n"
OWN = "This person’s own wish: <b>{wish}</b>"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


@pytest.fixture
async def family(town: Town, maria: OperatorActor) -> tuple[Relative, Relative, Case]:
    """The mother and the wife of Taras; the mother's case."""
    mother, wife = town.relative("Olena"), town.relative("Anna")
    case = await is_accepted(mother, maria, relation="mother")
    await is_accepted(wife, maria, case)
    return mother, wife, case


async def wishes(maria: OperatorActor, wish: str, chosen: str = "") -> None:
    """Says on the card what the person of the row wants."""
    await maria.presses("Go through the rows")
    await maria.presses("This person’s wish")
    await maria.presses(wish)
    if chosen:
        await maria.town.settles()
        await maria.says(chosen)
    await maria.town.settles()


async def test_only_the_mother_is_told_and_the_second_operator_sees_why(
    town: Town, maria: OperatorActor, petro: OperatorActor, family: tuple[Relative, Relative, Case]
) -> None:
    mother, wife, case = family
    await brings(maria, TARAS)
    await wishes(maria, "Tell only some", case.reference.lower())
    card = await maria.sees(OWN)
    assert case.reference in card.text.split("У реєстрі")[0]
    assert await town.store.read(count, "audit", "action = 'wished' AND subject = 'returned_row'") == 1
    await maria.presses("This is the person")
    await compares_all(petro)
    (page,) = [words for words in petro.person.words() if known(petro.word(OWN)) in words]
    assert petro.word("Tell only some") in page and case.reference in page
    await verifies_all(petro)
    await town.settles()
    await town.passes(HOLD + 1)
    assert (times_told(mother), times_told(wife)) == (1, 0)


async def test_nobody_yet_is_kept_also_when_all_sure_ones_are_proposed_together(
    town: Town, maria: OperatorActor, petro: OperatorActor, family: tuple[Relative, Relative, Case]
) -> None:
    mother, wife, _case = family
    listed = await brings(maria, TARAS)
    await wishes(maria, "Tell nobody yet")
    await maria.presses("Report all sure matches: {n}", on=listed, n="1")
    await maria.presses("Report them: {n}", n="1")
    await town.settles()
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(HOLD + 1)
    assert (times_told(mother), times_told(wife)) == (0, 0)
    assert await town.store.read(count, "verification") == 1


async def test_references_of_somebody_elses_relatives_are_not_taken(
    town: Town, maria: OperatorActor, family: tuple[Relative, Relative, Case]
) -> None:
    other = await is_accepted(town.relative("Nina"), maria, surname="Бондар")
    await brings(maria, TARAS)
    await wishes(maria, "Tell only some", f"{family[2].reference}, {other.reference}")
    await maria.sees("One of these references does not belong to an accepted inquiry about this person.")
    assert await town.store.read(count, "audit", "action = 'wished'") == 0


async def test_a_wish_for_another_person_than_the_row_becomes_is_refused(
    town: Town, maria: OperatorActor, family: tuple[Relative, Relative, Case]
) -> None:
    brother = await is_accepted(town.relative("Nina"), maria, birth_date="1991-03-13")
    await brings(maria, TARAS)
    await wishes(maria, "Tell only some", family[2].reference)
    row = (await town.store.read(_rows))[0]
    await presses(maria, "is", f"{row[0]}:{brother.person}:{row[1]}")
    await maria.sees_toast("One of these references does not belong to an accepted inquiry about this person.")
    assert await town.store.read(count, "return_report") == 0


async def test_a_card_from_before_the_wish_proposes_nothing(
    town: Town, maria: OperatorActor, petro: OperatorActor, family: tuple[Relative, Relative, Case]
) -> None:
    await brings(maria, TARAS)
    await maria.presses("Go through the rows")
    await town.settles()
    before = maria.data("is")
    await maria.presses("This person’s wish")
    await maria.presses("Tell nobody yet")
    await town.settles()
    maria.forges(before)
    await maria.sees_toast("This row has been decided in the meantime. Nothing was changed.")
    assert await town.store.read(count, "return_report") == 0


async def test_the_card_names_the_relatives_and_leads_to_the_case(
    maria: OperatorActor, family: tuple[Relative, Relative, Case]
) -> None:
    await brings(maria, TARAS)
    await maria.presses("Go through the rows")
    card = await maria.sees("In the register: <b>{words}</b>")
    assert card.text.count(family[2].reference) == 2  # as the number of the case, and as the mother's
    await maria.presses("Open the case")
    await maria.reads(f"{maria.word('Case')} {family[2].reference}")


async def _rows(tx: Transaction) -> list[tuple[int, int]]:
    return [(row["id"], row["version"]) for row in await tx.all("SELECT id, version FROM returned_row")]
