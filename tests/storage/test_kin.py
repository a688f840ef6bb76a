"""Who misses whom, in both databases: by the person, by name and year, by likeness; of persons, inquiries and rows."""

import pytest

from bot.model import names
from bot.model.correspondence import Content
from bot.model.likeness import Likeness
from bot.model.reference import new_reference
from bot.model.returned import PossibleMatch, RowState, TypedRow
from storage.lists import candidates, list_counts, list_rows, lists, proposals, sure_rows
from storage.register import chats, declarations, holds, in_review, inquiries, kin, likenesses, messages, persons
from storage.register import sightings as seen
from storage.register import talks as letters
from storage.returns import calls, past, reports
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Transaction
from storage.wait import digests
from tests.storage.cast import operator

TARAS = {"category": "civilian", "surname": "Коваль", "given": "Тарас", "birth_date": "1991-03-12"}
OTHER = {**TARAS, "surname": "Нехода", "birth_date": "1970"}
MAIDEN_NAME = {**TARAS, "surname": "Гнатюк", "birth_date": "1985"}
NOBODY = {**TARAS, "surname": "Тестенко", "birth_date": ""}
NAMED = names.key("Гнатюк", 1985)
NOW = 1_700_000_000
WAYS = (
    "the own inquiry was accepted as one about them",
    "it has their name and year",
    "it has the name and year that another relative wrote",
    "the matcher found them like it",
    "the matcher found another inquiry about them like it",
    "the matcher found it like another inquiry about them",
    "the matcher found whom it is about like another inquiry about them",
)
DECLARED_WAYS = (
    "it has their name and year",
    "it has the name and year that a relative wrote",
    "the matcher found them like it",
    "the matcher found an inquiry about them like it",
    "it has the name and year of another record of them",
)
ROW_WAYS = (
    "by its name and year",
    "by whom it was proposed as",
    "by a person it may be",
    "by an inquiry that it may be about",
)


async def asks(tx: Transaction, telegram_id: int, facts: dict[str, str], person: int | None = None) -> tuple[int, int]:
    """Somebody's inquiry waits, or was accepted as one about a person: their chat, the inquiry."""
    chat = await chats.get_or_create(tx, telegram_id, "private", "uk", NOW)
    inquiry = await inquiries.add(tx, chat.id, new_reference(), facts, NOW)
    if person is not None:
        await accepted(tx, inquiry, person)
    return chat.id, inquiry


async def accepted(tx: Transaction, inquiry_id: int, person: int) -> None:
    """An operator has accepted an inquiry as one about that person."""
    by = await operator(tx, 1_000 + inquiry_id % 1_000_000)
    assert await inquiries.accept(tx, await inquiries.get(tx, inquiry_id), person, {"way": "other_way"}, by, NOW)


async def test_a_chat_misses_whom_it_asks_about_by_name_or_likeness_and_nobody_else(store: Store) -> None:
    async def misses(tx: Transaction) -> list[bool]:
        person, other = await persons.add(tx, TARAS, NOW), await persons.add(tx, OTHER, NOW)
        named, _inquiry = await asks(tx, 1, {**TARAS, "given": "Мирон"})
        alike, like = await asks(tx, 2, {**TARAS, "birth_date": "1992"})
        before = await kin.is_relative(tx, alike, person)
        await likenesses.keep(tx, like, [Likeness(person, None, 1.0, {}, "possible")], NOW)
        chats_ = (named, alike)
        return [before, *[await kin.is_relative(tx, chat, one) for one in (person, other, None) for chat in chats_]]

    assert await store.run(misses) == [False, True, True, False, False, False, False]


@pytest.mark.parametrize("way", [*WAYS, "in no way"])
async def test_each_way_of_missing_somebody_is_enough(store: Store, way: str) -> None:
    async def misses(tx: Transaction) -> bool:
        person = await persons.add(tx, TARAS, NOW)
        another = await asks(tx, 1, MAIDEN_NAME, person)
        own = await asks(tx, 2, TARAS if way == WAYS[1] else MAIDEN_NAME if way == WAYS[2] else OTHER)
        if way == WAYS[0]:
            await accepted(tx, own[1], person)
        elif way == WAYS[3]:
            await likenesses.keep(tx, own[1], [Likeness(person, None, 1.0, {}, "possible")], NOW)
        elif way == WAYS[4]:
            await likenesses.keep(tx, own[1], [Likeness(None, another[1], 1.0, {}, "possible")], NOW)
        elif way == WAYS[5]:
            await likenesses.keep(tx, another[1], [Likeness(None, own[1], 1.0, {}, "possible")], NOW)
        elif way == WAYS[6]:
            other = await persons.add(tx, OTHER, NOW)
            await accepted(tx, own[1], other)
            await likenesses.keep(tx, another[1], [Likeness(other, None, 1.0, {}, "possible")], NOW)
        return await kin.is_relative(tx, own[0], person)

    assert await store.run(misses) == (way in WAYS)


