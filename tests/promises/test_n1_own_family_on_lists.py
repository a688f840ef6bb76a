"""N1, N2, N7: an operator who misses somebody on a list of returned people sees, hears and decides nothing of it."""

import re
from itertools import pairwise

import pytest

from bot.model.returned import IN_HAND_SECONDS, ListRow, RowState
from bot.rehearsal import PlannedFault
from storage.lists import list_rows
from storage.returns import reports
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.own_family import OWN, drafts, is_refused, misses, seen_by
from tests.promises.quick import HOLD, lifts, newest, presses, times_told
from tests.register import count, decided, is_accepted
from tests.stories.after_rounds import town
from tests.stories.listing import brings, finds_right
from tests.town import Town

__all__ = ["town"]

TARAS_ROW, ANDRII_ROW = "1;Коваль;Тарас;Іванович;12.03.1991\n", "2;Соловйов;Андрій;Миколайович;02.07.1994\n"
ANDRII = {"surname": "Соловйов", "given": "Андрій", "patronymic": "Миколайович", "birth_date": "1994-07-02"}
VERIFIED, STOPPED = "<b>For operators: {n} return verified</b> by {name}.", "<b>Stopped</b> by {name}: {n} verification"
OUT = "<b>For operators: the notices of a list have been sent.</b>"


class Office:
    """Petro misses Taras; Maria brings lists, Olha compares them; Anna asks about Taras, James about Andrii."""

    def __init__(self, town: Town, own: str, *actors: OperatorActor) -> None:
        self.town, self.own = town, own
        self.petro, self.maria, self.olha = actors
        self.anna, self.james = town.relative("Anna"), town.relative("James")

    async def receives(self, rows: str) -> int:
        """Maria brings a list; its id."""
        await brings(self.maria, rows)
        await self.town.settles()
        return (await self.town.store.read(ids, "returned_list"))[-1]

    async def proposes(self) -> None:
        """Maria says of every row that it is the person."""
        people = await self.town.store.read(ids, "person")  # Taras is the first, Andrii the second
        for row, person in zip(await self.town.store.read(_rows), people, strict=False):
            await presses(self.maria, "is", f"{row.id}:{person}:{row.version}")

    async def verifies(self, listed: int) -> None:
        """Olha has compared all and verifies them."""
        await finds_right(self.olha, listed)
        await presses(self.olha, "batch", listed)
        await self.olha.says("Звірено кожен рядок")
        self.olha.forges("send:batch")
        await self.town.settles()


async def _rows(tx: Transaction) -> list[ListRow]:
    return sorted(await list_rows.some(tx, await ids(tx, "returned_row")), key=lambda row: (row.list_id, row.number))


async def _is_proposed(tx: Transaction, row_id: int, person_id: int) -> None:
    """An operator has found out elsewhere who a row is."""
    staff = (await operators.active(tx))[0]
    report_id = await reports.add(tx, person_id, staff.id, {"wish": "all"}, 0)
    assert await list_rows.decide(tx, row_id, RowState.PROPOSED, staff.id, 0, report_id)


async def ids(tx: Transaction, table: str) -> list[int]:
    """The rows of a table by their ids, those of lists by their numbers."""
    order = "list_id, number" if table == "returned_row" else "id"
    return [int(row["id"]) for row in await tx.all(f"SELECT id FROM {table} ORDER BY {order}")]


@pytest.fixture(params=OWN)
async def office(town: Town, request: pytest.FixtureRequest) -> Office:
    """One town for each way in which Petro's own inquiry may stand."""
    maria, olha, petro = [await town.operator(name, "admin") for name in ("Maria", "Olha", "Petro")]
    office = Office(town, request.param, petro, maria, olha)
    case = await is_accepted(office.anna, maria)
    await is_accepted(office.james, maria, **ANDRII)
    await misses(petro, case, request.param)
    await town.settles()
    return office


async def test_decides_no_row_by_a_button_that_was_never_shown(town: Town, office: Office) -> None:
    petro = office.petro
    await office.receives(TARAS_ROW)
    (row,) = await town.store.read(ids, "returned_row")
    person = (await town.store.read(ids, "person"))[0]
    await is_refused(petro, "is", row, person, 0)
    await is_refused(petro, "isnot", row, person, 0)
    await is_refused(petro, "putoff", row, 0)
    assert await town.store.read(count, "returned_row", "state = 'open'") == 1
    assert await town.store.read(count, "rejected_match") == 0
    assert await town.store.read(count, "return_report") == 0


async def test_hears_an_alarm_of_the_others_only_and_the_own_notice_waits_for_who_hears_of_it(
    town: Town, office: Office
) -> None:
    petro, stas = office.petro, await town.operator("Stas", "admin")
    listed = await office.receives(TARAS_ROW + ANDRII_ROW)
    await office.proposes()
    town.telegram.faults.add(PlannedFault.server_error(), chat=stas.person.id, method="sendMessage", times=1_000)
    await office.verifies(listed)
    await petro.sees(VERIFIED)
    await town.passes(HOLD + 60)
    assert (times_told(office.anna), times_told(office.james)) == (0, 1)
    town.telegram.faults.clear()
    await town.passes(300)
    await stas.sees(VERIFIED, n=2)
    await town.passes(HOLD + 1)
    assert (times_told(office.anna), times_told(office.james)) == (1, 1)


