"""What Telegram took is not what somebody has read, and only who got it can say so (N1, N2, N3)."""

from tests.mutants.mutant import Mutant

READ = "tests/stories/test_acknowledging.py::"
UNREAD = "tests/stories/test_unread.py::"
AWAY = "tests/stories/test_telegram_away.py::"

MUTANTS = (
    Mutant(
        "N2",
        "AND unread IS NOT NULL AND message_id < :message",
        "AND unread IS NOT NULL AND message_id <> :message",
        ("tests/storage/test_away.py::test_a_notice_goes_from_told_over_unread_to_acknowledged",),
        "what was written before a notice came says that it was read",
    ),
    Mutant(
        "N3",
        "WHERE n.id = :id AND n.chat_id = :chat AND {_ARRIVED}",
        "WHERE n.id = :id AND :chat > 0 AND {_ARRIVED}",
        (f"{READ}test_nobody_else_can_say_it",),
        "somebody else says that a relative has read it",
    ),
    Mutant(
        "N1",
        "WHERE n.id = :id AND n.chat_id = :chat AND {_ARRIVED}",
        "WHERE n.id = :id AND n.chat_id = :chat",
        (f"{READ}test_before_it_can_have_come_its_button_is_no_button",),
        "a forged press says, before the notice leaves, that there is one",
    ),
    Mutant(
        "N2",
        "        await acknowledging.words(tx, chat, sender.origin.message_id, now)\n",
        "        pass\n",
        (f"{READ}test_whoever_writes_after_it_has_read_it_also_with_a_client_that_shows_no_button",),
        "whoever answers a notice in words counts as not having read it",
    ),
    Mutant(
        "N2",
        "unread = CASE WHEN acknowledged_at IS NULL AND NOT EXISTS",
        "unread = CASE WHEN 1 = 0 AND NOT EXISTS",
        ("tests/storage/test_register.py::test_a_return_is_public_when_all_relatives_know_and_the_person_wants_it",),
        "that Telegram took a message counts as somebody having read it",
    ),
    Mutant(
        "N2",
        'await calls.add_beside(tx, seen.notice_id, "unread", now)',
        "pass",
        (f"{UNREAD}test_who_has_not_read_it_is_asked_once_more_and_then_called",),
        "who never reads a notice is called by nobody",
    ),
    Mutant(
        "N4",
        "WHERE w.id = n.verification_id AND q.held_by IS NULL AND ((n.sort",
        "WHERE w.id = n.verification_id AND ((n.sort",
        (f"{UNREAD}test_whom_it_does_not_concern_any_more_is_neither_asked_nor_called",),
        "the relative in a case that a person handles is written to by itself",
    ),
    Mutant(
        "N3",
        "(w.state = 'standing' AND i.state = 'accepted' AND i.barred_by IS NULL)",
        "(w.state = 'standing' AND i.state = 'accepted')",
        (f"{UNREAD}test_whom_it_does_not_concern_any_more_is_neither_asked_nor_called",),
        "who was barred since is called about the return",
    ),
    Mutant(
        "N2",
        "AND {_NOT_DOUBTED} AND {_UNREAD} AND {_NOT_IN_HAND} AND {_MAY_GO}",
        "AND {_NOT_DOUBTED} AND {_NOT_IN_HAND} AND {_MAY_GO}",
        (f"{UNREAD}test_whom_it_does_not_concern_any_more_is_neither_asked_nor_called",),
        "a question that waited for the morning leaves although the return fell in the night",
    ),
    Mutant(
        "N2",
        "    await calls.drop(tx, notice_id)\n    call = await",
        "    call = await",
        (f"{UNREAD}test_who_reads_it_later_leaves_the_list",),
        "who has read a notice is called all the same",
    ),
    Mutant(
        "N2",
        "OR (n.state = 'told' AND n.unread IS NOT NULL\"",
        "OR (n.state = 'due' AND n.unread IS NOT NULL\"",
        (f"{UNREAD}test_who_shut_us_out_without_a_word_is_called_and_told_again_when_they_come_back",),
        "who comes back to an empty chat reads nothing of what was told",
    ),
    Mutant(
        "N2",
        'if await calls.add_while_due(tx, seen.notice_id, "away", now):',
        "if seen.notice_id == 0:",
        (f"{AWAY}test_after_ten_minutes_due_notices_are_on_the_list_and_leave_it_when_telegram_is_back",),
        "while Telegram is away nobody is called",
    ),
    Mutant(
        "N2",
        "AND {_UNREAD} AND {_NOT_IN_HAND} AND {_MAY_GO}",
        "AND {_UNREAD} AND {_MAY_GO}",
        (f"{AWAY}test_whose_call_somebody_has_in_hand_is_told_by_that_person_alone",),
        "a message leaves while an operator is telling the same on the telephone",
    ),
    Mutant(
        "N2",
        "AND (o.tries > 0 OR :silent = 1)",
        "AND (o.tries > 0 OR :silent = 2)",
        ("tests/storage/test_away.py::test_what_was_not_tried_is_overdue_when_telegram_is_silent_alone",),
        "what waits behind a flood limit of hours is called by nobody",
    ),
    Mutant(
        "N1",
        "f\" OR (v.state = 'standing' AND {LEAVES_AT} <= :now - {AWAY}))\"",
        "\" OR v.state = 'standing')\"",
        (f"{AWAY}test_nobody_is_listed_while_the_alarm_is_still_on_its_way",),
        "relatives are listed before operators could stop it",
    ),
)
