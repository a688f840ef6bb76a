"""Writing an update to many: questions, the preview, a second operator."""

from dataclasses import replace

from bot.model.broadcast import OPEN_TO_CHANGE, Broadcast, Stage, first_text, unconfirmed
from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.texts.updates import broadcast_card
from bot.texts.updates import broadcasts as texts
from bot.use_cases.updates import editions, writing
from bot.use_cases.updates.writing import Unfit
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import drafts
from storage.store.transaction import Transaction
from storage.updates import broadcasts

USUAL = {"time": "now", "expiry": "three_days", "quiet": ""}  # not asked; can be changed below the preview
SHOWN = 5


async def overview(tx: Transaction, turn: Turn) -> None:
    """/broadcast: what is being written, waits, is being sent, went out."""
    going = await broadcasts.latest(tx, (*OPEN_TO_CHANGE, Stage.SENDING, Stage.PAUSED), 2 * SHOWN)
    past = await broadcasts.latest(tx, (Stage.DONE, Stage.CANCELLED), SHOWN)
    unfinished = await drafts.find(tx, turn.chat.id, "broadcast") is not None
    await say(tx, turn, texts.overview([*going, *past], turn.now, unfinished=unfinished))


async def compose(tx: Transaction, turn: Turn) -> None:
    """Begins a new one."""
    await dialogs.begin(tx, turn, "broadcast", known=USUAL)


async def amend(tx: Transaction, turn: Turn, broadcast_id: str) -> None:
    """Begins a correction of one that went out; it goes to exactly those who got it."""
    found = await writing.may_correct(tx, turn.actor, int(broadcast_id))
    await dialogs.begin(tx, turn, "broadcast", known={**USUAL, "audience": "recipients", "corrects": str(found.id)})


async def rewrite(tx: Transaction, turn: Turn, broadcast_id: str, number: str) -> None:
    """Asks one question again; what was approved stays as it is."""
    steps = dict(enumerate(step.name for step in FORMS["broadcast"].steps))
    step = steps.get(int(number), "")
    found = await writing.may_rewrite(tx, turn.actor, int(broadcast_id), step)
    await dialogs.take_up(tx, turn, Draft("broadcast", str(found.id), step, dict(found.answers)))


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Everything is answered: it is looked through before anybody sees the preview."""
    try:
        await _write(tx, turn, draft)
    except Unfit as unfit:
        await _ask_again(tx, turn, draft, unfit)
    else:
        await say(tx, turn, texts.being_checked())


async def end_domains(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Where the text leads to was typed, or something else."""
    typed = draft.answers["domains"].lower().replace(",", " ").split()
    before = await drafts.find(tx, turn.chat.id, "broadcast")
    if before is None:
        await overview(tx, turn)
    elif set(typed) != set(draft.answers["links"].split()):
        again = FORMS["domains"].begin(known={"links": draft.answers["links"]})
        await dialogs.keep(tx, turn, again)
        await dialogs.ask(tx, turn, again, Refusal("not_these_domains"))
    else:
        await drafts.erase(tx, turn.chat.id, "broadcast")
        await end(tx, turn, replace(before, step=None, answers={**before.answers, "domains": " ".join(typed)}))


async def show(tx: Transaction, turn: Turn, found: Broadcast) -> None:
    """The preview, and everything that it does not show."""
    if found.stage is Stage.CHECKING:
        await say(tx, turn, texts.being_checked())
    else:
        await say(tx, turn, *broadcast_card.pages(turn.house, await editions.view(tx, turn.actor, found)))


async def propose(tx: Transaction, turn: Turn, broadcast_id: str) -> None:
    """Its author puts it to the others."""
    others = await writing.propose(tx, turn.actor, int(broadcast_id))
    await say(tx, turn, texts.proposed(alone=not others))


async def drop(tx: Transaction, turn: Turn, broadcast_id: str) -> None:
    """Its author gives it up."""
    await writing.drop(tx, turn.actor, int(broadcast_id))
    await say(tx, turn, texts.dropped())


async def _write(tx: Transaction, turn: Turn, draft: Draft) -> None:
    if draft.subject:
        await writing.rewrite(tx, turn.actor, int(draft.subject), draft.answers)
    else:
        await writing.write(tx, turn.actor, draft.answers)


async def _ask_again(tx: Transaction, turn: Turn, draft: Draft, unfit: Unfit) -> None:
    """The question whose answer does not fit; for links, in a form of its own, where they lead to."""
    if unfit.step != "domains":
        again = replace(draft, step=unfit.step)
        await dialogs.keep(tx, turn, again)
        await dialogs.ask(tx, turn, again, unfit.refusal)
        return
    await dialogs.keep(tx, turn, replace(draft, step=first_text(draft.answers)))  # for who cancels the question
    await dialogs.begin(tx, turn, "domains", known={"links": " ".join(unconfirmed(draft.answers))})
