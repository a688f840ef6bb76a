"""A relative registers a missing person."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.chat import Chat, Operator
from bot.model.inquiry import Inquiry
from bot.model.limits import GATHER_INQUIRIES, Deed
from bot.model.message import DAY
from bot.model.reference import new_reference
from bot.model.registration import ABOUT_THE_RELATIVE
from bot.model.reminder import ReminderKind
from bot.model.rights import Right
from bot.model.typed import alike
from bot.settings import OrgConfig
from bot.texts.staff import operators as texts
from bot.use_cases.register import limits
from bot.use_cases.wait import reminder_settings
from storage.queues import outbox, outgoing
from storage.register import chats, in_review, inquiries
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.wait import reminders


@dataclass(frozen=True)
class Received:
    """An inquiry that has come."""

    id: int
    reference: str


async def known(tx: Transaction, chat: Chat) -> dict[str, str]:
    """What the relative has told about themselves before; what was told under a consent that was withdrawn rests."""
    since = await chats.consented_at(tx, chat.id) or 0
    earlier = [one for one in await inquiries.of_chat(tx, chat.id) if one.is_open or one.received_at > since]
    facts = earlier[-1].facts if earlier else {}
    return {name: facts[name] for name in ABOUT_THE_RELATIVE if facts.get(name)}


async def registered(tx: Transaction, chat: Chat, facts: Mapping[str, str]) -> Inquiry | None:
    """An open inquiry of the same relative about what seems to be the same person, if there is one."""
    own = [inquiry for inquiry in await inquiries.of_chat(tx, chat.id) if inquiry.is_open]
    return next((one for one in own if _alike(one.facts, facts)), None)


def _alike(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """The same surname and given name, and dates of birth that do not speak against it."""
    names = [alike(f"{facts['surname']} {facts['given']}") for facts in (one, other)]
    births = [facts.get("birth_date", "") for facts in (one, other)]
    return names[0] == names[1] and (births[0].startswith(births[1]) or births[1].startswith(births[0]))


async def send(tx: Transaction, chat: Chat, org: OrgConfig, facts: Mapping[str, str], now: int) -> str:
    """The inquiry waits for its review, and its relative is reminded from now on; its reference.

    Reviewers hear that something waits.  Refused, with MANY_INQUIRIES.
    """
    await limits.need_room(tx, Deed.INQUIRY, chat.id, now)
    return (await receive(tx, chat.id, org, facts, now)).reference


async def receive(
    tx: Transaction,
    chat_id: int,
    org: OrgConfig,
    facts: Mapping[str, str],
    now: int,
    *,
    taken_down_by: int | None = None,
    taken_form: str | None = None,
) -> Received:
    """An inquiry, however it came, waits for its review; reviewers hear so.

    taken_down_by: the operator who filled it in with the relative, and who does not decide about it; taken_form: on
    which page.
    """
    reference = new_reference()
    waiting = {one: await in_review.waiting(tx, one.id, now) for one in await operators.active(tx, Right.REVIEW)}
    added = await inquiries.add(tx, chat_id, reference, facts, now, taken_down_by=taken_down_by, taken_form=taken_form)
    await reminder_settings.begin(tx, chat_id, org, now)
    await reminders.begin(tx, chat_id, ReminderKind.REVIEW, now + org.review_days * DAY, added)
    for one, before in waiting.items():
        await _tell_reviewer(tx, one, before, now)
    return Received(added, reference)


async def _tell_reviewer(tx: Transaction, one: Operator, before: int, now: int) -> None:
    """Whose queue was empty hears so at once; what follows within the same minutes comes together at their end.

    Of what they may not count, being a relative themselves, they hear nothing (N1).
    """
    window, count = now // GATHER_INQUIRIES, await in_review.waiting(tx, one.id, now)
    first, more = f"inquiry/{one.id}/{window}", f"inquiries/{one.id}/{window}"
    if count == before:
        return
    if not before and not await outgoing.is_put(tx, first):
        await outbox.put(tx, one.chat_id, texts.inquiry_waits(), now, dedup=first)
    elif not before or await outgoing.is_put(tx, more):
        ends = (window + 1) * GATHER_INQUIRIES
        await outbox.put_or_reword(tx, one.chat_id, texts.inquiries_wait(count), now, due_at=ends, dedup=more)
