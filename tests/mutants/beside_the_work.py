"""Rules broken on the rows of lists that are looked at beside the work (N1, N3)."""

from tests.mutants.mutant import Mutant

NOBODY = "tests/stories/test_rows_of_nobody.py::"
WAITING = "tests/stories/test_waiting_reports.py::"

MUTANTS: tuple[Mutant, ...] = (
    Mutant(
        promise="N1",
        old="UPDATE returned_row SET verdict = 'possible' WHERE id = :row",
        new="UPDATE returned_row SET verdict = verdict WHERE id = :row",
        tests=(f"{NOBODY}test_what_was_named_is_never_proposed_together_with_sure_ones",),
        why="whoever was named by hand is proposed unseen with the sure ones",
    ),
    Mutant(
        promise="N1",
        old="if rejected_by not in (None, actor.id) and await operators.is_active(tx, rejected_by or 0):",
        new="if rejected_by is not None and rejected_by < 0:",
        tests=(f"{NOBODY}test_a_colleagues_no_is_not_overridden_but_the_own_is",),
        why="a colleague's “not this person” is overridden without a word",
    ),
    Mutant(
        promise="N3",
        old="        if operator.id != actor.id and await _may_compare_one(tx, operator, rows):",
        new="        if operator.id != actor.id:",
        tests=(f"{WAITING}test_who_misses_somebody_of_a_list_hears_only_of_the_others",),
        why="an operator hears that somebody of a list with nobody but the own family was proposed",
    ),
)
