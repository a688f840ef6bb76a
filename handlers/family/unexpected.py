"""Words, photos and files that answer no question of a form: they answer an operator, or are a letter to them."""

from bot.model.forms import FORMS
from bot.model.given import Given, Letter, Refusal
from bot.texts import dead_ends
from bot.use_cases.register.letters import question_that_waits
from handlers import dialogs
from handlers.family import genuine, inquiries, letters
from handlers.operators import staff
from handlers.turn import Turn, say
from storage.register import inquiries as stored
from storage.store.transaction import Transaction


async def receive(tx: Transaction, turn: Turn, given: Given) -> None:
    """Whatever it is, it is passed on, or said not to be."""
    own = [inquiry for inquiry in await stored.of_chat(tx, turn.chat.id) if inquiry.is_open]
    if turn.operator and not own:
        await staff.menu(tx, turn)
    elif not turn.chat.has_consented:
        await say(tx, turn, dead_ends.consent_needed(turn.house))
    elif isinstance(given, Letter):
        if not await _answers_a_question(tx, turn, given):
            await letters.receive(tx, turn, given)
            await genuine.has_no_code(tx, turn, given)
    else:
        await say(tx, turn, dead_ends.not_taken(turn.house))
    await dialogs.repeat(tx, turn)


async def _answers_a_question(tx: Transaction, turn: Turn, given: Letter) -> bool:
    """Words answer the only question that waits, also without its button; not when the talk went on since."""
    asked, form = await question_that_waits(tx, turn.chat.id), FORMS["answer"]
    if asked is None:
        return False
    try:
        draft = form.answer(form.begin(str(asked.id)), given, turn.today)
    except Refusal:
        return False
    await inquiries.end_answer(tx, turn, draft)
    return True
