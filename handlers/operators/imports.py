"""An administrator sends a register: it is read, nothing is changed; then written, when the administrator says so."""

from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.staff import imports as texts
from bot.use_cases.staff import imports
from handlers.request import ChatRequest, say
from storage.queues import outbox
from storage.store.transaction import Transaction


async def receive(tx: Transaction, request: ChatRequest, name: str, file_id: str) -> None:
    """A file from an administrator may be a register or a list of returned people: which, only a person knows."""
    await say(tx, request, texts.what_is_it(await imports.bring(tx, request.actor, name, file_id), name))


async def as_register(tx: Transaction, request: ChatRequest, import_id: int) -> None:
    """It is a register: it is read first."""
    await imports.look(tx, request.actor, import_id)
    await _show_progress(tx, request, import_id, writing=False)


async def gone(tx: Transaction, request: ChatRequest, import_id: int) -> Sentence:
    """What a file is was said already, or by somebody else."""
    return dead_ends.toast_again()


async def start(tx: Transaction, request: ChatRequest, import_id: int) -> None:
    """What was read is to be written."""
    await _start(tx, request, import_id, replace_people=False)


async def start_with_others(tx: Transaction, request: ChatRequest, import_id: int) -> None:
    """What was read is to be written, also in place of people who have the same id."""
    await _start(tx, request, import_id, replace_people=True)


async def _start(tx: Transaction, request: ChatRequest, import_id: int, *, replace_people: bool) -> None:
    if await imports.start(tx, request.actor, import_id, replace_people=replace_people):
        await say(tx, request, texts.waits())
    await _show_progress(tx, request, import_id, writing=True)


async def _show_progress(tx: Transaction, request: ChatRequest, import_id: int, *, writing: bool) -> None:
    row = await outbox.put(tx, request.chat.id, texts.progress(0, 0, writing=writing), request.now)
    await imports.show_at(tx, import_id, row)
