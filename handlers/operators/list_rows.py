"""Rows of a list beside the work, in the chat: listed, searched, opened, named by hand."""

from bot.model.form import Draft
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.model.row_lists import RowSort
from bot.texts.lists import lists as of_lists
from bot.texts.lists import row_pages as texts
from bot.use_cases.lists import looking, naming, wishes
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction

DECIDABLE = (RowSort.WORK, RowSort.LATER, RowSort.BEFORE, RowSort.DOUBLE)


async def sorts(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """Which rows can be listed."""
    found, counted = await looking.sorts(tx, request.actor, list_id)
    manages = may(request.staff.role, Right.MANAGE)
    await say(tx, request, texts.sorts(found, counted, manages=manages))


async def page(tx: Transaction, request: ChatRequest, list_id: int, sort: str, number: int) -> None:
    """Rows of one sort."""
    if sort not in set(RowSort):
        raise Refused(Reason.CHANGED)
    await say(
        tx, request, *texts.page(request.org, await looking.page(tx, request.actor, list_id, RowSort(sort), number))
    )


async def end_find(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The rows that hold what was asked for."""
    list_id = int(draft.subject)
    found = await looking.search(tx, request.actor, list_id, draft.answers["words"])
    await say(tx, request, *texts.found(list_id, found, looking.MOST))


async def entry(tx: Transaction, request: ChatRequest, row_id: int) -> None:
    """One row: to be decided, or what happened to it."""
    seen = await looking.entry(tx, request.actor, row_id)
    shown = await looking.card(tx, request.actor, row_id) if seen.sort in DECIDABLE else None
    await say(tx, request, of_lists.card(request.org, shown) if shown else texts.entry(seen))


async def others(tx: Transaction, request: ChatRequest, row_id: int) -> None:
    """Everybody whom a row may be."""
    await say(tx, request, *texts.others(await looking.others(tx, request.actor, row_id)))


async def candidate(tx: Transaction, request: ChatRequest, row_id: int, subject_id: int) -> None:
    """The row beside one of those whom it may be."""
    seen = await looking.card(tx, request.actor, row_id, subject_id)
    if seen is None:
        raise Refused(Reason.CHANGED)
    await say(tx, request, of_lists.card(request.org, seen))


async def end_wish(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The row with the person's own wish."""
    row_id = await wishes.say(tx, request.actor, int(draft.subject), draft.answers)
    await entry(tx, request, row_id)


async def end_name(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The row beside the person who was named, or who of several is meant; asked again when nobody is."""
    row_id = int(draft.subject)
    results = await naming.find(tx, request.actor, row_id, draft.answers["reference"], request.found)
    person_id = naming.only(results)
    if person_id:
        await name(tx, request, row_id, person_id)
    elif results.cases:
        await say(tx, request, *texts.who_is_it(row_id, results))
    else:
        await say(tx, request, texts.nobody_found(complete=results.complete))
        await dialogs.begin(tx, request, "name", draft.subject)


async def name(tx: Transaction, request: ChatRequest, row_id: int, person_id: int) -> None:
    """The row is said to be this person, and shown beside them."""
    row = await naming.name(tx, request.actor, row_id, person_id)
    await candidate(tx, request, row.id, person_id)
