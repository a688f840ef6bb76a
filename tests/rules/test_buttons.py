"""How buttons look: one goes on, and what cannot be undone is red."""

from typing import Any

from bot.model.button_style import DANGER, PRIMARY, Style, style_of, styles
from bot.model.form import Form
from bot.model.forms import FORMS
from bot.model.message import Button, Kind, Message
from bot.model.sentence import Instant
from bot.texts.org import signed
from bot.texts.writing import t
from tests.promises import doors


def looks(*presses: str) -> list[str | None]:
    """The styles of buttons below one another, as Telegram gets them."""
    message = Message(Kind.REPLY, "x", tuple((Button("x", one),) for one in presses))
    rows: list[list[dict[str, Any]]] = message.call().params["reply_markup"]["inline_keyboard"]
    return [row[0].get("style") for row in rows]


def test_every_style_is_of_a_button_that_there_is() -> None:
    known = {*doors.VERBS, *doors.FAMILY}
    for name in PRIMARY | DANGER:
        verb, _, form = name.partition(":")
        assert verb in known, name
        assert not form or form in FORMS, name


def test_nothing_goes_on_and_cannot_be_undone_at_once() -> None:
    assert not PRIMARY & DANGER


def test_a_form_that_ends_something_for_good_is_ended_in_red() -> None:
    red = {name for name, form in FORMS.items() if _summed_up(form) and style_of(f"send:{name}") is Style.DANGER}
    assert red == {"correct", "decline"}


def _summed_up(form: Form) -> bool:
    return form.summary


def test_only_the_first_of_several_that_go_on_is_blue() -> None:
    assert looks("accept:1", "resume:letter", "stop:1", "stop:2") == ["primary", None, "danger", "danger"]


def test_a_row_keeps_its_places() -> None:
    assert styles((("later", "send:x"), ("erase:x",))) == [[None, Style.PRIMARY], [Style.DANGER]]


def test_a_button_that_copies_sends_nothing() -> None:
    assert Button("x", copies="7K3M").markup(None) == {"text": "x", "copy_text": {"text": "7K3M"}}


def test_a_moment_is_shown_by_the_clock_of_whoever_reads_it() -> None:
    said = t("Code <code>{code}</code> · /check", code=Instant("12:00", 1_795_000_000))
    shown = Message(Kind.OPERATOR, said).rendered("en")[0].call().params["text"]
    assert '<tg-time unix="1795000000" format="Dt">12:00</tg-time>' in shown


def test_a_message_with_a_code_reads_the_same_everywhere_so_that_it_can_be_compared() -> None:
    said = t("Code <code>{code}</code> · /check", code=Instant("12:00", 1_795_000_000))
    assert "tg-time" not in str(signed(Kind.NOTICE, said).rendered("en")[0].html)
