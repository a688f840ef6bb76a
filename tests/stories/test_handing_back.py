"""A list goes back to whoever needs it as a table: its own cells, and what happened to every row."""

import csv
import io

import openpyxl
import pytest

from bot.model.actor import Actor
from bot.model.refused import Reason, Refused
from bot.use_cases.lists import handing_back
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.own_family import misses
from tests.promises.quick import HOLD, newest, presses, times_told
from tests.register import Case, count, is_accepted
from tests.stories.joining import joins
from tests.stories.listing import brings, compares_all, proposes_sure, verifies_all
from tests.town import Town

HEADS = "№;ПІБ;Дата народження;Примітка\n"
LONG = "довгий опис " * 120
ROWS = (
    "1;Коваль Тарас Іванович;12.03.1991;\n"
    "2;Невідомий Петро;01.01.1980;=cmd|' /C calc'!A0\n"
    f"3;Бондар Олег Петрович;05.05.1988;{LONG}\n"
)
OUT = "<b>For operators: a list of {n} row was exported as a file</b> by {name}."


@pytest.fixture
async def oksana(town: Town) -> OperatorActor:
    return await town.operator("Оксана", "admin")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "admin")


@pytest.fixture
async def anna(town: Town) -> Relative:
    return town.relative("Anna")


@pytest.fixture
async def taras(anna: Relative, oksana: OperatorActor) -> Case:
    return await is_accepted(anna, oksana)


async def takes_back(operator: OperatorActor, suffix: str) -> bytes:
    """Takes the newest list out as a file; what is in it."""
    town = operator.town
    await presses(operator, "sorts", (await town.store.read(_ids, "returned_list"))[-1])
    await operator.presses("The list as a file")
    await operator.presses(f"Make the file, {suffix.upper()}")
    await town.settles()
    sent = next(one for one in reversed(operator.person.chat) if "document" in one.media)
    assert sent.media["document"]["file_name"] == f"zvistka-list.{suffix}"
    return bytes(town.telegram.files.get(sent.media["document"]["file_id"]).content)


def table(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by the heads."""
    heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return [dict(zip(heads, row, strict=True)) for row in rows]


async def test_it_holds_the_cells_as_they_were_and_what_became_of_each_row(
    town: Town, oksana: OperatorActor, petro: OperatorActor, taras: Case
) -> None:
    await brings(oksana, ROWS, heads=HEADS)
    await proposes_sure(oksana, 1)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(HOLD + 1)
    first, second, third = table(await takes_back(oksana, "csv"))
    word = oksana.word
    assert [first[head] for head in ("№", "ПІБ", "Дата народження", "Примітка")] == [
        "1",
        "Коваль Тарас Іванович",
        "12.03.1991",
        "",
    ]
    assert first[word("Outcome")] == word("Verified") and first[word("Reference")] == taras.reference
    assert (first[word("Reported by")], first[word("Verified by")]) == ("Оксана", "Петро")
    assert all(first[word(head)] for head in ("Reported at", "Verified at", "Last relative told at"))
    assert first[word("Match")] == word("sure, but still to be checked") and not first[word("Stopped at")]
    assert second["Примітка"] == "'=cmd|' /C calc'!A0"
    assert second[word("Outcome")] == word("Not in the register")
    assert third["Примітка"] == LONG.strip() and not third[word("Reference")]


async def test_of_somebody_in_two_records_it_names_the_one_it_recognised_and_counts_the_families_of_both(
    town: Town, oksana: OperatorActor, petro: OperatorActor, anna: Relative, taras: Case
) -> None:
    nina, word = town.relative("Nina"), oksana.word
    await joins(oksana, taras, await is_accepted(nina, oksana, surname="Зовсім", birth_date="1970-01-01"))
    await brings(oksana, ROWS, heads=HEADS)
    await proposes_sure(oksana, 1)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await anna.person.blocks()
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (0, 1)
    assert table(await takes_back(oksana, "csv"))[0][word("Last relative told at")]
    await petro.presses("Stop all these notices")
    await town.settles()
    first = table(await takes_back(oksana, "csv"))[0]
    assert first[word("Reference")] == taras.reference
    assert first[word("Last relative told at")] and first[word("Stopped at")]


async def test_as_a_workbook_no_cell_of_it_is_a_formula(
    town: Town, oksana: OperatorActor, petro: OperatorActor, taras: Case
) -> None:
    await brings(oksana, ROWS, heads=HEADS)
    book = openpyxl.load_workbook(io.BytesIO(await takes_back(oksana, "xlsx")))
    heads, *rows = book.worksheets[0].iter_rows()
    assert [cell.value for cell in heads][:4] == ["№", "ПІБ", "Дата народження", "Примітка"]
    assert len(rows) == 3 and not any(cell.data_type == "f" for row in rows for cell in row)
    assert rows[1][3].value == "=cmd|' /C calc'!A0"
    await petro.sees(OUT, n=3)
    assert await town.store.read(count, "audit", "action = 'exported' AND subject = 'returned_list'") == 1


async def test_the_own_family_is_left_out_and_not_announced(
    town: Town, oksana: OperatorActor, petro: OperatorActor, taras: Case
) -> None:
    stas = await town.operator("Стас", "admin")
    await misses(petro, taras, "received")
    await town.settles()
    await brings(oksana, ROWS, heads=HEADS)
    await town.settles()
    assert [row["№"] for row in table(await takes_back(petro, "csv"))] == ["2", "3"]
    await takes_back(oksana, "csv")
    assert (await petro.sees(OUT, n=2)).text.count("2") and (await stas.sees(OUT, n=3)).text.count("3")
    await brings(oksana, "1;Коваль Тарас Іванович;12.03.1991;\n", heads=HEADS)
    await town.settles()
    listed, before = (await town.store.read(_ids, "returned_list"))[-1], len(petro.person.words())
    await presses(petro, "handback", listed)
    await presses(petro, "handbacknow", f"{listed}:csv")
    await takes_back(oksana, "csv")
    assert petro.person.words()[before:] == []
    await stas.sees(OUT)


async def test_nobody_but_an_administrator_takes_it(town: Town, oksana: OperatorActor, taras: Case) -> None:
    olha = await town.operator("Ольга", "verifier")
    await brings(oksana, ROWS, heads=HEADS)
    listed = (await town.store.read(_ids, "returned_list"))[-1]
    await presses(olha, "sorts", listed)
    assert not any(olha.word("The list as a file") in message.buttons for message in olha.person.chat)
    await presses(olha, "handbacknow", f"{listed}:xlsx")
    assert not any("document" in message.media for message in olha.person.chat)
    await town.store.run(_is_refused_inside, town, await newest(town, "operator"), listed)


async def _is_refused_inside(tx: Transaction, town: Town, operator_id: int, list_id: int) -> None:
    actor = Actor(await operators.get(tx, operator_id), town.bot.settings.org, int(town.clock()))
    for deed in (handing_back.may, handing_back.collect):
        with pytest.raises(Refused, match=Reason.NO_RIGHT.value):
            await deed(tx, actor, list_id)


async def _ids(tx: Transaction, name: str) -> list[int]:
    return [row["id"] for row in await tx.all(f"SELECT id FROM {name} ORDER BY id")]
