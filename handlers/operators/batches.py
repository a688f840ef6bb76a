"""The second look at a whole list in the chat: comparing page by page, verifying, stopping."""

from dataclasses import replace

from bot.model.form import Draft
from bot.model.list_views import ProposalsView
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts.lists import batches as texts
from bot.texts.refused import SENTENCES, message
from bot.use_cases.lists import batches as whole_lists
from bot.use_cases.lists import comparing, together
from bot.use_cases.returns import notices
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def page(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """The next proposals of others, each beside the person; when all are compared, the way to verify them."""
    await _show(tx, request, await comparing.view(tx, request.actor, list_id))


async def others(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """The same, also what colleagues have found right."""
    await _show(tx, request, await comparing.view(tx, request.actor, list_id, again=True))


async def right(tx: Transaction, request: ChatRequest, list_id: int, shown: int) -> None:
    """Every proposal of the page is right; shown: its number."""
    await comparing.find_right(tx, request.actor, list_id, shown)
    await page(tx, request, list_id)


async def look_back(tx: Transaction, request: ChatRequest, list_id: int, shown: int) -> None:
    """What was found right together, once more."""
    await say(tx, request, *texts.looked_back(await comparing.look_back(tx, request.actor, list_id, shown)))


async def unright(tx: Transaction, request: ChatRequest, list_id: int, shown: int) -> None:
    """It is to be compared again."""
    await comparing.take_back(tx, request.actor, list_id, shown)
    await page(tx, request, list_id)


async def wrong(tx: Transaction, request: ChatRequest, row_id: int, report_id: int) -> None:
    """One proposal is not right; asks why."""
    await comparing.may_reject(tx, request.actor, row_id, report_id)
    await dialogs.begin(tx, request, "wrong", f"{row_id}/{report_id}")


async def end_wrong(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """One proposal is not right, and why."""
    row_id, report_id = map(int, draft.subject.split("/"))
    await page(tx, request, await comparing.reject(tx, request.actor, row_id, report_id, draft.answers["statement"]))


async def goes_on(tx: Transaction, request: ChatRequest, refusal: Refused, list_id: int, *_shown: int) -> Sentence:
    """Where a press on a page was refused: the reason is a toast, and the next page follows all the same."""
    await page(tx, request, list_id)
    return SENTENCES[refusal.reason]


async def goes_on_after(tx: Transaction, request: ChatRequest, refusal: Refused, row_id: int, *_shown: int) -> Sentence:
    """The same, where the press named a row."""
    return await goes_on(tx, request, refusal, await comparing.list_of(tx, request.actor, row_id))


async def begin(tx: Transaction, request: ChatRequest, list_id: int) -> None:
    """A second operator wants to verify what they compared; the form remembers who would be told."""
    await whole_lists.may_verify(tx, request.actor, list_id)
    await dialogs.begin(tx, request, "batch", await _with_whom(tx, request, list_id))


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Two operators stand for every one of them; when others would be told by now, all is shown once more."""
    list_id, _slash, whom = draft.subject.partition("/")
    try:
        await together.verify(tx, request.actor, int(list_id), draft.answers["statement"], whom)
    except Refused as refusal:
        if refusal.reason is not Reason.NOT_AS_SHOWN:
            raise
        await say(tx, request, message(refusal.reason))
        await dialogs.take_up(tx, request, replace(draft, subject=await _with_whom(tx, request, int(list_id))))


async def _with_whom(tx: Transaction, request: ChatRequest, list_id: int) -> str:
    return f"{list_id}/{(await notices.audience_of_list(tx, list_id, request.staff.id)).whom}"


async def _show(tx: Transaction, request: ChatRequest, seen: ProposalsView) -> None:
    await say(tx, request, *(texts.page(seen) if seen.shown else [texts.all_compared(seen)]))
