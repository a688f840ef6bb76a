"""What the stories wait for and press is in the catalog: a reworded sentence is missed here, not an hour later."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wording import sentence_of

STORIES = [
    path for folder in ("stories", "promises") for path in Path(__file__).parents[1].joinpath(folder).glob("*.py")
]
OF_ACTORS = {"sees", "presses", "word", "sees_toast"}


def hands_of(node: ast.AST) -> Iterator[str]:
    """The name that is given to the hands of a rehearsal: these press by what a button does, not by its words."""
    if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Hands("):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def awaited(source: str) -> Iterator[str]:
    """The sentences that people of the cast see or press, as far as they are written out there."""
    tree = ast.parse(source)
    hands = {name for node in ast.walk(tree) for name in hands_of(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OF_ACTORS:
            # what an account sees or presses is shown in their own language, and is in no catalog as it is
            whose = node.func.value
            account = isinstance(whose, ast.Attribute) and (
                whose.attr == "person" or ast.unparse(whose.value) == "rehearsal"
            )
            own = account or ast.unparse(whose) in hands
            first = node.args[0] if node.args and not own else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_a_story_waits_for_is_a_sentence_of_the_bot(path: Path) -> None:
    for beginning in awaited(path.read_text(encoding="utf-8")):
        sentence_of(beginning)


def test_what_is_awaited_is_found() -> None:
    source = 'await anna.sees("Menu")\nawait anna.person.sees("Меню")\nawait anna.presses(LATER)'
    assert list(awaited(source)) == ["Menu"]


def test_what_is_done_in_a_rehearsal_names_no_sentence() -> None:
    source = 'james = Hands(rehearsal, his)\nawait james.presses("consent")\nawait rehearsal.james.sees("")'
    assert list(awaited(source + '\nawait anna.presses("I agree")')) == ["I agree"]
