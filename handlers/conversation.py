"""What somebody writes or presses in the middle of a form, and words that nobody expected."""

from dataclasses import replace

from bot.model.finding import Found
from bot.model.form import Draft, StaleStep
from bot.model.forms import of_operators
from bot.model.given import Given, Refusal
from bot.model.refused import Reason, Refused
from bot.model.rights import may
from bot.model.sentence import Sentence
from bot.texts import dead_ends, refused
from bot.texts.register import registration
from handlers import dialogs, forms, typed
from handlers.acting import Job
from handlers.family import arrival as arriving
from handlers.family import genuine, pieces, unexpected
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction


async def on_message(tx: Transaction, request: ChatRequest, given: Given, found: Found | None = None) -> None:
    """Words, a photo, a contact or anything else: an answer to the present question, or a message to the operators.

    What asks whether a message is genuine is answered before anything else.  found: who may be meant by the words.
    """
    request = replace(request, found=found or request.found)
    if await genuine.recognise(tx, request, given):
        return
    draft = await dialogs.active(tx, request)
    if draft is None:
        await unexpected.receive(tx, request, given)
    elif not _has_agreed(request, draft.form):
        await arriving.asks_to_agree(tx, request, given)
    elif named := typed.meant(draft, given):
        await _typed(tx, request, draft, *named)
    elif draft.step is None:
        await unexpected.at_summary(tx, request, forms.of(draft.form), given)
    else:
        await _answered(tx, request, draft, given)


async def cancel_present(tx: Transaction, request: ChatRequest) -> None:
    """/cancel: the form that is being filled in."""
    if request.chat.form is None:
        await say(tx, request, registration.nothing_to_cancel())
    else:
        await cancel(tx, request, request.chat.form)


async def choose(tx: Transaction, request: ChatRequest, form: str, step: str, value: str) -> Sentence | None:
    """A button below a question."""
    draft = await _draft(tx, request, form)
    try:
        if draft is None:
            raise StaleStep
        after = forms.of(form).form.choose(draft, step, value, request.today)
    except (StaleStep, Refusal, KeyError):
        return await _stale(tx, request)
    await dialogs.mark(tx, request, forms.of(form).questions.label("a", step, value))
    await _onward(tx, request, draft, after)
    return None


def step(verb: str) -> Job:
    """Leaves a question empty, keeps the earlier answer, goes back, or asks one again from the summary."""

    async def pressed(tx: Transaction, request: ChatRequest, form: str, step: str) -> Sentence | None:
        draft = await _draft(tx, request, form)
        return await _stale(tx, request) if draft is None else await _step(tx, request, verb, draft, step)

    return pressed


