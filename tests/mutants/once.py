"""Once, in order, and by one process (N5)."""

from tests.mutants.mutant import Mutant

OUTCOMES = "tests/reliability/test_outcomes.py::"

MUTANTS = (
    Mutant(
        "N5",
        """what was stopped stays.  LeaseLost.\"\"\"
    await hold(tx, lease)
""",
        """what was stopped stays.  LeaseLost.\"\"\"
""",
        ("tests/reliability/test_sending.py::test_who_has_lost_the_lease_sends_nothing",),
        "a process that slept through its lease sends beside the new one",
    ),
    Mutant(
        "N5",
        "WHERE id = ended.column1 AND state = 'sending' AND epoch = ended.column2",
        "WHERE id = ended.column1 AND state = 'sending' AND ended.column2 > 0",
        (f"{OUTCOMES}test_an_arrival_that_an_earlier_leader_learns_of_too_late_ends_nothing",),
        "a late answer to the old leader ends the flight of the new one",
    ),
    Mutant(
        "N5",
        "settled_at = :now, sealed = NULL WHERE id = :id AND state = 'new'\"",
        'settled_at = :now, sealed = NULL WHERE id = :id"',
        ("tests/reliability/test_acting.py::test_what_was_done_in_a_commit_that_nobody_heard_of_is_not_done_again",),
        "after a commit in doubt an update is acted on twice",
    ),
    Mutant(
        "N5",
        "WHERE lease.until < {tx.clock} OR",
        "WHERE lease.until < {tx.clock} + 10 OR",
        ("tests/storage/test_lease.py::test_a_lease_that_is_about_to_run_out_is_still_nobody_elses",),
        "a lease is taken while its owner still acts",
    ),
    Mutant(
        "N5",
        "CREATE UNIQUE INDEX outbox_notice",
        "CREATE INDEX outbox_notice",
        ("tests/promises/test_n1_the_database_refuses.py::test_every_way_around_a_second_operator_is_refused",),
        "one notice is twice on its way",
    ),
    Mutant(
        "N5",
        "WHERE notice_id = :id AND taken_by IS NULL AND told_at IS NULL",
        "WHERE notice_id = :id AND told_at IS NULL",
        (
            "tests/stories/test_corrections.py"
            "::test_a_correction_that_arrives_while_an_operator_is_calling_leaves_the_call_in_their_hands",
        ),
        "a call vanishes under who is on the telephone",
    ),
    Mutant(
        "N5",
        ', now, dedup=f"list/{list_id}/{total}/{operator.id}")',
        ", now)",
        ("tests/stories/test_lists.py::test_when_the_last_notice_of_a_list_is_out_the_operators_hear_how_many_know",),
        "operators hear the sum of a list again and again",
    ),
)
