"""Rules broken so that a family never hears what is so (N2)."""

from tests.mutants.mutant import Mutant

STOPPING = "tests/stories/test_stopping.py::"
CORRECTIONS = "tests/stories/test_corrections.py::"
LISTS = "tests/stories/test_lists.py::"
RETENTION = "tests/stories/test_retention.py::"
REMINDERS = "tests/stories/test_reminders_and_returns.py::"
UNTOLD = "tests/promises/test_n2_no_return_left_untold.py::"
CALLS = "tests/stories/test_calls.py::"
TOO_LATE = "tests/stories/test_told_too_late.py::"

IMPORTED = "tests/storage/test_register.py::"

NEVER_TOLD: tuple[Mutant, ...] = (
    Mutant(
        promise="N2",
        old="(await stored.verification(tx, verification_id)).report_id, Reopened.STOPPED)",
        new="0, Reopened.STOPPED)",
        tests=(
            "tests/stories/test_open_again.py::test_a_list_that_was_stopped_is_open_again_and_can_be_worked_through_anew",
        ),
        why="what was stopped of a list is told to nobody any more",
    ),
    Mutant(
        promise="N2",
        old="    return Change.ANOTHER if imported.is_another(known.facts, facts) else Change.CHANGED",
        new="    return Change.CHANGED",
        tests=(IMPORTED + "test_nobody_gives_way_to_somebody_else_without_a_word",),
        why="somebody else with the same id takes the place of a person in silence",
    ),
    Mutant(
        promise="N2",
        old="    return bool(asked or await reports.open_of(tx, person.id) or await reports.standing(tx, person.id))",
        new="    return False",
        tests=(IMPORTED + "test_for_whom_a_family_asks_nobody_takes_the_place",),
        why="somebody else takes the place of the person for whom a family asks",
    ),
    Mutant(
        promise="N2",
        old="    facts = {**known, **said}",
        new="    facts = {**said}",
        tests=(IMPORTED + "test_what_a_later_file_does_not_say_stays",),
        why="an import erases what its file does not say",
    ),
    Mutant(
        promise="N2",
        old="WHERE id IN (SELECT notice_id FROM outbox WHERE state = 'sending')",
        new="WHERE 1 = 0",
        tests=(f"{CORRECTIONS}test_whose_notice_was_on_its_way_when_the_bot_died_is_asked_by_a_person_what_they_know",),
        why="whoever may have been told in the moment of a crash is left out of the correction",
    ),
    Mutant(
        promise="N2",
        old="return await of_list.standing(tx, list_id, chat_id), await of_list.know(tx, list_id, chat_id)",
        new="return await of_list.standing(tx, list_id, chat_id), 0",
        tests=(f"{LISTS}test_when_a_whole_list_was_told_and_is_stopped_a_second_operator_can_correct_it",),
        why="nobody can correct a whole list whose notices had left",
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
        old='f"i.closed_at < :before AND NOT {_OWED}"',
        new='"i.closed_at < :before"',
        tests=(f"{RETENTION}test_nobody_is_erased_who_still_has_to_be_called_of_a_correction",),
        why="an inquiry that was withdrawn is erased while its relative is still to be called",
    ),
    Mutant(
        promise="N2",
        old='f"{ended} AND NOT {_OWED} AND NOT {_HELD}"',
        new='f"{ended} AND NOT {_HELD}"',
        tests=(f"{RETENTION}test_nobody_is_erased_who_still_has_to_be_called_of_a_correction",),
        why="an inquiry that ended is erased while its relative is still to be called of a correction",
    ),
    Mutant(
        promise="N2",
        old="AND {warned} AND NOT {_OWED} AND NOT {_HELD}",
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
        promise="N2",
        old="    await reminder_job.rest_after_telling(tx, call.chat_id, actor.now)\n",
        new="",
        tests=(f"{REMINDERS}test_who_was_told_of_one_by_telephone_is_not_asked_about_the_other_for_a_week",),
        why="a question about details follows a call about a return in the same hour",
    ),
    Mutant(
        promise="N1",
        old="    await cleaning.delete_calls(tx, [call.id for call in in_hand], now)\n    for call",
        new="    for call",
        tests=(
            "tests/stories/test_call_cards.py::test_when_a_return_is_withdrawn_its_card_disappears_and_every_press_says_so",
        ),
        why="what to say of a return stays in a chat after it was withdrawn",
    ),
    Mutant(
        promise="N2",
        old="    if await by_phone.is_to_be_corrected(tx, inquiry.id):\n",
        new="    if False:\n",
        tests=(
            "tests/desk/test_telephone_alone.py::test_nobody_is_erased_before_they_are_told_that_a_return_was_none",
        ),
        why="who was told of a return that was none is erased on the phone and can never be corrected",
    ),
    Mutant(
        promise="N2",
        old='_OWED = f"({PENDING} OR {UNCORRECTED})"',
        new='_OWED = f"({PENDING})"',
        tests=(f"{RETENTION}test_nobody_is_erased_who_was_told_of_a_return_that_was_none_and_not_corrected",),
        why="who was told of a return that was none is erased by the clock and can never be corrected",
    ),
    Mutant(
        promise="N2",
        old="        _does_not_hold(erased.uncorrected) if erased.uncorrected else None,\n",
        new="",
        tests=(
            "tests/stories/test_erasure.py"
            "::test_who_was_told_of_a_return_that_was_none_is_erased_and_told_so_with_the_receipt",
        ),
        why="who erases everything goes on believing in a return that was none",
    ),
    Mutant(
        promise="N2",
        old="        await corrections.told_late(tx, call, actor.now)\n",
        new="",
        tests=(f"{TOO_LATE}test_who_was_told_before_it_was_recorded_is_called_once_more_and_corrected",),
        why="whoever was told of a return when it had been corrected hears of no correction",
    ),
    Mutant(
        promise="N2",
        old='f"UPDATE notice SET uncertain_at = :now WHERE {uncertain}", now=now',
        new='f"UPDATE notice SET uncertain_at = NULL WHERE {uncertain} AND :now > 0", now=now',
        tests=(f"{TOO_LATE}test_who_may_have_been_told_by_an_operator_who_was_removed_is_asked",),
        why="nobody asks whom an operator who was removed has called",
    ),
    Mutant(
        promise="N2",
        old="    for inquiry_id in (perhaps := await notices.perhaps_told_of(tx, verification.id)):",
        new="    for inquiry_id in (perhaps := list[int]()):",
        tests=(f"{CORRECTIONS}test_who_may_have_been_told_when_it_was_stopped_is_asked_by_a_person",),
        why="whoever may have been told hears of no correction",
    ),
    Mutant(
        promise="N2",
        old='        state = "due" if Kind(row["kind"]).repeats_when_unknown else "unknown"',
        new='        state = "unknown"',
        tests=(f"{UNTOLD}test_a_notice_that_a_crash_left_on_its_way_is_sent_again",),
        why="a notice that a crash left on its way is never sent",
    ),
    Mutant(
        promise="N2",
        old='await _call(tx, row["notice_id"], "gone", now)',
        new='await _undelivered(tx, row["id"], now)',
        tests=(f"{UNTOLD}test_whom_no_message_reaches_is_on_the_call_list_with_the_reason",),
        why="who has blocked the bot is not called of a return",
    ),
    Mutant(
        promise="N2",
        old='    if row["notice_id"] is not None:\n        await _call(tx, row["notice_id"], "refused", now)\n',
        new="",
        tests=(f"{UNTOLD}test_whom_no_message_reaches_is_on_the_call_list_with_the_reason",),
        why="whose notice Telegram refuses is not called",
    ),
    Mutant(
        promise="N2",
        old="return Uncertain(pause(tries)) if code in MAY_HAVE_PASSED_IT_ON else Later(pause(tries))",
        new='return Rejected("fault")',
        tests=(f"{UNTOLD}test_no_passing_fault_keeps_a_relative_from_being_told",),
        why="a fault of Telegram's server counts as its last word",
    ),
    Mutant(
        promise="N2",
        old="    told_too = await notices.catch_up(tx, actor.org, person_id, actor.now)",
        new="    told_too = 0",
        tests=(f"{STOPPING}test_a_relative_accepted_after_the_verification_is_told_too",),
        why="a relative who is accepted after the verification is never told",
    ),
    Mutant(
        promise="N2",
        old="        await telling.catch_up(tx, actor.org, inquiry.person_id, actor.now)",
        new="        pass",
        tests=(f"{STOPPING}test_a_barred_relative_or_a_held_case_is_not_told_until_that_is_lifted",),
        why="a relative who may be told again is not",
    ),
    Mutant(
        promise="N2",
        old="        await telling.catch_up(tx, actor.org, record, actor.now)\n",
        new="        pass\n",
        tests=(f"{STOPPING}test_a_barred_relative_or_a_held_case_is_not_told_until_that_is_lifted",),
        why="a relative is not told after the hold of the case was lifted",
    ),
    Mutant(
        promise="N2",
        old='            await _leave_to_the_caller(tx, row["id"])\n            continue\n',
        new="            pass\n",
        tests=(f"{CALLS}test_who_is_on_the_telephone_when_a_return_falls_can_still_say_so_and_a_correction_follows",),
        why="a call is taken out of the hands of who is on the telephone, and no correction follows it",
    ),
    Mutant(
        promise="N2",
        old="DO UPDATE SET state = 'due' WHERE notice.state = 'stopped'",
        new="DO UPDATE SET state = notice.state",
        tests=(f"{STOPPING}test_a_barred_relative_or_a_held_case_is_not_told_until_that_is_lifted",),
        why="a notice that was stopped is never told although nothing stands against it any more",
    ),
    Mutant(
        promise="N2",
        old="UPDATE call SET taken_by = NULL, taken_at = NULL WHERE {mine}",
        new="UPDATE call SET taken_at = NULL WHERE {mine}",
        tests=(f"{CALLS}test_a_call_taken_by_a_removed_operator_goes_to_the_next",),
        why="a call stays with an operator who was removed",
    ),
    Mutant(
        promise="N2",
        old='        " AND (taken_by IS NULL OR taken_by = :operator)"\n',
        new="",
        tests=(f"{CALLS}test_two_operators_cannot_take_the_same_call_and_one_given_back_goes_to_the_next",),
        why="two operators call the same relative",
    ),
)
