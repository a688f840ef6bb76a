"""What operators do and see is kept, and who writes past the bot is found."""

from tests.mutants.mutant import Mutant

EDITS = "tests/storage/test_history.py::test_random_edits_are_found_and_without_one_nothing_is"
READ = "tests/stories/test_looking_back.py::"
METER = "tests/stories/test_meter.py::"
MUTANTS = (
    Mutant(
        "N7",
        "return people + PEOPLE_OF_PAGE * max(0, pages - PAGES_FREE)",
        "return people",
        ("tests/desk/test_leafing.py::test_who_leafs_on_is_counted_and_who_begins_anew_is_not",),
        "whoever reads all names that wait page by page is noticed by nobody",
    ),
    Mutant(
        "N1",
        "while is_more and len(shown) <= PAGE:",
        "while is_more and not shown:",
        ("tests/desk/test_history.py::test_no_gap_and_no_number_tells_that_something_was_left_out",),
        "a short page of the history tells that something was left out",
    ),
    Mutant(
        "N7",
        "digest.hex() if digest else None, before.hex()])",
        "digest.hex() if digest else None])",
        (EDITS,),
        "a row of the history is not bound to the one before it",
    ),
    Mutant(
        "N7",
        """ or not head_holds(tx, head):
        return max(""",
        """:
        return max(""",
        ("tests/storage/test_history.py::test_after_the_head_was_changed_work_goes_on_and_the_break_is_found",),
        "a head of the history that somebody made up is gone on from",
    ),
    Mutant(
        "N7",
        """    elif await _lost_details(tx, walk, row):
""",
        """    elif False:
""",
        (EDITS,),
        "the details of a deed can be taken away unnoticed",
    ),
    Mutant(
        "N7",
        """    await looks.keep(tx, actor, "viewed", "inquiry", inquiry.id)
    return await card_of(tx, actor, inquiry)
""",
        """    return await card_of(tx, actor, inquiry)
""",
        (f"{READ}test_cards_of_the_queue_pages_of_names_and_searches_in_vain_are_looks_too",),
        "nobody knows who turned the queue over",
    ),
    Mutant(
        "N1",
        "for row in rows if not (own and await _is_own(tx, own, row))]",
        "for row in rows]",
        (f"{READ}test_the_own_family_is_in_no_history",),
        "an administrator reads in a history of a return in the own family",
    ),
    Mutant(
        "N7",
        """        raise Refused(Reason.MANY_LOOKS)
""",
        """        pass
""",
        (f"{METER}test_who_opens_very_many_is_told_then_sees_nobody_until_an_administrator_says_so",),
        "whoever has opened very many people opens more",
    ),
    Mutant(
        "N7",
        """        raise Refused(Reason.OWN_PAUSE)
""",
        """        pass
""",
        (f"{METER}test_an_administrator_does_not_let_themselves_go_on",),
        "an administrator ends their own pause",
    ),
)
