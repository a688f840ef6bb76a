"""Cases in bulk: what an import does to the register, and what goes out of it."""

import asyncio
from collections import Counter

import pytest

from bot.model.case import Case, CaseState
from bot.model.inquiry import State
from bot.model.person import Person
from bot.model.reference import new_reference
from bot.tables.registering import FieldFault, Registrable
from bot.use_cases.register.all_cases import all_cases
from bot.use_cases.register.register import look, take_in
from storage.register import chats, inquiries, persons
from storage.register.persons import Change
from storage.returns import acknowledgements, notices, reports
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.storage.cast import operator

FACTS = {"category": "civilian", "surname": "Коваль", "given": "Тарас", "birth_date": "1991-03-12"}
NOW = 1_700_000_000


def rows(*ids: int, given: str = "Тарас") -> list[Registrable]:
    return [Registrable(number, str(number), {**FACTS, "given": given}) for number in ids]


async def asks(tx: Transaction, telegram_id: int, person: int | None, staff: int) -> int:
    """A relative asks, and is accepted if it is about a person."""
    chat = await chats.get_or_create(tx, telegram_id, "private", "uk", NOW)
    inquiry = await inquiries.add(
        tx, chat.id, f"AAAA-{telegram_id:04}", {**FACTS, "relation": "wife"}, NOW - telegram_id
    )
    if person:
        assert await inquiries.accept(tx, await inquiries.get(tx, inquiry), person, {}, staff, NOW)
    return inquiry


async def is_verified(tx: Transaction, person: int, wish: str, reporter: int, verifier: int) -> dict[int, int]:
    """The return of a person with accepted relatives; the notices by inquiry."""
    report = await reports.get(tx, await reports.add(tx, person, reporter, {"wish": wish}, NOW))
    assert await reports.decide(tx, report.id, "verified", verifier, NOW)
    verification = await reports.verify(tx, report, verifier, "", NOW, NOW)
    asking = await inquiries.of_person(tx, person)
    return {inquiry.id: await notices.add(tx, verification, inquiry) for inquiry in asking}


async def imported(tx: Transaction) -> tuple[int, int, int]:
    """One imported person, and two operators."""
    await take_in(tx, rows(7), 1, NOW)
    return (await persons.page(tx, 0, 1))[0].id, await operator(tx, 101), await operator(tx, 102)


async def case_of(tx: Transaction, number: str) -> Case:
    return next(case for case in await all_cases(tx) if case.number == number)


async def test_rows_are_added_replaced_or_left_alone(store: Store, second: Store) -> None:
    await store.run(take_in, rows(1, 2), 1, NOW)
    page = [*rows(1), *rows(2, given="Остап"), *rows(3)]
    assert await store.read(look, page) == [Change.UNCHANGED, Change.CHANGED, Change.NEW]
    assert await store.run(take_in, page, 2, NOW) == Counter({Change.NEW: 1, Change.CHANGED: 1})
    found = await second.read(persons.by_sources, ["1", "2", "3", "4"])
    assert {number: person.facts["given"] for number, person in found.items()} == {
        "1": "Тарас",
        "2": "Остап",
        "3": "Тарас",
    }


async def test_two_processes_that_import_the_same_rows_double_nothing(store: Store, second: Store) -> None:
    pages = [rows(*range(first, first + 50)) for first in range(0, 300, 50)]
    orders = ((store, pages), (second, [page[::-1] for page in pages]))
    done = await asyncio.gather(*(one.run(take_in, page, 1, NOW) for one, order in orders for page in order))
    assert sum(done, Counter())[Change.NEW] == 300
    assert len(await store.read(persons.page, 0, 1_000)) == 300


async def test_a_familys_own_reference_is_not_imported_as_a_person(store: Store) -> None:
    theirs, nobodys = new_reference(), new_reference()

    async def ask(tx: Transaction) -> None:
        chat = await chats.get_or_create(tx, 1, "private", "uk", NOW)
        await inquiries.add(tx, chat.id, theirs, FACTS, NOW)

    await store.run(ask)
    page = [Registrable(1, theirs, FACTS), Registrable(2, nobodys, FACTS)]
    assert await store.read(look, page) == [FieldFault("id", "reference"), Change.NEW]


async def test_a_case_is_called_by_the_id_of_its_import_else_by_its_reference(store: Store) -> None:
    async def story(tx: Transaction) -> None:
        person, staff, _ = await imported(tx)
        await asks(tx, 1, person, staff)
        await asks(tx, 2, await persons.add(tx, FACTS, NOW), staff)
        await asks(tx, 3, None, staff)

    await store.run(story)
    cases = {case.number: case for case in await store.read(all_cases)}
    assert {number: case.state for number, case in cases.items()} == {
        "7": CaseState.ACCEPTED, "AAAA-0002": CaseState.ACCEPTED, "AAAA-0003": CaseState.IN_REVIEW,
    }  # fmt: skip
    assert (cases["7"].relatives, cases["7"].received_at) == (1, NOW - 1)


async def test_partner_registries_learn_only_of_whom_all_relatives_allow_it(store: Store) -> None:
    async def story(tx: Transaction) -> list[bool]:
        person, staff, _ = await imported(tx)
        consented = [(await case_of(tx, "7")).consented]
        for telegram_id in (1, 2):
            inquiry = await asks(tx, telegram_id, person, staff)
            consented.append((await case_of(tx, "7")).consented)
            await inquiries.set_shared(tx, inquiry, NOW)
            consented.append((await case_of(tx, "7")).consented)
        return consented

    assert await store.run(story) == [False, False, True, False, True]


