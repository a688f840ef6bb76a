"""Dialogs: beginning a form, asking its present question, ending it.  The draft is a row; nothing lives in memory."""

from collections.abc import Mapping
from dataclasses import replace

from bot.model import phones
from bot.model.form import Draft
from bot.model.given import Refusal
from bot.model.message import Kind, Message
from bot.model.reminder import ReminderKind, first_due
from bot.model.sentence import Said, text
from bot.texts import questions
from bot.texts.register import registration
from bot.use_cases.register import open_forms
from handlers import forms
from handlers.request import ChatRequest, say
from storage.queues import outbox, outgoing
from storage.register import chats, drafts
from storage.store.transaction import Transaction
from storage.wait import reminders


async def begin(
    tx: Transaction,
    request: ChatRequest,
    form: str,
    subject: object = "",
    known: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> None:
    """Begins a form about something and asks its first question; an earlier draft of the same form is replaced.

    known: what is not asked again; answers: what was answered before the form began.
    """
    await bring_letters_back(tx, request)
    draft = forms.of(form).form.begin(str(subject), known, answers)
    await take_up(tx, request, draft)


async def take_up(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Keeps a draft and asks its present question."""
    await keep(tx, request, draft)
    await ask(tx, request, draft)


async def active(tx: Transaction, request: ChatRequest) -> Draft | None:
    """The draft that the next words belong to, if a form is being filled in."""
    return await drafts.find(tx, request.chat.id, request.chat.form) if request.chat.form else None


async def keep(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Keeps the draft and makes it the active one."""
    await drafts.save(tx, request.chat.id, draft, request.now)
    if draft.form == ReminderKind.REGISTRATION:  # whoever goes on with it is reminded a day from now
        await reminders.begin(
            tx, request.chat.id, ReminderKind.REGISTRATION, first_due(ReminderKind.REGISTRATION, request.now)
        )
    await chats.set_form(tx, request.chat.id, draft.form)


async def ask(tx: Transaction, request: ChatRequest, draft: Draft, refusal: Refusal | None = None) -> None:
    """Asks the present question, or shows all answers when there is none left; only the newest has buttons."""
    declared = forms.of(draft.form)
    if draft.step is None:
        message = await declared.summed_up(tx, request, draft)
    else:
        message = questions.ask(declared.form, declared.questions, draft, refusal, request.name, request.org)
    row = await outbox.put(tx, request.chat.id, message, request.now)
    await _take_buttons_away(tx, request, draft)
    await drafts.save(tx, request.chat.id, replace(draft, asked=row if message.buttons else None), request.now)


async def is_asked_in_the_pressed(tx: Transaction, request: ChatRequest, draft: Draft) -> bool:
    """Whether the pressed button stands below the newest question; also when it was typed, or that is not known yet."""
    message_id = await outgoing.message_of(tx, draft.asked) if draft.asked else None
    return None in (request.pressed, message_id) or request.pressed == message_id


async def move(tx: Transaction, request: ChatRequest, before: Draft, after: Draft) -> None:
    """Keeps the draft that follows; leaving the telephone question brings the letters back."""
    await keep(tx, request, after)
    if before.step == "phone":
        await say(tx, request, _letters_back(request, before, after))


async def mark(tx: Transaction, request: ChatRequest, label: Said) -> None:
    """Leaves only the chosen label below a message that was answered by a button."""
    if request.pressed is not None:
        call = questions.marked(request.pressed, text(label, request.language))
        await outbox.put_call(tx, request.chat.id, Kind.REPLY, call, request.now)


async def marked(tx: Transaction, request: ChatRequest, after: Draft, label: Said) -> Draft:
    """The same below a question, and the draft that follows; answered in words, the question just loses its buttons."""
    await mark(tx, request, label)
    return after if request.pressed is None else replace(after, asked=None)


async def repeat(tx: Transaction, request: ChatRequest) -> None:
    """After something else was done in the middle of a form: its present question once more."""
    draft = await active(tx, request)
    if draft is not None:
        await ask(tx, request, draft)


async def bring_letters_back(tx: Transaction, request: ChatRequest) -> None:
    """The keyboard of the telephone question goes when something else is begun before it was answered."""
    await open_forms.restore_keyboard(tx, request.chat, request.now)


async def leave(tx: Transaction, request: ChatRequest, form: str) -> None:
    """The next words do not belong to this form any more; its draft stays."""
    await open_forms.leave(tx, request.chat, form, request.now)


async def erase(tx: Transaction, request: ChatRequest, form: str) -> bool:
    """Erases the draft; False when it was gone already (the second of two presses)."""
    draft = await drafts.find(tx, request.chat.id, form)
    if draft is not None:
        await _take_buttons_away(tx, request, draft)
    return await open_forms.erase(tx, request.chat, form, request.now)


async def remind(tx: Transaction, request: ChatRequest, ended: str) -> None:
    """After a form has ended: that a registration still waits."""
    if ended not in ("registration", "check") and await drafts.find(tx, request.chat.id, "registration"):
        await say(tx, request, registration.still_open("registration"))


async def _take_buttons_away(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """From below the question that was asked last, if it has arrived; nobody is to press what has passed."""
    message_id = await outgoing.message_of(tx, draft.asked) if draft.asked else None
    if message_id is not None:
        await outbox.put_call(tx, request.chat.id, Kind.REPLY, questions.bare(message_id), request.now)


def _letters_back(request: ChatRequest, before: Draft, after: Draft) -> Message:
    number = after.answers.get("phone")
    if number and number != before.answers.get("phone"):
        return registration.number_taken(phones.spoken(number))
    return registration.letters_back()
