"""An administrator sends a register: it is read, nothing is changed; then written, when the administrator says so."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from bot.i18n import Language
from bot.model.act import Act
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.columns import Understood
from bot.model.imported import Looked
from bot.model.message import Kind
from bot.model.refused import Reason, Refused
from bot.model.register_import import ImportState, RegisterImport
from bot.model.rights import Right
from bot.model.sheets import SheetsRead
from bot.tables.registering import RefusedRow
from bot.texts.staff import imports as texts
from bot.use_cases.access import confirms
from bot.use_cases.announcing import notify_operators, tell_operator
from bot.use_cases.register.register import Counts
from storage.queues import outbox, outgoing
from storage.register import imports
from storage.register.persons import Change
from storage.staff import audit, operators
from storage.store.transaction import Transaction


async def bring(tx: Transaction, actor: Actor, name: str, file_id: str) -> int:
    """Keeps that there is a file of which is still to be asked what it is; its id.  Refused."""
    actor.needs(Right.MANAGE)
    return await imports.add(tx, actor.id, name, file_id, actor.now)


async def look(tx: Transaction, actor: Actor, import_id: int) -> None:
    """The file is a register, and is read.  Refused."""
    await _move(tx, actor, import_id, ImportState.ASKED, ImportState.LOOKING)


async def start(tx: Transaction, actor: Actor, import_id: int, *, replace_people: bool = False) -> bool:
    """What was read is written; whether another register comes first.  Refused.

    replace_people: also what takes somebody's place in the register.
    """
    actor.needs(Right.MANAGE)
    if replace_people:
        await confirms(tx, actor, Act.IMPORT_OVER, import_id)
    before = await imports.waiting(tx)
    await _move(tx, actor, import_id, ImportState.LOOKED, ImportState.RUNNING)
    if replace_people:
        await imports.replace_people(tx, import_id)
    return bool(before)


async def leave(tx: Transaction, actor: Actor, import_id: int) -> None:
    """Nothing comes of it.  Refused."""
    await _move(tx, actor, import_id, ImportState.LOOKED, ImportState.LEFT)


async def show_at(tx: Transaction, import_id: int, message_row: int) -> None:
    """From now on the message of that row of the outbox shows how far it is."""
    await imports.show_at(tx, import_id, message_row)


async def _move(tx: Transaction, actor: Actor, import_id: int, start: ImportState, end: ImportState) -> None:
    """The one who brought the file decides; another administrator sends it themselves."""
    actor.needs(Right.MANAGE)
    found = await imports.get(tx, import_id)
    if found.brought_by != actor.id or not await imports.move(tx, found.id, start, end, actor.now):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, end.value, "register_import", found.id, actor.now, confirmed=actor.confirmation)


async def explainer(tx: Transaction, import_id: int) -> tuple[str, Callable[[RefusedRow], str]]:
    """The head of the column with the reasons, and how a refused row is explained, in the administrator's language."""
    language = (await _bringer(tx, await imports.get(tx, import_id))).language
    return texts.reason_head().text(language), partial(explained, language)


def explained(language: Language, row: RefusedRow) -> str:
    """Everything that is wrong with a row."""
    return "; ".join(texts.wrong(fault.field, fault.reason, fault.limit).text(language) for fault in row.faults)


async def looked(
    tx: Transaction, import_id: int, read: Understood, sheets: SheetsRead, found: Looked, refused_rows: bytes, now: int
) -> None:
    """How it was read, what it would do, and the rows that cannot be taken as a file; the button waits."""
    left_out = found.refused + len(found.others)
    await progress(tx, import_id, found.new + found.changed + found.unchanged + left_out, 0, now, last=True)
    if not await imports.move(tx, import_id, ImportState.LOOKING, ImportState.LOOKED, now):
        return
    bringer = (await imports.get(tx, import_id)).brought_by
    if refused_rows:
        await tell_operator(tx, bringer, now, texts.refused_file(left_out, refused_rows))
    if not (found.new or found.changed or found.others):
        await imports.move(tx, import_id, ImportState.LOOKED, ImportState.LEFT, now)
    await tell_operator(tx, bringer, now, texts.looked(import_id, read, sheets, found))


async def progress(tx: Transaction, import_id: int, count: int, of: int, now: int, *, last: bool = False) -> None:
    """Edits the message that shows how far it is; but for the last time not while an edit is still on its way."""
    found = await imports.get(tx, import_id)
    message_id = await outgoing.message_of(tx, found.message_row) if found.message_row else None
    waits = found.edit_row is not None and await outgoing.is_waiting(tx, found.edit_row)
    if message_id is None or (waits and not last):
        return
    if not await operators.is_active(tx, found.brought_by):
        return
    operator = await _bringer(tx, found)
    shown = texts.progress(count, of, writing=found.state is ImportState.RUNNING)
    row = await outbox.put_edit(tx, operator.chat_id, message_id, replace(shown, kind=Kind.OPERATOR), now)
    await imports.edited_by(tx, import_id, row)


async def done(tx: Transaction, import_id: int, counts: Counts, now: int) -> None:
    """Everything is written; all administrators hear about it."""
    found = await imports.get(tx, import_id)
    await progress(tx, import_id, counts.total(), counts.total(), now, last=True)
    if not await imports.move(tx, import_id, ImportState.RUNNING, ImportState.DONE, now):
        return
    name, added, replaced = (
        (await _bringer(tx, found)).name,
        counts[Change.NEW],
        counts[Change.CHANGED] + counts[Change.ANOTHER],
    )
    await notify_operators(tx, Right.MANAGE, now, texts.done(name, added, replaced))


async def unreadable(tx: Transaction, import_id: int, reason: str, now: int, heads: Sequence[str] = ()) -> None:
    """Why nothing, or nothing more, comes of it."""
    found = await imports.get(tx, import_id)
    if await imports.move(tx, import_id, found.state, ImportState.LEFT, now):
        begun = found.state is ImportState.RUNNING
        await tell_operator(tx, found.brought_by, now, texts.unreadable(reason, heads, begun=begun))


async def _bringer(tx: Transaction, found: RegisterImport) -> Operator:
    return await operators.get(tx, found.brought_by)