async def test_sees_no_proposal_and_finds_none_right_or_wrong(town: Town, office: Office) -> None:
    petro, listed = office.petro, await office.receives(TARAS_ROW)
    (row,) = await town.store.read(ids, "returned_row")
    await office.proposes()
    report = await newest(town, "return_report")
    await presses(petro, "proposals", listed)
    await petro.sees("<b>No report by another operator is waiting.</b>")
    await presses(petro, "right", f"{listed}:{report}")
    await presses(petro, "batch", listed)
    await is_refused(petro, "wrong", row, report)
    assert not await town.store.read(drafts)
    assert not petro.has_read("Тарас")
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    assert await town.store.read(count, "returned_row", "state = 'proposed' AND held_by IS NULL") == 1
    assert await town.store.read(count, "comparison") == 0


@pytest.mark.parametrize("own", OWN)
async def test_takes_back_nothing_that_was_decided_before_the_own_inquiry(town: Town, own: str) -> None:
    petro, olha = await town.operator("Petro", "admin"), await town.operator("Olha")
    case = await is_accepted(town.relative("Anna"), olha)
    await presses(petro, "lists", "")
    await brings(petro, TARAS_ROW)
    (listed,) = await town.store.read(ids, "returned_list")
    await presses(petro, "allsure", f"{listed}:9")
    undo = petro.data("undo").partition(":")[2]
    await misses(petro, case, own)
    await is_refused(petro, "undo", undo)
    await is_refused(petro, "unreport", await newest(town, "return_report"))
    assert await town.store.read(count, "return_report", "state = 'open'") == 1


async def test_a_row_that_only_shares_name_and_year_with_the_own_missing_is_for_somebody_else(
    town: Town, office: Office
) -> None:
    petro = office.petro
    listed = await office.receives("1;Коваль;Захар;Юрійович;01.02.1991\n" + ANDRII_ROW)
    written = {"another year": 2, "declared in another year": 2}.get(office.own, 1)
    await presses(petro, "list", listed)
    assert numbers(petro, "Rows: {n}") == [written]
    await presses(office.olha, "list", listed)
    assert numbers(office.olha, "Rows: {n}") == [2]
    row, andrii = (await town.store.read(ids, "returned_row"))[0], (await town.store.read(ids, "person"))[1]
    await town.store.run(_is_proposed, row, andrii)
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    if written == 1:
        await is_refused(petro, "wrong", row, await newest(town, "return_report"))
        assert await town.store.read(count, "return_report", "state = 'open'") == 1


@pytest.mark.parametrize("own", OWN)
async def test_what_was_put_off_stays_put_off(town: Town, own: str) -> None:
    petro, olha = await town.operator("Petro", "admin"), await town.operator("Olha")
    case = await is_accepted(town.relative("Anna"), olha)
    await brings(petro, TARAS_ROW)
    (row,) = await town.store.read(ids, "returned_row")
    await presses(petro, "putoff", f"{row}:0")
    undo = petro.data("undo").partition(":")[2]
    await misses(petro, case, own)
    await is_refused(petro, "undo", undo)
    assert await town.store.read(count, "returned_row", "state = 'later'") == 1


async def test_counts_and_hears_of_a_list_as_if_the_own_row_were_not_on_it(town: Town, office: Office) -> None:
    petro, listed = office.petro, await office.receives(TARAS_ROW + ANDRII_ROW)
    await presses(petro, "list", listed)
    assert numbers(petro, "Rows: {n}") == [1]
    await presses(petro, "sure", listed)
    assert petro.data("allsure") == f"allsure:{listed}:1"
    await presses(petro, "allsure", f"{listed}:1")
    assert await town.store.read(count, "return_report") == 1
    await presses(petro, "undo", petro.data("undo").partition(":")[2])
    await town.passes(IN_HAND_SECONDS)
    await office.proposes()
    assert await town.store.read(count, "return_report", "state = 'open'") == 2
    await office.verifies(listed)
    said = await petro.sees(VERIFIED)
    assert said.text.startswith(petro.word(VERIFIED, 1).format(n=1, name="Olha"))
    assert re.search(r"\b1\b", said.text.split("\n\n")[1]) and not re.search(r"\b2\b", said.text.split("\n\n")[1])
    await town.passes(HOLD + 1)
    assert numbers(petro, "Sent, not known whether read: {n}", OUT) == [1]
    assert numbers(office.maria, "Sent, not known whether read: {n}", OUT) == [2]
    await presses(petro, "list", listed)
    assert numbers(petro, "Verified: {n}") == [1] and numbers(petro, "Sent, not known whether read: {n}") == [1]
    await presses(office.olha, "stoplist", listed)
    said = await petro.sees(STOPPED)
    assert petro.word("Send a correction") not in said.buttons
    await is_refused(petro, "correctlist", listed)
    assert not await town.store.read(drafts)
    assert office.maria.word("Send a correction") in office.maria.person.last.buttons


