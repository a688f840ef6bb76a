"""What stands in the register when a story begins, put there without telling how; and what stands there at its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.model.inquiry import FamilyWord
from bot.model.message import DAY
from bot.model.reference import new_reference
from bot.model.reminder import ReminderKind
from bot.rehearsal.chats import ChatState
from bot.texts import labels
from bot.texts.facts import ABOUT_THE_PERSON
from storage.register import chats, inquiries, persons
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.wait import reminders
from tests.cast import OperatorActor, Relative

if TYPE_CHECKING:
    from tests.town import Town

TARAS = {
    "category": "service_member", "surname": "Коваль", "given": "Тарас", "patronymic": "Іванович",
    "birth_date": "1991-03-12", "last_contact": "2024-05-24", "relation": "wife", "own_name": "Коваль Анна Петрівна",
    "phone": "+447700900111", "phone_source": "contact", "photo": "", "note": "",
}  # fmt: skip
DECIDED = (
    "person", "inquiry", "message", "return_report", "verification", "notice", "call", "operator",
    "invitation", "audit", "sighting",
)  # fmt: skip

PROMISED = 3  # days, as REVIEW_DAYS says where nobody has changed it


@dataclass(frozen=True)
class Case:
    """One relative's inquiry about one person; person is 0 as long as nobody has accepted it."""

    id: int
    reference: str
    person: int = 0


async def has_asked(relative: Relative, **changed: str) -> Case:
    """The relative's inquiry waits in the queue."""
    relative.person.room.standing = ChatState.OPEN
    return await relative.town.store.run(
        _ask, *_who(relative), int(relative.town.clock()), _first_reminder(relative), {**TARAS, **changed}
    )


async def is_accepted(relative: Relative, by: OperatorActor, like: Case | None = None, /, **changed: str) -> Case:
    """The relative's inquiry was accepted, about a new person or about the one of another case."""
    case = await has_asked(relative, **changed)
    return await relative.town.store.run(_accept, case, like, by.person.id, int(relative.town.clock()))


async def begins_to_wait(town: "Town", case: Case) -> None:
    """The family of an inquiry that waits for its review hears so when it has waited too long."""
    await town.store.run(_begin_to_wait, case.id)


async def is_imported(town: "Town", source_id: str, **changed: str) -> int:
    """Somebody stands in the register whom no relative has asked about; the id of the person."""
    about = {name: TARAS[name] for name in ("category", "surname", "given", "patronymic", "birth_date")}
    return await town.store.run(persons.add, {**about, **changed}, int(town.clock()), source_id)


async def decided(tx: Transaction) -> Mapping[str, list[dict[str, Any]]]:
    """Everything that was asked, said and decided, to be compared with what it is later."""
    return {table: [dict(row) for row in await tx.all(f"SELECT * FROM {table} ORDER BY id")] for table in DECIDED}


async def count(tx: Transaction, table: str, condition: str = "1 = 1") -> int:
    """How many rows there are."""
    return await tx.count(f"{table} WHERE {condition}")


async def _begin_to_wait(tx: Transaction, inquiry_id: int) -> None:
    inquiry = await inquiries.get(tx, inquiry_id)
    due_at = inquiry.received_at + PROMISED * DAY
    await reminders.begin(tx, inquiry.chat_id, ReminderKind.REVIEW, due_at, inquiry_id)


def _first_reminder(relative: Relative) -> int:
    return int(relative.town.clock()) + relative.town.bot.settings.remind_every * DAY


def _who(relative: Relative) -> tuple[int, str]:
    return relative.person.id, relative.language


async def _ask(
    tx: Transaction, telegram_id: int, language: Any, now: int, remind_at: int, facts: dict[str, str]
) -> Case:
    chat = await chats.get_or_create(tx, telegram_id, "private", language, now)
    await chats.consent(tx, chat.id, now)
    reference = new_reference()
    await reminders.begin(tx, chat.id, ReminderKind.DETAILS, remind_at)
    return Case(await inquiries.add(tx, chat.id, reference, facts, now), reference)


async def _accept(tx: Transaction, case: Case, like: Case | None, operator: int, now: int) -> Case:
    inquiry = await inquiries.get(tx, case.id)
    chat = await chats.get_or_create(tx, operator, "private", "uk", now)
    staff = await operators.of_chat(tx, chat.id)
    assert staff is not None
    about = {name: inquiry.facts[name] for name in (*ABOUT_THE_PERSON, "photo") if name in inquiry.facts}
    person = like.person if like else await persons.add(tx, about, now)
    assert await inquiries.accept(tx, inquiry, person, {"way": "document_seen", "detail": "x"}, staff.id, now)
    return Case(case.id, case.reference, person)


async def standing(relative: Relative) -> dict[str, FamilyWord]:
    """How the relative sees the own inquiries stand, by their references."""
    words = {labels.FAMILY_WORDS[word].text(relative.language): word for word in FamilyWord}
    return {reference: words[word] for reference, word in await relative.looks_at_status()}
