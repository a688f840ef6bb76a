"""Updates for many, approved, and put into the outbox page by page."""

from collections.abc import Mapping

from bot.i18n import LANGUAGES, Language
from bot.model.broadcast import Broadcast, BroadcastAudience, Findings, Stage
from bot.model.message import ApiCall
from bot.model.rights import Role
from bot.rehearsal import Account
from storage.register import chats
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts, mailing
from tests.reliability.office import Office

TO_ALL: Mapping[Language, str] = {"uk": "Усім", "en": "To all"}
PEOPLE = 5


async def a_broadcast(office: Office, audience: BroadcastAudience, zone: str | None = None) -> Broadcast:
    """Written by one operator, approved by another; nobody is in the outbox yet."""
    staff = [await office.chat_of(office.telegram.person(name)) for name in ("Olha", "Petro")]
    return await office.store.run(_approved, staff, audience, zone, int(office.clock()))


async def _approved(
    tx: Transaction, staff: list[int], audience: BroadcastAudience, zone: str | None, now: int
) -> Broadcast:
    author, approver = [await operators.enrol(tx, chat, Role.BROADCASTER, "Operator", now) for chat in staff]
    number = await broadcasts.next_number(tx)
    broadcast_id = await broadcasts.add(tx, author, audience, {}, now)
    assert await broadcasts.checked(tx, await broadcasts.get(tx, broadcast_id), Findings())
    assert await broadcasts.move(tx, await broadcasts.get(tx, broadcast_id), (Stage.WRITTEN,), Stage.PROPOSED)
    times = {"due_at": now, "expires_at": now + 86_400, "zone": zone}
    assert await broadcasts.approve(tx, await broadcasts.get(tx, broadcast_id), approver, number, now, **times)
    for language in LANGUAGES:
        call = ApiCall("sendMessage", {"text": TO_ALL[language]})
        await broadcasts.add_text(tx, broadcast_id, approver, language, call)
    return await broadcasts.get(tx, broadcast_id)


async def families(office: Office, count: int = PEOPLE) -> list[Account]:
    """People who have agreed; every second reads English."""
    people = [office.telegram.person(f"Person {number}") for number in range(count)]
    for number, person in enumerate(people):
        chat = await office.chat_of(person)
        await office.store.run(_agrees, chat, LANGUAGES[number % 2])
    return people


async def _agrees(tx: Transaction, chat: int, language: Language) -> None:
    await chats.consent(tx, chat, 1)
    await chats.set_language(tx, chat, language)


async def is_filled(office: Office, found: Broadcast, page: int = 2) -> None:
    """All its messages are in the outbox."""
    while await office.store.run(mailing.put_page, found, int(office.clock()), page):
        pass
