"""Rules broken so that a family hears what two people do not stand for (N1)."""

from tests.mutants.mutant import Mutant

STOPPING = "tests/stories/test_stopping.py::"
CORRECTIONS = "tests/stories/test_corrections.py::"
LISTS = "tests/stories/test_lists.py::"
DATABASE = "tests/promises/test_n1_the_database_refuses.py::"
RETURNS = "tests/stories/test_returns.py::"
CALLS = "tests/stories/test_calls.py::"

TOO_EARLY: tuple[Mutant, ...] = (
    Mutant(
        promise="N1",
        old="if claimed.alone and not shown.forwarded:",
        new="if claimed.codes and not shown.forwarded:",
        tests=("tests/stories/test_genuine.py::test_a_genuine_code_below_other_words_does_not_make_them_genuine",),
        why="a genuine code makes a forged return genuine",
    ),
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
        old="{LEAVES_AT} <= :now AND (v.state = 'standing' OR n.sort = 'correction')",
        new="{LEAVES_AT} <= :now",
        tests=(f"{CALLS}test_a_call_given_back_after_the_return_fell_is_handed_to_nobody",),
        why="a call about a return that fell is handed to the next operator",
    ),
    Mutant(
        promise="N1",
        old='_MINE = "EXISTS (SELECT 1 FROM comparison c WHERE c.report_id = r.id AND c.operator_id',
        new='_MINE = "EXISTS (SELECT 1 FROM comparison c WHERE :list > 0 AND c.operator_id',
        tests=(f"{LISTS}test_a_row_that_is_proposed_anew_is_compared_anew",),
        why="a row that is proposed anew counts as compared already",
    ),
    Mutant(
        promise="N1",
        old='c.report_id = r.id AND c.operator_id = :operator)"',
        new='c.report_id = r.id AND c.operator_id > 0)"',
        tests=(f"{LISTS}test_a_list_is_verified_only_by_who_has_compared_it",),
        why="a list is verified by somebody who has not compared it",
    ),
    Mutant(
        promise="N1",
        old="WHERE w.list_id = :list AND w.state = 'open' AND w.verdict = 'sure'",
        new="WHERE w.list_id = :list AND w.state = 'open'",
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
        promise="N1",
        old="  CHECK (reported_by <> verified_by),\n  CHECK ((state = 'stopped')",
        new="  CHECK ((state = 'stopped')",
        tests=(f"{DATABASE}test_every_way_around_a_second_operator_is_refused",),
        why="the database takes the word of one operator for that of two",
    ),
    Mutant(
        promise="N1",
        old="CHECK ((kind = 'notice') = (notice_id IS NOT NULL))",
        new="CHECK (kind = 'notice' OR notice_id IS NULL)",
        tests=(f"{DATABASE}test_every_way_around_a_second_operator_is_refused",),
        why="a notice leaves that belongs to no verification",
    ),
    Mutant(
        promise="N1",
        old="FOREIGN KEY (report_id, person_id, reported_by) REFERENCES return_report (id, person_id, reported_by)",
        new="FOREIGN KEY (report_id) REFERENCES return_report (id)",
        tests=(f"{DATABASE}test_every_way_around_a_second_operator_is_refused",),
        why="somebody else is put down as the one who reported",
    ),
    Mutant(
        promise="N1",
        old="FOREIGN KEY (notice_id, chat_id) REFERENCES notice (id, chat_id)",
        new="CHECK (1 = 1)",
        tests=(f"{DATABASE}test_every_way_around_a_second_operator_is_refused",),
        why="a notice leaves with a made-up id",
    ),
    Mutant(
        promise="N1",
        old="FOREIGN KEY (verification_id, person_id) REFERENCES verification (id, person_id)",
        new="CHECK (1 = 1)",
        tests=(f"{DATABASE}test_every_way_around_a_second_operator_is_refused",),
        why="a notice comes into being without a verification",
    ),
    Mutant(
        promise="N1",
        old="    if report.reported_by == actor.id:\n        raise Refused(Reason.OWN_REPORT)\n",
        new="",
        tests=(f"{RETURNS}test_the_reporter_cannot_verify",),
        why="the one who reported is asked to verify",
    ),
    Mutant(
        promise="N1",
        old='"(SELECT v.release_at + CASE WHEN',
        new='"(SELECT v.verified_at + CASE WHEN',
        tests=(f"{STOPPING}test_any_operator_stops_the_notices_within_the_hold",),
        why="notices leave at once, and nobody can stop them",
    ),
    Mutant(
        promise="N1",
        old="{LEAVES_AT} <= :now AND (v.state = 'standing'",
        new=":now > 0 AND (v.state = 'standing'",
        tests=(f"{CALLS}test_of_a_child_only_parents_and_guardians_are_told_by_message",),
        why="a relative is called before the notices may leave",
    ),
    Mutant(
        promise="N1",
        old="if actor.id in {verification.stopped_by for verification in stopped}:",
        new="if actor.id in {-1 for verification in stopped}:",
        tests=(f"{CORRECTIONS}test_the_operator_who_withdrew_it_cannot_send_the_correction_alone",),
        why="one operator alone withdraws a return and corrects it",
    ),
    Mutant(
        promise="N1",
        old="for verification in reversed(those):",
        new="for verification in [subject]:",
        tests=(f"{STOPPING}test_a_stop_takes_every_verification_of_the_return_so_that_none_is_left_untold",),
        why="a return that was doubted is told by an earlier verification, or never",
    ),
    Mutant(
        promise="N1",
        old="    if source.hostile:\n        raise Refused(Reason.HOSTILE_SOURCE)\n",
        new="",
        tests=(f"{LISTS}test_a_list_of_the_detaining_power_is_compared_but_never_evidence",),
        why="what the detaining power has published is evidence",
    ),
    Mutant(
        promise="N1",
        old=" AND w.held_by = :operator AND w.held_page = :page ORDER BY r.id",
        new=" AND :page > 0 ORDER BY r.id",
        tests=(f"{LISTS}test_what_is_proposed_after_a_page_was_shown_is_not_found_right_with_it",),
        why="what was proposed after the page was shown counts as compared",
    ),
    Mutant(
        promise="N1",
        old="w.batch_id IS NULL AND r.reported_by <> :operator",
        new="w.batch_id IS NULL",
        tests=(f"{LISTS}test_only_sure_ones_are_proposed_together_and_nobody_verifies_the_own_proposals",),
        why="an operator compares the own proposals",
    ),
)
