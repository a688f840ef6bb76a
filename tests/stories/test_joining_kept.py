"""Joined records when something is erased, exported or imported: nothing comes back, nobody is counted twice."""

import csv
import io

from storage.register import records
from storage.returns import reports as stored
from tests.promises.quick import HOLD, newest, presses, reports, times_told, verifies
from tests.register import count, has_asked, is_accepted, is_imported
from tests.stories.claiming import erases
from tests.stories.erasing import YEAR, nights
from tests.stories.exporting import takes_out
from tests.stories.joining import agrees, joins, parts
from tests.stories.listing import brings
from tests.stories.registers import imports_it, sends_register
from tests.town import Town

TARAS = "Коваль;Тарас;Іванович;12.03.1991;військовий;NIB-7\n"


async def test_a_relative_who_is_forgotten_takes_the_own_record_and_the_other_family_keeps_all(town: Town) -> None:
    maria, petro = await town.operator("Марія", "reviewer"), await town.operator("Петро", "verifier")
    anna, nina = town.relative("Anna"), town.relative("Nina", "en")
    wife, mother = await is_accepted(anna, maria), await is_accepted(nina, maria, relation="mother")
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await erases(anna)
    assert await town.store.read(count, "joining") == 0
    assert await town.store.read(records.of, mother.person) == [mother.person]
    assert len(await town.store.read(stored.standing, mother.person)) == 1
    assert await town.store.read(count, "past_notice", "outcome = 'told'") == 1
    assert [word for _reference, word in await nina.looks_at_status()] == [nina.word("return verified")]


async def test_when_nobody_asks_any_more_all_records_go_and_no_import_brings_them_back(town: Town) -> None:
    oksana, anna = await town.operator("Оксана", "admin"), town.relative("Anna")
    await sends_register(oksana, TARAS)
    await imports_it(oksana, 1)
    wife = await is_accepted(anna, oksana)
    await joins_the_imported_one(town, oksana, wife.person)
    await erases(anna)
    assert await town.store.read(count, "person") == 0
    read = await sends_register(oksana, TARAS)
    assert oksana.word("New: {n}").format(n=0) in read.text


