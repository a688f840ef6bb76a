"""The steps by which a database becomes this program's: two of one number, and one of them is never taken."""

import pytest

from storage.store.migrate import steps


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
def test_the_steps_of_the_program_are_numbered_without_gaps(dialect: str) -> None:
    numbers = [step.version for step in steps(dialect)]
    assert numbers == list(range(1, len(numbers) + 1))
