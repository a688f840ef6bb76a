"""When it was wrong: one operator has withdrawn a verification, a second one sends the correction (N1, N4)."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from bot.i18n import Language
from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.batch import Batch, Deed
from bot.model.call import CallEntry
from bot.model.chat import Operator
from bot.model.correction import Reach, Wrong
from bot.model.inquiry import Inquiry
from bot.model.message import Message
from bot.model.refused import Reason, Refused
from bot.model.report import Verification
from bot.model.rights import Right
from bot.texts.returns import calls as call_texts
from bot.texts.returns import corrections as texts
from bot.texts.returns.notices import correction
from bot.use_cases.access import confirms, open_verification
from bot.use_cases.announcing import notify_operators
from bot.use_cases.lists import pieces
from bot.use_cases.lists.pieces import Way
from bot.use_cases.returns import by_call
from bot.use_cases.staff.staff import Part, tell_of_many
from storage.lists import batches, bound_rows, list_rows
from storage.queues import outbox
from storage.register import chats, inquiries, kin, persons
from storage.returns import calls, notices, of_list, reports
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def may_correct(tx: Transaction, actor: Actor, wrong: Wrong) -> list[Verification]:
    """What is to be corrected, if this actor may be the second operator now; of a list nothing is named.  Refused."""
    actor.needs(Right.VERIFY)
    if wrong.is_list:
        await _may_correct_list(tx, actor, wrong.id)
        return []
    stopped = [await open_verification(tx, actor, row, Right.VERIFY) for row in await _uncorrected(tx, wrong.id)]
    if not stopped:
        raise Refused(Reason.DECIDED)
    if any([await notices.is_leaving(tx, verification.id) for verification in stopped]):
        raise Refused(Reason.LEAVING)
    if actor.id in {verification.stopped_by for verification in stopped}:
        raise Refused(Reason.OWN_STOP)
    return stopped


async def _may_correct_list(tx: Transaction, actor: Actor, list_id: int) -> None:
    if await of_list.is_missed(tx, list_id, actor.operator.chat_id):
        raise Refused(Reason.OWN_FAMILY)
    if not await of_list.is_uncorrected(tx, list_id):
        raise Refused(Reason.DECIDED)
    if await of_list.is_leaving(tx, list_id) or await batches.is_open(tx, Deed.STOP, list_id):
        raise Refused(Reason.LEAVING)
    if await of_list.is_stopped_by(tx, list_id, actor.id):
        raise Refused(Reason.OWN_STOP)


async def reach(tx: Transaction, wrong: Wrong) -> Reach:
    """Who a correction would reach, and how many of them by a person only.

    By a person: when the case is held, or nobody knows whether they were told.
    """
    if wrong.is_list:
        return await of_list.reach(tx, wrong.id)
    told, calls = Counter[Language](), 0
    for row in await _uncorrected(tx, wrong.id):
        asked = [await inquiries.get(tx, one) for one in await notices.told_of(tx, row)]
        told.update([(await chats.get(tx, inquiry.chat_id)).language for inquiry in asked])
        held = await _is_held(tx, (await reports.verification(tx, row)).person_id)
        calls += len(await notices.perhaps_told_of(tx, row))
        calls += len([one for one in asked if held or await by_call.reason(tx, one)])
    return Reach(told, calls)


async def correct(tx: Transaction, actor: Actor, wrong: Wrong, statement: str) -> None:
    """The correction goes to exactly those who were told; both stay in the case's history.  Refused.

    Of a whole list a first piece; the others follow.
    """
    stopped = await may_correct(tx, actor, wrong)
    await confirms(tx, actor, Act.CORRECT, wrong, statement)
    if wrong.is_list:
        batch_id = await batches.begin(
            tx, Deed.CORRECT, wrong.id, actor.id, actor.now, statement=statement, confirmed=actor.confirmation
        )
        await bound_rows.bind(tx, batch_id, [[one] for one in await of_list.uncorrected(tx, wrong.id)])
        await pieces.first(tx, actor, batch_id, WAY)
        return
    parts: list[Part[tuple[int, int]]] = []
    for verification in stopped:
        if (reached := await _correct(tx, actor, verification, statement)) is not None:
            parts.append((await operators.relatives(tx, verification.person_id), reached))
    said = partial(_corrected, actor.operator.name)
    await tell_of_many(tx, parts, actor.now, said, person_id=stopped[0].person_id)


async def _correct(tx: Transaction, actor: Actor, verification: Verification, statement: str) -> tuple[int, int] | None:
    """How many hear it: (by a message, by a person); None when somebody else corrected it, or stopped it himself."""
    if not await reports.correct(tx, verification.id, actor.id, actor.now):
        return None
    await list_rows.was_wrong(tx, verification.report_id)
    said = {"statement": statement}
    await audit.write(
        tx, actor.id, "corrected", "verification", verification.id, actor.now, said, confirmed=actor.confirmation
    )
    return await _tell(tx, actor, verification)


async def _left(tx: Transaction, batch: Batch, limit: int) -> list[int]:
    left = sorted(one for one in await bound_rows.about(tx, batch.id) if one > batch.reached)
    return left[:limit]


async def _correct_some(tx: Transaction, actor: Actor, batch: Batch, some: Sequence[int]) -> None:
    """What stands against one, a family that is the own by now, does not stop the others."""
    for verification_id in some:
        with suppress(Refused):
            verification = await open_verification(tx, actor, verification_id, Right.VERIFY)
            await _correct(tx, actor, verification, batch.statement)
    await batches.advance(tx, batch.id, some[-1] if some else batch.reached, len(some))


async def _say_in_the_end(tx: Transaction, actor: Actor, _before: Batch, batch: Batch, more: bool) -> None:
    alike: dict[int, tuple[int, int]] = {}  # whoever misses nobody reads the same
    for operator in [] if more else await operators.active(tx, Right.STOP):
        chat = await kin.or_nobodys(tx, operator.chat_id)
        if chat not in alike:
            alike[chat] = await of_list.corrected(tx, batch, chat)
        if any(alike[chat]):
            await outbox.put(tx, operator.chat_id, texts.corrected(actor.operator.name, *alike[chat]), actor.now)


async def told_late(tx: Transaction, call: CallEntry, now: int) -> None:
    """A person told a return that had been withdrawn: where its correction was sent before, they are called once more.

    Until it is confirmed nobody is: then it is for them as for all who were told.
    """
    verification = await reports.verification(tx, call.verification_id)
    if verification.corrected_by is None:
        return
    sent = await notices.correction_to(tx, verification.id, call.inquiry_id)
    if sent is None:
        await _call(tx, verification, call.inquiry_id, "told_late", now)
    else:
        await calls.add_again(tx, sent, "told_late", now)
    await _say_whom_to_call(tx, verification, now)


async def perhaps_told(tx: Transaction, call: CallEntry, now: int) -> None:
    """The same where nobody can be asked any more whether they told it: whoever is called is asked first."""
    verification = await reports.verification(tx, call.verification_id)
    sent = await notices.correction_to(tx, verification.id, call.inquiry_id)
    if verification.corrected_by is not None and sent is None:
        await _call(tx, verification, call.inquiry_id, "perhaps", now)
        await _say_whom_to_call(tx, verification, now)


async def _say_whom_to_call(tx: Transaction, verification: Verification, now: int) -> None:
    relatives = await operators.relatives(tx, verification.person_id)
    await notify_operators(tx, Right.CALL, now, call_texts.listed(), but=relatives)


async def hold(tx: Transaction, person_id: int, now: int) -> None:
    """A person handles the case from now on: a correction that has not left is told by a person (N4)."""
    for notice_id in await notices.corrections_on_the_way(tx, person_id):
        await notices.to_the_telephone(tx, notice_id, "held", now)


async def _tell(tx: Transaction, actor: Actor, verification: Verification) -> tuple[int, int]:
    """Corrects it to exactly those who were told, at once: (how many by a message, how many by a person).

    About a case that a person handles nothing goes out by itself (N4), and who may have been told is asked by a person.
    """
    held = await _is_held(tx, verification.person_id)
    by_message = 0
    for inquiry_id in (told := await notices.told_of(tx, verification.id)):
        by_message += await _tell_one(tx, actor, verification, await inquiries.get(tx, inquiry_id), held)
    for inquiry_id in (perhaps := await notices.perhaps_told_of(tx, verification.id)):
        await _call(tx, verification, inquiry_id, "perhaps", actor.now)
    return by_message, len(told) + len(perhaps) - by_message


async def _call(tx: Transaction, verification: Verification, inquiry_id: int, reason: str, now: int) -> None:
    notice_id = await notices.add(tx, verification, await inquiries.get(tx, inquiry_id), "correction")
    await calls.add(tx, notice_id, reason, now)


async def _tell_one(tx: Transaction, actor: Actor, verification: Verification, inquiry: Inquiry, held: bool) -> bool:
    """Whether a message says it; else a person does."""
    notice_id = await notices.add(tx, verification, inquiry, "correction")
    if reason := "held" if held else await by_call.reason(tx, inquiry):
        await calls.add(tx, notice_id, reason, actor.now)
        return False
    message = correction(actor.org, inquiry, notice_id)
    await outbox.put(tx, inquiry.chat_id, message, actor.now, notice_id=notice_id)
    return True


async def _uncorrected(tx: Transaction, verification_id: int) -> list[int]:
    """What was stopped with a verification and not corrected yet."""
    verification = await reports.verification(tx, verification_id)
    followers = await reports.followers(tx, verification_id)
    fell_with_it = [one for one in followers if one.stopped_by == verification.stopped_by]
    together = [verification, *fell_with_it] if verification.state == "stopped" else []
    return [one.id for one in together if one.corrected_by is None]


async def _is_held(tx: Transaction, person_id: int) -> bool:
    return (await persons.get(tx, person_id)).held_by is not None


def _corrected(name: str, _operator: Operator, heard: list[tuple[int, int]]) -> Message:
    by_message, by_person = (sum(some) for some in zip(*heard, strict=True))
    return texts.corrected(name, by_message, by_person)


WAY = Way(_left, _correct_some, _say_in_the_end)
