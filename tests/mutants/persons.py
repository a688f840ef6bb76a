"""One person is not in the register twice unnoticed (N2)."""

from tests.mutants.mutant import Mutant

SAME = "tests/stories/test_same_person.py::"
TWICE = "tests/promises/test_n2_a_person_who_is_there_twice.py::"
BOTH_OF_A_ROW = (f"{TWICE}test_of_a_row_both_operators_read_who_would_not_be_told",)
BOTH_OF_A_REPORT = (f"{TWICE}test_of_a_single_report_both_operators_read_who_would_not_be_told",)

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
    Mutant(
        "N2",
        "would_not_be_told(seen.doubles),\n        _more(",
        "_more(",
        BOTH_OF_A_ROW,
        "who proposes a row does not read who would not be told",
    ),
    Mutant(
        "N2",
        "would_not_be_told(one.doubles))\n    return lines([compared",
        "None)\n    return lines([compared",
        BOTH_OF_A_ROW,
        "who compares a list does not read who would not be told",
    ),
    Mutant(
        "N2",
        "told(seen.audience),\n        would_not_be_told(seen.doubles),\n",
        "told(seen.audience),\n",
        BOTH_OF_A_REPORT,
        "who compares a report does not read who would not be told",
    ),
    Mutant(
        "N2",
        "        _evidence(draft.answers),\n        would_not_be_told(doubles),\n",
        "        _evidence(draft.answers),\n",
        BOTH_OF_A_REPORT,
        "who reports a return does not read who would not be told",
    ),
    Mutant(
        "N2",
        "        told(audience),\n        would_not_be_told(doubles),\n",
        "        told(audience),\n",
        (*BOTH_OF_A_ROW, *BOTH_OF_A_REPORT),
        "at the last look nobody reads who would not be told",
    ),
    Mutant(
        "N2",
        "if person and not await doubles.untold(tx, own, person)]",
        "if person]",
        (f"{TWICE}test_a_sure_row_is_not_proposed_unseen_while_the_person_may_be_there_twice",),
        "a sure row is proposed unseen although relatives of a double would not be told",
    ),
)
