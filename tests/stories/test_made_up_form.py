"""One more form for operators: with its steps, its declaration and its words the chat asks it and ends it."""

import pytest

from bot.model import readers
from bot.model.form import Draft, Form, Step
from bot.model.forms import FORMS
from bot.model.message import Message
from bot.model.refused import Reason
from bot.model.rights import Right, Role
from bot.texts import refused
from bot.texts.questions import Asked, Questions
from bot.texts.writing import reply, t
from handlers import dialogs, forms
from handlers.acting import operator
from handlers.forms import ChatForm, row_of
from handlers.request import ChatRequest, say
from handlers.routes import ID, press
from storage.register import inquiries
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.quick import is_invited_again, newest
from tests.register import is_accepted
from tests.town import Town

# bot/model/forms.py: the steps
COAT = Form("coat", (Step("coat", readers.short(40)),), right=Right.REVIEW)


# bot/texts: the words
QUESTION: Asked = {"coat": (t("Which coat did the person wear?"), t("In a few words."))}


def _noted(reference: str, coat: str) -> Message:
    return reply(t("<b>Noted</b> for {reference}: {coat}.", reference=reference, coat=coat))


# handlers/operators: what begins it, its end, its declaration, and the button
async def _begin(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    await dialogs.begin(tx, request, "coat", inquiry_id)


async def _end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    inquiry = await inquiries.get(tx, int(draft.subject))
    await say(tx, request, _noted(inquiry.reference, draft.answers["coat"]))


DECLARED = ChatForm(form=COAT, subject=row_of("inquiry"), questions=Questions(QUESTION), end=_end)
ROUTE = press("coat", operator(Right.REVIEW, _begin), ID)


@pytest.fixture
async def petro(town: Town, monkeypatch: pytest.MonkeyPatch) -> OperatorActor:
    """An operator of a house that asks this question too."""
    monkeypatch.setitem(FORMS, "coat", COAT)
    monkeypatch.setitem(forms.DECLARED, "coat", DECLARED)
    town.bot.application.handlers[0].insert(0, ROUTE)
    return await town.operator("Petro", "admin")


async def _is_asked(petro: OperatorActor, inquiry_id: int) -> None:
    petro.forges(f"coat:{inquiry_id}")
    question = await petro.reads("Which coat did the person wear?")
    assert "In a few words." in question.text
    assert question.buttons == [petro.word("Cancel")]


async def test_the_form_is_asked_and_ends(town: Town, petro: OperatorActor) -> None:
    case = await is_accepted(town.relative("Anna"), petro)
    await _is_asked(petro, await newest(town, "inquiry"))
    await petro.says("Brown")
    await petro.reads("Noted for")
    assert f"{case.reference}: Brown" in petro.person.last.text
    petro.forges("resume:coat")  # nothing is left to be ended a second time
    await petro.sees_toast("Already done.")


async def test_it_can_be_cancelled_and_is_nothing_for_families(town: Town, petro: OperatorActor) -> None:
    anna = town.relative("Anna")
    await is_accepted(anna, petro)
    inquiry_id = await newest(town, "inquiry")
    await _is_asked(petro, inquiry_id)
    await petro.presses("Cancel")
    await town.settles()
    await anna.says("/start")
    await town.settles()
    anna.forges(f"coat:{inquiry_id}")
    await town.settles()
    assert anna.person.toasts[-1] == refused.SENTENCES[Reason.NO_RIGHT].text(anna.language)


async def test_who_loses_the_right_in_the_middle_does_not_end_it(town: Town, petro: OperatorActor) -> None:
    await is_accepted(town.relative("Anna"), petro)
    await _is_asked(petro, await newest(town, "inquiry"))
    await is_invited_again(petro, Role.BROADCASTER)
    await petro.says("Brown")
    await town.settles()
    assert refused.SENTENCES[Reason.NO_RIGHT].text(petro.language) in petro.person.last.text


async def test_about_something_erased_it_is_closed(town: Town, petro: OperatorActor) -> None:
    await _is_asked(petro, 999)
    await petro.says("Brown")
    await town.settles()
    assert petro.person.last.text == petro.word("<b>This is no longer here:</b>")
    await petro.says("Brown")
    await town.settles()
    assert "Which coat" not in petro.person.last.text
