"""The rows of a list beside the work: listed by what happened to them, searched, opened one by one."""

from collections.abc import Mapping
from dataclasses import replace

from bot.matching.fold import fold
from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.inquiry import State
from bot.model.list_views import RowView
from bot.model.refused import Reason, Refused
from bot.model.returned import ListRow, PossibleMatch, ReturnedList
from bot.model.rights import Right
from bot.model.row_lists import OtherCandidate, Others, RowEntry, RowSort, RowsPage
from bot.use_cases import looks
from bot.use_cases.access import open_list, open_row
from bot.use_cases.lists import rows
from bot.use_cases.lists.numbering import as_seen, one_as_seen, why_as_seen
from storage.lists import candidates, in_hand, row_pages, same_person
from storage.register import inquiries, persons
from storage.returns import reports
from storage.staff import operators
from storage.store.transaction import Transaction

PAGE = 10  # rows with their remarks fit into a message or two
MOST = 20  # found rows; who finds more has asked for too little


async def counts(tx: Transaction, actor: Actor, list_id: int) -> tuple[ReturnedList, Mapping[RowSort, int]]:
    """The list and how many rows there are of each sort, without the own family.  Refused."""
    found = await open_list(tx, actor, list_id, Right.REPORT)
    return found, await row_pages.counts(tx, list_id, actor.operator.chat_id)


async def sorts(tx: Transaction, actor: Actor, list_id: int) -> tuple[ReturnedList, Mapping[RowSort, int]]:
    """The same, to be shown; the look is kept.  Refused."""
    await looks.keep(tx, actor, "viewed", "returned_list", list_id)
    return await counts(tx, actor, list_id)


async def page(tx: Transaction, actor: Actor, list_id: int, sort: RowSort, number: int) -> RowsPage:
    """Rows of one sort; a page that is no more is the last one.  The look is kept.  Refused."""
    found, counted = await counts(tx, actor, list_id)
    of = max(1, -(-counted[sort] // PAGE))
    number = min(max(number, 1), of)
    own = actor.operator.chat_id
    shown = await row_pages.page(tx, list_id, own, sort, PAGE, (number - 1) * PAGE)
    if shown:
        await looks.keep(tx, actor, "viewed", "returned_list", list_id)
    known = {row.id: await same_person.of_person(tx, row, row.person_id) for row in shown if row.person_id}
    why = await why_as_seen(tx, own, {row_id: one for row_id, one in known.items() if one})
    return RowsPage(found, sort, await as_seen(tx, own, shown), number, of, counted[sort], why)


async def may_search(tx: Transaction, actor: Actor, list_id: int) -> None:
    """Asks whether there is anything to find in the list.  Refused, with CHANGED if there is not."""
    _found, counted = await counts(tx, actor, list_id)
    if not sum(counted.values()):
        raise Refused(Reason.CHANGED)


async def search(tx: Transaction, actor: Actor, list_id: int, words: str) -> list[ListRow]:
    """The rows of that number, or in which each of these words stands, in any spelling of its letters.  Refused."""
    await may_search(tx, actor, list_id)
    own = actor.operator.chat_id
    listed = await as_seen(tx, own, await row_pages.every(tx, list_id, own))
    numbered = [row for row in listed if words.strip() == str(row.number)]
    found = numbered + [row for row in listed if row not in numbered and _holds(row, words.split())]
    await looks.keep(tx, actor, "searched", "returned_list", list_id, {"asked": words})
    return found[:MOST]


async def take(tx: Transaction, actor: Actor, row: ListRow) -> ListRow:
    """The row, in this actor's hands from now on.  Refused, with IN_OTHER_HANDS while a colleague has it."""
    taken = row.is_with_another(actor.id, actor.now)
    if taken:
        raise Refused(Reason.IN_OTHER_HANDS)
    return await in_hand.take(tx, row.id, actor.id, actor.now)


async def card(tx: Transaction, actor: Actor, row_id: int, subject_id: int = 0) -> RowView | None:
    """A row to be decided, in this actor's hands from now on; None when nobody is left whom it may be.  Refused.

    subject_id: of whom it is to be shown beside, in place of the best.
    """
    row = await open_row(tx, actor, row_id, Right.REPORT)
    if not row.is_to_be_decided:
        raise Refused(Reason.ROW_DECIDED)
    await take(tx, actor, row)
    return await rows.view(tx, actor, row_id, subject_id)


async def entry(tx: Transaction, actor: Actor, row_id: int) -> RowEntry:
    """One row and what happened to it; the look is kept.  Refused."""
    await open_row(tx, actor, row_id, Right.REPORT)
    await looks.keep(tx, actor, "viewed", "returned_row", row_id)
    return await known(tx, actor, row_id)


async def known(tx: Transaction, actor: Actor, row_id: int, number: int = 0) -> RowEntry:
    """The same, for whoever has kept the look.  number: by which this actor sees it, where that is known.  Refused."""
    row = await open_row(tx, actor, row_id, Right.REPORT)
    sort = await row_pages.sort_of(tx, row.id)
    shown = replace(row, number=number) if number else await one_as_seen(tx, actor.operator.chat_id, row)
    if row.report_id is None:
        return RowEntry(shown, sort)
    report = await reports.get(tx, row.report_id)
    person = await persons.get(tx, report.person_id)
    by = (await operators.get(tx, report.reported_by)).name
    case = number_of(person, await inquiries.of_case(tx, person.id))
    return RowEntry(shown, sort, person, case, by, report.id if report.state == "open" else None)


async def others(tx: Transaction, actor: Actor, row_id: int) -> Others:
    """Everybody whom the row may be; the look is kept.  Refused."""
    row = await open_row(tx, actor, row_id, Right.REPORT)
    found = await candidates.of_row(tx, row.id)
    await looks.keep(tx, actor, "viewed", "returned_row", row.id)
    shown = await one_as_seen(tx, actor.operator.chat_id, row)
    return Others(shown, [await _other(tx, one) for one in found], row.fitting)


async def _other(tx: Transaction, match: PossibleMatch) -> OtherCandidate:
    if match.inquiry_id:
        inquiry = await inquiries.get(tx, match.inquiry_id)
        return OtherCandidate(match, inquiry.facts, inquiry.reference, 1, inquiry.state)
    person = await persons.get(tx, match.person_id or 0)
    asked = await inquiries.of_case(tx, person.id)
    relatives = sum(inquiry.state is State.ACCEPTED for inquiry in asked)
    return OtherCandidate(match, person.facts, number_of(person, asked), relatives)


def _holds(row: ListRow, asked: list[str]) -> bool:
    written = f"{row.words} {row.remark.words}"
    letters, sounds = written.casefold(), [fold(word) for word in written.replace(",", " ").split()]
    return bool(asked) and all(one.casefold() in letters or _sounds_like(one, sounds) for one in asked)


def _sounds_like(word: str, sounds: list[str]) -> bool:
    sound = fold(word)
    return word.isalpha() and bool(sound) and any(one.startswith(sound) for one in sounds)
