"""In a lockdown nothing is decided or told, and nobody ends it alone or in a moment (N1, N7)."""

from tests.mutants.mutant import Mutant

STORIES = "tests/stories/test_lockdown.py"

MUTANTS = (
    Mutant(
        "N7",
        "    if act not in IN_LOCKDOWN:\n        await not_locked(tx)\n",
        "",
        ("tests/promises/test_n1_nothing_in_a_lockdown.py::test_no_act_is_done_but_what_takes_harm_away",),
        "acts are done in a lockdown",
    ),
    Mutant(
        "N1",
        "((kind NOT IN ('notice', 'broadcast') AND",
        "((kind NOT IN ('broadcast') AND",
        (f"{STORIES}::test_nothing_is_told_until_two_have_lifted_it_and_then_not_at_once",),
        "notices leave in a lockdown",
    ),
    Mutant(
        "N1",
        "((kind NOT IN ('notice', 'broadcast') AND",
        "((kind NOT IN ('notice') AND",
        (f"{STORIES}::test_an_update_that_is_being_sent_waits_as_well",),
        "updates leave in a lockdown",
    ),
    Mutant(
        "N1",
        "until = now + max(PAUSE, hold_for(org.notice_hold, await lockdowns.waiting_notices(tx)))",
        "until = now",
        (f"{STORIES}::test_nothing_is_told_until_two_have_lifted_it_and_then_not_at_once",),
        "what waited leaves in the moment in which a lockdown ends",
    ),
    Mutant(
        "N7",
        "    if first == actor.id:\n        raise Refused(Reason.OWN_PROPOSAL)\n    if first is not None:\n",
        "    if first is not None:\n",
        (f"{STORIES}::test_one_alone_lifts_nothing_nor_do_two_of_whom_none_is_an_administrator",),
        "one operator ends a lockdown alone",
    ),
    Mutant(
        "N7",
        "    if not any(may(role, Right.MANAGE) for role in roles):\n        raise Refused(Reason.NO_ADMINISTRATOR)\n",
        "    if not roles:\n        raise Refused(Reason.NO_ADMINISTRATOR)\n",
        (f"{STORIES}::test_one_alone_lifts_nothing_nor_do_two_of_whom_none_is_an_administrator",),
        "a lockdown ends without an administrator",
    ),
    Mutant(
        "N7",
        "    await not_locked(tx)\n    operator_id = await operators.enrol(",
        "    operator_id = await operators.enrol(",
        (f"{STORIES}::test_nobody_becomes_an_operator_and_the_link_stays_good",),
        "somebody becomes an operator in a lockdown",
    ),
    Mutant(
        "N7",
        "    if await lockdowns.is_on(tx):\n        raise Refused(Reason.NO_NEW_FACTOR)\n",
        "",
        ("tests/stories/test_second_factor.py::test_in_a_lockdown_nobody_sets_one_up_nor_goes_on_with_one",),
        "somebody sets up an authenticator in a lockdown",
    ),
    Mutant(
        "N7",
        "    if await lockdowns.is_on(tx):\n        return Answer.LOCKED\n",
        "",
        ("tests/stories/test_second_factor.py::test_in_a_lockdown_nobody_sets_one_up_nor_goes_on_with_one",),
        "an authenticator that was begun before a lockdown counts in it",
    ),
)
