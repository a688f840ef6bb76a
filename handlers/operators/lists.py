"""Lists of returned people in the chat: receiving one, going through its rows."""

from bot.model.form import Draft
from bot.model.list_views import RowView
from bot.model.returned import TypedList
from bot.texts.lists import lists as texts
from bot.use_cases.lists import lists, receiving, rows
from handlers import dialogs
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def receive(tx: Transaction, turn: Turn, brought: TypedList, upload: int = 0) -> None:
    """Keeps a list and asks where it comes from; the same list again is noticed.  upload: what was asked about it."""
    list_id = await receiving.receive(tx, turn.actor, brought, upload)
    if list_id is None:
        await say(tx, turn, texts.known())
        return
    await say(tx, turn, texts.received(brought.name, len(brought.rows)))
    await dialogs.begin(tx, turn, "list", list_id)


async def unreadable(tx: Transaction, turn: Turn, reason: str, upload: int = 0) -> None:
    """A file that cannot be read as a list: why, and what to do."""
    await receiving.settle(tx, turn.actor, upload)
    await say(tx, turn, texts.unreadable(reason))


async def end_provenance(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Where the list comes from is known."""
    await receiving.describe(tx, turn.actor, int(draft.subject), draft.answers)
    await say(tx, turn, texts.being_compared())


async def all_lists(tx: Transaction, turn: Turn) -> None:
    """/lists: the lists, newest first."""
    await say(tx, turn, texts.all_lists(turn.house, await lists.every(tx, turn.actor)))


async def overview(tx: Transaction, turn: Turn, list_id: str) -> None:
    """How far one list has been worked through, and the ways on."""
    await _overview(tx, turn, int(list_id))


async def next_row(tx: Transaction, turn: Turn, list_id: str) -> None:
    """The next row with its best candidate, side by side."""
    await _next(tx, turn, int(list_id))


async def is_this(tx: Transaction, turn: Turn, row_id: str, person_id: str) -> None:
    """The row is this person."""
    await _next(tx, turn, await rows.propose(tx, turn.actor, int(row_id), int(person_id)))


async def is_not(tx: Transaction, turn: Turn, row_id: str, subject_id: str) -> None:
    """The row is not this person; the next candidate, or the next row."""
    await _next(tx, turn, await rows.reject_candidate(tx, turn.actor, int(row_id), int(subject_id)))


async def later(tx: Transaction, turn: Turn, row_id: str) -> None:
    """Puts the row off to the end."""
    await _next(tx, turn, await rows.put_off(tx, turn.actor, int(row_id)))


async def undo(tx: Transaction, turn: Turn, list_id: str) -> None:
    """Takes back what this operator decided last, and shows that row again."""
    row_id = await rows.undo(tx, turn.actor, int(list_id))
    await _show(tx, turn, int(list_id), await rows.view(tx, turn.actor, row_id))


async def propose_sure(tx: Transaction, turn: Turn, list_id: str) -> None:
    """Proposes the sure ones together."""
    await say(tx, turn, texts.proposed(await rows.propose_sure(tx, turn.actor, int(list_id))))
    await _overview(tx, turn, int(list_id))


async def _next(tx: Transaction, turn: Turn, list_id: int) -> None:
    await _show(tx, turn, list_id, await rows.next_row(tx, turn.actor, list_id))


async def _show(tx: Transaction, turn: Turn, list_id: int, seen: RowView | None) -> None:
    if seen is None:
        await _overview(tx, turn, list_id)
    else:
        await say(tx, turn, texts.card(seen))


async def _overview(tx: Transaction, turn: Turn, list_id: int) -> None:
    await say(tx, turn, texts.overview(await lists.view(tx, turn.actor, list_id)))
