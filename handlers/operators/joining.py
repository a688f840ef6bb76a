"""Records of one person in the chat: beside each other, joined, taken apart, and the queue of those that look alike."""

from bot.model.form import Draft
from bot.model.message import Message
from bot.texts.register import joining as texts
from bot.use_cases.register import doubles, joining
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def queue(tx: Transaction, request: ChatRequest) -> None:
    """What waits for a second operator, and who looks like one person."""
    await say(tx, request, texts.pairs(await doubles.pairs(tx, request.actor)))


async def pair(tx: Transaction, request: ChatRequest, person_id: int, other_id: int) -> None:
    """Two records beside each other."""
    await say(tx, request, texts.pair(request.org, await joining.view(tx, request.actor, person_id, other_id)))


async def show(tx: Transaction, request: ChatRequest, joining_id: int) -> None:
    """The two of whom something was said."""
    await say(tx, request, texts.pair(request.org, await joining.view_joining(tx, request.actor, joining_id)))


async def join(tx: Transaction, request: ChatRequest, person_id: int, other_id: int) -> None:
    """They are one person: asks how that is known."""
    await joining.may_join(tx, request.actor, person_id, other_id)
    await dialogs.begin(tx, request, "join", f"{person_id}/{other_id}")


async def differ(tx: Transaction, request: ChatRequest, person_id: int, other_id: int) -> None:
    """They are two people."""
    await joining.differ(tx, request.actor, person_id, other_id)
    await say(tx, request, texts.told_apart())


async def agree(tx: Transaction, request: ChatRequest, joining_id: int) -> None:
    """The second operator's word for what a colleague proposed."""
    done = await joining.agree(tx, request.actor, joining_id)
    await say(tx, request, texts.joined_now(done) if done.joined else texts.parted_now(done))


async def join_summary(tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
    """The question back before two records are joined."""
    return texts.confirm_join(await joining.view(tx, request.actor, *_two(draft)), draft)


async def part_summary(tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
    """The question back before they are taken apart."""
    return texts.confirm_part(await joining.view_joining(tx, request.actor, int(draft.subject)), draft)


async def end_join(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """They are joined, or that is proposed."""
    done = await joining.join(tx, request.actor, *_two(draft), draft.answers["reason"])
    await say(tx, request, texts.joined_now(done))


async def end_part(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """They are taken apart, or that is proposed."""
    done = await joining.part(tx, request.actor, int(draft.subject), draft.answers["reason"])
    await say(tx, request, texts.parted_now(done))


def _two(draft: Draft) -> tuple[int, int]:
    person_id, _slash, other_id = draft.subject.partition("/")
    return int(person_id), int(other_id)
