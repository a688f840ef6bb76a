"""Writing an update to many: questions, the preview, a second operator."""

from dataclasses import replace

from bot.model.broadcast import Broadcast, Stage, first_text, unconfirmed
from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.texts.updates import broadcast_card
from bot.texts.updates import broadcasts as texts
from bot.use_cases.updates import editions, looking, writing
from bot.use_cases.updates.writing import UnfitAnswer
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction

USUAL = {"time": "now", "expiry": "three_days", "quiet": ""}  # not asked; can be changed below the preview


async def overview(tx: Transaction, request: ChatRequest) -> None:
    """/broadcast: what is being written, waits, is being sent, went out."""
    unfinished = await drafts.find(tx, request.chat.id, "broadcast") is not None
    await say(tx, request, texts.overview(await looking.every(tx, request.actor), request.now, unfinished=unfinished))


async def compose(tx: Transaction, request: ChatRequest) -> None:
    """Begins a new one."""
    await dialogs.begin(tx, request, "broadcast", known=USUAL)


async def amend(tx: Transaction, request: ChatRequest, broadcast_id: int) -> None:
    """Begins a correction of one that went out; it goes to exactly those who got it."""
    found = await writing.may_correct(tx, request.actor, broadcast_id)
    await dialogs.begin(tx, request, "broadcast", known={**USUAL, "audience": "recipients", "corrects": str(found.id)})


async def rewrite(tx: Transaction, request: ChatRequest, broadcast_id: int, number: int) -> None:
    """Asks one question again; what was approved stays as it is."""
    steps = dict(enumerate(step.name for step in FORMS["broadcast"].steps))
    step = steps.get(number, "")
    found = await writing.may_rewrite(tx, request.actor, broadcast_id, step)
    await dialogs.take_up(tx, request, Draft("broadcast", str(found.id), step, dict(found.answers)))


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Everything is answered: it is looked through before anybody sees the preview."""
    try:
        await _write(tx, request, draft)
    except UnfitAnswer as unfit:
        await _ask_again(tx, request, draft, unfit)
    else:
        await say(tx, request, texts.being_checked())


async def end_domains(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Where the text leads to was typed, or something else."""
    typed = draft.answers["domains"].lower().replace(",", " ").split()
    before = await drafts.find(tx, request.chat.id, "broadcast")
    if before is None:
        await overview(tx, request)
    elif set(typed) != set(draft.answers["links"].split()):
        again = FORMS["domains"].begin(known={"links": draft.answers["links"]})
        await dialogs.keep(tx, request, again)
        await dialogs.ask(tx, request, again, Refusal("not_these_domains"))
    else:
        await drafts.erase(tx, request.chat.id, "broadcast")
        await end(tx, request, replace(before, step=None, answers={**before.answers, "domains": " ".join(typed)}))


async def show(tx: Transaction, request: ChatRequest, found: Broadcast) -> None:
    """The preview, and everything that it does not show."""
    if found.stage is Stage.CHECKING:
        await say(tx, request, texts.being_checked())
    else:
        await say(tx, request, *broadcast_card.pages(request.org, await editions.view(tx, request.actor, found)))


async def propose(tx: Transaction, request: ChatRequest, broadcast_id: int) -> None:
    """Its author puts it to the others."""
    others = await writing.propose(tx, request.actor, broadcast_id)
    await say(tx, request, texts.proposed(alone=not others))


async def _write(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    if draft.subject:
        await writing.rewrite(tx, request.actor, int(draft.subject), draft.answers)
    else:
        await writing.write(tx, request.actor, draft.answers)


async def _ask_again(tx: Transaction, request: ChatRequest, draft: Draft, unfit: UnfitAnswer) -> None:
    """The question whose answer does not fit; for links, in a form of its own, where they lead to."""
    if unfit.step != "domains":
        again = replace(draft, step=unfit.step)
        await dialogs.keep(tx, request, again)
        await dialogs.ask(tx, request, again, unfit.refusal)
        return
    await dialogs.keep(tx, request, replace(draft, step=first_text(draft.answers)))  # for who cancels the question
    await dialogs.begin(tx, request, "domains", known={"links": " ".join(unconfirmed(draft.answers))})
