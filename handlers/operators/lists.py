"""Working through a list of returned people: it proposes, a person decides, a second one verifies."""

from collections.abc import Sequence

from bot.model.form import Draft
from bot.model.forms import HOSTILE
from bot.model.refused import Refused
from bot.model.register_import import ImportState
from bot.model.returned import ListRow, ReturnedList, RowState, TypedRow
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.lists import lists as texts
from bot.texts.lists import rows
from bot.texts.returns import returns as reasons
from bot.use_cases.lists.lists import _overview, described
from bot.use_cases.returns import reports as returns
from handlers import dialogs
from handlers.operators import objections
from handlers.turn import Turn, say
from storage.lists import candidates, list_counts, lists
from storage.register import imports, kin
from storage.returns import reports
from storage.staff import audit
from storage.store.transaction import Transaction


async def receive(
    tx: Transaction, turn: Turn, name: str, checksum: str, typed: Sequence[TypedRow], upload: int = 0
) -> None:
    """Keeps a list and asks where it comes from; the same list again is noticed.  upload: what was asked about it."""
    await imports.move(tx, upload, ImportState.ASKED, ImportState.LEFT, turn.now)
    list_id = await lists.add(tx, turn.staff.id, name, checksum, typed, turn.now)
    if list_id is None:
        await say(tx, turn, texts.known())
        return
    await audit.write(tx, turn.staff.id, "received", "returned_list", list_id, turn.now)
    await say(tx, turn, texts.received(name, len(typed)))
    await dialogs.begin(tx, turn, "list", list_id)


async def unreadable(tx: Transaction, turn: Turn, reason: str, upload: int = 0) -> None:
    """A file that cannot be read as a list: why, and what to do."""
    await imports.move(tx, upload, ImportState.ASKED, ImportState.LEFT, turn.now)
    await say(tx, turn, texts.unreadable(reason))


