"""Operators look a case up, hold it, and decide who is not to be told."""

import re

from bot.model.inquiry import Inquiry
from bot.model.names import key
from bot.model.reference import read_reference
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.register import cases as texts
from bot.texts.register import review, talks
from bot.texts.returns import returns
from bot.use_cases.returns import notices as telling
from bot.use_cases.wait import reminding
from handlers.operators import correspondence, staff
from handlers.turn import Turn, say
from storage.register import changes, inquiries, messages, persons, sightings
from storage.returns import notices, reports
from storage.rights import erasing
from storage.staff import audit
from storage.store.transaction import Transaction
from storage.wait import reminder_wishes


async def by_reference(tx: Transaction, turn: Turn, words: str = "") -> None:
    """/case 7K3M-9QX1"""
    reference = read_reference(words)
    inquiry = await inquiries.by_reference(tx, reference) if reference else None
    erased_at = await erasing.when(tx, reference) if reference and inquiry is None else None
    if erased_at is not None:
        await say(tx, turn, texts.erased(turn.house, erased_at))
    elif inquiry is None:
        await say(tx, turn, review.no_such_case())
    elif await staff.concerns(tx, turn, inquiry):
        await say(tx, turn, returns.refused("relative"))
    else:
        await _show(tx, turn, inquiry)


async def by_name(tx: Transaction, turn: Turn, words: str = "") -> None:
    """/find Surname 1991"""
    asked = re.search(r"^\s*(?P<surname>.+?)\s+(?P<year>(19|20)\d\d)\s*$", words)
    named = await inquiries.of_name(tx, key(asked["surname"], int(asked["year"]))) if asked else []
    found = [inquiry for inquiry in named if not await staff.concerns(tx, turn, inquiry)]
    if not found:
        await say(tx, turn, review.no_such_case())
        return
    await audit.write(tx, turn.staff.id, "searched", "inquiry", found[0].id, turn.now)
    await say(tx, turn, review.found(found))


async def show(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """A case from a button."""
    inquiry = await inquiries.get(tx, int(inquiry_id))
    if await staff.concerns(tx, turn, inquiry):
        return returns.refusal("relative")
    await _show(tx, turn, inquiry)
    return None


async def telephone(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """The relative's number, for a call; it is kept who looked."""
    inquiry = await inquiries.get(tx, int(inquiry_id))
    if await staff.concerns(tx, turn, inquiry):
        return returns.refusal("relative")
    if not inquiry.facts.get("phone"):
        return dead_ends.toast_again()
    await audit.write(tx, turn.staff.id, "saw telephone", "inquiry", inquiry.id, turn.now)
    await say(tx, turn, texts.telephone(inquiry, await changes.of_inquiry(tx, inquiry.id)))
    return None


async def bar(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """This relative is not to be told; what has not left yet does not leave."""
    return await _set_bar(tx, turn, int(inquiry_id), on=True)


async def unbar(tx: Transaction, turn: Turn, inquiry_id: str) -> Sentence | None:
    """This relative may be told; if a return was verified meanwhile, is told."""
    return await _set_bar(tx, turn, int(inquiry_id), on=False)


async def hold(tx: Transaction, turn: Turn, person_id: str) -> Sentence | None:
    """A person handles the case: nothing goes out by itself, the family's screens stay the same (N4)."""
    subject = int(person_id)
    if await staff.is_relative(tx, turn, subject):
        return returns.refusal("relative")
    if not await persons.set_hold(tx, subject, turn.staff.id, turn.now):
        return dead_ends.toast_again()
    for inquiry in await inquiries.of_person(tx, subject):
        await notices.stop(tx, inquiry_id=inquiry.id)
        await reminding.stop_details(tx, inquiry.chat_id, turn.now)
    await telling.hold_corrections(tx, subject, turn.now)
    await audit.write(tx, turn.staff.id, "held", "person", subject, turn.now)
    await say(tx, turn, texts.held(True, turn.staff.name))
    return None


async def lift(tx: Transaction, turn: Turn, person_id: str) -> Sentence | None:
    """The bot goes on with the case."""
    subject = int(person_id)
    if await staff.is_relative(tx, turn, subject):
        return returns.refusal("relative")
    if not await persons.set_hold(tx, subject, None, turn.now):
        return dead_ends.toast_again()
    await audit.write(tx, turn.staff.id, "lifted", "person", subject, turn.now)
    await telling.catch_up(tx, turn.house, subject, turn.now)
    await say(tx, turn, texts.held(False, turn.staff.name))
    return None


async def _set_bar(tx: Transaction, turn: Turn, inquiry_id: int, *, on: bool) -> Sentence | None:
    inquiry = await inquiries.get(tx, inquiry_id)
    if await staff.concerns(tx, turn, inquiry):
        return returns.refusal("relative")
    if (inquiry.barred_by is not None) == on:
        return dead_ends.toast_again()
    await inquiries.set_bar(tx, inquiry.id, turn.staff.id if on else None)
    await audit.write(tx, turn.staff.id, "barred" if on else "unbarred", "inquiry", inquiry.id, turn.now)
    if on:
        await notices.stop(tx, inquiry_id=inquiry.id)
    elif inquiry.person_id is not None:
        await telling.catch_up(tx, turn.house, inquiry.person_id, turn.now)
    await say(tx, turn, texts.barred(inquiry, on))
    return None


async def _show(tx: Transaction, turn: Turn, inquiry: Inquiry) -> None:
    await audit.write(tx, turn.staff.id, "viewed", "inquiry", inquiry.id, turn.now)
    person = await persons.get(tx, inquiry.person_id) if inquiry.person_id else None
    others = await inquiries.of_person(tx, person.id) if person else []
    report = await reports.open_of(tx, person.id) if person else None
    standing = await reports.standing(tx, person.id) if person else []
    said = await messages.of_inquiry(tx, inquiry.chat_id, inquiry.id)
    told = await notices.is_told(tx, inquiry.id)
    relatives = [other for other in others if other.id != inquiry.id]
    await correspondence.show_photos(tx, turn, inquiry, said[-talks.ON_CARD :])
    await say(
        tx,
        turn,
        *texts.card(
            turn.house,
            inquiry,
            person,
            relatives,
            said,
            report,
            standing[-1] if standing else None,
            told,
            await sightings.of_person(tx, person.id) if person else [],
            await changes.of_inquiry(tx, inquiry.id),
            (await reminder_wishes.of_chat(tx, inquiry.chat_id)).confirmed_at,
        ),
    )