async def test_an_imported_record_stays_as_long_as_somebody_asks_by_the_other(town: Town) -> None:
    oksana, anna = await town.operator("Оксана", "admin"), town.relative("Anna")
    await is_imported(town, "NIB-7")
    wife = await is_accepted(anna, oksana)
    await joins_the_imported_one(town, oksana, wife.person)
    for _half in range(5):
        await anna.says("/status")
        await nights(town, YEAR // 2)
    assert await town.store.read(count, "person") == 2


async def test_a_year_after_a_return_was_told_both_records_go(town: Town) -> None:
    maria, petro = await town.operator("Марія", "reviewer"), await town.operator("Петро", "verifier")
    wife = await is_accepted(town.relative("Anna"), maria)
    mother = await is_accepted(town.relative("Nina"), maria, relation="mother")
    await joins(maria, wife, mother)
    await reports(maria, mother)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await nights(town, YEAR + 10)
    await nights(town)
    assert [await town.store.read(count, table) for table in ("inquiry", "person", "joining", "verification")] == [
        0
    ] * 4


async def test_after_wrong_records_were_taken_apart_each_is_erased_by_itself(town: Town) -> None:
    maria, petro = await town.operator("Марія", "reviewer"), await town.operator("Петро", "verifier")
    olha = await town.operator("Ольга", "verifier")
    anna, nina = town.relative("Anna"), town.relative("Nina")
    wife, mother = await is_accepted(anna, maria), await is_accepted(nina, maria, relation="mother")
    await joins(maria, wife, mother)
    await reports(maria, wife)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await parts(maria)
    await agrees(olha)
    await erases(anna)
    await nights(town)
    assert await town.store.read(count, "person") == 1
    fell = await newest(town, "verification")
    await presses(petro, "correct", fell)
    await petro.says("Інша людина")
    await presses(petro, "send", "correct")
    await nina.sees("<b>Correction: the return is not verified.</b>")


async def test_one_person_is_exported_once_with_all_relatives_and_the_id_of_the_import(town: Town) -> None:
    oksana = await town.operator("Оксана", "admin")
    wife = await is_accepted(town.relative("Anna"), oksana)
    await is_accepted(town.relative("Olena"), oksana, wife, relation="sister")
    await is_imported(town, "NIB-7")
    await joins_the_imported_one(town, oksana, wife.person)
    heads, *rows = csv.reader(io.StringIO((await takes_out(oksana, "All cases, CSV")).decode("utf-8-sig")))
    assert [(row[heads.index("id")], row[heads.index("relatives")]) for row in rows] == [("NIB-7", "2")]


async def test_whoever_is_imported_later_and_looks_the_same_is_proposed_and_never_joined_by_itself(town: Town) -> None:
    oksana, anna = await town.operator("Оксана", "admin", "en"), town.relative("Anna")
    wife = await is_accepted(anna, oksana)
    await town.settles()
    await oksana.says("/operator")
    await oksana.sees("<b>Operator: {role}.</b>")
    assert not oksana.has_seen("Possible duplicates: {n}")
    await sends_register(oksana, TARAS)
    await imports_it(oksana, 1)
    await town.settles()
    assert await town.store.read(count, "joining") == 0
    await oksana.says("/operator")
    await oksana.presses("Possible duplicates: {n}", n="1")
    shown = await oksana.sees("<b>People who may be there twice</b>")
    assert shown.buttons == [f"≈ {wife.reference} · NIB-7"]
    await oksana.person.presses(shown.buttons[0])
    await oksana.presses("Two people")
    await oksana.sees("<b>Two people.</b>")
    await oksana.says("/operator")
    await oksana.sees("<b>Operator: {role}.</b>")
    assert "Perhaps there twice: 1" not in oksana.person.last.buttons
    case = await oksana.opens_the_case(wife.reference)
    assert "The same as NIB-7?" in case.buttons


async def test_an_accepted_one_of_another_person_is_not_proposed_again(town: Town) -> None:
    maria = await town.operator("Марія", "reviewer")
    await is_imported(town, "NIB-7")
    await has_asked(town.relative("Anna"))
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.presses("Another person")
    await maria.presses("Documents seen in person")
    await maria.presses("Skip")
    await maria.sees("<b>Accepted.</b> Inquiry <code>{reference}</code>")
    await town.settles()
    await presses(maria, "doubles", "")
    await maria.says("/operator")
    await town.settles()
    assert not any("повтори" in button for button in maria.person.last.buttons)


async def test_records_of_one_person_are_one_candidate_of_a_row(town: Town) -> None:
    maria = await town.operator("Марія", "admin", "en")
    wife = await is_accepted(town.relative("Anna"), maria)
    await is_imported(town, "NIB-7")
    await joins_the_imported_one(town, maria, wife.person)
    await town.settles()
    await brings(maria, "1;Коваль;Тарас;Іванович;12.03.1991\n")
    await maria.presses("Go through the rows")
    row = await maria.sees("{n} relative is asking.")
    assert "Others fit too" not in row.text
    assert "would not be told" not in row.text


async def joins_the_imported_one(town: Town, operator: object, person: int) -> None:
    """An operator joins whoever was imported with somebody else."""
    rows = await town.store.read(lambda tx: tx.all("SELECT id FROM person WHERE source_fingerprint IS NOT NULL"))
    await presses(operator, "join", f"{rows[0]['id']}:{person}")  # type: ignore[arg-type]
    await operator.says("Звірено")  # type: ignore[attr-defined]
    await town.settles()
    await presses(operator, "send", "join")  # type: ignore[arg-type]


async def test_two_notices_never_go_to_one_relative(town: Town) -> None:
    maria, petro = await town.operator("Марія", "reviewer"), await town.operator("Петро", "verifier")
    olha = await town.operator("Ольга", "verifier")
    anna, nina = town.relative("Anna"), town.relative("Nina")
    wife, mother = await is_accepted(anna, maria), await is_accepted(nina, maria, relation="mother")
    for case in (wife, mother):
        await reports(maria, case)
        await verifies(petro)
    await town.passes(HOLD + 1)
    await joins(maria, wife, mother)
    await agrees(olha)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 1)
