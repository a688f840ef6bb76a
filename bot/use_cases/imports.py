"""An administrator sends a register: it is read, nothing is changed; then written, when the administrator says so."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.i18n import Language
from bot.model.chat import Operator
from bot.model.message import Kind
from bot.model.register_import import ImportState, RegisterImport
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.tables.registering import Refused
from bot.texts import dead_ends
from bot.texts import imports as texts
from bot.use_cases.register import Counts
from bot.use_cases.turn import Turn, say, tell
from storage import audit, imports, operators, outbox
from storage.persons import Change
from storage.transaction import Transaction


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


async def explainer(tx: Transaction, import_id: int) -> tuple[str, Callable[[Refused], str]]:
    """The head of the column with the reasons, and how a refused row is explained, in the administrator's language."""
    language = (await _bringer(tx, await imports.get(tx, import_id))).language
    return texts.reason_head().text(language), partial(_explained, language)


def _explained(language: Language, row: Refused) -> str:
    return "; ".join(texts.wrong(fault.field, fault.reason, fault.limit).text(language) for fault in row.faults)


async def looked(tx: Transaction, import_id: int, counts: Counts, refused: int, refused_rows: bytes, now: int) -> None:
    """What it would do, and the rows that cannot be taken as a file; the button waits."""
    await progress(tx, import_id, counts.total() + refused, 0, now, last=True)
    if not await imports.move(tx, import_id, ImportState.LOOKING, ImportState.LOOKED, now):
        return
    found = await imports.get(tx, import_id)
    operator = await _bringer(tx, found)
    changes = {change: counts[change] for change in Change}
    if refused_rows:
        file = texts.refused_file(refused, refused_rows)
        await outbox.put(tx, operator.chat_id, file, now)
    if not changes[Change.NEW] + changes[Change.CHANGED]:
        await imports.move(tx, import_id, ImportState.LOOKED, ImportState.LEFT, now)
    new, changed, unchanged = (changes[change] for change in (Change.NEW, Change.CHANGED, Change.UNCHANGED))
    said = texts.looked(import_id, new, changed, unchanged, refused)
    await outbox.put(tx, operator.chat_id, said, now)


async def progress(tx: Transaction, import_id: int, count: int, of: int, now: int, *, last: bool = False) -> None:
    """Edits the message that shows how far it is; but for the last time not while an edit is still on its way."""
    found = await imports.get(tx, import_id)
    message_id = await outbox.message_of(tx, found.message_row) if found.message_row else None
    waits = found.edit_row is not None and await outbox.is_waiting(tx, found.edit_row)
    if message_id is None or (waits and not last):
        return
    operator = await _bringer(tx, found)
    shown = texts.progress(count, of, writing=found.state is ImportState.RUNNING)
    row = await outbox.put_edit(tx, operator.chat_id, message_id, replace(shown, kind=Kind.OPERATOR), now)
    await imports.edited_by(tx, import_id, row)


async def done(tx: Transaction, import_id: int, counts: Counts, now: int) -> None:
    """Everything is written; all administrators hear of it."""
    found = await imports.get(tx, import_id)
    await progress(tx, import_id, counts.total(), counts.total(), now, last=True)
    if not await imports.move(tx, import_id, ImportState.RUNNING, ImportState.DONE, now):
        return
    name, added, replaced = (await _bringer(tx, found)).name, counts[Change.NEW], counts[Change.CHANGED]
    await tell(tx, Right.MANAGE, now, texts.done(name, added, replaced))


async def unreadable(tx: Transaction, import_id: int, reason: str, now: int) -> None:
    """Why nothing, or nothing more, comes of it."""
    found = await imports.get(tx, import_id)
    if await imports.move(tx, import_id, found.state, ImportState.LEFT, now):
        operator = await _bringer(tx, found)
        begun = found.state is ImportState.RUNNING
        await outbox.put(tx, operator.chat_id, texts.unreadable(reason, begun=begun), now)


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


async def _bringer(tx: Transaction, found: RegisterImport) -> Operator:
    return await operators.get(tx, found.brought_by)