async def test_of_a_list_with_nobody_else_nothing_is_shown_said_or_stopped(town: Town, office: Office) -> None:
    petro, before = office.petro, await seen_by(office.petro)
    listed = await office.receives(TARAS_ROW)
    await office.proposes()
    assert await seen_by(petro) == before
    await office.verifies(listed)
    assert await town.store.read(count, "verification") == 1
    await petro.says("/lists")
    assert "повернення.csv" not in " ".join((await petro.sees("<b>Lists of returned people.</b>")).buttons)
    await presses(petro, "stoplist", listed)
    assert await town.store.read(count, "verification", "state = 'standing'") == 1
    before = await seen_by(petro)
    await town.passes(HOLD + 1)
    assert office.maria.has_seen(OUT)
    assert await seen_by(petro) == before
    await presses(office.olha, "stoplist", listed)
    assert await town.store.read(count, "verification", "state = 'standing'") == 0
    assert await seen_by(petro) == before


async def test_a_second_operator_who_is_no_relative_but_meets_a_held_case_rejects_nothing(town: Town) -> None:
    maria, olha = await town.operator("Maria", "admin"), await town.operator("Olha")
    case = await is_accepted(town.relative("Anna"), olha)
    await brings(maria, TARAS_ROW)
    (row,), (listed,) = await town.store.read(ids, "returned_row"), await town.store.read(ids, "returned_list")
    await presses(olha, "hold", case.person)
    await presses(olha, "isnot", f"{row}:{case.person}:0")
    await olha.sees_toast("This case is held: a person handles it. Lift the hold first.")
    assert await town.store.read(count, "rejected_match") == 0
    await lifts(olha, case.person)
    await presses(maria, "allsure", f"{listed}:1")
    await presses(olha, "hold", case.person)
    held = len(olha.person.toasts)
    await presses(olha, "wrong", f"{row}:{await newest(town, 'return_report')}")
    assert olha.person.toasts[held:] == [olha.word("This case is held: a person handles it. Lift the hold first.")]
    assert [one["state"] for one in (await town.store.read(decided))["return_report"]] == ["open"]


def numbers(operator: OperatorActor, line: str, message: str = "<b>List</b>: {name}") -> list[int]:
    """The number in a line of the newest message that begins like this."""
    start, pattern = operator.word(message).split("{")[0], operator.word(line).replace("{n}", r"(\d+)")
    said = next(words for words in reversed(operator.person.words()) if words.startswith(start))
    return [int(found) for found in re.findall(pattern, said)]


@pytest.mark.parametrize("office", OWN[:1], indirect=True)
async def test_reads_no_number_in_which_a_gap_tells_of_the_own_row(town: Town, office: Office) -> None:
    """The same words whether the first row is there and hidden, or was never on the list."""
    petro, seen = office.petro, []
    for rows in (ANDRII_ROW, TARAS_ROW + ANDRII_ROW):
        listed = await office.receives(rows)
        people = await town.store.read(ids, "person")
        row = next(one for one in await town.store.read(_rows) if (one.list_id, one.words[:5]) == (listed, "Солов"))
        before = len(petro.person.words())
        for verb in (f"row:{listed}", f"rows:{listed}:work:1", f"others:{row.id}"):
            await presses(petro, *verb.split(":", 1))
        await presses(petro, "findrow", listed)
        await petro.says("1")
        await town.settles()
        await presses(petro, "is", f"{row.id}:{people[1]}:{row.version}")
        await presses(petro, "entry", row.id)
        report = await newest(town, "return_report")
        await presses(office.olha, "wrong", f"{row.id}:{report}")
        await office.olha.says("Інша дата")
        await town.settles()
        seen.append([re.sub(r"\d{1,2} з \d{1,2}", "#", words) for words in petro.person.words()[before:]])
    assert len(seen[0]) > 5
    assert "Соловйов" in "".join(seen[0])
    assert seen[0] == seen[1]


@pytest.mark.parametrize("office", OWN[:1], indirect=True)
async def test_says_by_no_id_how_many_rows_are_beside_one(town: Town, office: Office) -> None:
    await office.receives("".join(f"{n};Прізвище{n};Ім'я;;0{n}.01.1990\n" for n in range(1, 10)))
    rows = await town.store.read(_rows)
    steps = [two.id - one.id for one, two in pairwise(sorted(rows, key=lambda row: row.number))]
    assert len(steps) == 8
    assert any(step < 0 for step in steps) and all(abs(step) > 1_000_000 for step in steps)
