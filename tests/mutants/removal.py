"""Who is removed has nothing in hand any more, hears so, and hears nothing else as an operator (N7)."""

from tests.mutants.mutant import Mutant

REMOVAL = "tests/stories/test_removal.py::"
AGAIN = "tests/stories/test_open_again.py::"
HANDS = (f"{REMOVAL}test_what_a_removed_operator_had_in_hand_is_free_for_others",)
TOLD = (f"{REMOVAL}test_a_press_asks_first_and_a_second_one_is_told_to_every_administrator_and_the_removed",)
DUE = (f"{REMOVAL}test_what_is_due_to_a_removed_operator_does_not_leave",)

MUTANTS = (
    Mutant(
        "N7",
        'gone, "active = 1 AND enrolled_at = :since"',
        'gone, "active = 1 AND :since > 0"',
        (f"{REMOVAL}test_an_old_button_does_not_remove_whoever_came_again_with_another_role",),
        "an old button removes whoever came again with another role",
    ),
    Mutant(
        "N7",
        'gone, "active = 1 AND enrolled_at',
        'gone, "enrolled_at',
        (f"{REMOVAL}test_two_presses_remove_once_and_the_second_says_so",),
        "somebody is removed twice",
    ),
    Mutant(
        "N7",
        "    await in_review.give_back_all(tx, removed.id)\n",
        "",
        HANDS,
        "an inquiry stays in the hands of who was removed",
    ),
    Mutant(
        "N7",
        "    await in_hand.give_back_all(tx, removed.id)\n",
        "",
        ("tests/stories/test_lists_together.py::test_what_a_removed_operator_had_in_hand_is_shown_to_a_colleague",),
        "a row of a list stays in the hands of who was removed",
    ),
    Mutant(
        "N2",
        "    await leaving.open_again(tx, actor, removed.id)\n",
        "",
        (f"{AGAIN}test_what_a_removed_operator_has_proposed_is_open_again_for_a_colleague",),
        "the proposals of who was removed can be neither verified nor proposed again",
    ),
    Mutant(
        "N2",
        "        if await operators.is_active(tx, waits.reported_by):\n            raise Refused(Reason.EXISTS)\n",
        "        if waits:\n            raise Refused(Reason.EXISTS)\n",
        (f"{AGAIN}test_a_single_report_of_who_has_left_stays_to_be_read_until_a_colleague_reports_again",),
        "the report of who was removed keeps everybody from reporting the return",
    ),
    Mutant(
        "N2",
        "    for waits in await stored.open_of_case(tx, person_id):\n        await fall_with_reporter(",
        "    for waits in (await stored.open_of_case(tx, person_id))[:1]:\n        await fall_with_reporter(",
        (f"{AGAIN}test_two_reports_of_joined_records_bar_a_third_until_both_reporters_have_left",),
        "a second report of who was removed keeps everybody from reporting the return",
    ),
    Mutant(
        "N7",
        "    await sightings.give_back_all(tx, removed.id)\n",
        "",
        (f"{REMOVAL}test_a_report_of_a_meeting_in_the_hands_of_who_was_removed_is_free_for_others",),
        "the report of a meeting stays in the hands of who was removed",
    ),
    Mutant(
        "N7",
        "    await drafts.erase_operators(tx, removed.chat_id)\n",
        "",
        HANDS,
        "who was removed keeps what they had begun as an operator",
    ),
    Mutant(
        "N7",
        "    await withdrawing.stop_operators(tx, removed.chat_id, now, answers=not is_relative)\n",
        "",
        DUE,
        "who was removed still reads what was due to an operator",
    ),
    Mutant(
        "N2",
        "answers=not is_relative)",
        "answers=True)",
        (f"{REMOVAL}test_an_answer_to_an_operator_as_a_relative_still_arrives",),
        "a relative who was an operator as well loses the answers to a family",
    ),
    Mutant(
        "N7",
        "texts.told(actor.org, removed, by, at), but=(actor.id,))",
        "texts.told(actor.org, removed, by, at), but=tuple(o.id for o in await operators.active(tx)))",
        TOLD,
        "the other administrators do not hear that somebody was removed",
    ),
    Mutant(
        "N7",
        "    await outbox.put(tx, removed.chat_id, texts.told_removed(actor.org, removed, by, at), at)\n",
        "",
        TOLD,
        "who was removed does not hear so",
    ),
    Mutant(
        "N7",
        "    if not await operators.is_active(tx, report.reported_by):\n        raise Refused(Reason.REPORTER_GONE)\n",
        "",
        ("tests/stories/test_cases.py::test_a_report_of_a_removed_operator_can_be_rejected_and_made_anew",),
        "a return is verified on the word of who was removed",
    ),
)
