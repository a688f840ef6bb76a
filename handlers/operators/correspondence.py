"""Talks in the operators' chat: what families write is read and answered."""

from collections.abc import Awaitable, Callable, Sequence

from bot.model.actor import Actor
from bot.model.correspondence import Content, Unread, Words
from bot.model.form import Draft
from bot.model.refused import Reason, Refused
from bot.texts.register import people
from bot.texts.register import talks as texts
from bot.use_cases.register import sightings, talks
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction

# What a reply answers, by the first half of the form's subject.
SENDS: dict[str, Callable[[Transaction, Actor, int, Content], Awaitable[int]]] = {
    "message": talks.answer,
    "inquiry": talks.write,
    "sighting": sightings.ask,
}


async def oldest(tx: Transaction, request: ChatRequest) -> None:
    """The talk that this operator has in hand, else the family that waits longest."""
    await _show(tx, request, await talks.oldest(tx, request.actor))


async def urgent(tx: Transaction, request: ChatRequest, message_id: int) -> None:
    """The talk in which a letter cannot wait."""
    await _show(tx, request, await talks.urgent(tx, request.actor, message_id))


async def _show(tx: Transaction, request: ChatRequest, unread: Unread | None) -> None:
    if unread is None:
        await say(tx, request, texts.none_waiting())
        return
    await _show_files(tx, request, unread.said)
    await say(tx, request, *texts.letters(request.org, unread))


async def show_photos(tx: Transaction, request: ChatRequest, number: str, photo: str, said: Sequence[Words]) -> None:
    """The photo of the person, if there is one, and those that the family has sent with words, before a card."""
    if photo:
        await say(tx, request, people.photo(number, photo))
    for words in said:
        if words.photo and words.photo != photo and words.operator_id is None:
            await say(tx, request, *texts.file(words))


async def read(tx: Transaction, request: ChatRequest, message_id: int) -> None:
    """What was shown needs nothing more; the next one comes."""
    await talks.finish(tx, request.actor, message_id)
    await oldest(tx, request)


async def history(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """Everything that was said about a case, with the files."""
    inquiry, said = await talks.history(tx, request.actor, inquiry_id)
    await _show_files(tx, request, said)
    await say(tx, request, *texts.history(request.org, inquiry, said))


async def end_reply(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """The words go to the family as they are, unless another has the talk in hand by now."""
    sort, _slash, row = draft.subject.partition("/")
    try:
        written = await SENDS[sort](tx, request.actor, int(row), Content.answered(draft.answers))
    except Refused as refused:
        if refused.reason is not Reason.TALK_TAKEN:
            raise
        await say(tx, request, texts.not_sent())
        return
    await say(tx, request, texts.replied(written))


async def _show_files(tx: Transaction, request: ChatRequest, said: Sequence[Words]) -> None:
    await say(tx, request, *[one for words in said if words.has_file for one in texts.file(words)])