@pytest.mark.parametrize("way", [*DECLARED_WAYS, "in no way"])
async def test_each_way_of_having_declared_somebody_is_enough(store: Store, way: str) -> None:
    async def misses(tx: Transaction) -> bool:
        person, record = await persons.add(tx, TARAS, NOW), await persons.add(tx, OTHER, NOW)
        _chat, inquiry = await asks(tx, 1, MAIDEN_NAME, person)
        staff = await operators.get(tx, await operator(tx, 7))
        named = {DECLARED_WAYS[0]: TARAS, DECLARED_WAYS[1]: MAIDEN_NAME, DECLARED_WAYS[4]: OTHER}
        declared = await declarations.add(tx, staff.chat_id, named.get(way, NOBODY), NOW)
        if way == DECLARED_WAYS[2]:
            await declarations.keep(tx, declared, [person], [])
        elif way == DECLARED_WAYS[3]:
            await declarations.keep_of_inquiry(tx, inquiry, [declared, 1])
        elif way == DECLARED_WAYS[4]:
            await tx.execute("UPDATE person SET case_id = :case", case=min(person, record))
        assert await kin.or_nobodys(tx, staff.chat_id) == staff.chat_id
        assert not await declarations.erase_ended(tx, NOW)
        assert (await operators.relatives(tx, person) == (staff.id,)) == (way in DECLARED_WAYS)
        return await kin.is_relative(tx, staff.chat_id, person)

    assert await store.run(misses) == (way in DECLARED_WAYS)


@pytest.mark.parametrize("way", [*ROW_WAYS[:3], "in no way"])
async def test_each_way_in_which_a_row_may_be_somebody_declared_is_enough(store: Store, way: str) -> None:
    async def misses(tx: Transaction) -> bool:
        staff, person = await operators.get(tx, await operator(tx, 7)), await persons.add(tx, TARAS, NOW)
        await declarations.add(tx, staff.chat_id, NOBODY if way == "in no way" else TARAS, NOW)
        named = names.key("Коваль", 1991) if way == ROW_WAYS[0] else "інший|1950"
        listed = await lists.add(tx, staff.id, "a.csv", "1", [TypedRow(1, {"surname": "Інший"}, named)], NOW) or 0
        (row,) = await list_rows.new_rows(tx, listed, 1)
        if way == ROW_WAYS[1]:
            report = await reports.add(tx, person, staff.id, {"wish": "all"}, NOW)
            await list_rows.decide(tx, row.id, RowState.PROPOSED, staff.id, NOW, report)
        elif way != ROW_WAYS[0]:
            await candidates.keep(tx, row, [PossibleMatch(row.id, 1, person, None, "likely", {})], [1.0], 1)
        return await kin.is_of_row(tx, staff.chat_id, row.id)

    assert await store.run(misses) == (way in ROW_WAYS)


async def test_what_was_taken_back_ends_once_and_can_be_kept(store: Store) -> None:
    async def story(tx: Transaction) -> list[bool]:
        staff = await operators.get(tx, await operator(tx, 7))
        one = await declarations.add(tx, staff.chat_id, TARAS, NOW)
        assert [found.id for found in await declarations.uncompared(tx)] == [one]
        await declarations.keep(tx, one, [], [])
        assert await declarations.uncompared(tx) == [] and one in await declarations.versions(tx)
        done = [await declarations.end(tx, one, staff.chat_id, ends) for ends in (NOW, NOW, None, None)]
        done += [await declarations.end(tx, one, chat, NOW) for chat in (1, staff.chat_id)]
        assert await declarations.erase_ended(tx, NOW - 1) == 0 and await declarations.erase_ended(tx, NOW) == 1
        return done

    assert await store.run(story) == [True, False, True, False, False, True]


@pytest.mark.parametrize("way", [*ROW_WAYS, "in no way"])
async def test_each_way_in_which_a_row_may_be_the_own_missing_is_enough(store: Store, way: str) -> None:
    async def misses(tx: Transaction) -> bool:
        staff, person = await operator(tx, 7), await persons.add(tx, TARAS, NOW)
        chat, own = await asks(tx, 1, MAIDEN_NAME, None if way == ROW_WAYS[3] else person)
        typed = TypedRow(1, {"surname": "Інший"}, NAMED if way == ROW_WAYS[0] else "інший|1950")
        listed = await lists.add(tx, staff, "a.csv", "1", [typed], NOW) or 0
        (row,) = await list_rows.new_rows(tx, listed, 1)
        if way == ROW_WAYS[1]:
            report = await reports.add(tx, person, staff, {"wish": "all"}, NOW)
            await list_rows.decide(tx, row.id, RowState.PROPOSED, staff, NOW, report)
        elif way in ROW_WAYS[2:]:
            registered, asked_by = (person, None) if way == ROW_WAYS[2] else (None, own)
            match = PossibleMatch(row.id, 1, registered, asked_by, "likely", {})
            await candidates.keep(tx, row, [match], [1.0], 1)
        return await kin.is_of_row(tx, chat, row.id)

    assert await store.run(misses) == (way in ROW_WAYS)


