"""One person is not in the register twice unnoticed, and two records are joined by two operators (N1 to N4)."""

from tests.mutants.mutant import Mutant

SAME = "tests/stories/test_same_person.py::"
JOINING = "tests/stories/test_joining.py::"
ERASED = "tests/stories/test_joining_erased.py::"
ON_LISTS = "tests/stories/test_joining_on_lists.py::"
DOUBTED = "tests/stories/test_joining_doubted.py::"
TWICE = "tests/promises/test_n2_a_person_who_is_there_twice.py::"
BOTH_OF_A_ROW = (f"{TWICE}test_of_a_row_both_operators_read_who_would_not_be_told",)
BOTH_OF_A_REPORT = (f"{TWICE}test_of_a_single_report_both_operators_read_who_would_not_be_told",)

MUTANTS = (
    Mutant(
        "N1",
        "        if all([await notices.is_doubted(tx, one) for one in those]):\n",
        "        if False:\n",
        (f"{ERASED}test_nobody_is_told_across_a_joining_that_was_doubted_when_the_record_is_erased",),
        "a return is told across a joining that a colleague doubted and nobody can decide any more",
    ),
    Mutant(
        "N1",
        "        return True\n    return last.person_id != person.id and",
        "        return True\n    return False and",
        (f"{ERASED}test_a_return_that_a_newer_wish_lets_more_relatives_hear_of_is_announced_to_operators",),
        "a newer wish lets relatives be told of whom no operator has heard",
    ),
    Mutant(
        "N1",
        "    verification_id = await release.heir(tx, verification_id)\n",
        "",
        (f"{ERASED}test_the_button_of_an_alarm_stops_what_is_left_of_it_when_its_own_record_was_erased",),
        "an alarm's button stops nothing when the record that it carries was erased",
    ),
    Mutant(
        "N2",
        "    for one in both:\n",
        "    for one in []:\n",
        (
            f"{ERASED}test_who_was_told_by_a_joining_is_not_corrected_where_the_own_return_stands"
            "_though_its_notice_was_stopped",
        ),
        "a relative whose own return stands can be sent a correction",
    ),
    Mutant(
        "N2",
        ", *await _not_compared_yet(tx, person_id)]:",
        "]:",
        (f"{TWICE}test_it_is_read_also_while_everybody_is_compared_again_after_an_import",),
        "while an import is compared nobody reads who would not be told",
    ),
    Mutant(
        "N3",
        "LEFT JOIN person p ON p.id = one.id OR p.case_id = one.case_id WHERE",
        "LEFT JOIN person p ON p.id = one.id WHERE",
        (f"{ON_LISTS}test_what_is_not_the_one_record_is_not_the_other_either",),
        "a row that is not the person is proposed by another record of them",
    ),
    Mutant(
        "N2",
        "        if not seen.were_shown(others):\n",
        "        if False:\n",
        (f"{SAME}test_no_door_accepts_somebody_new_who_looks_like_one_in_the_register",),
        "somebody is accepted a second time by one unthinking press",
    ),
    Mutant(
        "N2",
        "return others in (self.doubts, self._mark(unknown=True)) or not self.doubts",
        "return bool(others) or not self.doubts",
        (f"{SAME}test_somebody_who_takes_the_place_of_who_was_shown_is_asked_about_as_well",),
        "somebody is said to be another than one whom nobody has shown",
    ),
    Mutant(
        "N1",
        "    if shown is not None and shown != whom:\n",
        "    if False:\n",
        ("tests/stories/test_returns.py::test_nobody_is_told_whom_the_second_operator_has_not_seen_among_those",),
        "a relative is told whom the second operator has not seen among those who are",
    ),
    Mutant(
        "N1",
        "    if shown is not None and shown != audience.whom:\n",
        "    if False:\n",
        (
            "tests/stories/test_second_look.py"
            "::test_nobody_is_told_of_a_list_whom_the_second_operator_has_not_seen_among_those",
        ),
        "a relative is told of a list whom the second operator has not seen among those who are",
    ),
    Mutant(
        "N2",
        "return self._mark(unknown=not self.compared)",
        "return self._mark(unknown=False)",
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
        "of_records = (joining.joined_with(one.joined), would_not_be_told(one.doubles))",
        "of_records = (joining.joined_with(one.joined),)",
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
        "        evidence_of(draft.answers),\n        would_not_be_told(doubles),\n",
        "        evidence_of(draft.answers),\n",
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
        "if not best or not person or best.person_id != person or await _has_double(tx, actor, best):",
        "if not best or not person or best.person_id != person:",
        (f"{TWICE}test_a_sure_row_is_not_proposed_with_others_while_the_person_may_be_there_twice",),
        "a sure row is proposed unseen although relatives of a double would not be told",
    ),
    Mutant(
        "N1",
        "    if known.asked_by == actor.id:\n        raise Refused(Reason.OWN_PROPOSAL)\n",
        "",
        (f"{JOINING}test_nobody_decides_the_own_proposal",),
        "one operator alone joins two records of which a return stands",
    ),
    Mutant(
        "N1",
        "    waits = await _needs_two(tx, person_id, other_id)\n",
        "    waits = False\n",
        (f"{JOINING}test_where_a_return_stands_two_operators_join_and_the_others_are_told_after_alarm_and_hold",),
        "where a return stands one operator joins alone",
    ),
    Mutant(
        "N2",
        "    told = sum([await notices.catch_up(tx, actor.org, person.id, actor.now) for person in those])\n",
        "    told = 0\n",
        (f"{JOINING}test_where_a_return_stands_two_operators_join_and_the_others_are_told_after_alarm_and_hold",),
        "after a joining nobody is told of the return that stands",
    ),
    Mutant(
        "N2",
        "    for one in (verification, *await _of_other_records(tx, verification)):\n",
        "    for one in (verification,):\n",
        (f"{JOINING}test_a_return_of_the_one_is_told_to_the_relatives_of_both_and_each_keeps_the_own_case",),
        "a return is told to the relatives of one record only",
    ),
    Mutant(
        "N1",
        "            await reports.withdraw_one(tx, actor, verification.id)\n",
        "            pass\n",
        (f"{JOINING}test_what_has_not_left_when_they_are_taken_apart_does_not_leave_and_stands_no_more",),
        "a return stands of a record that was taken apart from it",
    ),
    Mutant(
        "N4",
        "        await holding.hold_records(tx, [person.id for person in those], holder, actor.now)\n",
        "        pass\n",
        (f"{JOINING}test_a_held_person_stays_held_and_the_other_is_held_as_well",),
        "whoever was joined with a held person is told by a message",
    ),
    Mutant(
        "N3",
        'f" WHERE record.id = {person} AND {holds})"',
        'f" WHERE record.id = {person} AND joined.id = record.id AND {holds})"',
        (f"{JOINING}test_a_relative_of_either_side_can_do_and_see_neither",),
        "an operator decides about whoever was joined with somebody of the own family",
    ),
    Mutant(
        "N1",
        "    if subject.announced_with == root.announced_with:\n",
        "    if True:\n",
        (f"{DOUBTED}test_one_press_on_the_alarm_of_a_joining_stops_the_notices_of_every_record",),
        "the alarm of a joining stops the notices of one record only",
    ),
    Mutant(
        "N3",
        "await reports.get(tx, (await reports.standing_of_case(tx, person_id))[-1].report_id)",
        "await reports.get(tx, (await reports.standing(tx, person_id))[-1].report_id)",
        (f"{DOUBTED}test_the_last_wish_holds_for_whoever_asks_by_another_record",),
        "the last wish does not hold for whoever asks by another record",
    ),
    Mutant(
        "N2",
        "            await stored_notices.move_known(tx, verification.id, stays[-1].id)\n",
        "",
        (f"{DOUBTED}test_taken_apart_later_nobody_with_a_return_of_their_own_is_told_again_or_corrected",),
        "whoever was told of a return that stands is told again, or corrected, when records are taken apart",
    ),
    Mutant(
        "N2",
        "    for record in (*sides[0], *sides[1]):\n        await notices.catch_up(tx, actor.org, record, actor.now)\n",
        "",
        (f"{DOUBTED}test_a_record_with_a_return_of_its_own_is_told_once_though_they_are_taken_apart_in_the_hold",),
        "a notice of a return that stands by itself does not leave after records were taken apart",
    ),
    Mutant(
        "N1",
        "        if await notices.is_doubted(tx, verification):\n",
        "        if False:\n",
        (f"{DOUBTED}test_while_taking_apart_waits_nobody_is_told_across_it_until_a_colleague_leaves_it",),
        "a notice leaves while it waits to be decided whether its record is of the same person",
    ),
    Mutant(
        "N1",
        "    if await is_doubted(tx, verification):\n        return 0\n",
        "",
        (f"{DOUBTED}test_who_verifies_reads_that_a_colleague_doubts_the_joining_and_who_is_told",),
        "a return is told across a joining that a colleague doubts",
    ),
    Mutant(
        "N2",
        "    if known.state is JoiningState.PARTING:\n",
        "    if False:\n",
        (f"{DOUBTED}test_while_taking_apart_waits_nobody_is_told_across_it_until_a_colleague_leaves_it",),
        "whoever was not told while a joining was doubted is never told",
    ),
    Mutant(
        "N1",
        "    await verified.hand_on_followers(tx, person_id)\n",
        "",
        (f"{DOUBTED}test_after_the_first_record_was_erased_the_others_can_still_be_taken_apart",),
        "after the record whose return was verified is erased, taking the others apart stops nothing",
    ),
)
