"""Lists of returned people in the chat: receiving one, going through its rows."""

from collections.abc import Callable, Sequence

from bot.model.batch import Done
from bot.model.form import Draft
from bot.model.list_views import RowView
from bot.model.message import Message
from bot.model.refused import Refused
from bot.model.returned import TypedList
from bot.model.sentence import Sentence
from bot.texts.lists import lists as texts
from bot.texts.lists import receiving as of_file
from bot.texts.refused import SENTENCES
from bot.use_cases.lists import lists, receiving, rows, sure_ones, undoing
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def receive(
    tx: Transaction, request: ChatRequest, brought: TypedList, upload: int = 0, begun: int | None = None
) -> None:
    """Keeps a list and asks where it comes from; the same list again is noticed.

    upload: what was asked about it; begun: where its rows are already.
    """
    list_id = await receiving.receive(tx, request.actor, brought, upload, begun)
    if list_id is None:
        await say(tx, request, of_file.known())
        known = await receiving.known(tx, request.actor, brought)
        if known is not None:
            await overview(tx, request, known)
        return
    await say(tx, request, of_file.received(brought.name, len(brought.rows), brought.sheets, brought.understood))
    await dialogs.begin(tx, request, "list", list_id)


async def unreadable(
    tx: Transaction, request: ChatRequest, reason: str, upload: int = 0, heads: Sequence[str] = ()
) -> None:
    """A file that cannot be read as a list: why, and what to do."""
    await receiving.settle(tx, request.actor, upload)
    await say(tx, request, of_file.unreadable(reason, heads))


async def end_provenance(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Where the list comes from is known."""
    await receiving.describe(tx, request.actor, int(draft.subject), draft.answers)
    await say(tx, request, of_file.being_compared())


async def all_lists(tx: Transaction, request: ChatRequest) -> None:
    """/lists: the lists, newest first."""
    await say(tx, request, texts.all_lists(request.org, await lists.every(tx, request.actor)))


async def overview(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """How far one list has been worked through, and the ways on."""
    await say(tx, request, texts.overview(await lists.view(tx, request.actor, list_id)))


async def next_row(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """The next row with its best candidate, side by side."""
    await _show(tx, request, list_id, await rows.next_row(tx, request.actor, list_id))


async def goes_on(tx: Transaction, request: ChatRequest, refusal: Refused, row_id: int, *_shown: int) -> Sentence:
    """Where a press on the card of a row was refused: the reason is a toast, and the next row follows all the same."""
    list_id = await rows.lay_down(tx, request.actor, row_id)
    await _show(tx, request, list_id, await rows.next_row(tx, request.actor, list_id, but=row_id))
    return SENTENCES[refusal.reason]


async def is_this(tx: Transaction, request: ChatRequest, row_id: int, person_id: int, version: int) -> None:
    """The row is this person."""
    await next_row(tx, request, await rows.propose(tx, request.actor, row_id, person_id, version))


async def is_not(tx: Transaction, request: ChatRequest, row_id: int, subject_id: int, version: int) -> None:
    """The row is not this person; the next candidate, or the next row."""
    await next_row(tx, request, await rows.reject_candidate(tx, request.actor, row_id, subject_id, version))


async def later(tx: Transaction, request: ChatRequest, row_id: int, version: int) -> None:
    """Puts the row off to the end."""
    await next_row(tx, request, await rows.put_off(tx, request.actor, row_id, version))


async def undo(tx: Transaction, request: ChatRequest, list_id: int, decision: int) -> None:
    """Takes back what was decided with one press, and shows that row again; of many rows, the list."""
    undone = await undoing.undo(tx, request.actor, list_id, decision)
    if isinstance(undone, Done):
        await _tell(tx, request, list_id, undone, texts.undone, texts.being_undone(list_id))
    else:
        await _show(tx, request, list_id, await rows.view(tx, request.actor, undone.id))


async def ask_sure(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """Asks whether the sure ones are to be proposed together, and says how many."""
    await say(tx, request, texts.ask_sure(await sure_ones.look(tx, request.actor, list_id)))


async def propose_sure(tx: Transaction, request: ChatRequest, list_id: int, shown: int) -> None:
    """Proposes them; shown: how many were asked about."""
    done = await sure_ones.propose(tx, request.actor, list_id, shown)
    await _tell(tx, request, list_id, done, texts.proposed, texts.being_proposed(list_id))


async def shows_list(tx: Transaction, request: ChatRequest, refusal: Refused, list_id: int, *_shown: int) -> Sentence:
    """Where a press about a list was refused: the reason is a toast, and the next row follows all the same."""
    await next_row(tx, request, list_id)
    return SENTENCES[refusal.reason]


async def _tell(
    tx: Transaction, request: ChatRequest, list_id: int, done: Done, over: Callable[[int], Message], begun: Message
) -> None:
    """What a press on many rows has done; that it has begun, when more follows."""
    if done.more:
        await say(tx, request, begun)
    else:
        await say(tx, request, over(done.count))
        await overview(tx, request, list_id)


async def _show(tx: Transaction, request: ChatRequest, list_id: int, seen: RowView | None) -> None:
    if seen is None:
        await overview(tx, request, list_id)
    else:
        await say(tx, request, texts.card(request.org, seen))
