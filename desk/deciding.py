"""What is decided about an inquiry of the queue at the desk: it is taken in hand, accepted, asked about, declined."""

from collections.abc import Awaitable, Callable, Mapping

from bot.matching import beside
from bot.model.correspondence import Content
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.likeness import Alike
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts import refusals
from bot.texts.refused import SENTENCES
from bot.use_cases.register import review, talks, whole
from desk import answers
from desk.cases import page
from desk.pages import Answer, Elsewhere
from desk.request import DeskRequest
from storage.store.transaction import Transaction

Answers = Mapping[str, str]
Deed = Callable[[Transaction, DeskRequest, int, Answers], Awaitable[object]]


async def take(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """From now on it is in one's own hands."""
    await review.may_decide(tx, request.actor, inquiry_id)
    return Elsewhere(f"/cases/{inquiry_id}")


async def release(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """Back into the queue."""
    await review.release(tx, request.actor, inquiry_id)
    return Elsewhere("/queue")


async def name(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """Somebody named by a reference or the id of an import stands beside the inquiry."""
    try:
        words = answers.read(FORMS["link"], request)["reference"]
    except Refusal as refusal:
        return await page(tx, request, inquiry_id, refusals.sentence(refusal))
    person = await review.find_named(tx, request.actor, words)
    if person is None:
        return await page(tx, request, inquiry_id, refusals.sentence(Refusal("no_reference")))
    inquiry = await review.may_decide(tx, request.actor, inquiry_id, person.id)
    fields = {field: agreement.value for field, agreement in beside(inquiry.facts, person.facts).items()}
    named = Alike(person.id, person.source_id or words, person.facts, fields, 0, close=True)
    return await page(tx, request, inquiry_id, named=named)


async def accept(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """It is about this person of the register, or about somebody who is new there; the family is told."""
    try:
        return await _decides(tx, request, inquiry_id, "accept", _accepts)
    except Refused as refused:
        if refused.reason is not Reason.SAME_OR_ANOTHER:
            raise
        return await page(tx, request, inquiry_id, SENTENCES[refused.reason])


async def ask(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The question goes to the family."""
    return await _decides(tx, request, inquiry_id, "ask", _asks)


async def decline(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The inquiry is closed."""
    return await _decides(tx, request, inquiry_id, "decline", _declines)


async def reopen(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """It waits in the queue once more."""
    await review.reopen(tx, request.actor, inquiry_id)
    return Elsewhere(f"/cases/{inquiry_id}")


async def write(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The words go to the family as they are; what was read before them is answered."""
    return await _decides(tx, request, inquiry_id, "reply", _writes)


async def read(tx: Transaction, request: DeskRequest, inquiry_id: int, letter_id: int) -> Answer:
    """What the family wrote needs no answer."""
    await talks.finish(tx, request.actor, letter_id, inquiry_id)
    return Elsewhere(f"/cases/{inquiry_id}")


async def _decides(tx: Transaction, request: DeskRequest, inquiry_id: int, form: str, deed: Deed) -> Answer:
    """Does it, if all is as it was shown; what cannot be taken is said on the page, with all that was typed."""
    why: Sentence | None = None
    try:
        await whole.as_shown(tx, request.actor, inquiry_id, request.word("version"))
        said = answers.read(FORMS[form], request)
    except Refusal as refusal:
        why = refusals.sentence(refusal)
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:
            raise
        why = SENTENCES[refused.reason]
    if why is not None:
        return await page(tx, request, inquiry_id, why)
    await deed(tx, request, inquiry_id, said)
    return Elsewhere(f"/cases/{inquiry_id}")


async def _accepts(tx: Transaction, request: DeskRequest, inquiry_id: int, kinship: Answers) -> None:
    person_id, others = request.number("person"), request.number("others")
    await review.accept(tx, request.actor, inquiry_id, person_id or None, kinship, others)


async def _asks(tx: Transaction, request: DeskRequest, inquiry_id: int, said: Answers) -> None:
    await review.ask(tx, request.actor, inquiry_id, said["words"])


async def _declines(tx: Transaction, request: DeskRequest, inquiry_id: int, said: Answers) -> None:
    await review.decline(tx, request.actor, inquiry_id, said["reason"])


async def _writes(tx: Transaction, request: DeskRequest, inquiry_id: int, said: Answers) -> None:
    letter = request.number("letter")
    content = Content.answered(said)
    if letter:
        await talks.answer(tx, request.actor, letter, content, inquiry_id)
    else:
        await talks.write(tx, request.actor, inquiry_id, content)
