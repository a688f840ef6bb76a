"""People who have returned, their relatives, two operators: made by the bot's own use cases and stores."""

import asyncio
import time
from dataclasses import replace

from benchmarks.delivery.ours import Ours
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.reference import new_reference
from bot.model.rights import Role
from bot.settings import OrgConfig, Settings
from bot.use_cases.returns import reports as deciding
from storage.register import inquiries, persons
from storage.returns import reports
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import Transaction

EVIDENCE = {"source": "x", "date": "2026-03-12", "territory": "x", "identity": "x", "wish": "all"}
FACTS = {
    "category": "service_member", "surname": "Коваль", "given": "Тарас", "patronymic": "Іванович",
    "birth_date": "1991-03-12", "last_contact": "", "relation": "wife", "own_name": "Коваль Анна",
    "phone": "+380400000001", "phone_source": "contact", "photo": "", "note": "",
}  # fmt: skip
PAGE = 100


def report(deployment: Ours, people: int, relatives: int, first: int) -> None:
    """So many returns are reported; relatives, accepted, are the chats from `first` on, two or three a person."""
    asyncio.run(_report(deployment, people, relatives, first))


def verify(deployment: Ours) -> float:
    """A second operator verifies every one of them, by a process of its own; the instant of the last commit."""
    return asyncio.run(_verify(deployment))


async def _report(deployment: Ours, people: int, relatives: int, first: int) -> None:
    store = await Store.open(f"sqlite:///{deployment.database}", deployment.keys)
    try:
        one = await store.run(operators.enrol, 1, Role.VERIFIER, "One", _now())
        await store.run(operators.enrol, 2, Role.VERIFIER, "Two", _now())
        for begin in range(0, people, PAGE):
            shares = [range(first + p * relatives // people, first + (p + 1) * relatives // people)
                      for p in range(begin, min(people, begin + PAGE))]  # fmt: skip
            await store.run(_cases, shares, one)
    finally:
        await store.close()


async def _cases(tx: Transaction, shares: list[range], operator_id: int) -> None:
    for chats_of_one in shares:
        person_id = await persons.add(tx, FACTS, _now())
        for chat_id in chats_of_one:
            inquiry_id = await inquiries.add(tx, chat_id, new_reference(), FACTS, _now())
            inquiry = await inquiries.get(tx, inquiry_id)
            await inquiries.accept(tx, inquiry, person_id, {"way": "document_seen"}, operator_id, _now())
        await reports.add(tx, person_id, operator_id, EVIDENCE, _now())


async def _verify(deployment: Ours) -> float:
    store = await Store.open(f"sqlite:///{deployment.database}", deployment.keys)
    org = replace(
        Settings(organisation="Benchmark", hotline="+380 40 000 0099", second_factor="off").org, notice_hold=0
    )
    try:
        await store.run(_vouch, org)
    finally:
        await store.close()
    return time.monotonic()


async def _vouch(tx: Transaction, org: OrgConfig) -> None:
    """All of them in one transaction, as the button below a list of returned people does."""
    staff = await operators.of_chat(tx, 2)
    assert isinstance(staff, Operator)
    actor = Actor(staff, org, _now())
    for found in await tx.all("SELECT id FROM return_report WHERE state = 'open' ORDER BY id"):
        await deciding.vouch(tx, actor, found["id"], "I have seen the protocol.")


def _now() -> int:
    return int(time.time())
