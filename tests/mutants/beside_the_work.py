"""Rules broken on the rows of lists that are looked at beside the work (N1, N3)."""

from tests.mutants.mutant import Mutant

NOBODY = "tests/stories/test_rows_of_nobody.py::"
AGAIN = "tests/stories/test_same_person_again.py::"
WISHES = "tests/stories/test_own_wishes.py::"
WAITING = "tests/stories/test_waiting_reports.py::"

MUTANTS: tuple[Mutant, ...] = (
    Mutant(
        promise="N1",
        old="UPDATE returned_row SET verdict = 'possible', person_id = NULL WHERE id = :row",
        new="UPDATE returned_row SET person_id = NULL WHERE id = :row",
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
        promise="N2",
        old='"""Whether the same cells can hardly be another person: names and the whole date of birth agree."""\n',
        new='"""As it is."""\n        return True\n',
        tests=(f"{AGAIN}test_the_same_row_is_known_again_if_it_leaves_no_doubt",),
        why="a row with a surname and a year is taken for whoever bore them yesterday, and nobody looks at it",
    ),
    Mutant(
        promise="N2",
        old="WHERE v.person_id = w.person_id AND v.state = 'standing')\"",
        new='WHERE v.person_id = w.person_id)"',
        tests=(f"{AGAIN}test_when_the_verification_falls_the_row_is_work_again",),
        why="a row stays no work although the verification fell, and the person's return is never told",
    ),
    Mutant(
        promise="N2",
        old="UPDATE returned_row SET person_id = NULL WHERE person_id = :subject AND state <> 'proposed'",
        new="UPDATE returned_row SET fitting = fitting WHERE person_id = :subject AND state <> 'proposed'",
        tests=(f"{AGAIN}test_when_the_same_row_of_an_earlier_list_is_not_the_person_the_second_is_work_here_too",),
        why="a row counts as the double of one that is somebody else",
    ),
    Mutant(
        promise="N7",
        old="    found = await open_list(tx, actor, list_id, Right.MANAGE)",
        new="    found = await open_list(tx, actor, list_id, Right.REPORT)",
        tests=("tests/stories/test_handing_back.py::test_nobody_but_an_administrator_takes_it",),
        why="a list with a thousand names goes as a file to whoever works on it",
    ),
    Mutant(
        promise="N3",
        old="        return {\n            **told,\n            **self.wish,\n",
        new="        return {\n            **told,\n",
        tests=(f"{WISHES}test_nobody_yet_is_kept_also_when_all_sure_ones_are_proposed_together",),
        why="what one person of a list wants is forgotten, and all relatives are told",
    ),
    Mutant(
        promise="N3",
        old="    evidence = await chosen.checked(tx, row.evidence(source), [person_id])",
        new="    evidence = row.evidence(source)",
        tests=(f"{WISHES}test_a_wish_for_another_person_than_the_row_becomes_is_refused",),
        why="relatives who were chosen for somebody else count for this person",
    ),
    Mutant(
        promise="N3",
        old="        if operator.id != actor.id and await _may_compare_one(tx, operator, rows):",
        new="        if operator.id != actor.id:",
        tests=(f"{WAITING}test_who_misses_somebody_of_a_list_hears_only_of_the_others",),
        why="an operator hears that somebody of a list with nobody but the own family was proposed",
    ),
    Mutant(
        promise="N1",
        old="min(AT_ONCE, taking.most - batch.done)",
        new="AT_ONCE",
        tests=(
            "tests/reliability/test_deeds_in_pieces.py::"
            "test_a_row_that_becomes_sure_after_the_press_is_not_proposed_with_it",
        ),
        why="one press proposes rows that nobody was asked about",
    ),
)
