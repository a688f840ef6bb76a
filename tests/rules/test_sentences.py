"""Every sentence stands in bot/texts, and there is none for a death (N4)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.i18n import LOCALES
from tests.rules.death import DEATH

ROOT = Path(__file__).parents[2]
# Headers for browsers, and tags: these are no sentences.
TAGS = {ROOT / "desk" / name for name in ("app.py", "beside.py", "rows.py", "visitors.py")}
SPEECHLESS = [
    *(ROOT / "handlers").rglob("*.py"),
    *(path for path in (ROOT / "desk").rglob("*.py") if path not in TAGS),
    *(ROOT / "bot" / "use_cases").rglob("*.py"),
]
LOGGING = {"debug", "info", "warning", "error", "exception", "critical", "log"}
WORD = re.compile(r"[^\W\d_]+")
# English that nobody writes today, and words that have another word here; Ukrainian that editors strike out.
STRUCK_OUT = re.compile(
    r"(?<!by )\bwho(m|ever)\b(?!})|\b(tell|tells|told|telling|hear|hears|learn|learns) of\b|\banew\b|\bmeanwhile\b"
    r"|What for\.|\bFault\b|\bregistration\b|\b(a|by|this|your|their) telephone\b|\bstands? (in|on|openly)\b"
    r"|\bword of a return\b"
    r"|[Кк]витанц|[Вв]идалення|\w(но|то) (ким|кимось|оператором|операторами|родиною|рідними)\b"
)


def sentences(source: str) -> list[str]:
    """The quoted sentences of a module that somebody could be shown: of three words or more."""
    tree = ast.parse(source)
    silent = {id(inner) for node in ast.walk(tree) if _is_silent(node) for inner in ast.walk(node)}
    shown = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in silent]
    return [text for text in shown if isinstance(text, str) and " " in text and len(WORD.findall(text)) > 2]


def _is_silent(node: ast.AST) -> bool:
    """What nobody in Telegram sees: docstrings, exceptions' texts, log events."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    logged = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOGGING
    return docstring or logged or isinstance(node, ast.Raise | ast.Assert)


@pytest.mark.parametrize("path", SPEECHLESS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_sentence_is_quoted_outside_of_the_texts(path: Path) -> None:
    assert sentences(path.read_text(encoding="utf-8")) == []


def test_a_quoted_sentence_is_found_wherever_it_stands() -> None:
    source = '''
"""What this module does."""
log.info("an update was kept", who="somebody with a name")
def greet(name):
    """Says who is there."""
    if not name:
        raise ValueError("a name must be given")
    say(f"Good day to you, {name}")
    return {"key": "we are looking for him", "press": "one_two_three"}
'''
    assert sorted(sentences(source)) == ["Good day to you, ", "we are looking for him"]


def spoken() -> Iterator[str]:
    for path in [LOCALES / "messages.pot", *LOCALES.glob("*/LC_MESSAGES/*.po")]:
        with path.open("rb") as source:
            for message in read_po(source):
                for text in (message.id, message.string):
                    yield from [text] if isinstance(text, str) else text or ()


def test_there_is_no_text_for_a_death() -> None:
    texts = [text for text in spoken() if text]
    assert texts
    assert [text for text in texts if DEATH.search(text)] == []


def test_no_sentence_says_what_editors_struck_out() -> None:
    assert [text for text in spoken() if text and STRUCK_OUT.search(text)] == []


@pytest.mark.parametrize("text", ["Whom did you meet?", "We tell of a return", "перевірено ким", "Відкликано родиною"])
def test_what_editors_struck_out_is_known(text: str) -> None:
    assert STRUCK_OUT.search(text) or STRUCK_OUT.search(text.lower())


@pytest.mark.parametrize(
    "word", ["Він загинув", "тіло", "Вбитий", "останки", "смерть", "was killed", "Died", "the body"]
)
def test_words_for_a_death_are_known(word: str) -> None:
    assert DEATH.search(word)


@pytest.mark.parametrize("word", ["тільки", "затілок", "somebody", "everybody", "deadline", "залишок"])
def test_words_that_resemble_them_are_not(word: str) -> None:
    assert not DEATH.search(word)
