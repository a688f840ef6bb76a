"""Talks at the desk: the families that wait for an answer, and one talk whole, also with who has asked about nobody."""

from bot.model.correspondence import Content
from bot.model.forms import FORMS
from bot.model.given import Refusal
from bot.model.refused import Reason, Refused
from bot.model.sentence import Sentence
from bot.texts import refusals
from bot.texts.refused import SENTENCES
from bot.texts.register import queue, readers, timeline
from bot.texts.register import talks as texts
from bot.use_cases.register import conversations, talks
from desk import answers
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction


async def every(tx: Transaction, request: DeskRequest) -> Answer:
    """Who waits, longest first."""
    seen = await conversations.view(tx, request.actor, as_id(request.asked("page") or "1"))
    return Page("cases/talks.html", {"seen": seen, "waits": queue})


async def following(tx: Transaction, request: DeskRequest) -> Answer:
    """The talk in one's own hands, else the one that waits longest, in one's own hands from now on."""
    unread = await talks.oldest(tx, request.actor)
    return Elsewhere(f"/talks/{unread.said[-1].id}" if unread else "/talks")


async def one(tx: Transaction, request: DeskRequest, message_id: int) -> Answer:
    """All that was said, and the way to answer."""
    return await _page(tx, request, message_id)


async def take(tx: Transaction, request: DeskRequest, message_id: int) -> Answer:
    """From now on the talk is in one's own hands."""
    await talks.take_to_answer(tx, request.actor, message_id)
    return Elsewhere(f"/talks/{message_id}")


async def write(tx: Transaction, request: DeskRequest, message_id: int) -> Answer:
    """The words go to the family as they are; what was shown before them is read."""
    why: Sentence | None = None
    try:
        newest = as_id(request.word("newest") or "0")
        await conversations.as_shown(tx, request.actor, message_id, newest)
        said = answers.read(FORMS["reply"], request)
    except Refusal as refusal:
        why = refusals.sentence(refusal)
    except Refused as refused:
        if refused.reason is not Reason.NOT_AS_SHOWN:
            raise
        why = SENTENCES[refused.reason]
    if why is not None:
        return await _page(tx, request, message_id, why)
    await talks.answer(tx, request.actor, message_id, Content.answered(said))
    return Elsewhere(f"/talks/{message_id}")


async def read(tx: Transaction, request: DeskRequest, message_id: int) -> Answer:
    """What was shown needs no answer."""
    await talks.finish(tx, request.actor, message_id)
    return Elsewhere("/talks")


async def give_back(tx: Transaction, request: DeskRequest, message_id: int) -> Answer:
    """A colleague is to answer."""
    await talks.give_back(tx, request.actor, message_id)
    return Elsewhere("/talks")


async def close(tx: Transaction, request: DeskRequest, message_id: int) -> Answer:
    """The talk is over."""
    await talks.close(tx, request.actor, message_id)
    return Elsewhere("/talks")


async def _page(tx: Transaction, request: DeskRequest, message_id: int, why: Sentence | None = None) -> Page:
    values = {
        "seen": await conversations.whole(tx, request.actor, message_id),
        "message_id": message_id,
        "why": why,
        "talks": texts,
        "readers": readers,
        "timeline": timeline,
    }
    return Page("cases/talk.html", values, status=409 if why else 200)
