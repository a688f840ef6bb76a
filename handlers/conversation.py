"""What somebody writes or presses in the middle of a form, and words that nobody expected."""

from bot.model.form import Draft, Stale
from bot.model.forms import of_operators
from bot.model.given import Given, Refusal, Text
from bot.model.refused import Refused
from bot.model.rights import may
from bot.model.sentence import Sentence
from bot.texts import dead_ends, questions
from bot.texts.register import arrival, registration
from bot.texts.returns import returns
from handlers import dialogs, forms
from handlers.family import arrival as arriving
from handlers.family import genuine, pieces, unexpected
from handlers.turn import Turn, say
from storage.register import drafts
from storage.store.transaction import Transaction


async def hear(tx: Transaction, turn: Turn, given: Given) -> None:
    """Words, a photo, a contact or anything else: an answer to the present question, or a message to the operators.

    What asks whether a message is genuine is answered before anything else.
    """
    if await genuine.recognise(tx, turn, given):
        return
    draft = await dialogs.active(tx, turn)
    if draft is None or draft.step is None:
        await unexpected.receive(tx, turn, given)
        return
    if not _has_agreed(turn, draft.form):
        await say(tx, turn, arrival.welcome(turn.house))
        return
    form = forms.of(draft.form).form
    keys = {words.text(turn.language): verb for words, verb in questions.words_on_keyboard(form, draft)}
    verb = keys.get(given.words) if isinstance(given, Text) else None
    if verb:
        await (cancel(tx, turn, draft.form) if verb == "cancel" else _step(tx, turn, verb, draft, draft.step))
        return
    try:
        pieces.refuse_rest(turn, draft, given)
        after = form.answer(draft, given, turn.today)
    except Refusal as refusal:
        await _refused(tx, turn, draft, given, refusal)
        return
    await _onward(tx, turn, draft, pieces.expecting(turn, given, after))


async def choose(tx: Transaction, turn: Turn, form: str, step: str, value: str) -> Sentence | None:
    """A button below a question."""
    draft = await _draft(tx, turn, form)
    try:
        if draft is None:
            raise Stale
        after = forms.of(form).form.choose(draft, step, value, turn.today)
    except (Stale, Refusal, KeyError):
        return await _stale(tx, turn)
    await dialogs.mark(tx, turn, forms.of(form).questions.label("a", step, value))
    await _onward(tx, turn, draft, after)
    return None


async def skip(tx: Transaction, turn: Turn, form: str, step: str) -> Sentence | None:
    """Leaves a question empty."""
    return await _pressed(tx, turn, "skip", form, step)


async def keep(tx: Transaction, turn: Turn, form: str, step: str) -> Sentence | None:
    """Keeps the answer that stood before."""
    return await _pressed(tx, turn, "keep", form, step)


async def back(tx: Transaction, turn: Turn, form: str, step: str) -> Sentence | None:
    """The question before."""
    return await _pressed(tx, turn, "back", form, step)


async def change(tx: Transaction, turn: Turn, form: str, step: str) -> Sentence | None:
    """One answer again, from the summary."""
    return await _pressed(tx, turn, "change", form, step)


async def resume(tx: Transaction, turn: Turn, form: str) -> Sentence | None:
    """Takes a draft up again, also days later."""
    draft = await drafts.find(tx, turn.chat.id, form)
    if draft is None:
        return await _stale(tx, turn)
    await dialogs.keep(tx, turn, draft)
    await dialogs.ask(tx, turn, draft)
    return None


async def cancel(tx: Transaction, turn: Turn, form: str) -> Sentence | None:
    """Asks whether to erase or to keep; a short form ends at once."""
    draft = await drafts.find(tx, turn.chat.id, form)
    if draft is None:
        return await _stale(tx, turn)
    if form == "registration":
        await say(tx, turn, registration.cancel(form))
        return None
    await dialogs.erase(tx, turn, form)
    await say(tx, turn, registration.left())
    if form == "domains" and await drafts.find(tx, turn.chat.id, "broadcast"):  # the text is to be changed instead
        return await resume(tx, turn, "broadcast")
    await dialogs.remind(tx, turn, form)
    return None


