"""An administrator sends a register: it is read, nothing is changed; then written, when the administrator says so."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.i18n import Language
from bot.model.chat import Operator
from bot.model.message import Kind
from bot.model.register_import import ImportState, RegisterImport
from bot.model.rights import Right
from bot.tables.registering import Refused
from bot.texts.staff import imports as texts
from bot.use_cases.announcing import tell
from bot.use_cases.register.register import Counts
from storage.queues import outbox
from storage.register import imports
from storage.register.persons import Change
from storage.staff import operators
from storage.store.transaction import Transaction


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


async def _bringer(tx: Transaction, found: RegisterImport) -> Operator:
    return await operators.get(tx, found.brought_by)
