"""Hands: nobody undoes what another does, and it is kept who did what (N7)."""

from tests.mutants.mutant import Mutant

AUDIT = "tests/stories/test_audit.py::"
TOGETHER = "tests/stories/test_lists_together.py::"
UNDO = "tests/stories/test_undoing.py::"
PIECES = "tests/reliability/test_deeds_in_pieces.py::"
SECOND = "tests/stories/test_second_look.py::"
RETURN = (f"{AUDIT}test_what_is_done_about_a_return_is_written_down_and_who_stands_for_it",)

MUTANTS = (
    Mutant(
        "N7",
        'if report.reported_by != actor.id or not await stored.decide(tx, report.id, "withdrawn"',
        'if not await stored.decide(tx, report.id, "withdrawn"',
        ("tests/stories/test_returns.py::test_nobody_but_the_one_who_reported_takes_a_report_back",),
        "anybody takes back the report of anybody",
    ),
    Mutant(
        "N1",
        "    await of_list.stop(tx, list_id, actor.id, actor.now)\n",
        "",
        (
            f"{PIECES}test_nothing_leaves_from_the_press_that_stops_all_and_the_rest_is_put_in_order_by_the_next_process",
        ),
        "the notices of a list that is stopped leave until their piece is reached",
    ),
    Mutant(
        "N7",
        "    if way.outlives or await operators.is_active(tx, actor.id):\n",
        "    if actor.id:\n",
        (f"{PIECES}test_of_an_operator_who_was_removed_meanwhile_nothing_more_is_corrected",),
        "what an operator began with a list goes on in the name of who was removed",
    ),
    Mutant(
        "N2",
        " or await batches.is_open(tx, Deed.STOP, list_id)",
        "",
        (f"{PIECES}test_nobody_corrects_a_list_before_its_stop_has_come_to_its_end",),
        "a list is corrected before it is known who may have been told",
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
        "WHERE w.list_id = :list AND w.decided_by = :operator AND (w.state = 'later'",
        "WHERE w.list_id = :list AND w.decided_by IS NOT NULL AND (w.state = 'later'",
        ("tests/stories/test_lists.py::test_undo_takes_back_nothing_that_another_operator_decided",),
        "undo takes back what another operator decided",
    ),
    Mutant(
        "N7",
        'AND NOT {_MINE}{others} AND {FREE}"',
        'AND NOT {_MINE}{others}"',
        (f"{SECOND}test_two_who_compare_are_shown_different_pages",),
        "two operators compare the same page",
    ),
    Mutant(
        "N1",
        "one.id in who and one.id not in relatives",
        "one.id in who",
        (f"{SECOND}test_why_a_proposal_was_not_right_is_not_told_to_who_has_become_a_relative_since",),
        "a relative on the staff reads that a return was reported and why it was rejected",
    ),
    Mutant(
        "N1",
        "UPDATE returned_row SET verdict = 'possible', sealed = :sealed WHERE id = :id",
        "UPDATE returned_row SET sealed = :sealed WHERE id = :id",
        (f"{SECOND}test_what_was_not_found_right_is_sure_no_more_and_its_card_says_why",),
        "what a second operator found wrong is proposed again with the sure ones",
    ),
    Mutant(
        "N7",
        "AND rejected_by = :operator AND decided_with = :decision",
        "AND rejected_by = :operator AND :decision > 0",
        (f"{UNDO}test_of_two_whom_a_row_is_not_each_is_taken_back_by_itself",),
        "undo takes back more than its button names",
    ),
    Mutant(
        "N7",
        "    if seen.rows > shown:\n        raise Refused(Reason.NOT_AS_SHOWN)\n",
        "",
        (f"{UNDO}test_who_has_become_more_since_they_were_asked_about_is_not_proposed_with_them",),
        "more are proposed together than were asked about",
    ),
    Mutant(
        "N7",
        "if row.version != version or not row.is_to_be_decided:",
        "if not row.is_to_be_decided:",
        (f"{TOGETHER}test_what_a_colleague_has_decided_meanwhile_stays_and_the_next_row_is_shown",),
        "an old card overrides what a colleague has decided about a row since",
    ),
    Mutant(
        "N7",
        """    if row.is_with_another(actor.id, actor.now):
        raise Refused(Reason.IN_OTHER_HANDS)
""",
        "",
        (f"{TOGETHER}test_a_row_that_nobody_has_decided_comes_back_when_its_time_is_over",),
        "a row is decided while a colleague has it in hand",
    ),
    Mutant(
        "N7",
        'f"SELECT w.id FROM {_TO_BE_DECIDED} AND {FREE} AND w.id <> :but"',
        'f"SELECT w.id FROM {_TO_BE_DECIDED} AND w.id <> :but"',
        (f"{TOGETHER}test_two_who_go_through_a_list_are_shown_different_rows",),
        "two operators are shown the same row of a list",
    ),
    Mutant(
        "N7",
        '{_FIRST_PRESS} AND {WORK} AND {FREE} AND {NOT_OWN}"',
        '{_FIRST_PRESS} AND {WORK} AND {NOT_OWN}"',
        (f"{TOGETHER}test_what_a_colleague_has_in_hand_is_not_proposed_with_the_sure_ones",),
        "what a colleague looks at is proposed with the sure ones",
    ),
    Mutant(
        "N1",
        "    if (await _candidate(tx, row, person_id)).person_id is None:\n"
        "        raise Refused(Reason.NOT_REVIEWED)\n",
        "",
        (f"{TOGETHER}test_a_row_that_is_not_the_person_on_one_list_is_not_proposed_from_an_old_card_of_another",),
        "a row is proposed as somebody who it is not, as a colleague has found",
    ),
    Mutant(
        "N7",
        "    return await _change(tx, found, new, OPEN_TO_CHANGE)\n",
        "    return await _change(tx, found, new, tuple(Stage))\n",
        (
            "tests/stories/test_broadcasts.py::test_a_change_begun_before_the_approval_and_ended_after_it_changes_nothing",
        ),
        "an author changes what was approved; survives, since the door has asked for the stage before",
    ),
    Mutant(
        "N7",
        '    await audit.write(tx, actor.id, "verified", "return_report", report.id, actor.now,'
        " confirmed=actor.confirmation)\n",
        "",
        RETURN,
        "nobody knows who verified",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, actor.id, "took", "call", call.id, actor.now)
""",
        "",
        RETURN,
        "nobody knows who took a call and saw the number",
    ),
    Mutant(
        "N7",
        """await audit.write(
        tx, actor.id, "corrected", "verification", verification.id, actor.now, said, confirmed=actor.confirmation
    )""",
        "pass",
        RETURN,
        "nobody knows who corrected",
    ),
    Mutant(
        "N7",
        """"corrected", "verification", verification.id, actor.now, said,""",
        """"corrected", "verification", verification.id, actor.now,""",
        RETURN,
        "nobody knows why it was corrected",
    ),
    Mutant(
        "N7",
        """    await looks.keep(tx, actor, "viewed", "return_report", report.id)
""",
        "",
        RETURN,
        "nobody knows who looked at a report",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, actor.id, "stopped", "verification", verification_id, actor.now)
""",
        "",
        RETURN,
        "nobody knows who stopped a return",
    ),
    Mutant(
        "N7",
        """    await looks.keep(tx, actor, "saw telephone", "inquiry", inquiry.id)
""",
        "",
        (f"{AUDIT}test_what_is_done_about_an_inquiry_is_written_down",),
        "nobody knows who saw a number",
    ),
    Mutant(
        "N7",
        '    await audit.write(tx, actor.id, "dismissed", "operator", subject.id, actor.now,'
        " confirmed=actor.confirmation)\n",
        "",
        (f"{AUDIT}test_what_an_administrator_does_is_written_down",),
        "nobody knows who removed an operator",
    ),
    Mutant(
        "N7",
        '    await audit.write(tx, actor.id, "approved", "broadcast", found.id, actor.now,'
        " confirmed=actor.confirmation)\n",
        "",
        (f"{AUDIT}test_what_is_done_about_an_update_is_written_down",),
        "nobody knows who approved an update",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, actor.id, "linked", "sighting", sighting.id, actor.now)
""",
        "",
        (f"{AUDIT}test_what_is_done_with_words_and_meetings_is_written_down",),
        "nobody knows who linked a meeting to a case",
    ),
    Mutant(
        "N7",
        """    await audit.write(tx, actor.id, "proposed", "returned_row", row.id, actor.now)
""",
        "",
        (f"{AUDIT}test_what_is_done_about_a_list_is_written_down",),
        "nobody knows who proposed a row",
    ),
)
