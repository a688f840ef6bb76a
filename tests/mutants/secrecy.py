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
            "tests/stories/test_erasure.py"
            "::test_the_photo_that_somebody_forgotten_gave_is_on_no_card_of_another_relative",
        ),
        "the photo of somebody forgotten stays",
    ),
    Mutant(
        "N6",
        "DEAD_UPDATES, OPEN_ANSWERS, SPENT, RECEIPTS = 90 * DAY,",
        "DEAD_UPDATES, OPEN_ANSWERS, SPENT, RECEIPTS = 270 * DAY,",
        (
            "tests/stories/test_retention.py"
            "::test_what_could_not_be_worked_on_is_kept_for_a_person_to_look_at_and_not_longer",
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
    Mutant(
        "N6",
        'return f"{table}|{row}|{key_id}".encode()',
        'return f"{table}|{key_id}".encode()',
        ("tests/storage/test_encryption.py::test_it_does_not_open_in_another_place",),
        "the record of one row opens in another",
    ),
    Mutant(
        "N6",
        "_BLOCK = 64",
        "_BLOCK = 1",
        ("tests/storage/test_encryption.py::test_the_length_tells_little",),
        "the length of a record tells the length of a name",
    ),
    Mutant(
        "N6",
        'return f"{purpose}\\0{value}".encode',
        'return f"{value}".encode',
        ("tests/storage/test_encryption.py::test_a_fingerprint_depends_on_key_purpose_and_value",),
        "equal values of different tables look equal",
    ),
    Mutant(
        "N6",
        'return f"<{_name(value)}>"',
        "return str(value)",
        ("tests/rules/test_logs.py::test_of_an_object_only_its_type_is_said",),
        "an object is logged with its words",
    ),
    Mutant(
        "N6",
        'return TOKEN.sub("TOKEN", value)',
        "return value",
        ("tests/rules/test_logs.py::test_a_token_is_taken_out_wherever_it_stands",),
        "the token is in the log",
    ),
    Mutant(
        "N6",
        'if getattr(type(error), "safe_to_log", False) else ""',
        "",
        ("tests/rules/test_logs.py::test_an_exception_is_its_type_and_its_places",),
        "an exception is logged with its words",
    ),
    Mutant(
        "N6",
        'lines[0] if lines else ""',
        'str(event["event"])',
        ("tests/rules/test_logs.py::test_of_a_librarys_message_only_the_template_is_said",),
        "all lines of a library are logged",
    ),
    Mutant(
        "N6",
        """        await _never_again(tx, tx.fingerprint("reference", subject.reference), now)
""",
        """        pass
""",
        ("tests/stories/test_erasure.py::test_an_import_does_not_bring_back_who_was_erased",),
        "an import brings back who was forgotten",
    ),
    Mutant(
        "N6",
        "tries = tries + 1, sealed = NULL FROM (VALUES",
        "tries = tries + 1 FROM (VALUES",
        ("tests/reliability/test_sending.py::test_a_message_arrives_and_its_words_are_erased",),
        "words stay after they were sent",
    ),
    Mutant(
        "N6",
        "path.touch(mode=0o600)",
        "path.touch(mode=0o644)",
        ("tests/promises/test_n6_a_stolen_file_names_nobody.py::test_files_are_for_their_owner_only",),
        "others on the machine read the database",
    ),
    Mutant(
        "N6",
        '"secure_delete=ON"',
        '"secure_delete=OFF"',
        ("tests/storage/test_backup.py::test_what_was_deleted_is_not_in_the_file_any_more",),
        "what was erased is still in the file",
    ),
    Mutant(
        "N6",
        "return self.now - self.retention_days * DAY",
        "return self.now - 2 * self.retention_days * DAY",
        (
            "tests/stories/test_retention.py"
            "::test_a_withdrawn_inquiry_is_erased_after_its_time_with_the_person_nobody_asks_about",
        ),
        "cases are kept twice as long as promised",
    ),
)
