"""Who comes back is told after all, once, and only what may still be told (N1, N2, N3, N4)."""

from tests.mutants.mutant import Mutant

BACK = "tests/stories/test_coming_back.py::"
SILENCE = (f"{BACK}test_who_is_not_to_be_told_any_more_comes_back_to_silence",)

MUTANTS = (
    Mutant(
        "N2",
        "    await coming_back.call_given_back(tx, actor.org, call.chat_id, actor.now)\n",
        "",
        (f"{BACK}test_whose_call_is_not_made_is_told_if_they_came_back_meanwhile",),
        "who came back while somebody had the call in hand is never told by message",
    ),
    Mutant(
        "N2",
        "        await comes_back(tx, org, chat, now)\n",
        "        await chats.set_reachable(tx, chat.id, True)\n",
        (f"{BACK}test_who_only_writes_is_told_as_well",),
        "who comes back is told nothing",
    ),
    Mutant(
        "N2",
        "if not (chat.reachable or sender.leaves):",
        "if not chat.reachable:",
        (f"{BACK}test_word_of_a_block_brings_nobody_back",),
        "who has just blocked the bot counts as back, and the call is off the list",
    ),
    Mutant(
        "N2",
        "BOUNCED = \"c.reason IN ('gone', 'refused') AND c.taken_by IS NULL AND",
        "BOUNCED = \"c.reason IN ('gone', 'refused') AND",
        (f"{BACK}test_whose_call_somebody_has_in_hand_is_told_by_that_person",),
        "a call is taken out of the hands of who is on the telephone, and told twice",
    ),
    Mutant(
        "N3",
        "c.reason IN ('gone', 'refused') AND c.taken_by",
        "c.taken_by",
        ("tests/stories/test_corrections.py::test_who_may_have_been_told_when_it_was_stopped_is_asked_by_a_person",),
        "who perhaps never knew of a return reads by a message that it was none",
    ),
    Mutant(
        "N1",
        "    if not await notices.may_be_said(tx, verification, inquiry, bounce.sort):\n        return\n",
        "",
        (f"{BACK}test_the_returned_persons_last_word_decides_who_is_still_told_by_message",),
        "who comes back is told against the last wish of who returned",
    ),
    Mutant(
        "N2",
        "    if await take_back(tx, bounce.notice_id, now):\n",
        '    if await take_back(tx, bounce.notice_id, now) and bounce.sort != "correction":\n',
        (f"{BACK}test_a_correction_that_bounced_is_said_when_the_relative_comes_back",),
        "a correction that bounced is said by nobody",
    ),
    Mutant(
        "N4",
        "return verification.corrected_by is not None and not await _is_held(tx, verification.person_id)",
        "return verification.corrected_by is not None",
        (f"{BACK}test_a_correction_about_a_case_that_is_held_meanwhile_stays_with_a_person",),
        "a correction about a case that is held meanwhile is a message",
    ),
    Mutant(
        "N2",
        "SET state = 'due' WHERE id = :id AND state = 'call'",
        "SET state = 'due' WHERE id = :id AND state = 'due'",
        (f"{BACK}test_who_unblocks_the_bot_is_told_at_once_and_nobody_calls",),
        "the call is off the list and the notice is not due",
    ),
    Mutant(
        "N2",
        "SET state = 'stopped', settled_at = :now, sealed = NULL\"\n        \" WHERE notice_id = :id AND state IN",
        'SET settled_at = :now, sealed = NULL"\n        " WHERE notice_id = :id AND state IN',
        (f"{BACK}test_who_unblocks_the_bot_is_told_at_once_and_nobody_calls",),
        "a message that bounced stands in the way of the next",
    ),
    Mutant(
        "N2",
        "with suppress(CannotDecrypt):  # a broken record",
        "with suppress(ZeroDivisionError):  # a broken record",
        (f"{BACK}test_a_broken_record_keeps_nobody_from_an_answer",),
        "who comes back gets no answer since a record is broken",
    ),
)