async def test_what_was_withdrawn_is_no_case_unless_it_was_imported(store: Store) -> None:
    async def story(tx: Transaction) -> None:
        person, staff, _ = await imported(tx)
        for telegram_id, about in ((1, person), (2, await persons.add(tx, FACTS, NOW)), (3, None)):
            inquiry = await asks(tx, telegram_id, about, staff)
            assert await inquiries.move(tx, inquiry, (State.RECEIVED, State.ACCEPTED), State.WITHDRAWN, NOW)

    await store.run(story)
    assert [(case.number, case.consented) for case in await store.read(all_cases)] == [("7", False)]


async def test_a_relative_who_is_barred_agrees_to_nothing(store: Store) -> None:
    async def story(tx: Transaction) -> Case:
        person, staff, _ = await imported(tx)
        inquiry = await asks(tx, 1, person, staff)
        await inquiries.set_shared(tx, inquiry, NOW)
        await inquiries.set_bar(tx, inquiry, staff)
        return await case_of(tx, "7")

    assert not (await store.run(story)).consented


@pytest.mark.parametrize("wish", ["all", "only", "nobody", "not_asked"])
async def test_a_return_is_public_when_all_relatives_know_and_the_person_wants_it(store: Store, wish: str) -> None:
    async def story(tx: Transaction) -> list[Case]:
        person, staff, other = await imported(tx)
        seen = [await asks(tx, 1, person, staff), await asks(tx, 2, person, staff)]
        told = await is_verified(tx, person, wish, staff, other)
        cases = [await case_of(tx, "7")]
        for inquiry in seen:
            await notices.mark_told(tx, told[inquiry], NOW, 5)
            cases.append(await case_of(tx, "7"))
            await acknowledgements.by_words(tx, (await inquiries.get(tx, inquiry)).chat_id, 6, NOW)
            cases.append(await case_of(tx, "7"))
        return cases

    *before, after = await store.run(story)
    assert [(case.state, case.public_since) for case in before] == [(CaseState.VERIFIED, None)] * 4
    assert after.state is CaseState.TOLD
    assert (after.public_since is not None) == (wish == "all")


@pytest.mark.parametrize("end", ["stopped", "held", "barred"])
async def test_a_return_is_not_public_any_more_when_it_is_in_doubt(store: Store, end: str) -> None:
    async def story(tx: Transaction) -> Case:
        person, staff, other = await imported(tx)
        inquiry = await asks(tx, 1, person, staff)
        told = await is_verified(tx, person, "all", staff, other)
        await notices.mark_told(tx, told[inquiry], NOW, 5)
        await acknowledgements.by_words(tx, (await inquiries.get(tx, inquiry)).chat_id, 6, NOW)
        assert (await case_of(tx, "7")).public_since == NOW
        if end == "stopped":
            assert await reports.stop(tx, (await reports.standing(tx, person))[0].id, staff, NOW)
        elif end == "held":
            assert await persons.set_hold(tx, person, staff, NOW)
        else:
            await inquiries.set_bar(tx, await asks(tx, 2, person, staff), staff)
        return await case_of(tx, "7")

    assert (await store.run(story)).public_since is None


SOMEBODY_ELSE = [
    Registrable(1, "7", {"surname": "Вигаданий", "given": "Остап", "birth_date": "1979-08-07"}),
    Registrable(2, "8", {"surname": "Пробний", "given": "Іван", "birth_date": "1990"}),
]


async def test_nobody_gives_way_to_somebody_else_without_a_word(store: Store, second: Store) -> None:
    await store.run(take_in, rows(7), 1, NOW)
    known, new = await store.read(look, SOMEBODY_ELSE)
    assert isinstance(known, Person)
    assert new is Change.NEW
    assert await store.run(take_in, SOMEBODY_ELSE, 2, NOW) == Counter({Change.NEW: 1})
    found = await second.read(persons.by_sources, ["7", "8"])
    assert found["7"].facts == FACTS
    assert found["8"].facts["category"] == "service_member"
    assert (await store.run(take_in, SOMEBODY_ELSE, 3, NOW, replace_people=True))[Change.ANOTHER] == 1
    found = await second.read(persons.by_sources, ["7"])
    assert found["7"].facts == {**SOMEBODY_ELSE[0].facts, "category": "service_member"}


async def test_for_whom_a_family_asks_nobody_takes_the_place(store: Store, second: Store) -> None:
    person, staff, _ = await store.run(imported)
    await store.run(asks, 201, person, staff)
    assert (await store.read(look, SOMEBODY_ELSE))[0] == FieldFault("id", "spoken_for")
    assert Change.ANOTHER not in await store.run(take_in, SOMEBODY_ELSE, 2, NOW, replace_people=True)
    assert (await second.read(persons.get, person)).facts["surname"] == "Коваль"


async def test_what_a_later_file_does_not_say_stays(store: Store, second: Store) -> None:
    await store.run(take_in, rows(7), 1, NOW)
    less = Registrable(1, "7", {"surname": "Коваль", "given": "Тарас", "birth_date": "1991"})
    assert await store.read(look, [less]) == [Change.UNCHANGED]
    more = Registrable(1, "7", {**less.facts, "patronymic": "Іванович"})
    assert (await store.run(take_in, [more], 2, NOW))[Change.CHANGED] == 1
    assert (await second.read(persons.by_sources, ["7"]))["7"].facts == {**FACTS, "patronymic": "Іванович"}
