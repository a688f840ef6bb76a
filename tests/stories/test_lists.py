"""After an exchange: a list typed by hand, a register, two operators, and nobody told before both have looked."""

import pytest

from bot.model.returned import IN_HAND_SECONDS
from bot.use_cases.lists import batches, pieces
from storage.store.transaction import Transaction
from tests.cast import SOLDIER, OperatorActor, Relative
from tests.promises.quick import VERIFIED, newest, presses
from tests.register import count, decided, has_asked, is_accepted
from tests.stories.listing import (
    ANDRII,
    HEADS,
    ROWS,
    are_sought,
    brings,
    compares_all,
    proposes_sure,
    rows,
    sends_list,
    verifies_all,
)
from tests.stories.returning import CORRECTED
from tests.town import Town
from tests.wording import known


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "admin")


@pytest.fixture
async def families(town: Town, maria: OperatorActor) -> tuple[Relative, Relative]:
    """Anna looks for Taras, James for Andrii; both inquiries are accepted."""
    anna, james = town.relative("Anna", "uk"), town.relative("James", "en")
    await anna.registers(SOLDIER)
    await james.registers(ANDRII)
    await maria.accepts()
    await maria.accepts()
    return anna, james


async def test_a_list_is_compared_proposed_compared_again_verified_and_the_families_are_told(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    anna, james = families
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("This is the person")
    await compares_all(petro)
    await town.settles()
    assert not anna.has_seen(VERIFIED) and not james.has_seen(VERIFIED)
    await verifies_all(petro)
    await town.settles()
    assert not anna.has_seen(VERIFIED)
    await town.passes(121)
    await anna.sees(VERIFIED)
    await james.sees(VERIFIED)
    await petro.says("/lists")
    await town.settles()
    await petro.person.presses("повернення.csv")
    overview = await petro.sees("<b>List</b>")
    assert petro.word("Sent, not known whether read: {n}").format(n=2) in overview.text


async def test_only_sure_ones_are_proposed_together_and_nobody_verifies_the_own_proposals(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(petro, "1;Коваль;Тарас;Іванович;12.03.1991\n2;Соловйов;Андрій;;1994\n")
    await proposes_sure(petro, 1)
    await petro.presses("Compare others’ reports")
    await petro.sees("<b>No report by another operator is waiting.</b>")
    petro.forges(petro.data("proposals").replace("proposals", "batch"))
    await petro.sees_toast("This has been decided already.")
    olha = await town.operator("Ольга", "verifier")
    await compares_all(olha)
    await town.settles()
    assert (olha.has_read("Коваль"), olha.has_read("Соловйов")) == (True, False)
    await town.passes(121)
    assert not any(one.has_seen(VERIFIED) for one in families)


async def test_a_list_is_verified_only_by_who_has_compared_it(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    olha = await town.operator("Ольга", "verifier")
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await compares_all(petro)
    await town.settles()
    olha.forges(petro.data("batch"))
    await olha.sees_toast("This has been decided already.")
    await olha.says("Звірено кожен рядок із документами")
    olha.forges("send:batch")
    await town.passes(121)
    assert await town.store.read(count, "verification") == 0
    assert not families[0].has_seen(VERIFIED)


async def test_a_long_list_is_verified_piece_by_piece_and_operators_hear_of_it_at_its_beginning(
    town: Town, maria: OperatorActor, petro: OperatorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 2)
    olha = await town.operator("Ольга", "verifier")
    families = await are_sought(town, maria, 5)
    await brings(maria, rows(5))
    await maria.presses("Go through the rows")
    for _row in families:
        await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await olha.sees("<b>For operators: {n} return is being verified</b> by {name}.", n=5)
    await olha.sees("<b>For operators: {n} return verified</b> by {name}.", n=5)
    await town.settles()
    await town.passes(121)
    told = [sum(known(one.word(VERIFIED)) in said for said in one.person.words()) for one in families]
    assert told == [1] * 5


async def test_a_row_that_is_proposed_anew_is_compared_anew(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(maria, ROWS.splitlines(keepends=True)[0])
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await compares_all(petro)
    await presses(maria, "report", await newest(town, "return_report"))
    await maria.presses("Withdraw the report")
    await maria.says("/lists")
    await town.settles()
    await maria.person.presses("повернення.csv")
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await petro.presses("Verify them with one statement")
    await petro.sees_toast("This has been decided already.")
    await petro.says("Звірено кожен рядок із документами")
    petro.forges("send:batch")
    await town.passes(121)
    assert not families[0].has_seen(VERIFIED)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    await families[0].sees(VERIFIED)


async def test_when_a_whole_list_was_told_and_is_stopped_a_second_operator_can_correct_it(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    olha = await town.operator("Ольга", "verifier")
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    await families[0].sees(VERIFIED)
    await petro.presses("Stop all these notices")
    await olha.sees("<b>{n} relative was told before, or may have been.</b>", n=2)
    await olha.presses("Send a correction")
    await town.settles()
    await olha.says("Перелік виявився помилковим")
    await olha.presses("Send the correction")
    for one in families:
        await one.sees(CORRECTED)


async def test_a_list_of_the_detaining_power_is_compared_but_never_evidence(
    town: Town, maria: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(maria, origin="Published by the detaining power")
    assert maria.has_seen("<b>Published by the detaining power:</b>")
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.sees_toast("A list published by the detaining power is no evidence.")


@pytest.mark.parametrize(("origin", "shown"), [("Published by the detaining power", False), ("A partner", True)])
async def test_a_reviewer_sees_who_may_be_on_a_list_unless_the_detaining_power_has_published_it(
    town: Town, maria: OperatorActor, families: tuple[Relative, Relative], origin: str, shown: bool
) -> None:
    nina = town.relative("Nina")
    await has_asked(nina, surname="Бондар", given="Олег", patronymic="Петрович", birth_date="1988-05-05")
    await brings(maria, "1;Бондар;Олег;Петрович;05.05.1988\n", origin)
    card = await maria.opens_the_queue()
    assert (known(maria.word("<b>Perhaps on a list of returned people.</b>")) in card.text) is shown


async def test_a_rejected_match_stays_rejected_also_on_the_next_list(
    town: Town, maria: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(maria, ROWS.splitlines(keepends=True)[0])
    await maria.presses("Go through the rows")
    await maria.presses("Not this person")
    await town.settles()
    overview = await brings(maria, ROWS.splitlines(keepends=True)[0] + "4;Зовсім;Інша;Людина;1970\n")
    assert not any(maria.word("Go through the rows") in label for label in overview.buttons)


async def test_the_same_list_twice_is_noticed(
    town: Town, maria: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(maria)
    await town.settles()
    await maria.person.sends_document((HEADS + ROWS).encode("cp1251"), "ще раз.csv")
    await maria.sees("<b>This list was received before.</b>")


@pytest.mark.parametrize("left", ["cancelled", "another list came", "removed"])
async def test_a_list_that_nobody_described_is_taken_up_by_whoever_sends_it_again(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative], left: str
) -> None:
    await sends_list(maria, (HEADS + ROWS).encode("cp1251"), "повернення.csv")
    await maria.sees("<b>List of returned people received")
    await town.settles()
    if left == "cancelled":
        await maria.presses("Cancel")
    elif left == "another list came":
        await sends_list(maria, (HEADS + "1;Інша;Людина;;01.01.1980").encode("cp1251"), "друга.csv")
    else:
        await petro.removes((await town.store.read(decided))["operator"][0]["id"])
    await town.settles()
    await brings(petro)
    assert await town.store.read(count, "returned_row", "verdict IS NOT NULL") == 2
    await petro.presses("Go through the rows")
    assert "Коваль" in (await petro.sees("On the list: <b>{words}</b>")).text


async def test_a_decision_can_be_undone_until_it_was_verified(
    town: Town, maria: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("Undo: row {number}", number="1")
    card = await maria.sees("On the list: <b>{words}</b>")
    assert "Коваль" in card.text


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", "It has no rows."),
        (b"PK\x03\x04 not really", "It cannot be read as a table."),
        ("Тіло;Прізвище\n1;Коваль\n".encode(), "This kind of list does not belong here"),
        (b"a,b\n1,2\n", "It is not clear which column is which."),
    ],
)
async def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    maria: OperatorActor, content: bytes, answer: str
) -> None:
    await maria.person.sends_document(content, "файл.csv")
    await maria.sees(answer)


async def test_a_list_cannot_be_read_from_a_photo_and_an_operator_hears_so(maria: OperatorActor) -> None:
    await maria.person.sends_photo()
    await maria.sees("<b>This photo was not kept.</b>")


async def test_a_file_from_a_relative_is_no_list(town: Town) -> None:
    anna = town.relative("Anna", "uk")
    await anna.agrees()
    await anna.person.sends_document((HEADS + ROWS).encode(), "повернення.csv")
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will look at your file.")
    assert await town.store.read(count, "returned_list") == 0


async def test_what_is_proposed_after_a_page_was_shown_is_not_found_right_with_it(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    third = town.relative("Third")
    await is_accepted(third, petro, surname="Бондар", given="Олег", patronymic="Петрович", birth_date="1988-05-05")
    taras, andrii, _nobody = ROWS.splitlines(keepends=True)
    await brings(maria, taras + "2;Бондар;Олег;Петрович;05.05.1988\n" + andrii.replace("2;", "3;", 1))
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.reads("Бондар")
    await maria.presses("Later")
    await maria.reads("Соловьев")
    await maria.presses("This is the person")
    await petro.says("/lists")
    await town.settles()
    await petro.person.presses("повернення.csv")
    await petro.presses("Compare others’ reports")
    await town.settles()
    assert "Бондар" not in petro.heard()
    await maria.sees("It was put off. Only rows that were put off are left.")
    await maria.presses("This is the person")
    await town.settles()
    await petro.presses("All of these are right")
    await petro.reads("Бондар")


@pytest.mark.parametrize("way", ["Withdraw the report", "Reject"])
async def test_a_proposal_that_fell_at_its_report_can_be_worked_on_again(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative], way: str
) -> None:
    await brings(maria, ROWS.splitlines(keepends=True)[0])
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await town.settles()
    operator = petro if way == "Reject" else maria
    await presses(operator, "report", await newest(town, "return_report"))
    await operator.presses(way)
    await town.settles()
    if way == "Reject":
        await operator.says("Інша дата народження")
    await maria.says("/lists")
    await town.settles()
    await maria.person.presses("повернення.csv")
    await maria.presses("Go through the rows")
    await maria.sees("On the list: <b>{words}</b>")


async def test_a_row_rejected_on_another_list_does_not_hide_the_rows_behind_it(
    town: Town, maria: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    both = await brings(maria, ROWS)
    await brings(maria, ROWS.splitlines(keepends=True)[0])
    await maria.presses("Go through the rows")
    await maria.presses("Not this person")
    await town.settles()
    await maria.presses("Go through the rows", on=both)
    await maria.reads("Соловьев")


async def test_when_the_last_notice_of_a_list_is_out_the_operators_hear_how_many_know(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    anna, james = families
    await james.person.blocks()
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await petro.presses("Progress")
    overview = await petro.sees("<b>List</b>")
    assert petro.word("Still being sent: {n}").format(n=2) in overview.text
    await town.passes(121)
    await anna.sees(VERIFIED)
    for operator in (maria, petro):
        said = await operator.sees("<b>For operators: the notices of a list have been sent.</b>")
        for counted in ("Sent, not known whether read: {n}", "Relatives to be called: {n}"):
            assert operator.word(counted).format(n=1) in said.text
    await town.store.run(_sums_up_again, int(town.clock()))
    await town.settles()
    assert sum("за списком розіслано" in words for words in petro.person.words()) == 1


async def _sums_up_again(tx: Transaction, now: int) -> None:
    await batches.sum_up(tx, (await tx.known("SELECT MAX(id) AS id FROM notice"))["id"], now)


@pytest.mark.parametrize("deed", ["This is the person", "Not this person", "Later"])
async def test_each_decision_can_be_undone(
    town: Town, maria: OperatorActor, families: tuple[Relative, Relative], deed: str
) -> None:
    third = town.relative("Third")
    await is_accepted(third, maria, birth_date="1991-03-13")  # fits the first row almost as well
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.reads("12 березня 1991")
    await maria.presses(deed)
    await town.settles()
    await maria.presses("Undo: row {number}", number="1")
    await town.settles()
    assert "12 березня 1991" in maria.person.last.text
    await maria.presses("This is the person")
    await town.settles()
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    assert await town.store.read(count, "rejected_match") == 0


async def test_undo_takes_back_nothing_that_another_operator_decided(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await town.settles()
    undo = maria.data("undo")
    petro.forges(undo)
    await petro.sees_toast("There is nothing to undo")
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    maria.forges(maria.data("putoff"))
    await town.settles()
    await town.passes(IN_HAND_SECONDS)  # the row that she put off is the last one, and was shown to her again
    petro.forges(maria.data("undo"))
    await town.settles()
    assert await town.store.read(count, "returned_row", "state = 'later'") == 1


async def test_what_a_second_operator_has_verified_is_not_undone(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    maria.forges(maria.data("undo"))
    await maria.sees_toast("There is nothing to undo")
    assert await town.store.read(count, "verification", "state = 'standing'") == 1


@pytest.mark.parametrize("held", [1, 2])
async def test_what_is_held_after_it_was_compared_is_not_verified_with_the_others(
    town: Town, maria: OperatorActor, petro: OperatorActor, families: tuple[Relative, Relative], held: int
) -> None:
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("This is the person")
    await compares_all(petro)
    await petro.presses("Verify them with one statement")
    await town.settles()
    await petro.says("Звірено кожен рядок із документами")
    await town.settles()
    for person in (await town.store.read(_people))[:held]:
        petro.forges(f"hold:{person}")
    await town.settles()
    await petro.presses("Verify them all")
    await town.settles()
    assert await town.store.read(count, "verification") == 2 - held
    assert await town.store.read(count, "draft") == 0
    if held == 2:
        await petro.sees("This has been decided already.")
    else:
        left = petro.word("{n} report could not be verified", 1).partition(":")[0].format(n=1)
        assert left in (await petro.sees("<b>For operators: {n} return verified</b> by {name}.")).text
    await town.passes(121)
    assert sum(one.has_seen(VERIFIED) for one in families) == 2 - held


async def _people(tx: Transaction) -> list[int]:
    return [row["id"] for row in await tx.all("SELECT id FROM person ORDER BY id")]


async def test_of_a_list_with_two_names_the_returned_person_is_compared_and_the_columns_are_told(
    maria: OperatorActor, families: tuple[Relative, Relative]
) -> None:
    overview = await brings(
        maria,
        "Коваль Тарас Іванович;Невідомий Петро Петрович;12.03.1991\n",
        heads="ПІБ;ПІБ поверненого;Дата народження\n",
    )
    assert maria.word("Not in the register: {n}").format(n=1) in overview.text
    assert maria.has_read(maria.word("Not used: {heads}").format(heads="ПІБ"))
    assert maria.has_read("ПІБ поверненого")


async def test_a_list_of_which_it_cannot_be_told_whose_names_it_holds_is_not_taken(maria: OperatorActor) -> None:
    await sends_list(maria, "ПІБ;ПІБ другої особи\nКоваль Тарас;Коваль Анна\n".encode(), "повернення.csv")
    await maria.sees("<b>This file was not accepted.</b>")
    refused = await maria.sees("It is not clear who these columns are about: {heads}.")
    assert "ПІБ, ПІБ другої особи" in refused.text


async def test_more_sure_ones_than_are_proposed_at_once_are_announced_when_all_are_and_taken_back_so(
    town: Town, maria: OperatorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", 2)
    await are_sought(town, maria, 5)
    await brings(maria, rows(5))
    await proposes_sure(maria, 5)
    await maria.sees("<b>The rows are being reported.</b>")
    await maria.sees("<b>Reported: {n} row.</b> A second operator compares it again.", n=5)
    await maria.sees("Waiting for a second operator: {n}", n=5)
    await maria.person.presses(maria.word("Undo: {n} row", 5).format(n=5))
    await maria.sees("<b>The rows are being taken back.</b>")
    await maria.sees("<b>Taken back: {n} row.</b>", n=5)
    assert await town.store.read(count, "return_report", "state = 'open'") == 0
