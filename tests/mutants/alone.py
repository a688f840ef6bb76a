"""Nobody decides alone, and nobody goes on who was removed (N7)."""

from tests.mutants.mutant import Mutant

MUTANTS = (
    Mutant(
        "N7",
        "CHECK (approver_id <> author_id),",
        "CHECK (approver_id > 0),",
        ("tests/storage/test_broadcast_schema.py::test_nobody_sends_alone",),
        "the database lets an author approve",
    ),
    Mutant(
        "N7",
        "FOREIGN KEY (broadcast_id, approver_id) REFERENCES broadcast (id, approver_id)",
        "FOREIGN KEY (broadcast_id) REFERENCES broadcast (id)",
        ("tests/storage/test_broadcast_schema.py::test_words_go_out_only_with_an_approval",),
        "words go out that nobody has approved",
    ),
    Mutant(
        "N7",
        """    if found.author_id == actor.id:
        raise Refused(Reason.OWN_UPDATE)
""",
        "",
        ("tests/stories/test_broadcasts.py::test_who_wrote_it_cannot_approve_it",),
        "an author who approves hears nothing of it",
    ),
    Mutant(
        "N7",
        "if not (may(author.role, Right.BROADCAST) and await operators.is_active(tx, author.id)):",
        "if author.id != found.author_id:",
        ("tests/stories/test_broadcasts.py::test_what_an_author_wrote_whose_role_was_taken_away_is_not_sent",),
        "what was written by who was removed goes out",
    ),
    Mutant(
        "N7",
        "if preview.digest != digest:",
        "if found is None:",
        (
            "tests/stories/test_broadcasts.py"
            "::test_an_approval_of_what_was_changed_since_is_refused_and_the_new_text_shown",
        ),
        "what was changed after the preview goes out",
    ),
    Mutant(
        "N7",
        """if request.operator and may(request.operator.role, right):
            await sleeping""",
        """if request.operator:
            await sleeping""",
        ("tests/promises/test_n7_the_doors.py::test_a_role_opens_what_it_has_the_right_to_and_nothing_else",),
        "every operator may press everything",
    ),
    Mutant(
        "N7",
        "WHERE o.chat_id = :chat AND o.active = 1",
        "WHERE o.chat_id = :chat",
        ("tests/stories/test_enrolment.py::test_administrators_hear_of_a_new_operator_and_can_remove_them_at_once",),
        "who was removed goes on",
    ),
    Mutant(
        "N7",
        "WHERE code_fingerprint = :code AND used_at IS NULL AND",
        "WHERE code_fingerprint = :code AND",
        ("tests/stories/test_enrolment.py::test_a_link_works_once_and_a_guess_looks_like_any_other_start",),
        "a one-time link works twice",
    ),
    Mutant(
        "N7",
        'used_at IS NULL AND expires_at > :now"',
        'used_at IS NULL"',
        ("tests/stories/test_enrolment.py::test_a_link_works_once_and_a_guess_looks_like_any_other_start",),
        "an old link still works",
    ),
    Mutant(
        "N7",
        "since = None if operator_id == actor.id else await operators.active_since(tx, operator_id)",
        "since = await operators.active_since(tx, operator_id)",
        ("tests/stories/test_removal.py::test_no_administrator_asks_for_or_forges_the_own_removal",),
        "an administrator is asked whether to remove themselves",
    ),
    Mutant(
        "N7",
        "    if first == actor.id:\n        raise Refused(Reason.OWN_PROPOSAL)\n    alone",
        "    alone",
        ("tests/stories/test_four_eyes.py::test_an_administrator_is_removed_by_two_or_after_a_day",),
        "one administrator alone removes another at once by pressing twice",
    ),
    Mutant(
        "N7",
        "len(await operators.active(tx, Right.MANAGE)) <= FEWEST:",
        "len(await operators.active(tx, Right.MANAGE)) < FEWEST:",
        ("tests/stories/test_four_eyes.py::test_the_last_two_administrators_cannot_be_removed_in_the_chat",),
        "one of the last two administrators removes the other",
    ),
    Mutant(
        "N7",
        "    if await _is_asked(tx, redeemed, chat.id):",
        "    if False:",
        (
            "tests/stories/test_four_eyes.py::test_whoever_opens_an_invitation_is_nobody_until_an_administrator_lets_them_in",
        ),
        "whoever opens an invitation works at once",
    ),
    Mutant(
        "N7",
        "CHECK (corrected_by IS NULL OR (stopped_by IS NOT NULL AND corrected_by <> stopped_by)),",
        "CHECK (corrected_by IS NULL OR stopped_by IS NOT NULL),",
        ("tests/promises/test_n1_the_database_refuses.py::test_every_way_around_a_second_operator_is_refused",),
        "the database lets one operator withdraw and correct",
    ),
    Mutant(
        "N7",
        """    await talks.give_back_all(tx, removed.id)
""",
        "",
        ("tests/stories/test_talk.py::test_what_a_removed_operator_had_in_hand_is_free_at_once",),
        "families wait for who was removed",
    ),
    Mutant(
        "N7",
        """    await calls.lay_down_all(tx, org, removed.id, now)
""",
        "",
        ("tests/stories/test_calls.py::test_a_call_taken_by_a_removed_operator_goes_to_the_next",),
        "a call stays with who was removed",
    ),
    Mutant(
        "N7",
        "if right and not (request.operator and may(request.operator.role, right)):",
        "if False:",
        (
            "tests/promises/test_n7_only_operators_do_what_operators_do.py::"
            "test_whose_role_is_changed_in_the_middle_ends_only_the_forms_that_it_still_may",
        ),
        "who has lost the right ends the form in hand",
    ),
)