async def test_whatever_leaves_out_the_own_family_can_be_asked_of_both_databases(store: Store) -> None:
    async def asked(tx: Transaction) -> None:
        staff = await operators.get(tx, await operator(tx, 7))
        person, (_chat, inquiry) = await persons.add(tx, OTHER, NOW), await asks(tx, 1, TARAS)
        own = await inquiries.add(tx, staff.chat_id, new_reference(), OTHER, NOW)
        row = TypedRow(1, {"surname": "Нехода", "birth": "1970"}, "x")
        listed = await lists.add(tx, staff.id, "a.csv", "1", [row], NOW) or 0
        assert await operators.relatives(tx, person) == (staff.id,)
        assert await kin.is_relative(tx, staff.chat_id, None, own)
        assert await in_review.waiting(tx, staff.id, NOW) == 1
        assert await in_review.hold(tx, inquiry, staff.id, NOW) and not await in_review.hold(tx, own, staff.id, NOW)
        assert (await list_counts.progress(tx, listed, staff.chat_id)).rows == 1
        assert not (await list_counts.telling(tx, listed, staff.chat_id)).told
        assert not await lists.all_open(tx, staff.chat_id) and not (await sure_rows.counts(tx, listed, staff, NOW))[0]
        assert not await proposals.to_compare(tx, listed, staff.id, NOW, again=True)
        assert not await list_rows.of_inquiry(tx, inquiry, staff.chat_id)
        assert not await reports.count_open(tx, staff.chat_id) and not await digests.to_verify(tx, staff, NOW)
        assert not await seen.waiting(tx, staff.id, NOW) and not await letters.count_waiting(tx, staff, NOW)
        assert not await calls.waiting(tx, staff.id, NOW) and not await calls.take(tx, 1, staff.id, NOW)
        assert await calls.offered(tx, staff.id, NOW) == []
        assert await kin.persons_of_others(tx, staff.chat_id, [person]) == set()
        assert await kin.inquiries_of_others(tx, staff.chat_id, [inquiry, own]) == {inquiry}

    await store.run(asked)


async def test_what_is_looked_up_and_held_can_be_asked_of_both_databases(store: Store) -> None:
    async def asked(tx: Transaction) -> None:
        staff = await operators.get(tx, await operator(tx, 7))
        own, other = await persons.add(tx, OTHER, NOW), await persons.add(tx, TARAS, NOW)
        _chat, inquiry = await asks(tx, 1, TARAS, other)
        await inquiries.add(tx, staff.chat_id, new_reference(), OTHER, NOW)
        for one in (own, other):
            assert await persons.set_hold(tx, one, staff.id, NOW)
        assert [one.id for one in await holds.oldest(tx, staff.id, 9, 0)] == [other]
        assert await holds.count(tx, staff.id) == await holds.held_by(tx, staff.id, staff.id) == 1
        assert await holds.hand_over(tx, other, staff.id, staff.id)
        assert not await holds.hand_over(tx, other, 1, staff.id)
        assert [one.id for one in (await inquiries.about(tx, [own, other]))[other]] == [inquiry]
        assert await inquiries.persons_of(tx, [inquiry]) == {inquiry: other}
        assert (await operators.names(tx)).keys() >= {staff.id}
        assert await past.of_verification(tx, 1, {}) == [] == await reports.verified_of(tx, other)
        assert await persons.versions(tx, other) == {}
        newer = await inquiries.all_versions(tx, inquiry)
        assert newer == await inquiries.versions(tx, inquiry) != {}

    await store.run(asked)


async def test_whether_anything_waits_is_asked_of_both_databases(store: Store) -> None:
    async def asked(tx: Transaction) -> list[bool]:
        staff = await operators.get(tx, await operator(tx, 7))
        stranger, _inquiry = await asks(tx, 1, TARAS)
        own = await inquiries.add(tx, staff.chat_id, new_reference(), OTHER, NOW)
        await messages.add(tx, staff.chat_id, "message", Content("Свої слова"), NOW, inquiry_id=own)
        await seen.add(tx, staff.chat_id, {"whom": "Коваль"}, NOW, grave=False)
        found = [await letters.waits(tx, staff, NOW), await seen.others_wait(tx, staff, 0, NOW, grave=False)]
        await messages.add(tx, stranger, "message", Content("Чи є новини?"), NOW)
        met = await seen.add(tx, stranger, {"whom": "Коваль"}, NOW, grave=False)
        found += [await letters.waits(tx, staff, NOW, chat) for chat in (None, stranger, staff.chat_id)]
        found += [await seen.others_wait(tx, staff, 0, NOW, grave=grave) for grave in (False, True)]
        return [*found, await seen.others_wait(tx, staff, met, NOW, grave=False)]

    assert await store.run(asked) == [False, False, True, True, False, True, False, False]
