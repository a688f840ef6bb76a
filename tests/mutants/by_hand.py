"""Rules broken so that the bot speaks where only a person may, or to somebody else (N3, N4, N5)."""

from tests.mutants.mutant import Mutant

CORRECTIONS = "tests/stories/test_corrections.py::"
RETENTION = "tests/stories/test_retention.py::"
REMINDERS = "tests/stories/test_reminders_and_returns.py::"
HELD = "tests/promises/test_n4_no_death_by_message.py::"
AFTER = "tests/stories/test_after_return.py::"
SENDING = "tests/reliability/test_sending.py::"
WORDS = "tests/stories/test_correspondence.py::"
HOLDING = "tests/stories/test_holding.py::"

BY_HAND: tuple[Mutant, ...] = (
    Mutant(
        promise="N4",
        old="        await outbox.put(tx, admin.chat_id, texts.orphaned(removed.name, count), now)",
        new="        pass",
        tests=(f"{HOLDING}test_cases_of_a_removed_operator_stay_held_and_administrators_hear_of_them",),
        why="nobody hears that a held case has nobody responsible",
    ),
    Mutant(
        promise="N4",
        old="    await holding.orphaned(tx, removed, at)",
        new="""    for person in await holding.holds.oldest(tx, actor.id, 9, 0):
        await holding.persons.set_hold(tx, person.id, None, at)
""",
        tests=(f"{HOLDING}test_cases_of_a_removed_operator_stay_held_and_administrators_hear_of_them",),
        why="a held case is lifted when its holder is removed",
    ),
    Mutant(
        promise="N7",
        old="able = [one for one in await operators.active(tx, Right.REPORT) if one.id not in relatives]",
        new="able = [one for one in await operators.active(tx, Right.REPORT) if one.id or relatives]",
        tests=(f"{HOLDING}test_only_an_operator_who_may_and_is_no_relative_can_take_it",),
        why="a held case is handed over to a relative",
    ),
    Mutant(
        promise="N5",
        old="    if case.holder.id != holder_id:\n        raise Refused(Reason.NOT_AS_SHOWN)\n",
        new="    holder_id = case.holder.id\n",
        tests=(f"{HOLDING}test_only_an_operator_who_may_and_is_no_relative_can_take_it",),
        why="a case is taken from whoever has taken it over meanwhile",
    ),
    Mutant(
        promise="N3",
        old="in await holds.oldest(tx, actor.id, SHOWN, (number - 1) * SHOWN)]",
        new="in await holds.oldest(tx, 0, SHOWN, (number - 1) * SHOWN)]",
        tests=(f"{HOLDING}test_held_cases_are_listed_with_holder_and_age_but_not_those_of_the_own_family",),
        why="a held case of the own family is listed",
    ),
    Mutant(
        promise="N4",
        old='f"{ended} AND NOT {_OWED} AND NOT {_HELD}"',
        new='f"{ended} AND NOT {_OWED}"',
        tests=(f"{RETENTION}test_a_case_held_after_its_return_was_told_stays_with_the_person_who_handles_it",),
        why="a case is erased under the hands of the person who handles it",
    ),
    Mutant(
        promise="N4",
        old="AND {warned} AND NOT {_OWED} AND NOT {_HELD}",
        new="AND {warned} AND NOT {_OWED}",
        tests=(f"{RETENTION}test_a_held_case_is_not_erased_by_itself_and_gets_no_warning",),
        why="a held case is erased since its relative was silent",
    ),
    Mutant(
        promise="N4",
        old="    for sort in (ReminderKind.DETAILS, ReminderKind.LETTER):",
        new="    for sort in ():",
        tests=(
            f"{REMINDERS}test_a_reminder_that_waits_for_the_morning_does_not_arrive_when_the_case_was_held_in_the_night",
        ),
        why="the morning after a case was held its family is asked whether the details are right",
    ),
    Mutant(
        promise="N4",
        old="        await notices.stop(tx, inquiry_id=inquiry.id)\n        await reminder_job.stop_on_hold",
        new="        await reminder_job.stop_on_hold",
        tests=(f"{HELD}test_a_held_case_gets_no_message_by_itself_and_the_family_sees_no_difference",),
        why="a notice leaves although the case is held",
    ),
    Mutant(
        promise="N4",
        old="    if await _is_held(tx, person_id):\n        return 0\n",
        new="",
        tests=(f"{HELD}test_a_relative_accepted_while_the_case_is_held_is_confirmed_and_told_no_more",),
        why="a relative who is accepted while the case is held is told by the bot",
    ),
    Mutant(
        promise="N4",
        old="    await open_person(tx, actor, report.person_id, right, held=held)\n",
        new="",
        tests=(f"{HELD}test_while_a_case_is_held_nothing_can_be_reported_or_verified",),
        why="a return is verified while the case is held",
    ),
    Mutant(
        promise="N4",
        old="if held is Held.REFUSES and person.held_by is not None:",
        new="if held is Held.REFUSES and person.held_by is not None and right is not Right.REPORT:",
        tests=(f"{HELD}test_while_a_case_is_held_nothing_can_be_reported_or_verified",),
        why="a return is reported while the case is held",
    ),
    Mutant(
        promise="N4",
        old="    await corrections.hold(tx, person_id, now)\n",
        new="",
        tests=(f"{CORRECTIONS}test_nothing_about_a_held_case_is_corrected_by_a_message",),
        why="a correction on its way leaves although the case was held",
    ),
    Mutant(
        promise="N4",
        old='    if reason := "held" if held else await by_call.reason(tx, inquiry):',
        new="    if reason := await by_call.reason(tx, inquiry):",
        tests=(f"{CORRECTIONS}test_nothing_about_a_held_case_is_corrected_by_a_message",),
        why="a correction about a held case is a message",
    ),
    Mutant(
        promise="N4",
        old="    return None if held and all(held) else texts.not_read(org)",
        new="    return texts.not_read(org)",
        tests=("tests/stories/test_promised_days.py::test_about_a_held_case_nothing_is_said_by_itself",),
        why="a family whose case is held is told by itself that its letter waits",
    ),
    Mutant(
        promise="N4",
        old="    return not await _is_held(tx, inquiry) and not await notices",
        new="    return not await notices",
        tests=(f"{RETENTION}test_a_held_case_is_not_erased_by_itself_and_gets_no_warning",),
        why="a family whose case is held is warned that it will be erased",
    ),
    Mutant(
        promise="N4",
        old="AND v.state = 'standing' AND p.held_by IS NULL AND",
        new="AND v.state = 'standing' AND",
        tests=(f"{AFTER}test_nobody_who_has_to_doubt_it_hears_what_comes_next",),
        why="what usually comes next is said although the case is held",
    ),
    Mutant(
        promise="N5",
        old='    await hold(tx, lease)\n    among, values = one_of("id", ids)',
        new='    among, values = one_of("id", ids)',
        tests=(f"{SENDING}test_who_has_lost_the_lease_sends_nothing",),
        why="a process that lost its lease sends beside the new one",
    ),
    Mutant(
        promise="N3",
        old="WHERE chat_id = :chat AND (inquiry_id = :inquiry OR inquiry_id IS NULL) ORDER BY id",
        new="WHERE chat_id = :chat OR inquiry_id = :inquiry OR inquiry_id IS NULL ORDER BY id",
        tests=(f"{WORDS}test_words_of_one_family_are_never_on_another_familys_card",),
        why="words of one family are on the card of another",
    ),
)
