"""What is asked about a missing person, along every path of choices up to the summary."""

from dataclasses import replace
from itertools import product

import pytest

from bot.i18n import LANGUAGES, Language
from bot.model import readers
from bot.model.form import Draft
from bot.model.given import Contact, Refusal, Text
from bot.model.registration import CATEGORIES, REGISTRATION, RELATIONS, STEPS, About, Asked
from bot.texts import facts, labels, questions
from bot.texts.register import registration
from handlers.family import forms as family
from tests.rules.filling import TODAY, finished, fitting
from tests.wording import spoken

ABOUT_EVERYBODY = ["category", "surname", "given", "birth_date", "last_contact", "relation", "own_name", "phone"]
TO_ADD = ["photo", "note"]  # from the summary
OF_A_CATEGORY = {
    "service_member": {"patronymic"},
    "civilian": {"patronymic"},
    "child": {"patronymic", "birth_name", "parents"},
    "foreign_national": {"nationality"},
}
ASKED = next(one.questions for one in family.DECLARED if one.form is REGISTRATION)
SKIPPABLE = {"patronymic", "birth_name", "parents", "birth_date", "last_contact", "photo", "note"}


def walked(category: str, relation: str = "wife", skipped: frozenset[str] = frozenset()) -> tuple[Draft, list[str]]:
    """The draft at the summary, and the questions in the order in which they were asked."""
    draft, asked = REGISTRATION.begin(), []
    while draft.step is not None:
        asked.append(draft.step)
        if draft.step in skipped:
            draft = REGISTRATION.skip(draft, draft.step)
        elif draft.step in ("category", "relation"):
            draft = REGISTRATION.choose(
                draft, draft.step, {"category": category, "relation": relation}[draft.step], TODAY
            )
        else:
            draft = REGISTRATION.answer(draft, fitting(REGISTRATION, draft.step), TODAY)
    return draft, asked


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_path_of_choices_reaches_the_summary(category: str) -> None:
    expected = {*ABOUT_EVERYBODY, *OF_A_CATEGORY[category]}
    optional = sorted(SKIPPABLE & expected)
    for relation, skips in product(RELATIONS, product([True, False], repeat=len(optional))):
        skipped = frozenset(name for name, skip in zip(optional, skips, strict=True) if skip)
        draft, asked = walked(category, relation, skipped)
        assert set(asked) == expected
        assert asked[-1] == "phone"
        assert len(asked) == len(expected)
        assert {name for name, value in draft.answers.items() if not value} == skipped
        assert draft.answers["relation"] == relation


@pytest.mark.parametrize("category", CATEGORIES)
def test_only_what_may_be_left_open_can_be_skipped(category: str) -> None:
    draft, asked = walked(category)
    for name in asked:
        assert REGISTRATION.step(name).skippable is (name in SKIPPABLE)
    assert draft.answers["phone_source"] == "contact"


@pytest.mark.parametrize("category", CATEGORIES)
def test_what_is_not_asked_can_be_added_and_leads_back_to_the_summary(category: str) -> None:
    draft, asked = walked(category)
    assert [name for name in REGISTRATION.asked(draft) if name not in asked] == TO_ADD
    for name in TO_ADD:
        at = REGISTRATION.change(draft, name)
        assert REGISTRATION.previous(at) is None
        draft = REGISTRATION.answer(at, fitting(REGISTRATION, name), TODAY)
        assert draft.step is None
    assert set(TO_ADD) <= set(draft.answers)


@pytest.mark.parametrize("category", CATEGORIES)
def test_progress_counts_up_to_the_last_question(category: str) -> None:
    draft, seen = REGISTRATION.begin(), []
    draft = REGISTRATION.choose(draft, "category", category, TODAY)
    while draft.step is not None:
        seen.append(REGISTRATION.place(draft))
        draft = REGISTRATION.answer(draft, fitting(REGISTRATION, draft.step), TODAY)
    total = len(seen) + 1
    assert seen == [(place, total) for place in range(2, total + 1)]


