"""Dialogs: beginning a form, asking its present question, ending it.  The draft is a row; nothing lives in memory."""

from collections.abc import Mapping

from bot.model import phones
from bot.model.form import Draft
from bot.model.given import Refusal
from bot.model.message import Kind, Message
from bot.model.reminder import Sort, first_due
from bot.model.sentence import Said, text
from bot.texts import questions
from bot.texts.register import registration
from bot.use_cases.register import open_forms
from handlers import forms
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import chats, drafts
from storage.store.transaction import Transaction
from storage.wait import reminders


async def begin(
    tx: Transaction, turn: Turn, form: str, subject: object = "", known: Mapping[str, str] | None = None
) -> None:
    """Begins a form about something and asks its first question; an earlier draft of the same form is replaced."""
    await bring_letters_back(tx, turn)
    draft = forms.of(form).form.begin(str(subject), known)
    await take_up(tx, turn, draft)


async def take_up(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Keeps a draft and asks its present question."""
    await keep(tx, turn, draft)
    await ask(tx, turn, draft)


async def active(tx: Transaction, turn: Turn) -> Draft | None:
    """The draft that the next words belong to, if a form is being filled in."""
    return await drafts.find(tx, turn.chat.id, turn.chat.form) if turn.chat.form else None


async def keep(tx: Transaction, turn: Turn, draft: Draft) -> None:
    """Keeps the draft and makes it the active one."""
    await drafts.save(tx, turn.chat.id, draft, turn.now)
    if draft.form == Sort.REGISTRATION:  # whoever goes on with it is reminded a day from now
        await reminders.begin(tx, turn.chat.id, Sort.REGISTRATION, first_due(Sort.REGISTRATION, turn.now))
    await chats.set_form(tx, turn.chat.id, draft.form)


async def ask(tx: Transaction, turn: Turn, draft: Draft, refusal: Refusal | None = None) -> None:
    """Asks the present question, or shows all answers when there is none left."""
    declared = forms.of(draft.form)
    if draft.step is None:
        await say(tx, turn, await declared.summed_up(tx, turn, draft))
    else:
        await say(tx, turn, questions.ask(declared.form, declared.questions, draft, refusal))


async def move(tx: Transaction, turn: Turn, before: Draft, after: Draft) -> None:
    """Keeps the draft that follows; leaving the telephone question brings the letters back."""
    await keep(tx, turn, after)
    if before.step == "phone":
        await say(tx, turn, _letters_back(turn, before, after))


async def mark(tx: Transaction, turn: Turn, label: Said) -> None:
    """Leaves only the chosen label below a question that was answered by a button."""
    if turn.pressed is not None:
        call = questions.marked(turn.pressed, text(label, turn.language))
        await outbox.put_call(tx, turn.chat.id, Kind.REPLY, call, turn.now)


async def repeat(tx: Transaction, turn: Turn) -> None:
    """After something else was done in the middle of a form: its present question once more."""
    draft = await active(tx, turn)
    if draft is not None:
        await ask(tx, turn, draft)


async def bring_letters_back(tx: Transaction, turn: Turn) -> None:
    """The keyboard of the telephone question goes when something else is begun before it was answered."""
    await open_forms.restore_keyboard(tx, turn.chat, turn.now)


async def leave(tx: Transaction, turn: Turn, form: str) -> None:
    """The next words do not belong to this form any more; its draft stays."""
    await open_forms.leave(tx, turn.chat, form, turn.now)


async def erase(tx: Transaction, turn: Turn, form: str) -> bool:
    """Erases the draft; False when it was gone already (the second of two presses)."""
    return await open_forms.erase(tx, turn.chat, form, turn.now)


async def remind(tx: Transaction, turn: Turn, ended: str) -> None:
    """After a form has ended: that a registration still waits."""
    if ended != "registration" and await drafts.find(tx, turn.chat.id, "registration"):
        await say(tx, turn, registration.still_open("registration"))


def _letters_back(turn: Turn, before: Draft, after: Draft) -> Message:
    number = after.answers.get("phone")
    if number and number != before.answers.get("phone"):
        return registration.number_taken(phones.spoken(number))
    return registration.letters_back()
