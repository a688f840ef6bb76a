"""Operators open an inquiry, or a person, whole: what the chat shows card by card stands beside each other here."""

from collections.abc import Sequence

from bot.model.actor import Actor
from bot.model.case import CaseView, PersonView
from bot.model.inquiry import Inquiry, State
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.model.whole_case import Around, WholeCase, WholePerson, version_of
from bot.use_cases.access import open_inquiry
from bot.use_cases.register import cases, holding, queue, review
from bot.use_cases.staff import looking_back
from storage.register import messages, records, talks
from storage.staff import operators
from storage.store.transaction import Transaction


async def view(tx: Transaction, actor: Actor, inquiry_id: int) -> WholeCase:
    """The inquiry with all that is known of it; the look is kept.  It comes into nobody's hands by that.  Refused."""
    case = await cases.view(tx, actor, inquiry_id)
    inquiry, waits = case.inquiry, case.inquiry.state is State.RECEIVED
    unread = await messages.unread(tx, inquiry.chat_id, inquiry_id=inquiry.id)
    return WholeCase(
        case,
        await queue.in_hand_of(tx, actor, inquiry.id) if waits else None,
        await review.card_of(tx, actor, inquiry) if waits else None,
        unread[-1].id if unread else 0,
        unread[0].id if unread else 0,
        await _unread_elsewhere(tx, actor, inquiry),
        await operators.names(tx),
        await _around(tx, actor, case.about, [inquiry.id]),
    )


async def view_person(tx: Transaction, actor: Actor, person_id: int) -> WholePerson:
    """The person, whoever asks about them; the look is kept.  Refused."""
    about = await cases.view_person(tx, actor, person_id)
    return WholePerson(about, await _around(tx, actor, about, []))


async def as_shown(tx: Transaction, actor: Actor, inquiry_id: int, version: str) -> None:
    """Asks whether all that a decision rests on is still as it was shown.  Refused, with NOT_AS_SHOWN.

    version: of WholeCase, as the page was made.
    """
    if version_of(await _now(tx, actor, inquiry_id)) != version:
        raise Refused(Reason.NOT_AS_SHOWN)


async def _now(tx: Transaction, actor: Actor, inquiry_id: int) -> CaseView:
    return await cases.as_it_is(tx, actor, await open_inquiry(tx, actor, inquiry_id, Right.REPORT))


async def _unread_elsewhere(tx: Transaction, actor: Actor, inquiry: Inquiry) -> int:
    """Nobody learns by it that their own family is asked about as well."""
    if await talks.is_own(tx, actor.operator, inquiry.chat_id):
        return 0
    others = [one.id for one in await messages.unread(tx, inquiry.chat_id) if one.inquiry_id not in (None, inquiry.id)]
    return others[-1] if others else 0


async def _around(tx: Transaction, actor: Actor, about: PersonView | None, asked: Sequence[int]) -> Around:
    if about is None:
        return Around(await looking_back.deeds(tx, actor, [], asked), [])
    those, inquiries = await records.of(tx, about.person.id), [one.id for one in about.asked]
    able = (await holding.may_hand_over(tx, actor, about.person.id))[1] if about.holder else []
    return Around(await looking_back.deeds(tx, actor, those, [*inquiries, *asked]), able)
