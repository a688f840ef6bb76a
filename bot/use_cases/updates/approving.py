"""A second operator looks at an update and lets it out; nobody approves their own (N7)."""

from bot.i18n import LANGUAGES
from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.broadcast import Broadcast, Preview, Stage
from bot.model.message import Kind
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.use_cases.access import confirms, not_forged, open_update
from bot.use_cases.updates import editions, mailing
from storage.queues import codes
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts


async def approve(tx: Transaction, actor: Actor, broadcast_id: int, digest: int) -> None:
    """Lets out exactly what was previewed.  Of two approvals at once one wins.

    Refused: MOVED_ON, OWN_UPDATE, AUTHOR_GONE; NOT_AS_SHOWN when the digest is not that of the present preview.
    """
    found = await _may_approve(tx, actor, broadcast_id)
    preview = await editions.preview(tx, actor.org, found, actor.now)
    if preview.digest != digest:
        raise Refused(Reason.NOT_AS_SHOWN)
    await confirms(tx, actor, Act.APPROVE, broadcast_id, digest)
    await _let_out(tx, actor, found, preview)
    await audit.write(tx, actor.id, "approved", "broadcast", found.id, actor.now, confirmed=actor.confirmation)
    if preview.zone is None:
        reason = {"reason": found.answers["quiet"]}
        await audit.write(tx, found.author_id, "overrode", "broadcast", found.id, actor.now, reason)
    await mailing.begin(tx, actor.org, await broadcasts.get(tx, found.id), actor.now)


async def _may_approve(tx: Transaction, actor: Actor, broadcast_id: int) -> Broadcast:
    found = await open_update(tx, actor, broadcast_id, Stage.PROPOSED)
    await not_forged(tx, "broadcast", broadcast_id)
    if found.author_id == actor.id:
        raise Refused(Reason.OWN_UPDATE)
    author = await operators.get(tx, found.author_id)
    if not (may(author.role, Right.BROADCAST) and await operators.is_active(tx, author.id)):
        raise Refused(Reason.AUTHOR_GONE)
    return found


async def _let_out(tx: Transaction, actor: Actor, found: Broadcast, preview: Preview) -> None:
    """Keeps the approval and the words with their code.  Refused when somebody else was faster."""
    times = {"due_at": preview.starts_at, "expires_at": preview.expires_at, "zone": preview.zone}
    if not await broadcasts.approve(tx, found, actor.id, preview.edition.number, actor.now, **times):
        raise Refused(Reason.MOVED_ON)
    code = await codes.issue(tx, Kind.BROADCAST, preview.starts_at, None)
    for language in LANGUAGES:
        message = await codes.closed(tx, preview.messages[language], code)
        await broadcasts.add_text(tx, found.id, actor.id, language, message.call())
