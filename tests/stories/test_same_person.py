"""One person must not be in the register twice without anybody noticing: relatives of one record would not be told."""

from bot.model.actor import Actor
from bot.model.refused import Reason, Refused
from bot.use_cases.register import review
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.register import Case, count, decided, has_asked, is_accepted, is_imported
from tests.stories.listing import brings
from tests.town import Town

ASKED = "<b>The same person, or another?</b>"


async def test_to_accept_somebody_who_looks_like_one_in_the_register_is_asked_about_once(town: Town) -> None:
    maria = await town.operator("Maria", "reviewer", "en")
    imported = await is_imported(town, "NIB-048143")
    await has_asked(town.relative("Anna"))
    await maria.opens_the_queue()
    await maria.presses("Accept")
    question = await maria.sees(ASKED)
    assert "Surname =, Given name =, Patronymic =, Date of birth =" in question.text
    assert question.buttons == ["Same as NIB-048143", "Another person"]
    await maria.person.presses("Same as NIB-048143")
    await checks_kinship(maria)
    assert [row["person_id"] for row in (await town.store.read(decided))["inquiry"]] == [imported]


async def test_another_person_of_the_same_name_is_accepted_on_that_word(town: Town, language: str) -> None:
    maria = await town.operator("Maria", "reviewer", language)
    await is_imported(town, "NIB-048143")
    await has_asked(town.relative("Anna"))
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.presses("Another person")
    await checks_kinship(maria)
    assert await town.store.read(count, "person") == 2


async def test_somebody_who_was_imported_while_kinship_was_asked_for_is_asked_about_as_well(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro")
    waiting = await has_asked(town.relative("Anna"))
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.presses("Documents seen in person")
    await is_accepted(town.relative("Nina"), petro)
    await town.settles()
    await maria.says("Свідоцтво")
    await maria.sees(ASKED)
    assert await town.store.read(count, "inquiry", f"id = {waiting.id} AND state = 'received'") == 1


async def test_somebody_who_takes_the_place_of_who_was_shown_is_asked_about_as_well(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer", "en"), await town.operator("Petro")
    shown = await is_imported(town, "NIB-048143")
    await has_asked(town.relative("Anna"))
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.sees(ASKED)
    other = await is_accepted(town.relative("Nina"), petro)
    await town.store.run(_becomes_unlike, shown)
    await town.settles()
    await maria.presses("Another person")
    question = await maria.sees(ASKED)
    assert question.buttons == [f"Same as {other.reference}", "Another person"]
    await maria.person.presses("Another person")
    await checks_kinship(maria)


async def test_whoever_looks_less_alike_is_not_asked_about(town: Town) -> None:
    maria = await town.operator("Maria", "reviewer")
    await is_imported(town, "NIB-1", given="Назар", birth_date="1971-05-06")
    await has_asked(town.relative("Anna"))
    await maria.accepts()
    assert await town.store.read(count, "person") == 2


async def test_no_door_accepts_somebody_new_who_looks_like_one_in_the_register(town: Town) -> None:
    await town.operator("Maria", "reviewer")
    await is_imported(town, "NIB-048143")
    waiting = await has_asked(town.relative("Anna"))
    for _time in ("not compared yet", "compared"):
        assert await town.store.run(accepts, town, waiting) is Reason.SAME_OR_ANOTHER
        await town.settles()
    assert await town.store.read(count, "person") == 1


async def accepts(tx: Transaction, town: Town, case: Case) -> Reason | None:
    """What a door gets that asks nothing."""
    maria = Actor((await operators.active(tx))[0], town.bot.settings.org, int(town.clock()))
    try:
        await review.accept(tx, maria, case.id, None, {"way": "document_seen"})
    except Refused as refused:
        return refused.reason
    return None


async def test_of_two_who_are_equal_the_one_whom_relatives_ask_about_comes_first(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer", "en"), await town.operator("Petro")
    await is_imported(town, "NIB-048143")
    asked = await is_accepted(town.relative("Nina"), petro)
    await is_imported(town, "NIB-048144")
    await has_asked(town.relative("Anna"))
    card = (await maria.opens_the_queue()).text
    assert card.index(asked.reference) < card.index("NIB-04814")
    await brings(maria, "1;Коваль;Тарас;Іванович;12.03.1991\n")
    await maria.presses("Go through the rows")
    row = await maria.sees("<b>Row {number}</b>, {done} of")
    assert asked.reference in row.text
    assert "1 relative is asking." in row.text


async def _becomes_unlike(tx: Transaction, person_id: int) -> None:
    await tx.execute("DELETE FROM likeness WHERE person_id = :person", person=person_id)


async def checks_kinship(maria: OperatorActor) -> None:
    """Says how kinship was checked, and hears that the inquiry is accepted."""
    await maria.presses("Documents seen in person")
    await maria.town.settles()
    await maria.says("Свідоцтво про шлюб")
    await maria.sees("<b>Accepted.</b> Inquiry <code>{reference}</code>")
