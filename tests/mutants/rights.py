"""Rights and hands: who does what operators do, and who answers for it later (N7).

A right that the use case asks for again is not broken here: breaking it in the chat alone changes nothing.
"""

from tests.mutants.mutant import Mutant

BUTTONS = ("tests/promises/test_n7_the_doors.py::test_a_role_opens_what_it_has_the_right_to_and_nothing_else",)
COMMANDS = ("tests/stories/test_enrolment.py::test_each_role_has_the_commands_that_it_may_use",)
N7 = "tests/promises/test_n7_only_operators_do_what_operators_do.py"
FORMS = (f"{N7}::test_whose_role_is_changed_in_the_middle_ends_only_the_forms_that_it_still_may",)

MUTANTS = (
    Mutant(
        "N7",
        'press("correct", operator(Right.VERIFY,',
        'press("correct", operator(Right.STOP,',
        BUTTONS,
        "any operator begins a correction",
    ),
    Mutant(
        "N7",
        'press("told", operator(Right.CALL,',
        'press("told", operator(Right.STOP,',
        BUTTONS,
        "a broadcaster closes a call",
    ),
    Mutant(
        "N7",
        'press("batch", operator(Right.VERIFY,',
        'press("batch", operator(Right.REPORT,',
        BUTTONS,
        "a reviewer begins to verify a whole list",
    ),
    Mutant(
        "N7",
        'press("verify", operator(Right.VERIFY,',
        'press("verify", operator(Right.REPORT,',
        BUTTONS,
        "a reviewer begins to verify a return",
    ),
    Mutant(
        "N7",
        'press("approve", operator(Right.BROADCAST,',
        'press("approve", operator(Right.STOP,',
        BUTTONS,
        "a reviewer approves an update",
    ),
    Mutant(
        "N7",
        'press("dismiss", operator(Right.MANAGE,',
        'press("dismiss", operator(Right.VERIFY,',
        BUTTONS,
        "a verifier removes operators",
    ),
    Mutant(
        "N7",
        'press("guideback", operator(Right.MANAGE,',
        'press("guideback", operator(Right.REVIEW,',
        BUTTONS,
        "a reviewer brings old texts for families back",
    ),
    Mutant(
        "N7",
        'command("export", operator(Right.MANAGE,',
        'command("export", operator(Right.VERIFY,',
        COMMANDS,
        "a verifier takes all cases out",
    ),
    Mutant(
        "N7",
        "await operator(Right.REPORT, search, lambda _update: (asked, found))",
        "await operator(Right.STOP, search, lambda _update: (asked, found))",
        COMMANDS,
        "a broadcaster searches the register",
    ),
    Mutant(
        "N7",
        '"correct", (Step("statement", WORDS),), right=Right.VERIFY',
        '"correct", (Step("statement", WORDS),), right=Right.STOP',
        FORMS,
        "any operator ends a correction",
    ),
    Mutant(
        "N7",
        '"verify", (Step("statement", WORDS),), right=Right.VERIFY',
        '"verify", (Step("statement", WORDS),), right=Right.REVIEW',
        FORMS,
        "a reviewer ends a verification",
    ),
    Mutant(
        "N7",
        "Role.REVIEWER: frozenset({Right.REVIEW,",
        "Role.REVIEWER: frozenset({Right.VERIFY, Right.REVIEW,",
        BUTTONS,
        "a reviewer may verify",
    ),
)
