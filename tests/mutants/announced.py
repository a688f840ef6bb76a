"""Who has no chat hears what others hear: kept for them, shown to nobody else, read only when it was shown (N7, N1)."""

from tests.mutants.mutant import Mutant

ANNOUNCED = "tests/desk/test_announced.py::"
HEARS = (f"{ANNOUNCED}test_the_other_hears_of_each_act_of_a_stolen_account[en]",)
SHOWN = (f"{ANNOUNCED}test_nothing_is_read_that_was_not_shown_and_nobody_reads_what_is_said_to_others[en]",)
LATER = (f"{ANNOUNCED}test_whoever_says_later_whom_they_miss_does_not_read_what_was_said_of_them[en]",)
MOVED = (f"{ANNOUNCED}test_what_was_said_to_one_is_not_read_by_another_to_whom_somebody_has_moved_it[en]",)
ALERTS = (f"{ANNOUNCED}test_what_a_chat_that_names_nobody_leaves_out_is_read_at_the_desk",)

DAY = (f"{ANNOUNCED}test_an_administrator_is_not_removed_by_a_day_in_which_nobody_opened_the_desk",)
CODES = (f"{ANNOUNCED}test_codes_are_reset_by_two_who_have_no_chat",)

MUTANTS = (
    Mutant(
        "N7",
        "any(at is not None and at <= before for at in heard)",
        "bool(heard)",
        DAY,
        "an administrator is removed by a day in which nobody who could object opened the desk",
    ),
    Mutant(
        "N7",
        " UNION ALL SELECT read_at FROM announcement WHERE dedup = :dedup)",
        ")",
        DAY,
        "what was read at the desk counts as heard by nobody, and no administrator is ever removed there",
    ),
    Mutant(
        "N7",
        'await second_factor.reset(tx, request.actor, operator, request.number("asked_at"))',
        "await second_factor.ask_reset(tx, request.actor, operator)",
        CODES,
        "nobody at the desk can agree to reset codes",
    ),
    Mutant("N7", "    if not hears:\n", "    if False:\n", HEARS, "who has no chat hears nothing"),
    Mutant(
        "N7",
        " and not await in_chat.only_alerts(tx)\n    if not hears:",
        "\n    if not hears:",
        ALERTS,
        "what a chat that names nobody leaves out is read nowhere",
    ),
    Mutant(
        "N7",
        "hears = spoken is not None and await chats.is_reachable(tx, chat_id) and",
        "hears = spoken is not None and",
        ALERTS,
        "what is said to a chat that takes nothing is read nowhere",
    ),
    Mutant(
        "N1", " OR NOT {_OWN})", " OR 1 = 1)", LATER, "whoever says later whom they miss reads what was said of them"
    ),
    Mutant(
        "N7",
        "WHERE {among} AND chat_id = :chat AND read_at IS NULL",
        "WHERE {among} AND :chat > 0 AND read_at IS NULL",
        SHOWN,
        "one operator marks as read what was said to another",
    ),
    Mutant(
        "N6",
        'return record if record["to"] == row["chat_id"] else nothing',
        "return record",
        MOVED,
        "what was said to one is read by another, to whom somebody has moved it",
    ),
)
