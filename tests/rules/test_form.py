"""A form proves itself: no dead ends, every step within reach, and whatever is pressed it comes to an end."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, Language
from bot.model.form import Draft, Form, InvalidForm, StaleStep, Step
from bot.model.forms import FORMS, of_operators
from bot.model.given import Choice, Contact, Given, Other, Photo, Refusal, Text
from bot.texts import questions
from handlers.family import forms as family
from handlers.forms import ChatForm
from handlers.operators import forms as operators
from tests.rules.filling import TODAY, finished, fitting
from tests.wording import spoken

DECLARED = {one.name: one for one in (*family.DECLARED, *operators.DECLARED)}
ODD = [Text(""), Text("??"), Text("я" * 5_000), Photo("file"), Contact("1", own=False), Other("voice"), Choice("none")]


def read(given_: Given, _today: date) -> str:
    assert isinstance(given_, Text | Choice)
    return given_.words if isinstance(given_, Text) else given_.value


def test_two_steps_of_one_name_are_no_form() -> None:
    with pytest.raises(InvalidForm, match="two steps"):
        Form("twins", (Step("one", read), Step("one", read)), right=None)


def test_no_steps_are_no_form() -> None:
    with pytest.raises(InvalidForm):
        Form("nothing", (), right=None)


def test_a_step_that_nobody_reaches_is_found() -> None:
    color = Step("color", read, choices=("red", "green"))
    with pytest.raises(InvalidForm, match="depth"):
        Form("sea", (color, Step("depth", read, when=lambda answers: answers.get("color") == "blue")), right=None)
    Form("sea", (color, Step("depth", read, when=lambda answers: answers.get("color") == "green")), right=None)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("choice", range(12))
def test_every_form_comes_to_an_end_whatever_is_chosen(form: Form, choice: int) -> None:
    ended = finished(form, form.begin(), choice)
    assert {name for name in form.asked(ended) if not form.step(name).optional} <= set(ended.answers)


FOR_FAMILIES = {
    "registration",
    "amendment",
    "answer",
    "addition",
    "letter",
    "check",
    "sighting",
    "own_name",
    "own_phone",
}


def test_every_form_is_declared_once_and_knows_who_may_end_it() -> None:
    assert sorted(one.name for one in (*family.DECLARED, *operators.DECLARED)) == sorted(FORMS)
    assert {one.name for one in family.DECLARED} == FOR_FAMILIES
    assert of_operators() == set(FORMS) - FOR_FAMILIES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("declared", DECLARED.values(), ids=DECLARED)
def test_every_question_can_be_asked_and_has_a_way_out(declared: ChatForm, language: Language) -> None:
    form = declared.form
    for step in form.steps:
        for answers in ({}, {"category": "child"}):
            draft = Draft(form.name, "1", step.name, answers)
            shown = spoken(language, questions.ask(form, declared.questions, draft))
            ways = [button.press for row in shown.buttons for button in row]
            assert shown.keyboard or f"cancel:{form.name}" in ways
            assert all(re.fullmatch(r"[a-z_:]{1,64}", way) for way in ways)
            offered = declared.questions.offered(draft, step)
            assert {*offered} <= {*step.choices}
            assert len([way for way in ways if way.startswith("a:")]) == len(offered)


presses = st.one_of(
    st.tuples(st.just("answer"), st.integers(0, 11)),
    st.tuples(st.just("odd"), st.sampled_from(ODD)),
    st.tuples(st.sampled_from(["skip", "keep", "back"]), st.none()),
    st.tuples(st.sampled_from(["skip", "keep", "back", "change"]), st.integers(0, 13)),
)


def after(form: Form, draft: Draft, verb: str, what: object) -> Draft:
    """The draft after something was pressed, of this question or of any other; the same when it was not taken."""
    anywhere = form.steps[what % len(form.steps)].name if isinstance(what, int) else draft.step or ""
    try:
        if verb == "answer" and isinstance(what, int):
            return form.answer(draft, fitting(form, draft.step or form.steps[0].name, what), TODAY)
        if verb == "odd" and isinstance(what, Text | Photo | Contact | Other | Choice):
            return form.answer(draft, what, TODAY)
        moved: Draft = getattr(form, verb)(draft, anywhere)
    except (StaleStep, Refusal):
        return draft
    return moved


@settings(deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.lists(presses, max_size=60), st.booleans())
def test_no_walk_through_a_form_leads_astray(name: str, walk: list[tuple[str, object]], known: bool) -> None:
    form = FORMS[name]
    draft = form.begin(known={form.steps[-1].name: "so"} if known and len(form.steps) > 1 else None)
    for verb, what in walk:
        draft = after(form, draft, verb, what)
        place, total = form.place(draft)
        assert draft.step is None or draft.step in form.asked(draft)
        assert 1 <= place <= total <= len(form.steps)
        assert form.previous(draft) is None or form.previous(draft) != draft.step
    ended = finished(form, draft)
    assert {name for name in form.asked(ended) if not form.step(name).optional} <= set(ended.answers)


@settings(deadline=None)
@given(st.lists(presses, max_size=40))
def test_going_back_and_keeping_loses_no_answer(walk: list[tuple[str, object]]) -> None:
    form = FORMS["registration"]
    draft = form.begin()
    for verb, what in walk:
        draft = after(form, draft, verb, what)
    if form.previous(draft) is not None:
        before = form.back(draft, draft.step or "")
        again = form.keep(before, before.step or "")
        assert again.answers == draft.answers


def test_a_button_of_a_question_that_has_passed_is_stale() -> None:
    form = FORMS["registration"]
    draft = replace(form.begin(), step="given")
    for press in (form.skip, form.keep, form.back, form.change):
        with pytest.raises(StaleStep):
            press(draft, "surname")
    with pytest.raises(StaleStep):
        form.choose(draft, "category", "civilian", TODAY)
    with pytest.raises(StaleStep):
        form.skip(draft, "given")
    with pytest.raises(StaleStep):
        form.step("unit")
