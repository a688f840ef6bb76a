"""Hands: nobody undoes what another does, and it is kept who did what (N7)."""

from tests.mutants.mutant import Mutant

AUDIT = "tests/stories/test_audit.py::"
RETURN = (f"{AUDIT}test_what_is_done_about_a_return_is_written_down_and_who_stands_for_it",)

MUTANTS = (
    Mutant(
        "N7",
        """    mine = report.reported_by == request.staff.id
    if not mine""",
        """    mine = True
    if not mine""",
        ("tests/stories/test_returns.py::test_nobody_but_the_one_who_reported_takes_a_report_back",),
        "anybody takes back the report of anybody",
    ),
    Mutant(
        "N7",
        "WHERE id = :id AND reviewer_id = :operator AND reviewer_until > 0",
        "WHERE id = :id AND reviewer_until > 0",
        ("tests/stories/test_review.py::test_an_old_put_back_takes_nothing_out_of_the_hands_of_another",),
        "an old button takes an inquiry out of the hands of another",
    ),
    Mutant(
        "N7",
        "WHERE list_id = :list AND decided_by = :operator",
        "WHERE list_id = :list AND decided_by IS NOT NULL",
        ("tests/stories/test_lists.py::test_undo_takes_back_nothing_that_another_operator_decided",),
        "undo takes back what another operator decided",
    ),
    Mutant(
        "N7",
        """ AND revision = :revision"
        f" AND state IN ({_list(OPEN_TO_CHANGE)})",""",
        """ AND revision = :revision",""",
        (
            "tests/stories/test_broadcasts.py::test_a_change_begun_before_the_approval_and_ended_after_it_changes_nothing",
        ),
        "an author changes what was approved",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "verified", "return_report", report.id, request.now)
""",
        "",
        RETURN,
        "nobody knows who verified",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "took", "call", int(call_id), request.now)
""",
        "",
        RETURN,
        "nobody knows who took a call and saw the number",
    ),
    Mutant(
        "N7",
        'await audit.write(tx, request.staff.id, "corrected", "verification", verification_id, request.now, statement)',
        "pass",
        RETURN,
        "nobody knows who corrected",
    ),
    Mutant(
        "N7",
        """"corrected", "verification", verification_id, request.now, statement)""",
        """"corrected", "verification", verification_id, request.now)""",
        RETURN,
        "nobody knows why it was corrected",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "viewed", "return_report", report.id, request.now)
""",
        "",
        RETURN,
        "nobody knows who looked at a report",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "stopped", "verification", verification_id, request.now)
""",
        "",
        RETURN,
        "nobody knows who stopped a return",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "saw telephone", "inquiry", inquiry.id, request.now)
""",
        "",
        (f"{AUDIT}test_what_is_done_about_an_inquiry_is_written_down",),
        "nobody knows who saw a number",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "dismissed", "operator", subject, request.now)
""",
        "",
        (f"{AUDIT}test_what_an_administrator_does_is_written_down",),
        "nobody knows who removed an operator",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "approved", "broadcast", found.id, request.now)
""",
        "",
        (f"{AUDIT}test_what_is_done_about_an_update_is_written_down",),
        "nobody knows who approved an update",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "linked", "sighting", sighting.id, request.now)
""",
        "",
        (f"{AUDIT}test_what_is_done_with_words_and_meetings_is_written_down",),
        "nobody knows who linked a meeting to a case",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, request.staff.id, "proposed", "returned_row", row.id, request.now)
""",
        "",
        (f"{AUDIT}test_what_is_done_about_a_list_is_written_down",),
        "nobody knows who proposed a row",
    ),
)