@pytest.mark.parametrize(("before", "after"), [(a, b) for a, b in product(CATEGORIES, CATEGORIES) if a != b])
def test_another_category_asks_what_is_new_and_forgets_what_no_longer_applies(before: str, after: str) -> None:
    draft, _asked = walked(before)
    changing = REGISTRATION.choose(REGISTRATION.change(draft, "category"), "category", after, TODAY)
    missing = OF_A_CATEGORY[after] - OF_A_CATEGORY[before]
    assert (changing.step in missing) if missing else (changing.step is None)
    ended = finished(REGISTRATION, replace(changing))
    assert set(ended.answers) - {"phone_source"} == {*ABOUT_EVERYBODY, *OF_A_CATEGORY[after]}
    kept = set(ended.answers) & set(draft.answers) - {"category"}
    assert {name: ended.answers[name] for name in kept} == {name: draft.answers[name] for name in kept}


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_answer_can_be_changed_from_the_summary_and_only_that_one(category: str) -> None:
    draft, asked = walked(category)
    for name in asked:
        at = REGISTRATION.change(draft, name)
        assert at.step == name
        assert REGISTRATION.keep(at, name) == draft
        again = REGISTRATION.answer(at, fitting(REGISTRATION, name, CATEGORIES.index(category)), TODAY)
        assert again.step is None


@pytest.mark.parametrize("category", CATEGORIES)
def test_back_leads_through_all_questions_to_the_first(category: str) -> None:
    draft, asked = walked(category)
    draft = REGISTRATION.change(draft, asked[-1])
    way = [draft.step]
    while REGISTRATION.previous(draft):
        draft = REGISTRATION.back(draft, draft.step or "")
        way.append(draft.step)
    assert way == asked[::-1]


def test_who_is_known_is_not_asked_again_but_may_change_it() -> None:
    known = {"own_name": "Коваль Анна", "phone": "+447700900000", "phone_source": "contact"}
    draft = finished(REGISTRATION, REGISTRATION.begin(known=known))
    assert REGISTRATION.place(replace(draft, step="category"))[1] == 7
    assert draft.answers["own_name"] == "Коваль Анна"
    at = REGISTRATION.change(draft, "phone")
    assert REGISTRATION.previous(at) is None
    assert REGISTRATION.answer(at, Text("+44 7700 900123"), TODAY).answers["phone_source"] == "typed"


def test_somebody_elses_contact_is_no_answer() -> None:
    at = Draft("registration", "", "phone")
    with pytest.raises(Refusal, match="not_own_contact"):
        REGISTRATION.answer(at, Contact("+447700900123", own=False), TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", CATEGORIES)
def test_no_question_asks_for_unit_rank_or_place(category: str, language: Language) -> None:
    assert not {"unit", "rank", "place"} & {step.name for step in REGISTRATION.steps}
    draft, asked = walked(category)
    for name in asked:
        assert spoken(language, questions.ask(REGISTRATION, ASKED, replace(draft, step=name))).html
    shown = spoken(language, registration.summary(REGISTRATION, draft))
    assert sum(button.press.startswith("change:") for row in shown.buttons for button in row) == len(asked) + len(
        TO_ADD
    )


def test_a_question_that_does_not_say_whom_it_is_about_is_not_made() -> None:
    with pytest.raises(TypeError, match="about"):
        Asked("marks", readers.short(100))  # type: ignore[call-arg]


def test_operators_are_shown_every_answer_in_words_or_as_a_picture() -> None:
    pictures = [step.name for step in STEPS if step.about is About.PICTURE]
    assert pictures == ["photo"]
    assert sorted([*facts.ABOUT_THE_PERSON, *facts.ABOUT_THE_RELATIVE, *pictures]) == sorted(
        step.name for step in REGISTRATION.steps
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_a_name_of_its_own_for_the_relative_and_for_operators(language: Language) -> None:
    for label in (labels.FIELDS, labels.FIELDS_FOR_OPERATORS):
        names = [label[step.name].text(language) for step in STEPS]
        assert all(names)
        assert len(set(names)) == len(STEPS)
