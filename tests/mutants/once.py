"""Once, in order, and by one process (N5)."""

from tests.mutants.mutant import Mutant

MUTANTS = (
    Mutant(
        "N5",
        """what was stopped stays.  LeaseLost.
    \"""
    await hold(tx, lease)
""",
        """what was stopped stays.  LeaseLost.
    \"""
""",
        ("tests/reliability/test_sending.py::test_who_has_lost_the_lease_sends_nothing",),
        "a process that slept through its lease sends beside the new one",
    ),
    Mutant(
        "N5",
        "WHERE id = ended.column1 AND state = 'sending' AND epoch = ended.column2",
        "WHERE id = ended.column1 AND state = 'sending' AND ended.column2 > 0",
        ("tests/reliability/test_outcomes.py::test_an_arrival_that_an_earlier_leader_learns_of_too_late_ends_nothing",),
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
        "WHERE NOT lease.until BETWEEN {tx.clock} AND",
        "WHERE NOT lease.until BETWEEN {tx.clock} + 10 AND",
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
        (("tests/stories/test_lists.py::test_when_the_last_notice_of_a_list_is_out_the_operators_hear_how_many_know"),),
        "operators hear the sum of a list again and again",
    ),
    Mutant(
        "N5",
        """sealed = CASE WHEN :keeps = 1 THEN sealed END"
        " WHERE id = :id AND state = 'sending' AND epoch = :epoch",""",
        """sealed = CASE WHEN :keeps = 1 THEN sealed END"
        " WHERE id = :id AND state = 'sending' AND :epoch > 0",""",
        ("tests/reliability/test_outcomes.py::test_an_outcome_of_an_earlier_leader_comes_too_late",),
        "a late refusal to the old leader ends the flight of the new one",
    ),
    Mutant(
        "N5",
        """due_at = :due_at, tries = tries + 1"
        " WHERE id = :id AND state = 'sending' AND epoch""",
        """due_at = :due_at, tries = tries + 1"
        " WHERE id = :id AND epoch""",
        ("tests/reliability/test_outcomes.py::test_an_outcome_counts_once",),
        "what was sent is sent again",
    ),
    Mutant(
        "N5",
        'state = "due" if Kind(row["kind"]).repeats_when_unknown else "unknown"',
        'state = "due"',
        ("tests/reliability/test_sending.py::test_what_a_crash_left_in_flight_is_decided_by_its_kind",),
        "a reminder comes twice after a crash",
    ),
    Mutant(
        "N5",
        "(p.urgency = o.urgency AND p.id < o.id)",
        "(p.urgency = o.urgency AND p.id > o.id)",
        ("tests/reliability/test_sending.py::test_one_chat_hears_in_the_order_of_what_was_said",),
        "one chat hears the last word first",
    ),
    Mutant(
        "N5",
        """    await hold(tx, delivery.lease)
    touched = await tx.execute(
        "UPDATE inbox SET state = 'done'""",
        """    touched = await tx.execute(
        "UPDATE inbox SET state = 'done'""",
        ("tests/reliability/test_acting.py::test_who_has_lost_the_lease_does_nothing",),
        "a process that slept through its lease acts beside the new one",
    ),
    Mutant(
        "N5",
        "                await self._store.run(inbox.keep, entries, int(self._now()))",
        "                int(self._now())",
        ("tests/reliability/test_receiving.py::test_what_was_said_is_kept_as_it_came",),
        "an update is confirmed and not kept",
    ),
    Mutant(
        "N5",
        """why=trouble.reason(fault))
        return web.Response(status=503)""",
        """why=trouble.reason(fault))
        return web.Response()""",
        ("tests/reliability/test_receiving.py::test_the_webhook_says_no_when_the_store_fails",),
        "the webhook says yes to what was not kept",
    ),
    Mutant(
        "N5",
        'content.get("from" if name == "callback_query" else "chat")',
        'content.get("chat")',
        ("tests/reliability/test_acting.py::test_words_and_buttons_of_one_person_are_one_lane",),
        "a button overtakes the words before it",
    ),
    Mutant(
        "N5",
        "if self._stopping or rest is not None:",
        "if self._stopping:",
        ("tests/reliability/test_acting.py::test_nothing_overtakes_an_update_that_is_tried_again",),
        "words overtake those that are tried again",
    ),
    Mutant(
        "N5",
        "ELSE lease.epoch + 1 END",
        "ELSE lease.epoch END",
        ("tests/storage/test_lease.py::test_a_lease_that_ran_out_goes_to_the_next_with_a_higher_epoch",),
        "the new leader cannot be told from the old one",
    ),
    Mutant(
        "N5",
        """WHERE {_OURS}",
        role=lease.role,
        owner=lease.owner,
        epoch=lease.epoch,
        seconds""",
        """WHERE role = :role AND :owner <> '' AND :epoch > 0",
        role=lease.role,
        owner=lease.owner,
        epoch=lease.epoch,
        seconds""",
        ("tests/storage/test_lease.py::test_a_lease_that_ran_out_stays_ours_until_somebody_takes_it",),
        "a lease that another has taken is renewed",
    ),
    Mutant(
        "N5",
        """        await flood.hold_until(tx, now + outcome.seconds)
""",
        """        pass
""",
        ("tests/reliability/test_sending.py::test_a_restart_obeys_the_flood_limit",),
        "a restart forgets the flood limit",
    ),
    Mutant(
        "N5",
        """        " AND (taken_by IS NULL OR taken_by = :operator)"
        f" AND EXISTS""",
        '        f" AND EXISTS',
        (
            "tests/stories/test_calls.py"
            "::test_two_operators_cannot_take_the_same_call_and_one_given_back_goes_to_the_next",
        ),
        "two operators call the same family",
    ),
    Mutant(
        "N5",
        """        await self._db.commit()
        for ticket, outcome in done:
            ticket.settle(outcome)
""",
        """        for ticket, outcome in done:
            ticket.settle(outcome)
        await asyncio.sleep(0.1)
        await self._db.commit()
""",
        ("tests/storage/test_writer.py::test_a_job_is_there_for_everybody_when_run_returns_and_not_before",),
        "somebody hears of success before the commit",
    ),
)
