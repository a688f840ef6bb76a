"""What is refused leaves no trace, and is said so that its reader can go on (N5, N7)."""

from tests.mutants.mutant import Mutant

REFERENCES = ("tests/stories/test_returns.py::test_only_some_takes_references_of_this_person_only",)
UNDONE = "tests/stories/test_refusals.py::"

MUTANTS = (
    Mutant(
        "N7",
        "    toast = await job(tx, request, *args)\n",
        """    try:
        toast = await job(tx, request, *args)
    except Refused as refusal:
        toast = await refused(tx, request, refusal)
""",
        (f"{UNDONE}test_what_a_deed_wrote_before_it_was_refused_is_undone",),
        "what was written before a refusal stays",
    ),
    Mutant(
        "N5",
        "        raise refusal.ending(draft.form) from None",
        "        raise",
        REFERENCES,
        "a form that is refused in the end loses its last question",
    ),
    Mutant(
        "N5",
        "if refusal.form and not FORMS[refusal.form].stays_when_refused:",
        "if refusal.form:",
        REFERENCES,
        "evidence is lost with a wrong reference below it",
    ),
    Mutant(
        "N7",
        "if refusal.form and not FORMS[refusal.form].stays_when_refused:",
        "if refusal.form and FORMS[refusal.form] is None:",
        (f"{UNDONE}test_a_form_that_was_refused_in_the_end_is_closed",),
        "a form that was refused in the end asks for ever",
    ),
    Mutant(
        "N5",
        "    if refusal.form:\n        await dialogs.repeat(tx, request)\n",
        "",
        REFERENCES,
        "who is refused at the end of a form sees no way on",
    ),
    Mutant(
        "N7",
        "        return Refused(self.reason, form)",
        "        return Refused(Reason.CHANGED, form)",
        (
            "tests/promises/test_n1_own_family.py::test_who_has_become_a_relative_in_the_middle_of_a_form_does_not_end_it",
        ),
        "who is refused at the end of a form hears another reason",
    ),
    Mutant(
        "N5",
        "    except RowMissing:  # of what was to be done or",
        "    except ZeroDivisionError:  # of what was to be done or",
        ("tests/stories/test_erasure.py::test_every_press_on_the_card_of_somebody_forgotten_is_answered_kindly",),
        "a button about what was erased is a fault",
    ),
    Mutant(
        "N5",
        "    await inbox.finish(tx, delivery, now)\n    chat = await chats.get_or_create(",
        "    chat = await chats.get_or_create(",
        (
            "tests/promises/test_n5_nothing_lost_nothing_twice.py::test_a_whole_story_that_telegram_sends_again_changes_nothing",
        ),
        "an update is not marked done in the transaction that acts on it",
    ),
    Mutant(
        "N3",
        "            return inquiry\n    raise RowMissing(inquiry_id)\n",
        "            return inquiry\n    await inquiries.get(tx, inquiry_id)\n    raise Refused(Reason.HELD)\n",
        (
            "tests/promises/test_n3_nobody_else_is_told.py"
            "::test_a_button_about_somebody_elses_inquiry_tells_as_much_as_one_about_none",
        ),
        "the refusal tells that somebody else has such an inquiry",
    ),
)
