"""The lists of mutants fit the code and the tests as they are; how many are noticed: make mutants."""

import ast
from collections import Counter
from functools import cache

import pytest

from tests.mutants.all import every
from tests.mutants.mutant import Mutant
from tests.mutants.tree import ROOT, places

AT_LEAST = 360  # a list that shrinks guards less


@cache
def functions_of(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_there_are_many_and_none_is_tried_twice() -> None:
    found = Counter((mutant.old, mutant.new) for mutant in every())
    assert len(found) >= AT_LEAST
    assert found.most_common(1)[0][1] == 1


@pytest.mark.parametrize("mutant", every(), ids=lambda mutant: mutant.why)
def test_what_it_breaks_stands_once_in_the_code_and_its_tests_exist(mutant: Mutant) -> None:
    assert len(places(mutant.old)) == 1
    assert mutant.new != mutant.old
    assert mutant.tests
    for test in mutant.tests:
        file, _colons, name = test.partition("::")
        assert name.partition("[")[0] in functions_of(file), test
