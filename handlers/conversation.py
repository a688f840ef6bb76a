"""What somebody writes or presses in the middle of a form, and words that nobody expected."""

from dataclasses import replace

from bot.model.finding import Found
from bot.model.form import Draft, StaleStep
from bot.model.given import Given, Refusal, Text, Unsure, in_language
from bot.model.refused import Reason, Refused
from bot.model.rights import may
from bot.model.sentence import Sentence
from bot.texts import questions, refused
from bot.texts.staff import desk
from handlers import dialogs, following, forms, typed
from handlers.acting import Job
from handlers.family import arrival as arriving
from handlers.family import genuine, pieces, support, unexpected
from handlers.leaving import cancel, erase, later, resume
from handlers.outdated import has_agreed, passed, stale
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
    await _acted_on(tx, request, given)
    if request.operator is None:
        await support.beside(tx, request, given)


async def _acted_on(tx: Transaction, request: ChatRequest, given: Given) -> None:
    draft = await dialogs.active(tx, request)
    if await following.is_more_of_album(tx, request, draft, given):
        return
    if draft is None:
        await unexpected.receive(tx, request, given)
    elif not has_agreed(request, draft.form):
        await arriving.asks_to_agree(tx, request, given)
    elif named := typed.meant(draft, given):
        await _typed(tx, request, draft, *named)
    elif (draft := following.to_be_added(draft, given)).step is None:
        await unexpected.at_summary(tx, request, forms.of(draft.form), given)
    else:
        await _answered(tx, request, draft, given)


async def choose(tx: Transaction, request: ChatRequest, form: str, step: str, value: str) -> Sentence | None:
    """A button below a question."""
    draft = await _draft(tx, request, form)
    try:
        if draft is None:
            raise StaleStep
        after = forms.of(form).form.choose(draft, step, value, request.today)
    except (StaleStep, Refusal, KeyError):
        return await stale(tx, request)
    after = await dialogs.marked(tx, request, after, forms.of(form).questions.label("a", step, value))
    await _onward(tx, request, draft, after)
    return None


async def taken(tx: Transaction, request: ChatRequest, form: str, step: str, number: int) -> Sentence | None:
    """One of the ways in which an answer can be meant; below an earlier doubt it may have been another."""
    draft = await _draft(tx, request, form)
    if draft is None or not await dialogs.is_asked_in_the_pressed(tx, request, draft):
        return await stale(tx, request)
    try:
        after = forms.of(form).form.taken(draft, step, number)
    except StaleStep:
        return await stale(tx, request)
    after = await dialogs.marked(tx, request, after, questions.ways(draft)[number])
    await _onward(tx, request, draft, after)
    return None


async def mine(tx: Transaction, request: ChatRequest, form: str, step: str) -> Sentence | None:
    """The own name, as Telegram has it."""
    draft = await _draft(tx, request, form)
    if draft is None or draft.step != step or step != "own_name":
        return await stale(tx, request)
    try:
        after = forms.of(form).form.answer(draft, Text(request.name), request.today)
    except Refusal:
        return await stale(tx, request)
    await _onward(tx, request, draft, await dialogs.marked(tx, request, after, request.name))
    return None


def step(verb: str) -> Job:
    """Leaves a question empty, keeps the earlier answer, goes back, or asks one again from the summary."""

    async def pressed(tx: Transaction, request: ChatRequest, form: str, step: str) -> Sentence | None:
        draft = await _draft(tx, request, form)
        return await stale(tx, request) if draft is None else await _step(tx, request, verb, draft, step)

    return pressed


async def send(tx: Transaction, request: ChatRequest, form: str) -> Sentence | None:
    """The last press of a form with a summary; the second of two presses finds nothing to send."""
    draft = await _draft(tx, request, form)
    if draft is None or draft.step is not None:
        return await stale(tx, request)
    draft = await dialogs.marked(tx, request, draft, forms.of(form).sent())
    await drafts.save(tx, request.chat.id, draft, request.now)
    await end(tx, request, draft)
    return None


async def unknown_button(tx: Transaction, request: ChatRequest, *_data: str) -> Sentence:
    """A button that no longer exists."""
    return await stale(tx, request)


async def _answered(tx: Transaction, request: ChatRequest, draft: Draft, given: Given) -> None:
    try:
        pieces.refuse_rest(request, draft, given)
        after = _read(request, draft, given)
    except Refusal as refusal:
        await _refused(tx, request, draft, given, refusal)
        return
    await following.remark(tx, request, draft, given)
    after = following.remembering(request, draft, given, following.with_caption(draft, given, after))
    await _onward(tx, request, draft, pieces.expecting(request, given, after))


def _read(request: ChatRequest, draft: Draft, given: Given) -> Draft:
    """The draft after an answer, or with what it may mean."""
    form = forms.of(draft.form).form
    try:
        return form.answer(draft, in_language(given, request.language), request.today)
    except Unsure as unsure:
        return form.doubt(draft, unsure)


async def _typed(tx: Transaction, request: ChatRequest, draft: Draft, verb: str, value: str) -> None:
    """Does what the button does that was named in words."""
    form, step = draft.form, draft.step or value
    leaving = {"cancel": cancel, "erase": erase, "later": later, "resume": resume, "send": send}
    if verb in leaving:
        await leaving[verb](tx, request, form)
    elif verb == "a":
        await _onward(tx, request, draft, forms.of(form).form.choose(draft, step, value, request.today))
    elif verb == "taken":
        await taken(tx, request, form, step, int(value))
    else:
        await _step(tx, request, verb, draft, step)


async def _refused(tx: Transaction, request: ChatRequest, draft: Draft, given: Given, refusal: Refusal) -> None:
    expecting = pieces.expecting(request, given, draft.refusing(), rest=refusal.reason == "rest_of_long")
    await dialogs.ask(tx, request, expecting, refusal)


async def _draft(tx: Transaction, request: ChatRequest, form: str) -> Draft | None:
    return await drafts.find(tx, request.chat.id, form) if has_agreed(request, form) else None


async def _step(tx: Transaction, request: ChatRequest, verb: str, draft: Draft, step: str) -> Sentence | None:
    form = forms.of(draft.form).form
    ways = {"skip": form.skip, "keep": form.keep, "back": form.back, "change": form.change}
    ways["nottaken"] = form.not_taken
    try:
        after = ways[verb](draft, step)
    except StaleStep:
        is_slip = verb != "back" or form.previous(replace(draft, step=step)) in (draft.step, None)
        return await stale(tx, request) if is_slip else await passed(tx, request)
    if verb in ("skip", "keep"):
        after = await dialogs.marked(tx, request, after, forms.of(draft.form).questions.label(verb, step))
    await _onward(tx, request, draft, after)
    return None


async def _onward(tx: Transaction, request: ChatRequest, before: Draft, after: Draft) -> None:
    await dialogs.move(tx, request, before, after)
    if after.step is None and not forms.of(after.form).form.summary:
        await end(tx, request, after)
    else:
        await dialogs.ask(tx, request, after)


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """What the form is for is done with its answers; only by whoever has the right still."""
    await dialogs.erase(tx, request, draft.form)
    declared = forms.of(draft.form)
    right = declared.form.right
    if right and not (request.operator and may(request.operator.role, right)):
        await say(tx, request, refused.message(Reason.NO_RIGHT))
        return
    if right and request.names_nobody:
        await say(tx, request, desk.only_here(request.org.desk_url))
        return
    try:
        await declared.end(tx, request, draft)
    except Refused as refusal:
        raise refusal.ending(draft.form) from None
    await dialogs.remind(tx, request, draft.form)
