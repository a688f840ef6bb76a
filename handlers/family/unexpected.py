"""Words, photos and files that answer no question of a form: they answer an operator, or are a letter to them."""

from collections.abc import Awaitable, Callable

from bot.model.forms import FORMS
from bot.model.given import Given, Letter, Photo, Refusal, Text
from bot.texts import dead_ends, typed
from bot.texts.lists import receiving
from bot.texts.register import registration
from bot.use_cases.register.letters import question_that_waits
from handlers import dialogs
from handlers.family import arrival, genuine, inquiries, letters
from handlers.family import registration as registering
from handlers.forms import ChatForm
from handlers.operators import cases, staff
from handlers.request import ChatRequest, say
from storage.register import inquiries as stored
from storage.store.transaction import Transaction

MENU: dict[str, Callable[[Transaction, ChatRequest], Awaitable[None]]] = {
    "register": registering.begin,
    "resume": registering.begin,
    "status": inquiries.status,
    "privacy": arrival.privacy,
}


async def receive(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """Whatever it is, it is passed on, or said not to be; the bare reference of a case opens it for an operator."""
    if await cases.by_bare_reference(tx, request, given):
        return
    own = [inquiry for inquiry in await stored.of_chat(tx, request.chat.id) if inquiry.is_open]
    if request.operator and not own:
        if isinstance(given, Photo):
            await say(tx, request, receiving.not_from_a_picture())
        await staff.menu(tx, request)
        await dialogs.repeat(tx, request)
        return
    await genuine.warn(tx, request, given)
    if not request.chat.has_consented and isinstance(given, Text) and typed.agrees(given.words):
        await arrival.consent(tx, request)
        return
    if not request.chat.has_consented:
        await say(tx, request, dead_ends.consent_needed(request.org))
    elif isinstance(given, Text) and (named := MENU.get(typed.menu(given.words) or "")):
        await named(tx, request)
        return
    elif isinstance(given, Letter):
        if not await _answers_a_question(tx, request, given):
            await letters.receive(tx, request, given)
    else:
        await say(tx, request, dead_ends.not_taken(request.org))
    await dialogs.repeat(tx, request)


async def at_summary(tx: Transaction, request: ChatRequest, form: ChatForm, given: Given) -> None:
    """Words below all answers, which are not sent by them: that comes first; operators get what a family wrote."""
    if await cases.by_bare_reference(tx, request, given):
        return
    of_family = form.form.right is None and isinstance(given, Letter)
    await say(tx, request, registration.not_sent(form.sent(), kept=of_family))
    if isinstance(given, Letter) and of_family and not await _answers_a_question(tx, request, given):
        await letters.keep_quietly(tx, request, given)
    await dialogs.repeat(tx, request)


async def _answers_a_question(tx: Transaction, request: ChatRequest, given: Letter) -> bool:
    """Words answer the only question that waits, also without its button; not when the talk went on since."""
    asked, form = await question_that_waits(tx, request.chat.id), FORMS["answer"]
    if asked is None:
        return False
    try:
        draft = form.answer(form.begin(str(asked.id)), given, request.today)
    except Refusal:
        return False
    await inquiries.end_answer(tx, request, draft)
    return True
