"""The second factor: a code for each act, taken once (N7)."""

from tests.mutants.mutant import Mutant

EACH = ("tests/promises/test_n7_a_code_for_each_act.py::test_an_act_is_done_with_its_own_code_only",)
STORIES = "tests/stories/test_second_factor.py::"

MUTANTS = (
    Mutant(
        "N7",
        'if self.org.second_factor == "required" and not confirmed:',
        'if self.org.second_factor == "required" and self.confirmation is None and False:',
        EACH,
        "no act needs a code",
    ),
    Mutant(
        "N7",
        "and step > last:",
        "and step > 0:",
        (f"{STORIES}test_a_code_is_good_for_one_act_only",),
        "a code is taken twice",
    ),
    Mutant(
        "N7",
        "        await second_factor.drop(tx, staff)\n",
        "        pass\n",
        EACH,
        "what waits for a code outlasts another press",
    ),
    Mutant(
        "N7",
        "return now < found.paused_until or waits.expires_at < now",
        "return now < found.paused_until",
        (f"{STORIES}test_after_five_minutes_nothing_is_done",),
        "a code is good for what was pressed hours ago",
    ),
    Mutant(
        "N7",
        "return now < found.paused_until or waits.expires_at < now",
        "return waits.expires_at < now",
        (f"{STORIES}test_who_guesses_is_paused_and_all_administrators_hear_of_it",),
        "codes can be guessed without end",
    ),
    Mutant(
        "N7",
        "    if by == actor.id:\n        raise Refused(Reason.OWN_PROPOSAL)\n    await confirms(tx, actor, Act.RESET",
        "    await confirms(tx, actor, Act.RESET",
        (f"{STORIES}test_two_administrators_reset_the_codes_of_a_third_and_one_alone_does_not",),
        "one administrator alone resets somebody's codes",
    ),
    Mutant(
        "N7",
        "        await delete(tx, operator.chat_id, message_id, now)\n    return waits",
        "    return waits",
        EACH,
        "a code that was taken stays in the chat",
    ),
)
