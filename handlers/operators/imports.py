"""An administrator sends a register: it is read, nothing is changed; then written, when the administrator says so."""

from bot.model.register_import import ImportState
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.staff import imports as texts
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import imports
from storage.staff import audit
from storage.store.transaction import Transaction


async def receive(tx: Transaction, turn: Turn, name: str, file_id: str) -> None:
    """A file from an administrator may be a register or a list of returned people: which, only a person knows."""
    import_id = await imports.add(tx, turn.staff.id, name, file_id, turn.now)
    await say(tx, turn, texts.what_is_it(import_id, name))


async def as_register(tx: Transaction, turn: Turn, import_id: str) -> Sentence | None:
    """It is a register: it is read first."""
    if not await _move(tx, turn, import_id, ImportState.ASKED, ImportState.LOOKING):
        return dead_ends.toast_again()
    await _show_progress(tx, turn, int(import_id), writing=False)
    return None


async def gone(tx: Transaction, turn: Turn) -> Sentence:
    """What a file is was said already, or by somebody else."""
    return dead_ends.toast_again()


async def start(tx: Transaction, turn: Turn, import_id: str) -> Sentence | None:
    """What was read is to be written."""
    before = len(await imports.waiting(tx))
    if not await _move(tx, turn, import_id, ImportState.LOOKED, ImportState.RUNNING):
        return dead_ends.toast_again()
    if before:
        await say(tx, turn, texts.waits())
    await _show_progress(tx, turn, int(import_id), writing=True)
    return None


async def leave(tx: Transaction, turn: Turn, import_id: str) -> Sentence | None:
    """Nothing is to come of it."""
    if not await _move(tx, turn, import_id, ImportState.LOOKED, ImportState.LEFT):
        return dead_ends.toast_again()
    await say(tx, turn, texts.left())
    return None


async def _move(tx: Transaction, turn: Turn, import_id: str, start: ImportState, end: ImportState) -> bool:
    """Whoever brought it decides; another administrator sends the file themselves."""
    found = await imports.get(tx, int(import_id))
    if found.brought_by != turn.staff.id or not may(turn.staff.role, Right.MANAGE):
        return False
    moved = await imports.move(tx, found.id, start, end, turn.now)
    if moved:
        await audit.write(tx, turn.staff.id, end.value, "register_import", found.id, turn.now)
    return moved


async def _show_progress(tx: Transaction, turn: Turn, import_id: int, *, writing: bool) -> None:
    row = await outbox.put(tx, turn.chat.id, texts.progress(0, 0, writing=writing), turn.now)
    await imports.show_at(tx, import_id, row)