async def end_provenance(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Where the list comes from is known; now it is compared with the register."""
    found = await lists.get(tx, int(draft.subject))
    await lists.describe(tx, found, draft.answers, hostile=draft.answers["origin"] == HOSTILE)
    await say(tx, turn, texts.being_compared())


async def all_lists(tx: Transaction, turn: Turn) -> None:
    """/lists: the lists, newest first."""
    await say(tx, turn, texts.all_lists(turn.house, await lists.all_open(tx, turn.chat.id)))


async def overview(tx: Transaction, turn: Turn, list_id: str) -> None:
    """How far one list has been worked through, and the ways on."""
    found = await lists.get(tx, int(list_id))
    await say(tx, turn, await _overview(tx, turn.chat.id, found))


async def next_row(tx: Transaction, turn: Turn, list_id: str) -> None:
    """The next row with its best candidate, side by side."""
    row = await lists.next_open(tx, int(list_id), turn.chat.id)
    while row is not None and not await candidates.of_row(tx, row.id):
        # Rejected since on another list that holds the same row: it must not hide the rows behind it.
        await lists.decide(tx, row.id, RowState.NOBODY, None, turn.now)
        row = await lists.next_open(tx, int(list_id), turn.chat.id)
    if row is None:
        await overview(tx, turn, list_id)
    else:
        await _show(tx, turn, row)


async def is_this(tx: Transaction, turn: Turn, row_id: str, person_id: str) -> Sentence | None:
    """The row is this person: the return is reported, and waits for a second operator."""
    row = await lists.row(tx, int(row_id))
    found = await lists.get(tx, row.list_id)
    reason = await _propose(tx, turn, found, row, int(person_id))
    if reason:
        return reasons.refusal(reason)
    await next_row(tx, turn, str(row.list_id))
    return None


async def is_not(tx: Transaction, turn: Turn, row_id: str, subject_id: str) -> Sentence | None:
    """The row is not this person, here and on every later list; the next candidate, or nobody."""
    row = await lists.row(tx, int(row_id))
    match = next((m for m in await candidates.of_row(tx, row.id) if str(m.subject_id) == subject_id), None)
    reason = await objections.against_row(tx, turn, row.id, match.person_id if match else None)
    if reason:
        return reasons.refusal(reason)
    if match is None or row.state is RowState.PROPOSED:
        return dead_ends.toast_again()
    await candidates.reject(tx, match, turn.staff.id, turn.now)
    left = await candidates.of_row(tx, row.id)
    await lists.decide(tx, row.id, RowState.OPEN if left else RowState.NOBODY, turn.staff.id, turn.now)
    await next_row(tx, turn, str(row.list_id))
    return None


async def later(tx: Transaction, turn: Turn, row_id: str) -> Sentence | None:
    """Puts the row off to the end; also one about a held case, or nobody would come to the rows behind it."""
    row = await lists.row(tx, int(row_id))
    reason = await objections.against_row(tx, turn, row.id)
    if reason:
        return reasons.refusal(reason)
    if not await lists.decide(tx, row.id, RowState.LATER, turn.staff.id, turn.now):
        return dead_ends.toast_again()
    await next_row(tx, turn, str(row.list_id))
    return None


async def undo(tx: Transaction, turn: Turn, list_id: str) -> Sentence | None:
    """Takes back what this operator decided last; what was verified stays."""
    row = await lists.last_decided(tx, int(list_id), turn.staff.id)
    reason = await _undo(tx, turn, row) if row else "decided"
    if row is None or reason == "decided":
        return texts.nothing_to_undo()
    if reason:
        return reasons.refusal(reason)
    await _show(tx, turn, await lists.row(tx, row.id))
    return None


async def propose_sure(tx: Transaction, turn: Turn, list_id: str) -> Sentence | None:
    """Proposes the sure ones together; never verified unseen: a second operator goes through every one."""
    found = await lists.get(tx, int(list_id))
    proposed = 0
    for row in await lists.sure(tx, found.id, turn.chat.id):
        best = (await candidates.of_row(tx, row.id))[:1]
        if best and best[0].person_id and not await _propose(tx, turn, found, row, best[0].person_id):
            proposed += 1
    await say(tx, turn, texts.proposed(proposed))
    await overview(tx, turn, list_id)
    return None


async def _propose(tx: Transaction, turn: Turn, found: ReturnedList, row: ListRow, person_id: int) -> str | None:
    if found.hostile:
        return "hostile"
    if row.aside:
        return "aside"
    reason = await objections.against_row(tx, turn, row.id)
    if row.state is RowState.PROPOSED:
        reason = reason or "exists"
    reason = reason or await objections.against_reporting(tx, turn, person_id)
    if reason:
        return reason
    told = {name: found.provenance[name] for name in ("source", "date", "territory", "identity", "wish")}
    report_id = await reports.add(tx, person_id, turn.staff.id, {**told, **rows.evidence(row)}, turn.now)
    await lists.decide(tx, row.id, RowState.PROPOSED, turn.staff.id, turn.now, report_id)
    await audit.write(tx, turn.staff.id, "proposed", "returned_row", row.id, turn.now)
    return None


async def _undo(tx: Transaction, turn: Turn, row: ListRow) -> str | None:
    """What stands against taking the decision back, or None when it was taken back."""
    reason = await objections.against_row(tx, turn, row.id)
    if reason:
        return reason
    if row.state is RowState.PROPOSED:
        try:
            await returns.withdraw(tx, turn.actor, row.report_id or 0)
        except Refused as refused:
            return refused.reason
        return None
    if row.state is not RowState.LATER:
        await candidates.unreject(tx, row.id, turn.staff.id)
    return None if await lists.decide(tx, row.id, RowState.OPEN, None, turn.now) else "decided"


async def _show(tx: Transaction, turn: Turn, row: ListRow) -> None:
    found = await candidates.of_row(tx, row.id)
    if not found or await kin.is_of_row(tx, turn.chat.id, row.id):
        await overview(tx, turn, str(row.list_id))
        return
    facts, reference, relatives = await described(tx, found[0])
    await audit.write(tx, turn.staff.id, "viewed", "returned_row", row.id, turn.now)
    progress = await list_counts.progress(tx, row.list_id, turn.chat.id)
    await say(tx, turn, texts.card(row, found, facts, reference, relatives, progress))
