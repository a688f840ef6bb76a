"""Who misses whom: each way of it keeps an operator from the own family's case (N1, N3)."""

from tests.mutants.mutant import Mutant

WAYS = ("tests/storage/test_kin.py::test_each_way_of_missing_somebody_is_enough",)
DECLARED = ("tests/storage/test_kin.py::test_each_way_of_having_declared_somebody_is_enough",)
ROWS = ("tests/storage/test_kin.py::test_each_way_in_which_a_row_may_be_the_own_missing_is_enough",)

MUTANTS = (
    Mutant(
        "N1",
        'f"(own.person_id = {person}"',
        'f"(own.id = {person}"',
        WAYS,
        "an own inquiry that was accepted under another name counts as about somebody else; survives, since the clause"
        " about the inquiries of a person says it once more, only more slowly",
    ),
    Mutant(
        "N1",
        "OR own.name_fingerprint = (SELECT missed.name_fingerprint FROM",
        "OR own.id = (SELECT missed.id FROM",
        WAYS,
        "an own inquiry with the name and year of somebody counts as about somebody else",
    ),
    Mutant(
        "N1",
        "(about.id = own.id OR about.name_fingerprint = own.name_fingerprint)",
        "about.id = own.id",
        WAYS,
        "an own inquiry with the name that another relative wrote counts as about somebody else",
    ),
    Mutant(
        "N1",
        "AND (likely.person_id = {person} OR likely.other_id IN {inquiries})",
        "AND likely.other_id IN {inquiries}",
        WAYS,
        "an own inquiry that is like somebody counts as about somebody else",
    ),
    Mutant(
        "N1",
        "AND (likely.person_id = {person} OR likely.other_id IN {inquiries})",
        "AND likely.person_id = {person}",
        WAYS,
        "an own inquiry that is like another counts as about somebody else",
    ),
    Mutant(
        "N1",
        "AND (likely.other_id = own.id OR likely.person_id = own.person_id OR {_IS_TWIN})",
        "AND (likely.person_id = own.person_id OR {_IS_TWIN})",
        WAYS,
        "an inquiry that is like the own counts as about somebody else",
    ),
    Mutant(
        "N1",
        "AND (likely.other_id = own.id OR likely.person_id = own.person_id OR {_IS_TWIN})",
        "AND likely.other_id = own.id",
        WAYS,
        "an inquiry that is like the own missing counts as about somebody else",
    ),
    Mutant(
        "N3",
        'subject = f"(about.id = {inquiry} OR about.person_id = {person})"',
        'subject = f"(about.person_id = {person})"',
        (
            "tests/promises/test_n1_own_family.py::test_an_inquiry_about_the_same_name_and_year_is_reviewed_by_somebody_else",
        ),
        "an operator reviews the inquiry of another relative of the own family",
    ),
    Mutant(
        "N1",
        "(own.name_fingerprint = w.name_fingerprint",
        "(own.id = w.id",
        ROWS,
        "a row with the name and year of the own missing is shown",
    ),
    Mutant(
        "N1",
        "WHERE reported.id = w.report_id AND {about_report})",
        "WHERE reported.id = w.report_id AND 1 = 0)",
        ROWS,
        "a row that was proposed as the own missing is shown",
    ),
    Mutant(
        "N1",
        '"COALESCE(maybe.person_id, asked.person_id)", "maybe.inquiry_id"',
        '"asked.person_id", "maybe.inquiry_id"',
        ROWS,
        "a row that may be the own missing is shown",
    ),
    Mutant(
        "N1",
        '"COALESCE(maybe.person_id, asked.person_id)", "maybe.inquiry_id"',
        '"COALESCE(maybe.person_id, asked.person_id)", "NULL"',
        ROWS,
        "a row that may be who an own inquiry is about is shown before that was accepted",
    ),
    Mutant(
        "N1",
        "own.chat_id = {chat} AND {declared}))",
        "own.chat_id = {chat} AND 1 = 0))",
        ("tests/promises/test_n7_the_doors.py::test_who_misses_somebody_comes_through_no_door_to_them",),
        "whom an operator has declared counts as somebody else",
    ),
    Mutant(
        "N1",
        'f"(own.name_fingerprint = (SELECT missed.name_fingerprint FROM',
        'f"(own.id = (SELECT missed.id FROM',
        DECLARED,
        "somebody with the name and year of whom an operator has declared counts as somebody else",
    ),
    Mutant(
        "N1",
        "AND about.name_fingerprint = own.name_fingerprint)",
        "AND about.id = own.id)",
        DECLARED,
        "somebody whom a relative calls as an operator has declared them counts as somebody else",
    ),
    Mutant(
        "N1",
        "AND (likely.person_id = {person} OR likely.inquiry_id IN {inquiries})",
        "AND likely.inquiry_id IN {inquiries}",
        DECLARED,
        "somebody who is like whom an operator has declared counts as somebody else",
    ),
    Mutant(
        "N1",
        "AND (likely.person_id = {person} OR likely.inquiry_id IN {inquiries})",
        "AND likely.person_id = {person}",
        DECLARED,
        "somebody whom an inquiry is about that is like the declared counts as somebody else",
    ),
    Mutant(
        "N1",
        "        await declarations.keep_of_inquiry(tx, inquiry.id, declared)\n",
        "",
        ("tests/stories/test_own_family.py::test_an_inquiry_that_comes_later_and_is_alike_is_kept_away_too",),
        "an inquiry that comes later is not compared with whom operators have declared",
    ),
    Mutant(
        "N1",
        "if operator.id not in but:",
        "if True:",
        ("tests/promises/test_n1_own_family.py::test_hears_of_no_report_no_verification_and_no_stop",),
        "operators hear of reports and verifications about the own missing",
    ),
    Mutant(
        "N1",
        "heard = [what for relatives, what in parts if operator.id not in relatives]",
        "heard = [what for _relatives, what in parts]",
        ("tests/promises/test_n1_own_family.py::test_hears_of_no_report_no_verification_and_no_stop",),
        "operators hear of stops and corrections about the own missing",
    ),
    Mutant(
        "N1",
        "if not is_hidden(reported, operator, missed) and not await _knows(",
        "if not await _knows(",
        (
            "tests/promises/test_n1_operators_who_miss_somebody.py::test_neither_announced_nor_counted_nor_in_the_morning",
        ),
        "operators hear that somebody has met the own missing",
    ),
)
