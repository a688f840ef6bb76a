"""What relatives without Telegram are told by phone, and their new numbers, on both databases."""

import pytest

from bot.model.chat import Operator
from bot.model.errands import SIMPLY, ByPhone
from bot.model.message import Kind
from bot.model.rights import Role
from storage.queues import errands
from storage.register import chats, inquiries, new_numbers, talks
from storage.rights import erasing
from storage.store.store import Store
from storage.store.transaction import RowMissing, Transaction
from tests.register import TARAS
from tests.storage.cast import operator

NOW = 1_000


async def _cast(tx: Transaction) -> tuple[Operator, Operator, int, int]:
    """Two operators, a relative, and what they ask."""
    staff = []
    for number in (1, 2):
        row = await operator(tx, number)
        staff.append(Operator(row, number, Role.ADMIN, "?", "uk"))
    place = (await chats.open_telephone(tx, "uk", 0)).id
    asked = await inquiries.add(tx, place, "reference", {**TARAS, "surname": "Бойко"}, 0)
    return staff[0], staff[1], place, asked


async def _put(tx: Transaction, place: int, words: str, by_phone: ByPhone = SIMPLY, due_at: int = 1) -> None:
    await errands.add(tx, place, Kind.CONFIRMATION, words, 1, due_at=due_at, dedup=None, by_phone=by_phone)


async def test_who_may_say_what_and_when(store: Store) -> None:
    maria, petro, place, asked = await store.run(_cast)
    await store.run(_put, place, "said")
    await store.run(_put, place, "asked", ByPhone(asks=asked))
    await store.run(_put, place, "asked once more", ByPhone(asks=asked))
    await store.run(_put, place, "at the old number", ByPhone(number="+447700900333", not_by=maria.id))
    await store.run(_put, place, "later", SIMPLY, NOW + 1)
    hers = await store.read(errands.of_chat, maria, place, NOW)
    his = await store.read(errands.of_chat, petro, place, NOW)
    assert [one.html for one in hers] == ["said", "asked"]
    assert [(one.html, one.asks, one.number) for one in his] == [
        ("said", None, ""),
        ("asked", asked, ""),
        ("at the old number", None, "+447700900333"),
    ]
    (listed,) = await store.read(errands.waiting, maria, NOW, 50)
    assert (listed.chat_id, listed.count, listed.taken_by) == (place, 2, None)
    assert await store.read(errands.count, maria, NOW) == 1
    assert await store.read(errands.waiting, maria, NOW, 50, 1) == []


async def test_what_a_colleague_has_in_hand_is_listed_and_not_counted(store: Store) -> None:
    maria, petro, place, _asked = await store.run(_cast)
    await store.run(_put, place, "said")
    await store.run(talks.take, place, maria.id, NOW)
    for one, free in ((maria, 1), (petro, 0)):
        assert (await store.read(errands.pile, one, NOW)).count == free
        assert await store.read(errands.count, one, NOW) == 1
    await store.run(errands.put_off, place, NOW + 60)
    assert await store.read(errands.count, maria, NOW) == 0
    assert await store.read(errands.count, maria, NOW + 60) == 1


async def test_each_ends_in_its_own_way_and_once(store: Store) -> None:
    maria, petro, place, asked = await store.run(_cast)
    await store.run(_put, place, "said")
    await store.run(_put, place, "asked", ByPhone(asks=asked))
    await store.run(_put, place, "at the old number", ByPhone(number="+447700900333", not_by=maria.id))
    said, question, old = [one.id for one in await store.read(errands.of_chat, petro, place, NOW)]
    for at_old in (False, True):
        assert not await store.run(errands.done, petro, place, question, at_old_number=at_old)
        assert not await store.run(errands.done, maria, place, old, at_old_number=at_old)
    assert await store.run(errands.done, maria, place, said, at_old_number=False)
    assert not await store.run(errands.done, maria, place, said, at_old_number=False)
    assert await store.run(errands.done, petro, place, old, at_old_number=True)
    assert await store.read(errands.place_of, question) == place
    assert await store.read(errands.asked_about, place, question) == asked
    await store.run(errands.drop_question, asked)
    with pytest.raises(RowMissing):
        await store.read(errands.place_of, question)


async def test_with_an_inquiry_its_question_goes(store: Store) -> None:
    _maria, petro, place, asked = await store.run(_cast)
    other = await store.run(inquiries.add, place, "another", {**TARAS, "surname": "Мельник"}, 0)
    await store.run(_put, place, "asked", ByPhone(asks=asked))
    await store.run(_put, place, "asked of the other", ByPhone(asks=other))
    await store.run(erasing.inquiry, await store.read(inquiries.get, asked), NOW)
    assert [one.html for one in await store.read(errands.of_chat, petro, place, NOW)] == ["asked of the other"]


async def test_a_new_number_takes_the_place_of_one_that_nobody_confirmed(store: Store) -> None:
    maria, petro, place, _asked = await store.run(_cast)
    await store.run(new_numbers.note, place, "+447700900444", maria.id, NOW)
    await store.run(new_numbers.note, place, "+447700900555", petro.id, NOW + 1)
    (waits,) = await store.read(new_numbers.waiting)
    assert (waits.phone, waits.asked_by, waits.asked_at) == ("+447700900555", petro.id, NOW + 1)
    await store.run(new_numbers.forget_those_of, maria.id)
    assert await store.read(new_numbers.of_chat, place) == waits
    assert await store.run(new_numbers.forget, place)
    assert not await store.run(new_numbers.forget, place)
