"""What a rehearsal begins with: made-up cases, confirmed texts for families, and families who only agree."""

from dataclasses import replace

from bot.i18n import fitting
from bot.model.actor import Actor
from bot.model.forms import FORMS
from bot.model.guide import TOPICS
from bot.rehearsal import Account
from bot.rehearsal.story import WAITING, StoryCase
from bot.settings import OrgConfig
from bot.texts.wait.shipped import shipped
from bot.use_cases.register import review as reviewing
from bot.use_cases.staff import enrolment
from bot.use_cases.wait import guides
from handlers.family import registration
from handlers.operators import review
from handlers.request import ChatRequest
from storage.register import chats, inquiries
from storage.staff import entering, operators
from storage.store.transaction import Transaction


async def agree(tx: Transaction, families: list[Account], now: int) -> None:
    """They come and agree without a word."""
    for family in families:
        chat = await chats.get_or_create(tx, family.id, "private", fitting(family.language), now)
        await chats.consent(tx, chat.id, now)


async def register(
    tx: Transaction, org: OrgConfig, relative: Account, case: StoryCase, operator_id: int, now: int
) -> None:
    """A made-up case.  One that waits is in the operator's hands for a while, so that the queue begins with others."""
    chat = await chats.get_or_create(tx, relative.id, "private", fitting(relative.language), now)
    await chats.consent(tx, chat.id, now)
    draft = FORMS["registration"].begin(known=case.answers)
    await registration.end(tx, ChatRequest(chat, None, org, now), draft)
    request = await _request(tx, org, operator_id, now)
    inquiry = (await inquiries.of_chat(tx, chat.id))[-1]
    if case.standing == WAITING:
        await reviewing.take(tx, request.actor, inquiry.id)
    else:
        accepted = FORMS["accept"].begin(f"{inquiry.id}/0/1", {"way": "document_seen", "detail": ""})
        await review.end_accept(tx, request, accepted)


async def let_in(tx: Transaction, org: OrgConfig, operator_id: int, now: int) -> None:
    """The administrator lets in whoever has opened an invitation."""
    actor = (await _request(tx, replace(org, second_factor="off"), operator_id, now)).actor
    for chat_id, asked_at in await entering.every(tx):
        await enrolment.let_in(tx, actor, chat_id, asked_at)


async def confirm_guides(tx: Transaction, org: OrgConfig, operator_id: int, now: int) -> None:
    """An administrator has confirmed every text that came with the program, so that families see it."""
    unasked = replace(org, second_factor="off")
    actor: Actor = (await _request(tx, unasked, operator_id, now)).actor
    for topic in TOPICS:
        await guides.confirm(tx, actor, topic, 0, shipped(topic))


async def _request(tx: Transaction, org: OrgConfig, operator_id: int, now: int) -> ChatRequest:
    chat = await chats.get_or_create(tx, operator_id, "private", "uk", now)
    return ChatRequest(chat, await operators.of_chat(tx, chat.id), org, now)