async def resume(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Takes a draft up again, also days later."""
    draft = await drafts.find(tx, request.chat.id, form)
    if draft is None:
        return await _stale(tx, request)
    await dialogs.keep(tx, request, draft)
    await dialogs.ask(tx, request, draft)
    return None


async def cancel(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Asks whether to erase or to keep; a short form ends at once."""
    draft = await drafts.find(tx, request.chat.id, form)
    if draft is None:
        return await _stale(tx, request)
    if form == "registration":
        await say(tx, request, registration.cancel(form))
        return None
    await dialogs.erase(tx, request, form)
    await say(tx, request, registration.left())
    if form == "check":
        await genuine.go_on(tx, request, draft)
        return None
    if form == "domains" and await drafts.find(tx, request.chat.id, "broadcast"):  # the text is to be changed instead
        return await resume(tx, request, "broadcast")
    await dialogs.remind(tx, request, form)
    return None


async def erase(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Erases what was answered."""
    if not await dialogs.erase(tx, request, form):
        return await _stale(tx, request)
    await say(tx, request, registration.erased())
    return None


async def later(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """Leaves the form; the draft stays."""
    if await drafts.find(tx, request.chat.id, form) is None:
        return await _stale(tx, request)
    await dialogs.leave(tx, request, form)
    await say(tx, request, registration.kept())
    return None


async def send(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """The last press of a form with a summary; the second of two presses finds nothing to send."""
    draft = await _draft(tx, request, form)
    if draft is None or draft.step is not None:
        return await _stale(tx, request)
    await dialogs.mark(tx, request, forms.of(form).sent())
    await _end(tx, request, draft)
    return None


async def unknown_button(tx: Transaction, request: ChatRequest, *_data: str) -> Sentence:
    """A button that no longer exists."""
    return await _stale(tx, request)


async def _answered(tx: Transaction, request: ChatRequest, draft: Draft, given: Given) -> None:
    try:
        pieces.refuse_rest(request, draft, given)
        after = forms.of(draft.form).form.answer(draft, given, request.today)
    except Refusal as refusal:
        await _refused(tx, request, draft, given, refusal)
        return
    await _onward(tx, request, draft, pieces.expecting(request, given, after))


async def _typed(tx: Transaction, request: ChatRequest, draft: Draft, verb: str, value: str) -> None:
    """Does what the button does that was named in words."""
    form, step = draft.form, draft.step or value
    leaving = {"cancel": cancel, "erase": erase, "later": later, "resume": resume, "send": send}
    if verb in leaving:
        await leaving[verb](tx, request, form)
    elif verb == "a":
        await _onward(tx, request, draft, forms.of(form).form.choose(draft, step, value, request.today))
    else:
        await _step(tx, request, verb, draft, step)


async def _refused(tx: Transaction, request: ChatRequest, draft: Draft, given: Given, refusal: Refusal) -> None:
    expecting = pieces.expecting(request, given, draft, rest=refusal.reason == "rest_of_long")
    if expecting != draft:
        await drafts.save(tx, request.chat.id, expecting, request.now)
    await dialogs.ask(tx, request, draft, refusal)


async def _draft(tx: Transaction, request: ChatRequest, form: str) -> Draft | None:
    return await drafts.find(tx, request.chat.id, form) if _has_agreed(request, form) else None


def _has_agreed(request: ChatRequest, form: str) -> bool:
    """Whether the present wording of consent was agreed to; operators' forms need none, nor does /check."""
    return request.chat.has_consented or form in of_operators() or form == "check"


async def _step(tx: Transaction, request: ChatRequest, verb: str, draft: Draft, step: str) -> Sentence | None:
    form = forms.of(draft.form).form
    ways = {"skip": form.skip, "keep": form.keep, "back": form.back, "change": form.change}
    try:
        after = ways[verb](draft, step)
    except StaleStep:
        return await _stale(tx, request)
    if verb in ("skip", "keep"):
        await dialogs.mark(tx, request, forms.of(draft.form).questions.label(verb, step))
    await _onward(tx, request, draft, after)
    return None


async def _onward(tx: Transaction, request: ChatRequest, before: Draft, after: Draft) -> None:
    await dialogs.move(tx, request, before, after)
    if after.step is None and not forms.of(after.form).form.summary:
        await _end(tx, request, after)
    else:
        await dialogs.ask(tx, request, after)


async def _end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    await dialogs.erase(tx, request, draft.form)
    declared = forms.of(draft.form)
    right = declared.form.right
    if right and not (request.operator and may(request.operator.role, right)):
        await say(tx, request, refused.message(Reason.NO_RIGHT))
        return
    try:
        await declared.end(tx, request, draft)
    except Refused as refusal:
        raise refusal.ending(draft.form) from None
    await dialogs.remind(tx, request, draft.form)


async def _stale(tx: Transaction, request: ChatRequest) -> Sentence:
    if not request.pressed_an_old_button:
        return dead_ends.toast_again()
    if request.chat.form and _has_agreed(request, request.chat.form):
        await dialogs.repeat(tx, request)
    else:
        await arriving.start(tx, request)
    return dead_ends.toast_passed()
