"""What Telegram says counts, and nothing that anybody else says in its place (N2, N5)."""

from tests.mutants.mutant import Mutant

OUTCOMES = "tests/reliability/test_outcomes.py::"
MEANING = (f"{OUTCOMES}test_each_answer_has_one_meaning",)
NOT_TELEGRAMS = (f"{OUTCOMES}test_what_telegram_did_not_say_never_ends_a_message",)

MUTANTS = (
    Mutant(
        "N2",
        "        return _of_another(status, tries)",
        "        return _refusal(status, {}, tries)",
        NOT_TELEGRAMS,
        "a family is given up since a proxy says 403",
    ),
    Mutant(
        "N5",
        "MAY_HAVE_PASSED_IT_ON = (200, 502, 504)",
        "MAY_HAVE_PASSED_IT_ON = (502, 504)",
        NOT_TELEGRAMS,
        "a reminder is said twice behind a page to log in",
    ),
    Mutant(
        "N5",
        "return Later(pause(tries), holds_all=status == 429)",
        "return Later(pause(tries))",
        NOT_TELEGRAMS,
        "a gateway’s limit is not obeyed",
    ),
    Mutant(
        "N2",
        'return Sent(_message_id(said.get("result"))) if status == 200 else Uncertain(pause(tries))',
        'return Sent(_message_id(said.get("result")))',
        (f"{OUTCOMES}test_taken_and_refused_at_once_means_that_nobody_knows",),
        "what was taken and refused at once counts as told",
    ),
    Mutant(
        "N2",
        'return _refusal(said["error_code"], said, tries)',
        "return _refusal(status, said, tries)",
        MEANING,
        "who has blocked the bot is tried for ever and never called",
    ),
    Mutant(
        "N2",
        "        return Later(LONGEST_PAUSE)\n    return",
        '        return Rejected("unauthorized")\n    return',
        ("tests/promises/test_n2_no_return_left_untold.py::test_no_passing_fault_keeps_a_relative_from_being_told",),
        "a wrong token counts as the last word about a message",
    ),
    Mutant(
        "N5",
        "    if isinstance(answer, NotSent):\n        return Later(pause(tries))\n",
        "",
        MEANING,
        "what never left counts as perhaps told",
    ),
    Mutant(
        "N2",
        "        return Gone(_why_gone(description))\n    if code == 429",
        '        return Rejected("forbidden")\n    if code == 429',
        MEANING,
        "who has blocked the bot counts as our fault",
    ),
    Mutant(
        "N2",
        '            return Rejected("unreadable")',
        "            return Later(60)",
        (
            "tests/promises/test_n2_no_return_left_untold.py"
            "::test_a_notice_that_cannot_be_read_any_more_puts_the_relative_on_the_call_list",
        ),
        "a notice that no key opens is tried for ever",
    ),
    Mutant(
        "N2",
        "    await batches.sum_up(tx, notice_id, now)\n",
        "",
        ("tests/stories/test_lists.py::test_when_the_last_notice_of_a_list_is_out_the_operators_hear_how_many_know",),
        "the sum of a list never comes when its last relative has to be called",
    ),
)
