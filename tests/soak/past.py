"""What has happened before the kills begin: people are known, returns are verified, messages to many are written."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.message import Kind, Message
from bot.model.reference import new_reference
from bot.model.rights import Role
from bot.rehearsal import Account
from bot.rehearsal.chats import ChatState
from bot.settings import OrgConfig
from bot.use_cases.returns import reports as deciding
from storage.queues import outbox
from storage.register import chats, inquiries, persons
from storage.returns import reports
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.promises.in_the_open import update
from tests.register import TARAS
from tests.soak.lookout import Place

NOTICES, TO_MANY = 2, 6


@dataclass
class Expected:
    """What a listener is to hear, by Telegram id: references of verified returns, and words that go to many."""

    returns: dict[int, list[str]] = field(default_factory=dict)
    words: dict[int, list[str]] = field(default_factory=dict)


async def known(tx: Transaction, people: Sequence[Account], now: int) -> dict[int, Place]:
    """The bot has met them; where the database keeps them."""
    return {person.id: await _place(tx, person, now) for person in people}


async def _place(tx: Transaction, person: Account, now: int) -> Place:
    person.room.standing = ChatState.OPEN
    chat = await chats.get_or_create(tx, person.id, "private", "en", now)
    return Place(chat.id, tx.fingerprint("lane", str(person.id)))


async def enrolled(tx: Transaction, clerks: Sequence[Account], now: int) -> None:
    """They are operators."""
    for clerk in clerks:
        chat = await chats.get_or_create(tx, clerk.id, "private", "en", now)
        await operators.enrol(tx, chat.id, Role.VERIFIER, clerk.name, now)


async def announced(
    tx: Transaction, listeners: Sequence[Account], clerks: Sequence[Account], org: OrgConfig, span: int, now: int
) -> Expected:
    """Returns whose notices become due some time within the span of seconds, and words that go to all at once."""
    expected = Expected()
    await _updates(tx, clerks, span, now)
    for person in listeners:
        chat = await chats.get_or_create(tx, person.id, "private", "en", now)
        await chats.consent(tx, chat.id, now)
        turns = [await _turn(tx, clerk, replace(org, notice_hold=random.randint(0, span)), now) for clerk in clerks]
        expected.returns[person.id] = [await _return(tx, chat.id, turns) for _ in range(NOTICES)]
        reminders = [f"Reminder {person.id} {number}" for number in range(TO_MANY)]
        for number, words in enumerate(reminders):
            message = Message(Kind.REMINDER, Markup.escape(words))
            await outbox.put(tx, chat.id, message, now, due_at=now + span * number // TO_MANY)
        updates = [f"No. {number} to those who are everyone" for number in range(1, TO_MANY + 1)]
        expected.words[person.id] = reminders + updates
    return expected


async def _updates(tx: Transaction, clerks: Sequence[Account], span: int, now: int) -> None:
    """Updates to everybody, written by one clerk and approved by the other, each for its own time."""
    chat_ids = [(await chats.get_or_create(tx, clerk.id, "private", "en", now)).id for clerk in clerks]
    staff = [(await _operator(tx, chat_id)).id for chat_id in chat_ids]
    for number in range(TO_MANY):
        await update("everyone")(tx, staff, now + span * number // TO_MANY)


async def _turn(tx: Transaction, clerk: Account, org: OrgConfig, now: int) -> Actor:
    chat = await chats.get_or_create(tx, clerk.id, "private", "en", now)
    return Actor(await _operator(tx, chat.id), org, now)


async def _operator(tx: Transaction, chat_id: int) -> Operator:
    found = await operators.of_chat(tx, chat_id)
    assert found is not None
    return found


async def _return(tx: Transaction, chat_id: int, turns: Sequence[Actor]) -> str:
    """One operator has accepted and reported, the other verified; the reference of the inquiry."""
    (first, second), reference = turns, new_reference()
    inquiry = await inquiries.get(tx, await inquiries.add(tx, chat_id, reference, TARAS, first.now))
    person_id = await persons.add(tx, TARAS, first.now)
    await inquiries.accept(tx, inquiry, person_id, {}, first.id, first.now)
    report_id = await reports.add(tx, person_id, first.id, {"wish": "all"}, first.now)
    await deciding.vouch(tx, second, report_id, "seen in person")
    return reference
