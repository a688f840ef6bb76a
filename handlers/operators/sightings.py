"""I saw somebody: anybody tells whom they met; operators link it to cases.  No family ever learns of it.

Nothing that a family sees, and nothing automatic, reads these reports (N1).  What may speak of the worst is handled by
a person and passed on to nobody; the case it is linked to is held (N4).
"""

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.reference import read_reference
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.model.sighting import Sighting, is_grave
from bot.texts import dead_ends, refusals
from bot.texts.register import arrival, meeting
from bot.texts.register import sightings as texts
from bot.texts.returns.returns import refusal
from bot.texts.writing import reply
from bot.use_cases.staff.staff import meetings
from handlers import dialogs
from handlers.operators import cases, correspondence, staff
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import inquiries, sightings
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def begin(tx: Transaction, turn: Turn) -> None:
    """/seen: the first question; before consent the first words, and the question once it was given."""
    if turn.chat.has_consented:
        await say(tx, turn, meeting.opening(turn.house))
        await dialogs.begin(tx, turn, "sighting")
        return
    await dialogs.bring_letters_back(tx, turn)
    await dialogs.keep(tx, turn, FORMS["sighting"].begin())
    await say(tx, turn, arrival.welcome(turn.house))


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Send was pressed: the operators have it, and whoever told it learns nothing by it."""
    facts = {name: said for name, said in draft.answers.items() if said}
    grave = is_grave(facts)
    reported = await sightings.add(tx, turn.chat.id, facts, turn.now, grave=grave)
    await say(tx, turn, meeting.received(turn.house))
    await _announce(tx, turn, reported, grave=grave)


async def oldest(tx: Transaction, turn: Turn) -> None:
    """The report that this operator has in hand, else the one that waits longest; what a person must handle first."""
    for sighting in await meetings(tx, turn.staff, turn.now):
        if await sightings.take(tx, sighting.id, turn.staff.id, turn.now):
            await _show(tx, turn, sighting)
            return
    await say(tx, turn, texts.none_waiting())


async def link(tx: Transaction, turn: Turn, sighting_id: str) -> Sentence | None:
    """Asks to which case."""
    return await _begin(tx, turn, "corroborate", int(sighting_id), sighting_id)


async def write(tx: Transaction, turn: Turn, sighting_id: str) -> Sentence | None:
    """The operator wants to ask whoever reported it."""
    sighting = await sightings.get(tx, int(sighting_id))
    if sighting.chat_id is None or not await _take(tx, turn, sighting.id):
        return texts.taken()
    return await correspondence.begin(tx, turn, sighting.chat_id, f"sighting/{sighting.id}")


async def grave(tx: Transaction, turn: Turn, sighting_id: str) -> Sentence | None:
    """It speaks of the worst, in words that were not recognised: a person handles it, and the cases it is linked to."""
    subject = int(sighting_id)
    if not await _take(tx, turn, subject) or not await sightings.mark_grave(tx, subject):
        return texts.taken()
    await audit.write(tx, turn.staff.id, "held", "sighting", subject, turn.now)
    for person_id in await sightings.persons_of(tx, subject):
        await cases.hold(tx, turn, str(person_id))
    await _show(tx, turn, await sightings.get(tx, subject))
    return None


async def give_back(tx: Transaction, turn: Turn, sighting_id: str) -> Sentence | None:
    """Another operator is to look at it."""
    if not await sightings.give_back(tx, int(sighting_id), turn.staff.id):
        return dead_ends.toast_again()
    await say(tx, turn, texts.given_back())
    return None


async def finish(tx: Transaction, turn: Turn, sighting_id: str) -> Sentence | None:
    """Nothing more is to be done with it; the next one."""
    subject = int(sighting_id)
    if not await _take(tx, turn, subject) or not await sightings.finish(tx, subject, turn.staff.id):
        return texts.taken()
    await audit.write(tx, turn.staff.id, "closed", "sighting", subject, turn.now)
    await oldest(tx, turn)
    return None


async def end_link(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """The report is on the card of the case; one that speaks of the worst has the case held."""
    sighting = await sightings.get(tx, int(draft.subject))
    reference = read_reference(draft.answers["reference"])
    inquiry = await inquiries.by_reference(tx, reference) if reference else None
    if inquiry is None or inquiry.person_id is None:
        await say(tx, turn, reply(refusals.sentence(Refusal("no_reference"))))
        await dialogs.begin(tx, turn, "corroborate", draft.subject)
        return
    if await staff.concerns(tx, turn, inquiry):
        await say(tx, turn, reply(refusal("relative")))
        return
    answers, person = draft.answers, inquiry.person_id
    await sightings.link(tx, sighting.id, person, answers["reliability"], answers["remark"], turn.staff.id, turn.now)
    await audit.write(tx, turn.staff.id, "linked", "sighting", sighting.id, turn.now)
    await say(tx, turn, texts.linked(inquiry, sighting.id))
    if sighting.grave:
        await cases.hold(tx, turn, str(person))


async def _announce(tx: Transaction, turn: Turn, reported: int, *, grave: bool) -> None:
    """To whoever may look at it, and only until there is something of the kind to look at: many at once are one word.

    Whoever misses the person would read out of the mere announcement what no family may know (N1).
    """
    for operator in await operators.active(tx, Right.REPORT):
        waiting = {one.id: one for one in await meetings(tx, operator, turn.now)}
        known = [one for one in waiting.values() if one.id != reported and (one.grave or not grave)]
        if reported in waiting and not known:
            message = texts.grave_waits() if grave else texts.waits()
            await outbox.put(tx, operator.chat_id, message, turn.now)


async def _show(tx: Transaction, turn: Turn, sighting: Sighting) -> None:
    await audit.write(tx, turn.staff.id, "viewed", "sighting", sighting.id, turn.now)
    await say(tx, turn, *texts.card(turn.house, sighting))


async def _begin(tx: Transaction, turn: Turn, form: str, sighting_id: int, subject: str) -> Sentence | None:
    if not await _take(tx, turn, sighting_id):
        return texts.taken()
    await dialogs.begin(tx, turn, form, subject)
    return None


async def _take(tx: Transaction, turn: Turn, sighting_id: int) -> bool:
    """Whether this operator may look at the report, and has it in hand now."""
    if sighting_id not in [sighting.id for sighting in await meetings(tx, turn.staff, turn.now)]:
        return False
    return await sightings.take(tx, sighting_id, turn.staff.id, turn.now)
