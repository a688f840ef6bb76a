"""A list as a table, for who works in a browser: all rows at once, one of them closely, many proposed together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.i18n import Language
from bot.model.actor import Actor
from bot.model.batch import Deed, Done
from bot.model.case import number_of
from bot.model.inquiry import Inquiry, State
from bot.model.list_table import Column, Fit, ListTable, OpenRow, Standing, TableRow
from bot.model.refused import Reason, Refused
from bot.model.returned import Decision, ListRow, PossibleMatch, RowState
from bot.model.rights import Right
from bot.model.row_lists import RowSort
from bot.use_cases.access import open_list, open_row
from bot.use_cases.lists import looking, pieces, sure_ones
from bot.use_cases.lists.numbering import why_as_seen
from bot.use_cases.lists.objections import heard_of
from bot.use_cases.looks import keep
from bot.use_cases.register import doubles
from storage.lists import batches, candidates, decisions, in_hand, list_counts, looks, row_pages, same_person, table
from storage.lists.table import Told
from storage.register import chats, inquiries, persons
from storage.staff import operators
from storage.store.ids import new_id
from storage.store.transaction import RowMissing, Transaction

DECIDABLE = (RowSort.WORK, RowSort.LATER, RowSort.BEFORE, RowSort.DOUBLE)
SHOWN = 3  # beside one another; the others are named by hand
AT_ONCE = 500
_DOUBT = {fit: place for place, fit in enumerate(Fit)}
_STANDING = {
    RowSort.LATER: Standing.LATER,
    RowSort.ASIDE: Standing.ASIDE,
    RowSort.PROPOSED: Standing.PROPOSED,
    RowSort.VERIFIED: Standing.VERIFIED,
    RowSort.BEFORE: Standing.BEFORE,
    RowSort.DOUBLE: Standing.DOUBLE,
}


async def view(tx: Transaction, actor: Actor, list_id: int, only: Sequence[int] | None = None) -> ListTable:
    """All rows but those of the own family, the most doubtful first; the look is kept.  only: of these.  Refused."""
    found, own = await open_list(tx, actor, list_id, Right.REPORT), actor.operator.chat_id
    told = await (table.rows(tx, list_id, own) if only is None else table.some(tx, list_id, own, only))
    if only is None:
        await keep(tx, actor, "viewed", "returned_list", list_id)
    looked_at = await looks.of_list(tx, list_id, actor.operator, actor.now)
    last = await decisions.last(tx, list_id, actor.id)
    places = await _places(tx, list_id, own, told, last, whole=only is None)
    rows = await _rows(tx, actor, told, looked_at, places)
    progress = await list_counts.progress(tx, list_id, own)
    last = replace(last, row=places[last.row]) if last else None
    return ListTable(found, progress, sorted(rows, key=_doubt), last, len(looked_at), places)


async def again(tx: Transaction, actor: Actor, seen: ListTable, row_id: int) -> ListTable:
    """The same, with one of its rows as it is by now; its look is kept by take."""
    told = await table.some(tx, seen.found.id, actor.operator.chat_id, [row_id])
    looked_at = await looks.of_list(tx, seen.found.id, actor.operator, actor.now)
    fresh = {one.row.id: one for one in await _rows(tx, actor, told, looked_at, seen.places)}
    return replace(seen, rows=[fresh.get(one.row.id, one) for one in seen.rows], looked_at=len(looked_at))


async def first_free(tx: Transaction, actor: Actor, list_id: int, named: Sequence[int]) -> int:
    """The first of these rows, in this order, that is still to be decided and that no colleague has; 0 for none."""
    free = await in_hand.free(tx, list_id, actor.id, named, actor.now) if named else ()
    return next((one for one in named if one in free), 0)


async def take(tx: Transaction, actor: Actor, list_id: int, row_id: int) -> None:
    """A row of the list is opened, which is kept; if it is to be decided and free, it is in this actor's hands.

    Refused.
    """
    row = await open_row(tx, actor, row_id, Right.REPORT)
    if row.list_id != list_id:
        raise RowMissing(row_id)
    await keep(tx, actor, "viewed", "returned_row", row.id)
    if await row_pages.sort_of(tx, row.id) in DECIDABLE and not row.is_with_another(actor.id, actor.now):
        await looks.keep(tx, await looking.take(tx, actor, row), actor.id)


async def opened(tx: Transaction, actor: Actor, row: TableRow) -> OpenRow:
    """A row of the table closely, once it was taken: with all whom it may be.  Refused."""
    seen = await looking.known(tx, actor, row.row.id, row.number)
    found, theirs = seen.row, seen.row.is_with_another(actor.id, actor.now)
    mine = seen.sort in DECIDABLE and found.held_by == actor.id and found.held_until > actor.now
    holder = (await operators.names(tx)).get(found.held_by or 0, "") if theirs else ""
    shown = await closely(tx, actor, found, row.number)
    return replace(shown, sort=seen.sort, mine=mine, said=seen.number, by=seen.by, in_hand_of=holder)


async def closely(tx: Transaction, actor: Actor, row: ListRow, number: int) -> OpenRow:
    """A row that is in this actor's hands, with whom it may be."""
    columns = [await _column(tx, actor, row, one) for one in (await candidates.of_row(tx, row.id))[:SHOWN]]
    return OpenRow(row, number, RowSort.WORK, True, columns, await heard_of(tx, row), "", "", "")


