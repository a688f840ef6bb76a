"""From an update to one job: reads who sent it, runs the use case in one transaction, answers the pressed button.

The transaction also marks the update done, so that it is acted on once, and the handler's await ends after the commit.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from telegram import CallbackQuery, Chat, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.i18n import fitting
from bot.model.act import Confirmation
from bot.model.chat import Operator
from bot.model.finding import Found
from bot.model.given import Origin
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.refused import SENTENCES
from bot.texts.staff import desk
from bot.use_cases.register.coming_back import comes_back
from bot.use_cases.returns import acknowledging
from bot.use_cases.staff import faults, second_factor, sleeping
from handlers.family import arrival
from handlers.reading import lets_us_in, origin, pressed
from handlers.refusing import refused
from handlers.request import ChatRequest, say
from handlers.subject_deleted import subject_deleted
from storage.queues import inbox
from storage.queues.inbox import Delivery
from storage.register import chats
from storage.staff import operators
from storage.store.store import Store
from storage.store.transaction import RowMissing, Transaction
from storage.wait import silence

Job = Callable[..., Awaitable[Sentence | None]]
Read = Callable[[Update], tuple[Any, ...]]
Callback = Callable[[Update, "Context"], Coroutine[Any, Any, None]]
Run = Callable[[Job, tuple[Any, ...]], Awaitable[str | None]]
COURTESY_SECONDS = 5


@dataclass
class Dependencies:
    """What every handler needs; deliveries holds the updates that are being acted on, by update_id.

    find: who in the register an operator may mean by some words.
    """

    store: Store
    org: OrgConfig
    now: Callable[[], float]
    find: Callable[[str, Operator], Awaitable[Found]]
    deliveries: dict[int, Delivery] = field(default_factory=dict)


class BotApplication(Application[Any, Any, Any, Any, Any, Any]):
    """python-telegram-bot's application with our wiring."""

    __slots__ = ("wiring",)

    def __init__(self, wiring: Dependencies, **builder: Any) -> None:
        """wiring comes by ApplicationBuilder.application_class, the rest from the builder."""
        super().__init__(**builder)
        self.wiring = wiring


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """A handler's context; knows the wiring."""

    @property
    def wiring(self) -> Dependencies:
        """What every handler needs."""
        application = self.application
        if not isinstance(application, BotApplication):
            raise TypeError("this context belongs to another application")
        return application.wiring


@dataclass(frozen=True)
class UpdateSender:
    """Who sent an update, from where, and what Telegram says of them.  leaves: they have just shut us out."""

    telegram_id: int
    sort: str
    language_code: str | None
    name: str
    pressed: int | None = None
    pressed_at: int | None = None
    origin: Origin | None = None
    leaves: bool = False
    data: str = ""


def family(job: Job, read: Read = pressed) -> Callback:
    """A handler that anybody may use.  read: what the job takes of an update, else what the pressed button names."""

    async def handle(update: Update, context: Context) -> None:
        await _perform(update, context, job, read(update))

    return handle


def operator(
    right: Right, job: Job, read: Read = pressed, *, instead: Job = refused, in_alerts: bool = False
) -> Callback:
    """A handler for operators with a right; to anybody else it does not exist (N7).

    instead: what is done where it was refused, of the refusal and the same arguments; else only the reason is said.
    in_alerts: it is there also where the chat names nobody (OPERATORS_IN_CHAT=alerts).
    """

    async def guarded(tx: Transaction, request: ChatRequest, *args: Any) -> Sentence | None:
        if request.operator and may(request.operator.role, right):
            await sleeping.used(tx, request.operator, request.now)
            if request.names_nobody and not in_alerts:
                await say(tx, request, desk.only_here(request.org.desk_url))
                return None
            return await job(tx, request, *args)
        if request.pressed_at is not None:
            return SENTENCES[Reason.NO_RIGHT]
        await arrival.unknown_command(tx, request)
        return None

    async def handle(update: Update, context: Context) -> None:
        await _perform(update, context, guarded, read(update), instead)

    return handle


def with_confirmation(job: Job, confirmation: Confirmation | None) -> Job:
    """A job of an operator who gave a second factor for it, which is used up with it."""

    async def confirmed(tx: Transaction, request: ChatRequest, *args: Any) -> Sentence | None:
        await second_factor.drop(tx, request.staff)
        return await job(tx, replace(request, confirmation=confirmation), *args)

    return confirmed if confirmation else job


