"""What is kept, for how long, and who could read it (N6)."""

from tests.mutants.mutant import Mutant

MUTANTS = (
    Mutant(
        "N6",
        """    await tx.execute(
        "UPDATE audit SET sealed = NULL WHERE subject = :table AND subject_id = :id AND sealed IS NOT NULL",
        table=table,
        id=row_id,
    )
""",
        "",
        ("tests/stories/test_erasure.py::test_everything_goes_at_once_and_a_receipt_stays",),
        "what operators wrote about a family outlives it",
    ),
    Mutant(
        "N6",
        """        if photo:
            await persons.drop_photo(tx, person_id, photo)
""",
        "",
        (
            "tests/stories/test_erasure.py::test_the_photo_that_somebody_forgotten_gave_is_on_no_card_of_another_relative",
        ),
        "the photo of somebody forgotten stays",
    ),
    Mutant(
        "N6",
        "DEAD_UPDATES, OPEN_ANSWERS, SPENT, RECEIPTS = 90 * DAY,",
        "DEAD_UPDATES, OPEN_ANSWERS, SPENT, RECEIPTS = 270 * DAY,",
        (
            "tests/stories/test_retention.py::test_what_could_not_be_worked_on_is_kept_for_a_person_to_look_at_and_not_longer",
        ),
        "raw words are kept three times as long as promised",
    ),
    Mutant(
        "N6",
        "    logging.raiseExceptions = False",
        "    logging.raiseExceptions = True",
        ("tests/rules/test_logs.py::test_a_line_that_cannot_be_written_is_not_printed_elsewhere",),
        "a line that cannot be written is printed with its arguments",
    ),
    Mutant(
        "N6",
        "AND kind IN ('confirmation', 'reminder', 'broadcast')",
        "AND kind IN ('confirmation', 'reminder')",
        ("tests/stories/test_mailing.py::test_who_withdraws_consent_does_not_get_the_update_that_is_on_its_way",),
        "who has withdrawn consent still gets updates",
    ),
)
