"""Writing an update to many: questions, a look through it beside the loop, the preview, a second operator."""

from collections.abc import Mapping
from dataclasses import replace

from bot.i18n import LANGUAGES
from bot.model import moments
from bot.model.broadcast import OPEN_TO_CHANGE, Audience, Broadcast, Stage
from bot.model.form import Draft, Form
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.message import DAY
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.texts.updates import broadcasts as texts
from bot.texts.updates import updates
from bot.texts.writing import reply
from bot.use_cases.announcing import tell
from bot.use_cases.updates import editions
from bot.use_cases.updates.broadcasts import shown
from handlers import dialogs
from handlers.turn import Turn, say
from storage.register import drafts
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts

Answers = Mapping[str, str]
USUAL = {"time": "now", "expiry": "three_days", "quiet": ""}  # not asked; can be changed below the preview
FARTHEST = 60 * DAY
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


async def amend(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """Begins a correction of one that went out; it goes to exactly those who got it."""
    found = await broadcasts.get(tx, int(broadcast_id))
    if found.reported_at is None or found.stage is Stage.DROPPED:
        return texts.refused("elsewhere")
    await dialogs.begin(tx, turn, "broadcast", known={**USUAL, "audience": "recipients", "corrects": str(found.id)})
    return None


async def rewrite(tx: Transaction, turn: Turn, broadcast_id: str, number: str) -> Sentence | None:
    """Asks one question again; what was approved stays as it is."""
    found, form = await broadcasts.get(tx, int(broadcast_id)), FORMS["broadcast"]
    step = form.steps[int(number)].name if int(number) < len(form.steps) else ""
    if found.stage not in OPEN_TO_CHANGE or found.author_id != turn.staff.id or step not in _asked(form, found):
        return texts.refused("elsewhere")
    draft = Draft("broadcast", str(found.id), step, dict(found.answers))
    await dialogs.keep(tx, turn, draft)
    await dialogs.ask(tx, turn, draft)
    return None


async def end(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Everything is answered: it is looked through before anybody sees the preview."""
    try:
        await _check(tx, turn, draft.answers)
    except _Unfit as unfit:
        await _ask_again(tx, turn, draft, unfit)
        return
    if links := _unconfirmed(draft.answers):
        await dialogs.keep(tx, turn, replace(draft, step=_worded(draft.answers)[0]))  # for whoever cancels the question
        await dialogs.begin(tx, turn, "domains", known={"links": " ".join(links)})
        return
    if await _keep(tx, turn, draft):
        await say(tx, turn, texts.being_checked())
    else:
        await say(tx, turn, reply(texts.refused("elsewhere")))


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
        await say(tx, turn, *await shown(tx, turn.house, turn.staff, found, turn.now))


async def propose(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """Its author puts it to the others."""
    found = await broadcasts.get(tx, int(broadcast_id))
    own = found.author_id == turn.staff.id
    if not own or not await broadcasts.move(tx, found, (Stage.WRITTEN,), Stage.PROPOSED):
        return texts.refused("elsewhere")
    await audit.write(tx, turn.staff.id, "proposed", "broadcast", found.id, turn.now)
    await say(tx, turn, texts.proposed(alone=len(await operators.active(tx, Right.BROADCAST)) < 2))
    await tell(tx, Right.BROADCAST, turn.now, texts.waits(found.id), but=(turn.staff.id,))
    return None


async def drop(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """Its author gives it up."""
    found = await broadcasts.get(tx, int(broadcast_id))
    own = found.author_id == turn.staff.id
    if not own or not await broadcasts.move(tx, found, OPEN_TO_CHANGE, Stage.DROPPED):
        return texts.refused("elsewhere")
    await audit.write(tx, turn.staff.id, "dropped", "broadcast", found.id, turn.now)
    await say(tx, turn, texts.dropped())
    return None


class _Unfit(Exception):
    """An answer that does not fit the others; the question to be asked again, and why."""

    def __init__(self, step: str, refusal: Refusal) -> None:
        super().__init__(step)
        self.step, self.refusal = step, refusal


async def _check(tx: Transaction, turn: Turn, answers: Answers) -> None:
    """Whether all answers fit together; raises _Unfit."""
    if not _worded(answers):
        raise _Unfit("en" if answers.get("language") == "en" else "uk", Refusal("no_text"))
    starts_at = turn.now if answers["time"] == "now" else moments.instant(answers["time"], turn.house.timezone)
    if not turn.now <= starts_at <= turn.now + FARTHEST:
        raise _Unfit("time", Refusal("time_passed" if starts_at < turn.now else "too_far"))
    corrects = await _number_of(tx, answers)
    edition = editions.edition_of(turn.house, answers, await broadcasts.next_number(tx), starts_at, corrects)
    over = {code: updates.too_long_by(turn.house, edition, code) for code in LANGUAGES}
    worst = max(over, key=lambda code: over[code])  # with one text it is the line that says so that costs room
    if over[worst]:
        step = updates.written_for(edition, worst)
        raise _Unfit(step, Refusal("update_too_long", over[worst]))


async def _ask_again(tx: Transaction, turn: Turn, draft: Draft, unfit: _Unfit) -> None:
    again = replace(draft, step=unfit.step)
    await dialogs.keep(tx, turn, again)
    await dialogs.ask(tx, turn, again, unfit.refusal)


async def _keep(tx: Transaction, turn: Turn, draft: Draft) -> bool:
    """Whether it could be kept: as a new one, or in place of what its author wrote before."""
    audience = _audience(draft.answers)
    if not draft.subject:
        broadcast_id = await broadcasts.add(tx, turn.staff.id, audience, draft.answers, turn.now)
        await audit.write(tx, turn.staff.id, "wrote", "broadcast", broadcast_id, turn.now)
        return True
    found = await broadcasts.get(tx, int(draft.subject))
    kept = found.author_id == turn.staff.id and await broadcasts.rewrite(tx, found, audience, draft.answers, turn.now)
    if kept:
        await audit.write(tx, turn.staff.id, "rewrote", "broadcast", found.id, turn.now)
    return kept


def _audience(answers: Answers) -> Audience:
    narrowed = answers.get(answers["audience"])
    return Audience(answers["audience"], narrowed, int(answers["corrects"]) if "corrects" in answers else None)


def _worded(answers: Answers) -> list[str]:
    """The languages in which it has words."""
    return [code for code in LANGUAGES if answers.get(code)]


def _unconfirmed(answers: Answers) -> list[str]:
    """Where the words lead to, when its author has not typed exactly that."""
    links = {link for code in _worded(answers) for link in answers.get(f"{code}_links", "").split()}
    return [] if links == set(answers.get("domains", "").split()) else sorted(links)


def _asked(form: Form, found: Broadcast) -> list[str]:
    asked = form.asked(Draft("broadcast", "", None, dict(found.answers)))
    return asked if found.audience.corrects is None else asked[1:]


async def _number_of(tx: Transaction, answers: Answers) -> int | None:
    return (await broadcasts.get(tx, int(answers["corrects"]))).number if "corrects" in answers else None
