"""/find: the register in memory is asked before the update's one transaction, in which the results are read."""

from telegram import Update

from bot.model.finding import Found
from bot.model.rights import Right, may
from bot.texts.register import finding as texts
from bot.use_cases.register import finding
from bot.use_cases.staff import cleaning
from handlers.acting import Context, is_asked, is_operator, operator
from handlers.operators import cases
from handlers.reading import words
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def find(update: Update, context: Context) -> None:
    """/find and whatever is known of somebody."""
    (asked,) = words(update)
    found = await _look_up(update, context, asked)
    await operator(Right.REPORT, search, lambda _update: (asked, found))(update, context)


async def meant(update: Update, context: Context) -> Found | None:
    """Who is meant by the words of an operator who was asked who a row of a list is; None where nobody was asked."""
    message = update.effective_message
    if message is None or not message.text or not await is_asked(update, context, "name"):
        return None
    return await _look_up(update, context, message.text)


async def _look_up(update: Update, context: Context, asked: str) -> Found:
    staff = await is_operator(update, context)
    if asked and staff and may(staff.role, Right.REPORT):
        return await context.wiring.find(asked, staff)
    return Found()


async def search(tx: Transaction, request: ChatRequest, asked: str, found: Found) -> None:
    """The first page; what only one case can be is opened.  The words go when the card does: they name somebody."""
    if request.origin:
        await cleaning.delete_with_cards(tx, request.org, request.chat.id, request.origin.message_id, request.now)
    if not asked:
        await say(tx, request, texts.how())
        return
    results = await finding.search(tx, request.actor, asked, found)
    if results.count == 1 and results.cases[0].is_named_by_number:
        (only,) = results.cases
        if only.inquiry_id:
            await cases.show(tx, request, only.inquiry_id)
        elif only.person_id:
            await cases.show_person(tx, request, only.person_id)
        return
    await say(tx, request, *texts.results(results))


async def page(tx: Transaction, request: ChatRequest, search_id: int, number: int) -> None:
    """Another page of an own search."""
    await say(tx, request, *texts.results(await finding.page(tx, request.actor, search_id, number)))
