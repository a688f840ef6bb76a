"""Updates to many: written, previewed as families read them, approved by another operator, watched on their way."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.i18n import LANGUAGES, Language
from bot.model.broadcast import APPROVED, Broadcast, BroadcastAudience, BroadcastProgress, Stage
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts.refused import SENTENCES
from bot.texts.updates import broadcast_card, broadcast_labels, broadcasts
from bot.texts.updates import mailing as mailing_texts
from bot.texts.updates.updates import NO_CODE_YET
from bot.use_cases.updates import approving, editions, looking, mailing, writing
from bot.use_cases.updates.looking import UpdateSeen
from bot.use_cases.updates.writing import Answers, UnfitAnswer
from desk import update_form
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from desk.update_form import Fields, NotTaken
from storage.store.transaction import Transaction

UPDATES = "/updates"
TEXTS = {"card": broadcast_card, "mailing": mailing_texts, "stages": broadcasts, "Stage": Stage, "APPROVED": APPROVED}


@dataclass(frozen=True)
class Way:
    """How far an update has come.  share: of the whole, in hundredths."""

    progress: BroadcastProgress
    expected: int
    share: int

    @classmethod
    def of(cls, found: Broadcast, progress: BroadcastProgress) -> "Way":
        """Who has come or gone since it was written is known when all have their row."""
        expected = progress.total if found.filled else max(found.found.total, progress.total)
        settled = progress.settled - progress.stopped
        return cls(progress, expected, min(100, settled * 100 // expected) if expected else 100)


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """All of them."""
    return Page("updates/every.html", {"found": await looking.every(tx, request.actor), **TEXTS})


async def one(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """One: its preview, or how far it has come."""
    return _page(await looking.one(tx, request.actor, update))


async def begin(tx: Transaction, request: DeskRequest) -> Answer:
    """An empty form."""
    return await _form(tx, UPDATES, update_form.of(update_form.USUAL), update_form.USUAL)


async def write(tx: Transaction, request: DeskRequest) -> Answer:
    """It is kept, and looked through before anybody sees the preview."""
    return await _keep(tx, request, UPDATES, update_form.USUAL, 0)


async def change(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """What was written, to be changed by its author."""
    found = await writing.may_rewrite(tx, request.actor, update, "time")
    return await _form(tx, f"{UPDATES}/{update}/change", update_form.of(found.answers), found.answers)


async def rewrite(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """Other answers in their place."""
    found = await writing.may_rewrite(tx, request.actor, update, "time")
    return await _keep(tx, request, f"{UPDATES}/{update}/change", found.answers, update)


async def correct(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """A form for what goes to exactly those who got that update."""
    answers = await _correction(tx, request, update)
    return await _form(tx, f"{UPDATES}/{update}/correct", update_form.of(answers), answers)


async def write_correction(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """The same, filled in."""
    return await _keep(tx, request, f"{UPDATES}/{update}/correct", await _correction(tx, request, update), 0)


async def propose(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """Its author puts it to the others."""
    await writing.propose(tx, request.actor, update)
    return Elsewhere(f"{UPDATES}/{update}")


async def drop(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """Its author gives it up."""
    await writing.drop(tx, request.actor, update)
    return Elsewhere(UPDATES)


async def give_back(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """It is not approved as it is, or its author takes it back."""
    await writing.give_back(tx, request.actor, update)
    return Elsewhere(f"{UPDATES}/{update}")


async def approve(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """Lets out exactly what was previewed; what was changed is shown again."""
    try:
        await approving.approve(tx, request.actor, update, request.number("digest"))
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:
            raise
        return _page(await looking.one(tx, request.actor, update), SENTENCES[refused.reason])
    return Elsewhere(f"{UPDATES}/{update}")


async def pause(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """Nothing more leaves."""
    await mailing.pause(tx, request.actor, update)
    return Elsewhere(f"{UPDATES}/{update}")


async def go_on(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """It goes on."""
    await mailing.go_on(tx, request.actor, update)
    return Elsewhere(f"{UPDATES}/{update}")


async def cancel(tx: Transaction, request: DeskRequest, update: int) -> Answer:
    """Nothing more leaves, for good."""
    await mailing.cancel(tx, request.actor, update)
    return Elsewhere(f"{UPDATES}/{update}")


async def _correction(tx: Transaction, request: DeskRequest, update: int) -> dict[str, str]:
    found = await writing.may_correct(tx, request.actor, update)
    return {**update_form.USUAL, "audience": "recipients", "corrects": str(found.id)}


async def _keep(tx: Transaction, request: DeskRequest, path: str, before: Answers, update: int) -> Answer:
    answers: dict[str, str] = {}
    try:
        answers = update_form.read(request, before)
        if update:
            await writing.rewrite(tx, request.actor, update, answers)
        else:
            update = await writing.write(tx, request.actor, answers)
    except NotTaken as wrong:
        return await _form(tx, path, update_form.sent(request, wrong.whys), before)
    except UnfitAnswer as unfit:
        return await _form(tx, path, update_form.again(request, answers, unfit), before)
    return Elsewhere(f"{UPDATES}/{update}")


async def _form(tx: Transaction, path: str, fields: Fields, before: Answers) -> Page:
    audience = BroadcastAudience.of(before)
    corrected = broadcast_labels.whom(audience, await editions.corrected(tx, audience)) if audience.corrects else None
    values = {
        "path": path,
        "fields": fields,
        "whom": update_form.whom(),
        "corrected": corrected,
        "expiries": update_form.expiries(),
    }
    return Page("updates/write.html", values, status=409 if fields.whys or fields.leads else 200)


def _page(seen: UpdateSeen, why: Sentence | None = None) -> Page:
    way = Way.of(seen.found, seen.progress) if seen.progress else None
    values = {"seen": seen, "printed": _printed(seen), "way": way, "why": why, **TEXTS}
    return Page("updates/one.html", values, status=409 if why else 200)


def _printed(seen: UpdateSeen) -> Mapping[Language, str]:
    """What families read, or would, in each of their languages."""
    if seen.preview is None:
        params = {code: call.params for code, call in seen.sent.items()}
        return {
            code: params[code].get("text") or params[code].get("caption", "") for code in LANGUAGES if code in params
        }
    closed = {code: seen.preview.preview.messages[code].closed(NO_CODE_YET) for code in seen.found.audience.languages}
    return {code: str(message.html) for code, message in closed.items()}
