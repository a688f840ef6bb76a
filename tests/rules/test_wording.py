"""What the stories wait for and press is in the catalog: a reworded sentence is missed here, not an hour later."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wording import sentence_of

STORIES = [
    path for folder in ("stories", "promises") for path in Path(__file__).parents[1].joinpath(folder).glob("*.py")
]
VERB = re.compile("[a-z]*")  # hands press by what a button does, not by its label
OF_ACTORS = {"sees", "presses", "word", "sees_toast"}


def awaited(source: str) -> Iterator[str]:
    """The sentences that people of the cast see or press, as far as they are written out there."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OF_ACTORS:
            # what a .person sees or presses is shown in their own language, and is in no catalog as it is
            own = isinstance(node.func.value, ast.Attribute) and node.func.value.attr == "person"
            first = node.args[0] if node.args and not own else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and not VERB.fullmatch(first.value):
                yield first.value


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_a_story_waits_for_is_a_sentence_of_the_bot(path: Path) -> None:
    for beginning in awaited(path.read_text(encoding="utf-8")):
        sentence_of(beginning)


def test_what_is_awaited_is_found() -> None:
    source = 'await anna.sees("Menu")\nawait anna.person.sees("Меню")\nawait anna.presses(LATER)'
    assert list(awaited(source)) == ["Menu"]
