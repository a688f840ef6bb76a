"""Words, photos and files that answer no question of a form: they answer an operator, or are a letter to them."""

from bot.model.forms import FORMS
from bot.model.given import Given, Letter, Refusal
from bot.texts import dead_ends
from bot.use_cases.register.letters import question_that_waits
from handlers import dialogs
from handlers.family import genuine, inquiries, letters
from handlers.operators import cases, staff
from handlers.request import ChatRequest, say
from storage.register import inquiries as stored
from storage.store.transaction import Transaction


async def receive(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """Whatever it is, it is passed on, or said not to be; the bare reference of a case opens it for an operator."""
    if await cases.by_bare_reference(tx, request, given):
        return
    own = [inquiry for inquiry in await stored.of_chat(tx, request.chat.id) if inquiry.is_open]
    if request.operator and not own:
        await staff.menu(tx, request)
        await dialogs.repeat(tx, request)
        return
    await genuine.warn(tx, request, given)
    if not request.chat.has_consented:
        await say(tx, request, dead_ends.consent_needed(request.org))
    elif isinstance(given, Letter):
        if not await _answers_a_question(tx, request, given):
            await letters.receive(tx, request, given)
    else:
        await say(tx, request, dead_ends.not_taken(request.org))
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
