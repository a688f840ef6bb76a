"""One person is not in the register twice unnoticed (N2)."""

from tests.mutants.mutant import Mutant

SAME = "tests/stories/test_same_person.py::"

MUTANTS = (
    Mutant(
        "N2",
        "        if (await _view(tx, actor, inquiry)).doubts > others:\n",
        "        if False:\n",
        (f"{SAME}test_no_door_accepts_somebody_new_who_looks_like_one_in_the_register",),
        "somebody is accepted a second time by one unthinking press",
    ),
    Mutant(
        "N2",
        "return len(self.close) + (not self.compared)",
        "return len(self.close)",
        (f"{SAME}test_no_door_accepts_somebody_new_who_looks_like_one_in_the_register",),
        "before the register was searched, nobody is asked whether the person is there",
    ),
)
