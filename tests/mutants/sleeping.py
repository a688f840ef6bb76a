"""Rights that nobody uses sleep, and nobody wakes their own (N7)."""

from tests.mutants.mutant import Mutant

STORIES = "tests/stories/test_sleeping.py"

MUTANTS = (
    Mutant(
        "N7",
        "WHERE o.chat_id = :chat AND o.active = 1 AND {AWAKE}",
        "WHERE o.chat_id = :chat AND o.active = 1",
        (f"{STORIES}::test_who_does_nothing_for_a_month_is_warned_and_then_has_no_rights",),
        "rights that sleep can be used",
    ),
    Mutant(
        "N7",
        "if use.warned_at is not None and use.warned_at <= warned_before]",
        "if use.warned_at is not None]",
        (f"{STORIES}::test_a_standstill_of_the_bot_puts_nobody_to_sleep",),
        "nobody is warned in time before their rights sleep",
    ),
    Mutant(
        "N7",
        "            await sleeping.used(tx, request.operator, request.now)\n",
        "",
        (f"{STORIES}::test_one_press_is_enough_to_stay",),
        "the rights of whoever uses them sleep",
    ),
)
