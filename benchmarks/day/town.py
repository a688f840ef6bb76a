"""Who is in the database before the hour begins: operators, relatives, families, a register, an approved update."""

import asyncio
import random
import time
from collections.abc import Sequence
from itertools import accumulate, product

from benchmarks.day.sizes import STAFF, Sizes
from benchmarks.delivery.approved import lets_out
from benchmarks.matching import given_names
from bot.model.reference import new_reference
from bot.model.rights import Role
from storage.register import inquiries, persons
from storage.staff import operators
from storage.store.statement import values_of
from storage.store.store import Store
from storage.store.transaction import Transaction

PAGE = 1_024
ROOTS = """
Коваль Мельник Шевчен Бондар Ткач Кравч Олійн Поліщ Савчен Марчен Руден Мороз Лисен Петрен Климен Павлен Кузьмен Пономар
Левчен Мартин Роман Васил Карп Харчен Панчен Сидор Гончар Гаврил Грицен Іващен Хомен Попов Литвин Мазур Дячен Кушнір
"""
ENDS = ("ко", "ук", "енко", "ський", "ець", "ин", "ів", "ак", "ун", "ась")
SURNAMES = [root + end for root, end in product(ROOTS.split(), ENDS)]
Facts = dict[str, str]


def people(count: int, returning: int) -> list[Facts]:
    """Made-up people, of whom no two have the same name; the same each time.

    The first, who return, are older than all others: nobody in the register is like them.  Nobody is born on the first
    of a month, which may be a day that is not known.
    """
    chance, men = random.Random(1), given_names.men()
    names = [(surname, given, father) for surname in SURNAMES for given in men[:30] for father in men[:20]]
    return [
        {
            "category": "service_member", "surname": surname, "given": given.ukrainian, "patronymic": father.son,
            "birth_date": f"{chance.randrange(1955, 1975) if number < returning else chance.randrange(1980, 2005)}-"
            f"{chance.randrange(1, 13):02}-{chance.randrange(2, 29):02}",
        }
        for number, (surname, given, father) in enumerate(chance.sample(names, count))
    ]  # fmt: skip


def fill(url: str, keys: list[str], sizes: Sizes) -> list[Facts]:
    """All of it, in a new database; who returns."""
    everybody = people(sizes.rows + sizes.families + sizes.register, sizes.rows)
    asyncio.run(_fill(url, keys, sizes, everybody))
    return everybody[: sizes.rows]


async def _fill(url: str, keys: list[str], sizes: Sizes, everybody: list[Facts]) -> None:
    store = await Store.open(url, keys)
    try:
        for chats in _pages(range(1, sizes.chats + 1)):
            await store.run(_met, chats)
        staff = [
            await store.run(operators.enrol, one, Role.VERIFIER, f"Operator {one}", 1) for one in range(1, STAFF + 1)
        ]
        asked = [*_asking(sizes.of_relatives, sizes.rows), *([one] for one in sizes.of_families)]
        for some in _pages(range(len(asked))):
            await store.run(_cases, [(everybody[one], asked[one]) for one in some], staff[-1])
        for some in _pages(range(len(asked), len(everybody))):
            await store.run(persons.add_imported, {f"R{one}": everybody[one] for one in some}, 1)
        await store.run(_compared)
        await store.run(lets_out, sizes.chats, int(time.time()))
    finally:
        await store.close()


def _pages(some: range) -> Sequence[range]:
    return [some[start : start + PAGE] for start in range(0, len(some), PAGE)]


def _asking(relatives: range, rows: int) -> list[range]:
    """The relatives of each, two or three."""
    ends = list(accumulate([len(relatives) * (row + 1) // rows - len(relatives) * row // rows for row in range(rows)]))
    return [relatives[start:end] for start, end in zip([0, *ends], ends, strict=False)]


async def _met(tx: Transaction, chats: range) -> None:
    """Chats as storage/register/chats.py makes them, whose ids are those of Telegram."""
    rows = [
        (chat, tx.fingerprint("chat", str(chat)), "private", ("uk", "en")[chat % 2], "1", 1, 1,
         tx.seal("chat", chat, {"telegram_id": chat}))
        for chat in chats
    ]  # fmt: skip
    lines, values = values_of(rows)
    into = "INSERT INTO chat (id, fingerprint, sort, language, consent_version, consented_at, met_at, sealed) VALUES"
    await tx.execute(f"{into} {lines} ON CONFLICT DO NOTHING", **values)


async def _cases(tx: Transaction, some: list[tuple[Facts, Sequence[int]]], operator_id: int) -> None:
    for facts, chats in some:
        person_id = await persons.add(tx, facts, 1)
        for chat in chats:
            own = {"relation": "wife", "own_name": "Коваль Анна", "phone": "+380400000001", "phone_source": "contact"}
            rest = {"last_contact": "", "photo": "", "note": ""}
            inquiry_id = await inquiries.add(tx, chat, new_reference(), {**facts, **own, **rest}, 1)
            inquiry = await inquiries.get(tx, inquiry_id)
            await inquiries.accept(tx, inquiry, person_id, {"way": "document_seen"}, operator_id, 1)


async def _compared(tx: Transaction) -> None:
    await tx.execute("UPDATE inquiry SET compared_at = 1")
