"""The one place where an act that needs a second factor waits for its code: the press or the end of a form is kept."""

from dataclasses import asdict
from typing import Any

from bot.model.act import NeedsFactor
from bot.model.refused import Refused
from bot.model.sentence import Sentence
from bot.texts.refused import message
from bot.texts.staff import second_factor as texts
from bot.use_cases.staff import second_factor
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction


async def ask(tx: Transaction, request: ChatRequest, needed: NeedsFactor) -> None:
    """Asks for the code; whoever has no authenticator yet sets one up first."""
    await second_factor.wait(tx, request.actor, needed, await _deed(tx, request, needed))
    if not await second_factor.needs_setting_up(tx, request.staff):
        await say(tx, request, texts.asked(needed.act, needed.case))
        return
    try:
        await second_factor.set_up(tx, request.actor)
    except Refused as refused:
        await second_factor.drop(tx, request.staff)
        await say(tx, request, message(refused.reason))


async def set_up(tx: Transaction, request: ChatRequest) -> None:
    """The button below the first words to an operator."""
    await second_factor.set_up(tx, request.actor)


async def leave(_tx: Transaction, _request: ChatRequest) -> Sentence:
    """Every press drops what waited (handlers/acting.py); this one does nothing else."""
    return texts.left()


async def ask_reset(tx: Transaction, request: ChatRequest, operator_id: int) -> None:
    """An administrator wants to reset somebody's codes."""
    subject = await second_factor.ask_reset(tx, request.actor, operator_id)
    await say(tx, request, texts.reset_proposed(subject.name))


async def agree_reset(tx: Transaction, request: ChatRequest, operator_id: int, asked_at: int) -> None:
    """A second administrator agrees."""
    subject = await second_factor.reset(tx, request.actor, operator_id, asked_at)
    await say(tx, request, texts.reset_done(subject.name))


async def _deed(tx: Transaction, request: ChatRequest, needed: NeedsFactor) -> dict[str, Any]:
    """What was pressed, or the answers as they are now: what is changed afterwards is not what is confirmed."""
    if not needed.form:
        return {"press": request.data}
    draft = await drafts.find(tx, request.chat.id, needed.form)
    return {"draft": asdict(draft)} if draft else {}
