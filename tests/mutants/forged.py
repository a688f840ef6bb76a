"""What somebody without the keys writes into the database counts nothing (N1, N3, N7)."""

from tests.mutants.mutant import Mutant

WRITER = "tests/promises/test_n1_a_writer_without_keys.py::"
EVERY_COLUMN = (f"{WRITER}test_every_column_that_decides_changed_in_every_way_tells_nobody",)

MUTANTS = (
    Mutant(
        "N1",
        "    rows = await _without_forged(tx, rows, now)\n",
        "",
        EVERY_COLUMN,
        "a notice leaves without a look at what it rests on",
    ),
    Mutant(
        "N1",
        '    return [row for row in rows if not found[row["id"]]]\n',
        "    return rows\n",
        EVERY_COLUMN,
        "a notice that rests on a forged row leaves and is due as well",
    ),
    Mutant(
        "N1",
        '"standing" and not row["was_stopped"]',
        '"standing"',
        (f"{WRITER}test_a_stopped_verification_that_is_put_back_whole_tells_nobody",),
        "a verification that was stopped is put back with its older stamp",
    ),
    Mutant(
        "N1",
        '    return [_call(row) for row in rows if row["notice_id"] not in refused]\n',
        "    return [_call(row) for row in rows]\n",
        (f"{WRITER}test_nobody_is_called_about_what_was_forged",),
        "an operator is asked to call about a return that was forged",
    ),
    Mutant(
        "N3",
        '    if record.get("to") != [row["chat_id"], row["notice_id"]]:\n',
        '    if "to" not in record:\n',
        (f"{WRITER}test_an_answer_to_one_family_cannot_be_sent_to_another",),
        "words to one family are sent to another",
    ),
    Mutant(
        "N7",
        '    return stamps.fits(tx, "operator", row) and not is_older\n',
        "    return not is_older\n",
        (f"{WRITER}test_a_role_that_was_written_into_the_database_opens_no_door",),
        "a role that was written into the database counts",
    ),
    Mutant(
        "N7",
        'is_older = row["was_removed"] or (',
        "is_older = (",
        (f"{WRITER}test_who_was_removed_does_not_come_back_by_an_older_row",),
        "who was removed comes back by an older row with its stamp",
    ),
    Mutant(
        "N7",
        "        if not _agrees(tx, row):\n",
        "        if False:\n",
        (f"{WRITER}test_whoever_is_found_by_an_operators_telegram_id_is_no_operator",),
        "whoever is found by an operator's Telegram id is that operator",
    ),
    Mutant(
        "N7",
        ' or (row["fell_asleep"] and row["asleep_at"] is None)\n',
        "\n",
        (f"{WRITER}test_rights_that_sleep_are_not_woken_by_a_row",),
        "rights that sleep are woken by an older row with its stamp",
    ),
    Mutant(
        "N1",
        ' or not stamps.fits(tx, "lockdown", row) or _contradicts(row):\n',
        " or _contradicts(row):\n",
        (f"{WRITER}test_that_another_operator_wants_a_lockdown_lifted_cannot_be_written",),
        "one operator ends a lockdown with what they wrote into the database",
    ),
    Mutant(
        "N1",
        ' or not stamps.fits(tx, "lockdown", row) or _contradicts(row):\n',
        ' or not stamps.fits(tx, "lockdown", row):\n',
        (f"{WRITER}test_a_lockdown_is_not_lifted_by_a_row",),
        "a lockdown is lifted by the row from before it",
    ),
    Mutant(
        "N1",
        '    return not all(stamps.fits(tx, "comparison", row) for row in rows)\n',
        "    return not rows\n",
        (f"{WRITER}test_what_an_operator_is_written_to_have_compared_verifies_nothing",),
        "what nobody has compared is verified with a list",
    ),
    Mutant(
        "N7",
        "        found += [row for row in some if row.id in bound]\n",
        "        found += some\n",
        (f"{WRITER}test_a_press_that_takes_back_leaves_what_was_put_to_it_later",),
        "a press takes back what it was not about",
    ),
)
