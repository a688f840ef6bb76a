"""A form is one declaration: one that lacks a part is not made."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.model.form import Draft, Form, Step
from bot.model.given import Given
from bot.model.message import Message
from bot.model.rights import Right
from bot.model.sentence import Said
from bot.texts.questions import Asked, Questions
from bot.texts.writing import reply
from handlers.forms import ChatForm, IncompleteForm, nothing, row_of
from handlers.request import ChatRequest
from storage.store.transaction import Transaction

COLORS = ("red", "green")
WORDS = {"red": "Red", "green": "Green"}


def read(_given: Given, _day: object) -> str:
    return "red"


QUESTION: Asked = {"color": ("Which color?", "")}


async def ends(_tx: Transaction, _request: ChatRequest, _draft: Draft) -> None:
    raise NotImplementedError


async def summary(_tx: Transaction, _request: ChatRequest, _draft: Draft) -> Message:
    return reply("All answers")


def send() -> Said:
    return "Paint"


def form(*steps: Step, **parts: Any) -> Form:
    color = Step("color", read, choices=COLORS)
    return Form("paint", steps or (color,), **{"right": Right.REVIEW, **parts})


def declared(**parts: Any) -> ChatForm:
    whole = {"form": form(), "subject": nothing, "questions": Questions(QUESTION, {"color": WORDS}), "end": ends}
    return ChatForm(**{name: part for name, part in {**whole, **parts}.items() if part != "left out"})


def test_nothing_lacks() -> None:
    assert declared().name == "paint"
    assert declared(form=form(summary=True), summary=summary, send=send).sent() == "Paint"


@pytest.mark.parametrize("part", ["form", "subject", "questions", "end"])
def test_a_part_that_is_left_out_is_missed(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        declared(**{part: "left out"})


def test_who_may_end_it_is_always_said() -> None:
    with pytest.raises(TypeError, match="right"):
        Form("paint", (Step("color", read),))  # type: ignore[call-arg]


@pytest.mark.parametrize("parts", [{}, {"summary": summary}, {"send": send}])
def test_a_summary_lacks_nothing(parts: dict[str, object]) -> None:
    with pytest.raises(IncompleteForm, match="summary"):
        declared(form=form(summary=True), **parts)


@pytest.mark.parametrize("parts", [{"summary": summary, "send": send}, {"summary": summary}, {"send": send}])
def test_a_summary_that_nobody_sees_is_no_part(parts: dict[str, object]) -> None:
    with pytest.raises(IncompleteForm, match="summary"):
        declared(**parts)


def test_every_step_has_a_question() -> None:
    with pytest.raises(IncompleteForm, match="shade"):
        declared(form=form(Step("color", read), Step("shade", read)))


@pytest.mark.parametrize("choices", [{}, {"color": {"red": "Red"}}])
def test_every_choice_has_words(choices: Mapping[str, Mapping[str, str]]) -> None:
    with pytest.raises(IncompleteForm, match="color"):
        declared(questions=Questions(QUESTION, choices))


def test_a_subject_names_its_row() -> None:
    assert row_of("inquiry")("12/5") == ("inquiry", 12)
    assert nothing("12") is None  # type: ignore[func-returns-value]