async def erase(tx: Transaction, turn: Turn, form: str) -> Sentence | None:
    """Erases what was answered."""
    if not await dialogs.erase(tx, turn, form):
        return await _stale(tx, turn)
    await say(tx, turn, registration.erased())
    return None


async def later(tx: Transaction, turn: Turn, form: str) -> Sentence | None:
    """Leaves the form; the draft stays."""
    if await drafts.find(tx, turn.chat.id, form) is None:
        return await _stale(tx, turn)
    await dialogs.leave(tx, turn, form)
    await say(tx, turn, registration.kept())
    return None


async def send(tx: Transaction, turn: Turn, form: str) -> Sentence | None:
    """The last press of a form with a summary; the second of two presses finds nothing to send."""
    draft = await _draft(tx, turn, form)
    if draft is None or draft.step is not None:
        return await _stale(tx, turn)
    await dialogs.mark(tx, turn, forms.of(form).sent())
    await _end(tx, turn, draft)
    return None


async def unknown_button(tx: Transaction, turn: Turn) -> Sentence:
    """A button that no longer exists."""
    return await _stale(tx, turn)


async def _refused(tx: Transaction, turn: Turn, draft: Draft, given: Given, refusal: Refusal) -> None:
    expecting = pieces.expecting(turn, given, draft, rest=refusal.reason == "rest_of_long")
    if expecting != draft:
        await drafts.save(tx, turn.chat.id, expecting, turn.now)
    await dialogs.ask(tx, turn, draft, refusal)


async def _pressed(tx: Transaction, turn: Turn, verb: str, form: str, step: str) -> Sentence | None:
    draft = await _draft(tx, turn, form)
    return await _stale(tx, turn) if draft is None else await _step(tx, turn, verb, draft, step)


async def _draft(tx: Transaction, turn: Turn, form: str) -> Draft | None:
    return await drafts.find(tx, turn.chat.id, form) if _has_agreed(turn, form) else None


def _has_agreed(turn: Turn, form: str) -> bool:
    """Whether the present wording of consent was agreed to; operators' forms need none."""
    return turn.chat.has_consented or form in of_operators()


async def _step(tx: Transaction, turn: Turn, verb: str, draft: Draft, step: str) -> Sentence | None:
    form = forms.of(draft.form).form
    ways = {"skip": form.skip, "keep": form.keep, "back": form.back, "change": form.change}
    try:
        after = ways[verb](draft, step)
    except Stale:
        return await _stale(tx, turn)
    if verb in ("skip", "keep"):
        await dialogs.mark(tx, turn, forms.of(draft.form).questions.label(verb, step))
    await _onward(tx, turn, draft, after)
    return None


async def _onward(tx: Transaction, turn: Turn, before: Draft, after: Draft) -> None:
    await dialogs.move(tx, turn, before, after)
    if after.step is None and not forms.of(after.form).form.summary:
        await _end(tx, turn, after)
    else:
        await dialogs.ask(tx, turn, after)


async def _end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    await dialogs.erase(tx, turn, draft.form)
    declared = forms.of(draft.form)
    right = declared.form.right
    if right and not (turn.operator and may(turn.operator.role, right)):
        await say(tx, turn, returns.refused("no_right"))
        return
    try:
        await declared.end(tx, turn, draft)
    except Refused as refused:
        raise refused.ending(draft.form) from None
    await dialogs.remind(tx, turn, draft.form)


async def _stale(tx: Transaction, turn: Turn) -> Sentence:
    if not turn.pressed_an_old_button:
        return dead_ends.toast_again()
    if turn.chat.form and _has_agreed(turn, turn.chat.form):
        await dialogs.repeat(tx, turn)
    else:
        await arriving.start(tx, turn)
    return dead_ends.toast_passed()
