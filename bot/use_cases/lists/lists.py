"""Working through a list of returned people: it proposes, a person decides, a second one verifies."""

from collections.abc import Mapping, Sequence

from bot.model.inquiry import State, full_name
from bot.model.message import Message
from bot.model.returned import PossibleMatch, ReturnedList
from bot.model.rights import Right
from bot.texts.lists import lists as texts
from storage.lists import list_counts, lists
from storage.queues import outbox
from storage.register import inquiries, kin, persons
from storage.staff import operators
from storage.store.transaction import Transaction


async def compared(tx: Transaction, list_id: int, opened: Sequence[int], now: int) -> None:
    """Every row has its candidates; whoever brought the list hears of it, also when rows found somebody later."""
    found = await lists.get(tx, list_id)
    receiver = await operators.get(tx, found.received_by)
    if await lists.opened(tx, list_id):
        await outbox.put(tx, receiver.chat_id, await _overview(tx, receiver.chat_id, found), now)
        return
    told = [receiver] if await operators.is_active(tx, receiver.id) else await operators.active(tx, Right.REPORT)
    for operator in told:
        if shown := [row for row in opened if not await kin.is_of_row(tx, operator.chat_id, row)]:
            await outbox.put(tx, operator.chat_id, texts.registered_since(found, len(shown)), now)


async def _overview(tx: Transaction, chat_id: int, found: ReturnedList) -> Message:
    progress = await list_counts.progress(tx, found.id, chat_id)
    telling = await list_counts.telling(tx, found.id, chat_id)
    return texts.overview(found, progress, telling)


async def described(tx: Transaction, match: PossibleMatch) -> tuple[Mapping[str, str], str, int]:
    """The facts of whoever a row may be, the reference of the case, of several the first, and how many ask."""
    if match.inquiry_id:
        inquiry = await inquiries.get(tx, match.inquiry_id)
        return inquiry.facts, inquiry.reference, 1
    person = await persons.get(tx, match.person_id or 0)
    asked = await inquiries.of_person(tx, person.id)
    number = asked[0].reference if asked else person.source_id or full_name(person.facts)
    return person.facts, number, sum(inquiry.state is State.ACCEPTED for inquiry in asked)
