"""Writing an update to many: its answers are checked and kept, looked through beside the loop, put to the others."""

from collections.abc import Mapping
from dataclasses import replace

from bot.i18n import LANGUAGES
from bot.model import moments
from bot.model.actor import Actor
from bot.model.broadcast import (
    OPEN_TO_CHANGE,
    Broadcast,
    BroadcastAudience,
    Findings,
    Stage,
    first_text,
    unconfirmed,
    worded,
)
from bot.model.given import Refusal
from bot.model.message import DAY, Kind
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.updates import broadcast_card, updates
from bot.texts.updates import broadcasts as texts
from bot.use_cases.access import open_own_update, open_update
from bot.use_cases.announcing import notify_operators, tell_operator
from bot.use_cases.updates import editions
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts

Answers = Mapping[str, str]
FARTHEST = 60 * DAY


class UnfitAnswer(Exception):
    """An answer that does not fit the others: the step to be asked again, and why."""

    def __init__(self, step: str, refusal: Refusal) -> None:
        """Nothing was written."""
        super().__init__(step)
        self.step, self.refusal = step, refusal


async def may_correct(tx: Transaction, actor: Actor, broadcast_id: int) -> Broadcast:
    """The update that went out, if a correction of it can be written.  Refused."""
    found = await open_update(tx, actor, broadcast_id, Stage.DONE, Stage.CANCELLED)
    if found.reported_at is None:
        raise Refused(Reason.MOVED_ON)
    return found


async def may_rewrite(tx: Transaction, actor: Actor, broadcast_id: int, step: str) -> Broadcast:
    """The own update, if that step of it can be answered again.  Refused."""
    found = await open_own_update(tx, actor, broadcast_id, *OPEN_TO_CHANGE)
    if step not in found.changeable:
        raise Refused(Reason.MOVED_ON)
    return found


async def write(tx: Transaction, actor: Actor, answers: Answers) -> int:
    """Keeps a new update, which is looked through before anybody sees its preview.  Its id.  UnfitAnswer; Refused."""
    actor.needs(Right.BROADCAST)
    await _check(tx, actor, answers)
    broadcast_id = await broadcasts.add(tx, actor.id, BroadcastAudience.of(answers), answers, actor.now)
    await audit.write(tx, actor.id, "wrote", "broadcast", broadcast_id, actor.now)
    return broadcast_id


async def rewrite(tx: Transaction, actor: Actor, broadcast_id: int, answers: Answers) -> None:
    """Other answers in place of those its author gave before, to be looked through again.  UnfitAnswer; Refused."""
    found = await open_own_update(tx, actor, broadcast_id, *OPEN_TO_CHANGE)
    await _check(tx, actor, answers)
    if not await broadcasts.rewrite(tx, found, BroadcastAudience.of(answers), answers, actor.now):
        raise Refused(Reason.MOVED_ON)
    await audit.write(tx, actor.id, "rewrote", "broadcast", found.id, actor.now)


async def checked(tx: Transaction, org: OrgConfig, looked_at: Broadcast, found: Findings, now: int) -> None:
    """It was looked through; its author gets the preview, unless it was changed in the meantime."""
    if await broadcasts.checked(tx, looked_at, found):
        author = await operators.get(tx, looked_at.author_id)
        seen = await editions.view(tx, Actor(author, org, now), await broadcasts.get(tx, looked_at.id))
        for message in broadcast_card.pages(org, seen):
            await tell_operator(tx, author.id, now, replace(message, kind=Kind.OPERATOR, counted=True))


async def propose(tx: Transaction, actor: Actor, broadcast_id: int) -> bool:
    """Its author puts it to the others; whether there is anybody else who can approve it.  Refused."""
    found = await open_own_update(tx, actor, broadcast_id, Stage.WRITTEN)
    await _move(tx, found, Stage.PROPOSED)
    await audit.write(tx, actor.id, "proposed", "broadcast", found.id, actor.now)
    await notify_operators(tx, Right.BROADCAST, actor.now, texts.waits(found.id), but=(actor.id,))
    return len(await operators.active(tx, Right.BROADCAST)) > 1


async def drop(tx: Transaction, actor: Actor, broadcast_id: int) -> None:
    """Its author gives it up.  Refused."""
    found = await open_own_update(tx, actor, broadcast_id, *OPEN_TO_CHANGE)
    await _move(tx, found, Stage.DROPPED)
    await audit.write(tx, actor.id, "dropped", "broadcast", found.id, actor.now)


async def give_back(tx: Transaction, actor: Actor, broadcast_id: int) -> Broadcast:
    """It is not approved as it is, and its author hears so; or its author takes it back.  As it is now.  Refused."""
    found = await open_update(tx, actor, broadcast_id, Stage.PROPOSED)
    await _move(tx, found, Stage.WRITTEN)
    await audit.write(tx, actor.id, "gave back", "broadcast", found.id, actor.now)
    if found.author_id != actor.id:
        await tell_operator(tx, found.author_id, actor.now, texts.given_back(actor.operator.name, found.id))
    return await broadcasts.get(tx, found.id)


async def _move(tx: Transaction, found: Broadcast, end: Stage) -> None:
    """Refused when somebody else was faster."""
    if not await broadcasts.move(tx, found, (found.stage,), end):
        raise Refused(Reason.MOVED_ON)


async def _check(tx: Transaction, actor: Actor, answers: Answers) -> None:
    """Whether all answers fit together; raises UnfitAnswer."""
    if not worded(answers):
        raise UnfitAnswer(first_text(answers), Refusal("no_text"))
    starts_at = actor.now if answers["time"] == "now" else moments.instant(answers["time"], actor.org.timezone)
    if not actor.now <= starts_at <= actor.now + FARTHEST:
        raise UnfitAnswer("time", Refusal("time_passed" if starts_at < actor.now else "too_far"))
    await _check_length(tx, actor.org, answers, starts_at)
    if unconfirmed(answers):
        raise UnfitAnswer("domains", Refusal("not_these_domains"))


async def _check_length(tx: Transaction, org: OrgConfig, answers: Answers, starts_at: int) -> None:
    corrects = await editions.corrected(tx, BroadcastAudience.of(answers))
    edition = editions.edition_of(org, answers, await broadcasts.next_number(tx), starts_at, corrects)
    over = {code: updates.too_long_by(org, edition, code) for code in LANGUAGES}
    worst = max(over, key=lambda code: over[code])  # with one text it is the line that says so that costs room
    if over[worst]:
        raise UnfitAnswer(updates.written_for(edition, worst), Refusal("update_too_long", over[worst]))
