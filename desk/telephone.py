"""Relatives without Telegram: what they are told and asked by phone, their number, the way to a chat.

An inquiry is filled in with them in taking_down.py.
"""

from bot.model.chat_code import spoken as read_out
from bot.model.correspondence import Content
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.new_number import AtOldNumber
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts import refusals
from bot.texts.register import by_telephone as texts
from bot.texts.register import readers
from bot.texts.register.new_number import CAME_OF_IT
from bot.use_cases.register import errands, joining_chat, new_number, taking_down
from bot.use_cases.rights import erasing
from desk import answers
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """Whom to call, and the way to a new inquiry."""
    values = {
        "seen": await errands.view(tx, request.actor, as_id(request.asked("page") or "1")),
        "numbers": await new_number.waiting(tx, request.actor),
        "readers": readers,
    }
    return Page("telephone/every.html", values)


async def noted(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The reference, to be told the relative."""
    return await _noted(tx, request, inquiry_id)


async def code(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """A code by which they go on in a chat, shown once."""
    given = await joining_chat.give_code(tx, request.actor, inquiry_id)
    return await _noted(tx, request, inquiry_id, read_out(given))


async def note_number(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """They have another number now: a colleague confirms it."""
    try:
        phone = answers.read(FORMS["own_phone"], request)["phone"]
    except Refusal as refusal:
        return await _noted(tx, request, inquiry_id, why=refusals.sentence(refusal))
    if not request.word("said"):
        raise Refused(Reason.CHANGED)
    await new_number.note(tx, request.actor, inquiry_id, phone)
    return Elsewhere(f"/telephone/inquiries/{inquiry_id}")


async def confirm_number(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """It is theirs, says a second operator."""
    await new_number.confirm(tx, request.actor, inquiry_id, request.number("noted"))
    return Elsewhere(f"/telephone/inquiries/{inquiry_id}")


async def drop_number(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The number stays as it was."""
    await new_number.drop(tx, request.actor, inquiry_id, request.number("noted"))
    return Elsewhere(f"/telephone/inquiries/{inquiry_id}")


async def erase(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """They have asked to be forgotten: the number of the receipt, to be told them."""
    asked = bool(request.word("asked"))
    erased = await erasing.erase_on_the_phone(tx, request.actor, inquiry_id, asked=asked)
    return Page("telephone/erased.html", {"number": erased.number})


async def take(tx: Transaction, request: DeskRequest, chat_id: int) -> Answer:
    """This operator calls them now."""
    await errands.take(tx, request.actor, chat_id)
    return Elsewhere(f"/telephone/{chat_id}")


async def in_hand(tx: Transaction, request: DeskRequest, chat_id: int) -> Answer:
    """The number, and what is to be said or asked."""
    return await _in_hand(tx, request, chat_id)


async def told(tx: Transaction, request: DeskRequest, chat_id: int) -> Answer:
    """It was said; the rest, or whom to call next."""
    more = await errands.told(tx, request.actor, chat_id, request.number("errand"))
    return Elsewhere(f"/telephone/{chat_id}" if more else "/telephone")


async def told_at_old_number(tx: Transaction, request: DeskRequest, chat_id: int) -> Answer:
    """What came of the call to the number that they had before."""
    outcome = request.word("outcome")
    if outcome not in set(AtOldNumber):
        raise Refused(Reason.CHANGED)
    errand = request.number("errand")
    more = await errands.told_at_old_number(tx, request.actor, chat_id, errand, AtOldNumber(outcome))
    return Elsewhere(f"/telephone/{chat_id}" if more else "/telephone")


async def answered(tx: Transaction, request: DeskRequest, chat_id: int) -> Answer:
    """What they have answered to a question; what cannot be taken is said, with what was typed."""
    try:
        said = Content.answered(answers.read(FORMS["answer"], request))
    except Refusal as refusal:
        return await _in_hand(tx, request, chat_id, refusals.sentence(refusal))
    more = await errands.answered(tx, request.actor, chat_id, request.number("errand"), said)
    return Elsewhere(f"/telephone/{chat_id}" if more else "/telephone")


async def noted_words(tx: Transaction, request: DeskRequest, chat_id: int) -> Answer:
    """What they have told besides."""
    try:
        said = Content.answered(answers.read(FORMS["addition"], request))
    except Refusal as refusal:
        return await _in_hand(tx, request, chat_id, refusals.sentence(refusal))
    await errands.noted(tx, request.actor, chat_id, request.number("inquiry"), said)
    return Elsewhere(f"/telephone/{chat_id}")


async def give_back(tx: Transaction, request: DeskRequest, chat_id: int) -> Answer:
    """They were not reached, or want to be called later."""
    hours = request.number("hours") if request.word("hours") else 0
    await errands.give_back(tx, request.actor, chat_id, hours)
    return Elsewhere("/telephone")


async def _in_hand(tx: Transaction, request: DeskRequest, chat_id: int, why: Sentence | None = None) -> Page:
    seen = await errands.in_hand(tx, request.actor, chat_id)
    values = {
        "seen": seen,
        "readers": readers,
        "later": texts.LATER,
        "outcomes": CAME_OF_IT,
        "why": why,
        "tried": request.word("errand"),
    }
    return Page("telephone/in_hand.html", values, status=409 if why else 200)


async def _noted(
    tx: Transaction, request: DeskRequest, inquiry_id: int, given: str = "", why: Sentence | None = None
) -> Page:
    inquiry, reader = await taking_down.view(tx, request.actor, inquiry_id)
    own = await taking_down.waits_for_a_colleague(tx, request.actor, inquiry)
    said = readers.on_card(reader)
    number = await new_number.of_relative(tx, request.actor, inquiry)
    values = {"inquiry": inquiry, "said": said, "code": given, "own": own, "new": number, "why": why}
    return Page("telephone/noted.html", values, status=409 if why else 200)
