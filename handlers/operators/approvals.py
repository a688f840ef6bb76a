"""A second operator looks at an update and lets it out, or gives it back; nobody approves their own (N7)."""

from bot.i18n import LANGUAGES
from bot.model.broadcast import APPROVED, Broadcast, Stage
from bot.model.message import Kind
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.texts.updates import broadcasts as texts
from bot.use_cases.updates import editions, mailing
from bot.use_cases.updates.editions import Preview
from handlers.operators import broadcasts as writing
from handlers.operators import mailing as sending
from handlers.turn import Turn, say
from storage.queues import codes, outbox
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts


async def show(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """One update: the preview while it is a draft, then how far it has come."""
    found = await broadcasts.get(tx, int(broadcast_id))
    if found.stage is Stage.DROPPED:
        return texts.refused("elsewhere")
    await (sending if found.stage in APPROVED else writing).show(tx, turn, found)
    return None


async def approve(tx: Transaction, turn: Turn, broadcast_id: str, digest: str) -> Sentence | None:
    """Lets out exactly what was previewed.  Of two approvals at once one wins; what was changed is shown anew."""
    found = await broadcasts.get(tx, int(broadcast_id))
    if reason := await _against(tx, turn, found):
        return texts.refused(reason)
    preview = await editions.preview(tx, turn.house, found, turn.now)
    if preview.digest != int(digest):
        await say(tx, turn, texts.changed_since())
        await writing.show(tx, turn, found)
        return None
    if not await _let_out(tx, turn, found, preview):
        return texts.refused("elsewhere")
    await mailing.begin(tx, turn.house, await broadcasts.get(tx, found.id), turn.now)
    return None


async def give_back(tx: Transaction, turn: Turn, broadcast_id: str) -> Sentence | None:
    """It is not approved as it is; or its author takes it back."""
    found = await broadcasts.get(tx, int(broadcast_id))
    if not await broadcasts.move(tx, found, (Stage.PROPOSED,), Stage.WRITTEN):
        return texts.refused("elsewhere")
    await audit.write(tx, turn.staff.id, "gave back", "broadcast", found.id, turn.now)
    if found.author_id == turn.staff.id:
        await writing.show(tx, turn, await broadcasts.get(tx, found.id))
        return None
    author = await operators.get(tx, found.author_id)
    await outbox.put(tx, author.chat_id, texts.given_back(turn.staff.name, found.id), turn.now)
    await say(tx, turn, texts.done())
    return None


async def _against(tx: Transaction, turn: Turn, found: Broadcast) -> str | None:
    """Why this operator cannot approve it now; None when nothing stands against it."""
    if found.stage is not Stage.PROPOSED:
        return "elsewhere"
    if found.author_id == turn.staff.id:
        return "own"
    author = await operators.get(tx, found.author_id)
    can = may(author.role, Right.BROADCAST) and await operators.is_active(tx, author.id)
    return None if can else "author_gone"


async def _let_out(tx: Transaction, turn: Turn, found: Broadcast, preview: Preview) -> bool:
    """Keeps the approval and the words with their code; False when somebody else was faster."""
    times = {"due_at": preview.starts_at, "expires_at": preview.expires_at, "zone": preview.zone}
    if not await broadcasts.approve(tx, found, turn.staff.id, preview.edition.number, turn.now, **times):
        return False
    code = await codes.issue(tx, Kind.BROADCAST, preview.starts_at, None)
    for language in LANGUAGES:
        message = await codes.closed(tx, preview.messages[language], code)
        await broadcasts.add_text(tx, found.id, turn.staff.id, language, message.call())
    await audit.write(tx, turn.staff.id, "approved", "broadcast", found.id, turn.now)
    if preview.zone is None:
        reason = {"reason": found.answers["quiet"]}
        await audit.write(tx, found.author_id, "overrode", "broadcast", found.id, turn.now, reason)
    return True
