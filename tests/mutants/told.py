"""Rules broken so that a family hears what is not so, or never hears what is so (N1, N2, N4)."""

from tests.mutants.mutant import Mutant

STOPPING = "tests/stories/test_stopping.py::"
CORRECTIONS = "tests/stories/test_corrections.py::"
LISTS = "tests/stories/test_lists.py::"
RETENTION = "tests/stories/test_retention.py::"
REMINDERS = "tests/stories/test_reminders_and_returns.py::"
CALLS = "tests/stories/test_calls.py::"

TOLD: tuple[Mutant, ...] = (
    Mutant(
        promise="N1",
        old="n.id = outbox.notice_id AND n.state = 'due' AND (v.state",
        new="n.id = outbox.notice_id AND (v.state",
        tests=(f"{STOPPING}test_what_was_decided_while_a_notice_was_on_its_way_counts_when_it_is_tried_again",),
        why="a notice that comes back from a flight leaves although its relative was barred or the case held",
    ),
    Mutant(
        promise="N1",
        old="UPDATE notice SET state = 'call' WHERE id = :id AND state = 'due'",
        new="UPDATE notice SET state = 'call' WHERE id = :id AND state <> 'told'",
        tests=(
            f"{CALLS}test_nobody_is_called_when_the_return_fell_or_the_relative_was_barred_while_the_notice_was_on_its_way",
        ),
        why="a barred relative is put on the call list when the notice bounces",
    ),
    Mutant(
        promise="N1",
        old="AND state = 'stopped' AND uncertain_at IS NOT NULL ORDER BY id",
        new="AND state = 'stopped' ORDER BY id",
        tests=(f"{CORRECTIONS}test_who_was_stopped_in_time_never_hears_of_the_return_nor_of_its_correction",),
        why="a relative whose notice was stopped in time is called about a return that was none",
    ),
    Mutant(
        promise="N1",
        old="v.release_at <= :now AND (v.state = 'standing' OR n.sort = 'correction')",
        new="v.release_at <= :now",
        tests=(f"{CALLS}test_a_call_given_back_after_the_return_fell_is_handed_to_nobody",),
        why="a call about a return that fell is handed to the next operator",
    ),
    Mutant(
        promise="N2",
        old="WHERE id IN (SELECT notice_id FROM outbox WHERE state = 'sending')",
        new="WHERE 1 = 0",
        tests=(f"{CORRECTIONS}test_whose_notice_was_on_its_way_when_the_bot_died_is_asked_by_a_person_what_they_know",),
        why="whoever may have been told in the moment of a crash is left out of the correction",
    ),
    Mutant(
        promise="N1",
        old="SET state = 'open', report_id = NULL, seen_by = NULL",
        new="SET state = 'open', report_id = NULL",
        tests=(f"{LISTS}test_a_row_that_is_proposed_anew_is_compared_anew",),
        why="a row that is proposed anew counts as compared already",
    ),
    Mutant(
        promise="N1",
        old='if (found["seen_by"] == operator_id) == seen]',
        new='if (found["seen_by"] is not None) == seen]',
        tests=(f"{LISTS}test_a_list_is_verified_only_by_who_has_compared_it",),
        why="a list is verified by somebody who has not compared it",
    ),
    Mutant(
        promise="N2",
        old="told += (await returns.fall(tx, turn, verification_id))[1]",
        new="await returns.fall(tx, turn, verification_id)",
        tests=(f"{LISTS}test_when_a_whole_list_was_told_and_is_stopped_a_second_operator_can_correct_it",),
        why="nobody can correct a whole list whose notices had left",
    ),
    Mutant(
        promise="N1",
        old="WHERE list_id = :list AND state = 'open' AND verdict = 'sure' ORDER BY number",
        new="WHERE list_id = :list AND state = 'open' ORDER BY number",
        tests=(f"{LISTS}test_only_sure_ones_are_proposed_together_and_nobody_verifies_the_own_proposals",),
        why="what is only likely is proposed together with what is sure",
    ),
    Mutant(
        promise="N1",
        old=" AND w.state IN ('open', 'later') AND l.hostile = 0",
        new=" AND w.state IN ('open', 'later')",
        tests=(f"{LISTS}test_a_reviewer_sees_who_may_be_on_a_list_unless_the_detaining_power_has_published_it",),
        why="a reviewer sees what the detaining power has published like any other list",
    ),
    Mutant(
        promise="N2",
        old="AND p.state IN ('due', 'call') AND (v.state = 'standing' OR p.sort = 'correction'))",
        new="AND p.state IN ('due', 'call') AND v.state = 'standing')",
        tests=(f"{RETENTION}test_nobody_is_erased_who_still_has_to_be_called_of_a_correction",),
        why="an inquiry is erased while its relative is still to be called of a correction",
    ),
    Mutant(
        promise="N2",
        old='f"i.closed_at < :before AND NOT {_PENDING}"',
        new='"i.closed_at < :before"',
        tests=(f"{RETENTION}test_nobody_is_erased_who_still_has_to_be_called_of_a_correction",),
        why="an inquiry that was withdrawn is erased while its relative is still to be called",
    ),
    Mutant(
        promise="N2",
        old='f"{ended} AND NOT {_PENDING} AND NOT {_HELD}"',
        new='f"{ended} AND NOT {_HELD}"',
        tests=(f"{RETENTION}test_nobody_is_erased_who_still_has_to_be_called_of_a_correction",),
        why="an inquiry that ended is erased while its relative is still to be called of a correction",
    ),
    Mutant(
        promise="N2",
        old="AND {warned} AND NOT {_PENDING} AND NOT {_HELD}",
        new="AND {warned} AND NOT {_HELD}",
        tests=(f"{RETENTION}test_nobody_is_erased_who_still_has_to_be_called_of_a_return",),
        why="a silent relative is erased who is still to be called of a return",
    ),
    Mutant(
        promise="N2",
        old="c.id = i.chat_id AND c.warned = 2 AND",
        new="c.id = i.chat_id AND c.warned >= 1 AND",
        tests=(f"{RETENTION}test_after_a_long_downtime_nobody_is_erased_unwarned",),
        why="a silent relative is erased after one warning",
    ),
    Mutant(
        promise="N4",
        old='f"{ended} AND NOT {_PENDING} AND NOT {_HELD}"',
        new='f"{ended} AND NOT {_PENDING}"',
        tests=(f"{RETENTION}test_a_case_held_after_its_return_was_told_stays_with_the_person_who_handles_it",),
        why="a case is erased under the hands of the person who handles it",
    ),
    Mutant(
        promise="N4",
        old="AND {warned} AND NOT {_PENDING} AND NOT {_HELD}",
        new="AND {warned} AND NOT {_PENDING}",
        tests=(f"{RETENTION}test_a_held_case_is_not_erased_by_itself_and_gets_no_warning",),
        why="a held case is erased since its relative was silent",
    ),
    Mutant(
        promise="N4",
        old="    await outbox.stop_reminders(tx, chat_id, now, Sort.DETAILS)",
        new="    await chats.get(tx, chat_id)",
        tests=(
            f"{REMINDERS}test_a_reminder_that_waits_for_the_morning_does_not_arrive_when_the_case_was_held_in_the_night",
        ),
        why="the morning after a case was held its family is asked whether the details are right",
    ),
    Mutant(
        promise="N2",
        old="    await reminding.rest_after_telling(tx, await notices.chat_of_call(tx, int(call_id)), turn.now)\n",
        new="",
        tests=(f"{REMINDERS}test_who_was_told_of_one_by_telephone_is_not_asked_about_the_other_for_a_week",),
        why="a question about details follows a call about a return in the same hour",
    ),
)
