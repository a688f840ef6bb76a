"""Nobody else is told, and nobody learns who is registered (N3)."""

from tests.mutants.mutant import Mutant

MUTANTS = (
    Mutant(
        "N3",
        "return _said(heads) or heads",
        "return heads[:1]",
        ("tests/rules/test_tables_whose.py::test_the_column_that_says_so_is_the_persons",),
        "the first name of a row is the person's",
    ),
    Mutant(
        "N3",
        "    return None if whose(words) is Whose.OTHER else column_of(words)",
        "    return column_of(words)",
        ("tests/rules/test_tables_whose.py::test_somebody_elses_name_is_left_alone",),
        "the relative's name is a column of the person",
    ),
    Mutant(
        "N3",
        "return [i for i in inquiries if i.state is State.ACCEPTED and i.barred_by is None and wished(i, report)]",
        "return [i for i in inquiries if i.state is State.ACCEPTED and wished(i, report)]",
        (
            "tests/promises/test_n3_nobody_else_is_told.py"
            "::test_of_many_who_know_the_person_only_those_entitled_are_told",
        ),
        "who was barred is told",
    ),
    Mutant(
        "N3",
        "return [i for i in inquiries if i.state is State.ACCEPTED and i.barred_by is None and wished(i, report)]",
        "return [i for i in inquiries if i.barred_by is None and wished(i, report)]",
        (
            "tests/promises/test_n3_nobody_else_is_told.py"
            "::test_of_many_who_know_the_person_only_those_entitled_are_told",
        ),
        "who has withdrawn is told",
    ),
    Mutant(
        "N3",
        "return [i for i in inquiries if i.state is State.ACCEPTED and i.barred_by is None and wished(i, report)]",
        "return [i for i in inquiries if i.state is State.ACCEPTED and i.barred_by is None]",
        ("tests/stories/test_returns.py::test_the_returned_persons_wish_decides_who_is_told",),
        "the wish of who returned is not asked",
    ),
    Mutant(
        "N3",
        "        if not found:\n            return Found(hits)",
        "        if not found or not own:\n            return Found(hits)",
        ("tests/stories/test_finding.py::test_nobody_learns_of_the_own_family_from_what_is_found_nor_from_how_many",),
        "who is left out of a search leaves a gap",
    ),
    Mutant(
        "N3",
        "WHERE id = :id AND operator_id = :operator AND action = :action",
        "WHERE id = :id AND :operator > 0 AND action = :action",
        ("tests/stories/test_finding.py::test_many_are_shown_page_by_page_and_the_pages_are_for_who_searched",),
        "anybody turns the pages of a colleague's search",
    ),
    Mutant(
        "N3",
        'return report.wish in ("all", "not_asked")',
        'return report.wish != "only"',
        (
            "tests/promises/test_n3_nobody_else_is_told.py"
            "::test_a_wish_is_obeyed_also_for_relatives_who_are_accepted_later",
        ),
        "who wants nobody to know is made known",
    ),
    Mutant(
        "N3",
        'return inquiry.reference in report.evidence.get("chosen", "").split()',
        'return bool(report.evidence.get("chosen", ""))',
        ("tests/stories/test_returns.py::test_only_some_takes_references_of_this_person_only",),
        "all are told where some were chosen",
    ),
    Mutant(
        "N3",
        "if not chosen or not chosen <= accepted:",
        "if not chosen:",
        ("tests/stories/test_returns.py::test_only_some_takes_references_of_this_person_only",),
        "references of others are taken for chosen ones",
    ),
    Mutant(
        "N3",
        "FOREIGN KEY (inquiry_id, person_id, chat_id) REFERENCES inquiry (id, person_id, chat_id)",
        "FOREIGN KEY (inquiry_id) REFERENCES inquiry (id)",
        ("tests/storage/test_foundation.py::test_nobody_is_told_who_has_no_inquiry_on_that_person",),
        "a notice about one person goes to who asks about another",
    ),
    Mutant(
        "N3",
        "FOREIGN KEY (notice_id, chat_id) REFERENCES notice (id, chat_id)",
        "FOREIGN KEY (notice_id) REFERENCES notice (id)",
        ("tests/promises/test_n1_the_database_refuses.py::test_every_way_around_a_second_operator_is_refused",),
        "a notice leaves for a chat that is not its own",
    ),
    Mutant(
        "N3",
        """            return inquiry
    raise RowMissing(inquiry_id)
""",
        """            return inquiry
    return await inquiries.get(tx, inquiry_id)
""",
        (
            "tests/promises/test_n3_nobody_else_is_told.py"
            "::test_a_button_about_somebody_elses_inquiry_tells_as_much_as_one_about_none",
        ),
        "a made-up button opens the inquiry of somebody else",
    ),
    Mutant(
        "N3",
        """ AND (chat_id IS NULL OR chat_id = :chat)",
        code=""",
        """ AND (chat_id IS NULL OR chat_id > 0 OR :chat = 0)",
        code=""",
        ("tests/stories/test_genuine.py::test_a_code_of_somebody_else_is_answered_exactly_like_one_that_never_was",),
        "anybody may ask about the message of somebody else",
    ),
    Mutant(
        "N3",
        "Deed.CODE: Limit(10, 600),",
        "Deed.CODE: Limit(1_000, 600),",
        (
            "tests/stories/test_genuine.py"
            "::test_whoever_guesses_waits_ten_minutes_and_the_question_in_hand_is_asked_again",
        ),
        "codes can be guessed",
    ),
    Mutant(
        "N3",
        'return self.facts["category"] != "child" or self.facts["relation"] in GUARDIANS',
        "return True",
        ("tests/stories/test_calls.py::test_of_a_child_only_parents_and_guardians_are_told_by_message",),
        "anybody is told of a child by a message",
    ),
    Mutant(
        "N3",
        "consented=len(asking) > 0 and all(one.shared_at and one.barred_by is None for one in asking),",
        "consented=len(asking) > 0,",
        ("tests/stories/test_exports.py::test_partner_registries_learn_only_of_whom_the_relative_allows_it",),
        "partners learn of whom no relative allowed it",
    ),
)
