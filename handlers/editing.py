"""A message that was changed after it had been sent."""

from dataclasses import replace

from bot.model.form import Draft
from bot.model.given import Given, Refusal, Unsure, in_language
from bot.texts.register import registration
from handlers import dialogs, forms
from handlers.family import arrival
from handlers.outdated import has_agreed
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def edited(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """An answer that was not sent yet is changed with its message; a letter reaches the operators once more."""
    draft = await dialogs.active(tx, request)
    step = _answered_in(request, draft) if draft and has_agreed(request, draft.form) else None
    if draft is None or step is None:
        await arrival.edited(tx, request, given)
        return
    form, at = forms.of(draft.form).form, draft.at(step)
    try:
        after = form.answer(at, in_language(given, request.language), request.today)
    except Unsure as unsure:
        await dialogs.take_up(tx, request, form.doubt(at, unsure))
        return
    except Refusal as refusal:
        await say(tx, request, registration.edit_not_taken(refusal))
        await dialogs.repeat(tx, request)
        return
    await say(tx, request, registration.edit_taken())
    await dialogs.take_up(tx, request, after if after.step else replace(after, step=draft.step))


def _answered_in(request: ChatRequest, draft: Draft) -> str | None:
    """The question that the message answered, if it did."""
    message_id = request.origin.message_id if request.origin else None
    return next((step for step, said_in in draft.said_in.items() if said_in == message_id), None)