async def propose_looked_at(tx: Transaction, actor: Actor, list_id: int, chosen: Sequence[int]) -> Done:
    """What this actor has looked at one by one is proposed, each row as whom it fits best: piece by piece.

    What stands against one does not stop the others.  chosen: only these rows; none: all.

    Refused, with NOT_AS_SHOWN when there is nothing to propose, or a row that they have not looked at as it is.
    """
    found = await open_list(tx, actor, list_id, Right.REPORT)
    if found.hostile:
        raise Refused(Reason.HOSTILE_SOURCE)
    looked_at = await looks.of_list(tx, list_id, actor.operator, actor.now)
    ids = sorted(set(chosen) or looked_at)
    if not ids or not set(ids) <= looked_at:
        raise Refused(Reason.NOT_AS_SHOWN)
    batch_id = await batches.begin(tx, Deed.PROPOSE, list_id, actor.id, actor.now, decision=new_id())
    await looks.take(tx, ids, batch_id)
    await sure_ones.bind(tx, batch_id, ids)
    return await pieces.first(tx, actor, batch_id, sure_ones.WAY)


async def _places(
    tx: Transaction, list_id: int, chat_id: int, told: Sequence[Told], last: Decision | None, *, whole: bool
) -> Mapping[int, int]:
    """By what numbers this chat sees those rows, and those that are named with them."""
    if whole:
        return {one.row.number: place for place, one in enumerate(told, 1)}
    numbers = {number for one in told for number in (one.row.number, one.earlier) if number is not None}
    return await table.places(tx, list_id, chat_id, numbers | ({last.row} if last else set()))


async def _rows(
    tx: Transaction, actor: Actor, told: Sequence[Told], looked_at: Collection[int], places: Mapping[int, int]
) -> list[TableRow]:
    found = await candidates.of_rows(tx, [one.row.id for one in told])
    best = {one.row.id: _best(one.row, found.get(one.row.id, ())) for one in told}
    people = await _facts(tx, (match for match in best.values() if match))
    asked = await table.waiting(tx, (match.person_id for match in best.values() if match and match.person_id))
    names = await operators.names(tx)
    rows = []
    for one in told:
        match = best[one.row.id]
        standing = _standing(one, actor, looked=one.row.id in looked_at)
        who, at = _who(one, standing)
        facts = people.get(match.subject_id, {}) if match else {}
        relatives: Mapping[Language, int] = asked.get(match.person_id or 0, {}) if match else {}
        rows.append(
            TableRow(
                one.row,
                places[one.row.number],
                standing,
                match,
                facts,
                relatives,
                names.get(who or 0, ""),
                who == actor.id,
                at,
                places.get(one.earlier or 0),
            )
        )
    return rows


def _best(row: ListRow, found: Sequence[PossibleMatch]) -> PossibleMatch | None:
    """Whom it was proposed as, else the first of those whom it may be."""
    if row.state is RowState.PROPOSED:
        return next((one for one in found if one.person_id == row.person_id), None)
    return next(iter(found), None)


def _standing(one: Told, actor: Actor, *, looked: bool) -> Standing:
    if one.sort is RowSort.NOBODY:
        return Standing.NOBODY if one.row.verdict is None else Standing.NOT_THIS
    if one.sort in (RowSort.WORK, RowSort.LATER) and one.row.is_with_another(actor.id, actor.now):
        return Standing.IN_HAND
    return _STANDING.get(one.sort, Standing.LOOKED_AT if looked else Standing.OPEN)


def _who(one: Told, standing: Standing) -> tuple[int | None, int | None]:
    """Whose name stands beside it, and the moment."""
    if standing is Standing.IN_HAND:
        return one.row.held_by, one.row.held_until
    if standing is Standing.BEFORE:
        return None, one.verified_at
    return (None, None) if standing in (Standing.OPEN, Standing.LOOKED_AT) else (one.decided_by, one.decided_at)


async def _facts(tx: Transaction, matches: Iterable[PossibleMatch]) -> dict[int, Mapping[str, str]]:
    """What is known of each of those whom rows may be, by the id of the person or the inquiry."""
    found: dict[int, Mapping[str, str]] = {}
    people, asked = set[int](), set[int]()
    for match in matches:
        (people if match.person_id else asked).add(match.subject_id)
    for some in _pages(sorted(people)):
        found |= {person.id: person.facts for person in await persons.some(tx, some)}
    for some in _pages(sorted(asked)):
        found |= {inquiry.id: inquiry.facts for inquiry in await inquiries.some(tx, some)}
    return found


async def _column(tx: Transaction, actor: Actor, row: ListRow, match: PossibleMatch) -> Column:
    if match.inquiry_id:
        inquiry = await inquiries.get(tx, match.inquiry_id)
        return Column(match, inquiry.facts, inquiry.reference, [], None, [], inquiry.state)
    person = await persons.get(tx, match.person_id or 0)
    asked = await inquiries.of_case(tx, person.id)
    accepted = [await _with_language(tx, one) for one in asked if one.state is State.ACCEPTED]
    alike = await doubles.untold(tx, actor.operator.chat_id, person.id)
    known = await same_person.of_person(tx, row, person.id)
    why = await why_as_seen(tx, actor.operator.chat_id, {row.id: known} if known else {})
    return Column(match, person.facts, number_of(person, asked), accepted, why.get(row.id), alike)


async def _with_language(tx: Transaction, inquiry: Inquiry) -> tuple[Inquiry, Language]:
    return inquiry, await chats.language_of(tx, inquiry.chat_id)


def _doubt(one: TableRow) -> tuple[int, int]:
    """The most doubtful first; what nobody fits comes last."""
    return _DOUBT[one.fit], one.row.number


def _pages(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