async def is_operator(update: Update, context: Context) -> Operator | None:
    """The operator who sent an update, before anything is fetched for them; the job checks once more."""
    user = update.effective_user
    return await context.wiring.store.read(_operator, user.id) if user else None


async def is_asked(update: Update, context: Context, form: str) -> bool:
    """Whether the next words of the sender of an update belong to that form."""
    user = update.effective_user
    return user is not None and await context.wiring.store.read(_form, user.id) == form


async def _form(tx: Transaction, telegram_id: int) -> str | None:
    chat_id = await chats.find(tx, telegram_id)
    return None if chat_id is None else (await chats.get(tx, chat_id)).form


async def _operator(tx: Transaction, telegram_id: int) -> Operator | None:
    chat_id = await chats.find(tx, telegram_id)
    return None if chat_id is None else await operators.of_chat(tx, chat_id)


async def ignore(update: Update, context: Context) -> None:
    """Marks an update done that asks for nothing."""
    delivery = context.wiring.deliveries[update.update_id]
    await context.wiring.store.run(inbox.finish, delivery, int(context.wiring.now()))
    delivery.done = True


async def _perform(update: Update, context: Context, job: Job, args: tuple[Any, ...], instead: Job = refused) -> None:
    wiring = context.wiring
    delivery, sender, now = wiring.deliveries[update.update_id], _sender(update), int(wiring.now())

    async def run(job: Job, args: tuple[Any, ...]) -> str | None:
        return await wiring.store.run(_transact, delivery, sender, wiring.org, now, job, args)

    try:
        try:
            toast = await _done_or(run, job, args, instead)
        except Refused as refusal:  # what was to be done in its place was refused as well
            toast = await run(refused, (refusal, *args))
    except RowMissing:  # of what was to be done or, where it was refused, of the form that is open
        toast = await run(subject_deleted, ())
    except chats.NotTheirs as found:
        await wiring.store.run(faults.of_another_chat, wiring.org, delivery, found.chat_id, now)
        toast = None
    delivery.done = True
    if update.callback_query:
        await answer_callback_query(update.callback_query, toast)


async def _done_or(run: Run, job: Job, args: tuple[Any, ...], instead: Job) -> str | None:
    try:
        return await run(job, args)
    except Refused as refusal:  # of that transaction nothing remains
        return await run(instead, (refusal, *args))


async def _transact(
    tx: Transaction, delivery: Delivery, sender: UpdateSender, org: OrgConfig, now: int, job: Job, args: tuple[Any, ...]
) -> str | None:
    await inbox.finish(tx, delivery, now)
    chat = await chats.get_or_create(tx, sender.telegram_id, sender.sort, fitting(sender.language_code), now)
    if not (chat.reachable or sender.leaves):
        await comes_back(tx, org, chat, now)
    if sender.origin and sender.sort == "private":
        await acknowledging.words(tx, chat, sender.origin.message_id, now)
    await silence.sign(tx, chat.id, now)
    staff = await operators.of_chat(tx, chat.id)
    press = (sender.pressed, sender.pressed_at)
    request = ChatRequest(chat, staff, org, now, sender.name, *press, sender.origin, data=sender.data)
    if staff is not None and request.pressed_at is not None:  # what waits for a code is good for the next words only
        await second_factor.drop(tx, staff)
    toast = await job(tx, request, *args)
    return toast.text(request.language) if toast else None


async def answer_callback_query(query: CallbackQuery, toast: str | None) -> None:
    """The button stops blinking; nothing depends on it.  After the commit, unless it takes long until then."""
    with suppress(TelegramError, TimeoutError):
        async with asyncio.timeout(COURTESY_SECONDS):
            await query.answer(text=toast)


def _sender(update: Update) -> UpdateSender:
    user, chat, query = update.effective_user, update.effective_chat, update.callback_query
    if query is not None:
        presser, on = query.from_user, query.message
        pressed_on, pressed_at = (on.message_id, int(on.date.timestamp())) if on else (None, 0)
        code, name = presser.language_code, presser.full_name
        return UpdateSender(presser.id, "private", code, name, pressed_on, pressed_at, data=query.data or "")
    if chat is None:
        raise ValueError("an update of nobody")
    sort = "private" if chat.type == Chat.PRIVATE else "group"
    code, name = (user.language_code, user.full_name) if user else (None, "")
    message, change = update.effective_message, update.my_chat_member
    leaves = change is not None and not lets_us_in(change)
    return UpdateSender(chat.id, sort, code, name, origin=origin(message) if message else None, leaves=leaves)
