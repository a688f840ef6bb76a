"""The desk: where a request comes from, whose session it is, what a passkey signs (N7)."""

from tests.mutants.mutant import Mutant

COMING_IN = "tests/desk/test_coming_in.py::"
VISITORS = "tests/desk/test_visitors.py::"
LIST = "tests/desk/test_list.py::"
PEOPLE = "tests/desk/test_people.py::"
NUMBERS = "tests/desk/test_numbers.py::"
SECOND = "tests/desk/test_second_look.py::"
THROUGH = "tests/desk/test_through.py::"
BOARD = "tests/desk/test_board.py::"
NOTES = (
    "tests/desk/test_handover.py::test_nothing_of_the_own_family_is_handed_over_and_no_note_about_them_read",
)  # fmt: skip
IN_CHAT = ("tests/stories/test_alerts_only.py::test_a_return_is_stopped_in_a_chat_that_names_nobody",)
PHONE = "tests/desk/test_telephone.py::"
NUMBER = "tests/desk/test_new_number.py::"
ASKING = "tests/desk/test_asking_by_phone.py::"
ELSEWHERE = (f"{VISITORS}test_what_comes_from_elsewhere_is_refused",)
SIGNED = (f"{COMING_IN}test_a_signature_is_good_once_and_only_for_this_site",)
ONE_BROWSER = (f"{COMING_IN}test_two_operators_in_one_browser_are_never_taken_for_one_another",)

MUTANTS = (
    Mutant(
        "N7",
        "    for keep in owed:\n        await keep(tx)\n",
        "",
        ("tests/desk/test_apart.py::test_the_writer_reads_no_whole_list",),
        "a page of the desk is shown, and it is not kept that somebody looked",
    ),
    Mutant(
        "N5",
        "{_TO_BE_DECIDED} AND {FREE} AND {among}",
        "{_TO_BE_DECIDED} AND {among}",
        ("tests/desk/test_apart.py::test_a_row_that_a_colleague_took_meanwhile_is_passed_over",),
        "after a decision an operator is sent to a row that a colleague has in hand",
    ),
    Mutant(
        "N3",
        "if not await chats.is_on_telephone(tx, chat_id):\n        raise Refused(Reason.CHANGED)",
        "if False:\n        raise Refused(Reason.CHANGED)",
        (f"{PHONE}test_only_who_has_no_telegram_is_taken_to_be_called",),
        "whoever knows the id of a chat reads the number of a family that is told in it",
    ),
    Mutant(
        "N5",
        "except Exception as error:  # whatever the library stumbles over: charsets, boundaries, what was compressed",
        "except KeyError as error:",
        (
            "tests/promises/test_n7_hostile_requests.py::test_hundreds_of_spoilt_requests_change_nothing_and_show_nothing",
        ),
        "a body that cannot be read is a fault of the desk",
    ),
    Mutant(
        "N1",
        "if not own or not await kin.is_relative(tx, own, one.person_id, one.inquiry_id)]",
        "if True]",
        ("tests/desk/test_case.py::test_whom_the_reader_misses_stands_beside_no_inquiry",),
        "whom an operator misses stands beside an inquiry of the queue",
    ),
    Mutant(
        "N1",
        "own = await kin.or_nobodys(tx, actor.operator.chat_id)\n    counted",
        "own = 0\n    counted",
        (f"{NUMBERS}test_nothing_of_the_own_family_is_counted",),
        "the numbers count a return in the reader's own family",
    ),
    Mutant(
        "N7",
        "if request.is_of_another:",
        "if False:",
        ONE_BROWSER,
        "what is sent from the page of one operator is done as another",
    ),
    Mutant(
        "N7",
        "await _leave(tx, replaced, now)\n        await begin",
        "await begin",
        ONE_BROWSER,
        "whoever signs in leaves the session of the operator before open",
    ),
    Mutant(
        "N7",
        'return site == "same-origin" and named.get("Origin") == origin',
        'return named.get("Origin") == origin',
        ELSEWHERE,
        "a browser that does not say where it comes from is believed",
    ),
    Mutant(
        "N7",
        'return site == "same-origin" and named.get("Origin") == origin',
        'return site == "same-origin"',
        ELSEWHERE,
        "a request without an origin is believed",
    ),
    Mutant(
        "N7",
        'or named.get("Sec-Fetch-Dest") in FRAMES:',
        "or False:",
        ELSEWHERE,
        "the desk is shown in a frame of another site",
    ),
    Mutant(
        "N7",
        'http.headers.get("Sec-Fetch-Site") not in ("same-origin", "none"):',
        "False:",
        (f"{VISITORS}test_a_link_from_elsewhere_opens_only_the_page_to_sign_in",),
        "a link of another site opens a page of a session",
    ),
    Mutant(
        "N7",
        "if not at <= int(self._now()) <= at + LASTS or challenge in self._taken:",
        "if not at <= int(self._now()) <= at + LASTS:",
        SIGNED,
        "what was signed once signs in twice",
    ),
    Mutant(
        "N7",
        "if not at <= int(self._now()) <= at + LASTS or challenge in self._taken:",
        "if challenge in self._taken:",
        SIGNED,
        "what was signed yesterday signs in today",
    ),
    Mutant(
        "N7",
        "    await passkeys.forget_all(tx, chat.id)\n",
        "",
        (f"{COMING_IN}test_a_new_invitation_ends_every_passkey_from_before",),
        "a stolen passkey outlives a new invitation",
    ),
    Mutant(
        "N7",
        "        await passkeys.forget_all(tx, chat_id)\n",
        "        pass\n",
        (f"{COMING_IN}test_what_an_operator_makes_while_a_new_role_waits_opens_nothing_in_it",),
        "a passkey that was made in another role opens the new one",
    ),
    Mutant(
        "N1",
        "replace(row, number=places.get((row.list_id, row.number), 0))",
        "replace(row, number=row.number)",
        ("tests/promises/test_n1_own_family_on_lists.py::test_reads_no_number_in_which_a_gap_tells_of_the_own_row",),
        "a gap among the rows of a list tells an operator that the own family is there",
    ),
    Mutant(
        "N7",
        "await confirms(tx, actor, Act.VERIFY_LIST, list_id, statement, audience.whom, *report_ids)",
        "await confirms(tx, actor, Act.VERIFY_LIST, list_id, statement)",
        (f"{SECOND}test_what_was_marked_after_the_signature_is_not_verified_by_it",),
        "a signature for one return verifies what was marked after it",
    ),
    Mutant(
        "N7",
        "return session if now < session.ends_at() else None",
        "return session",
        (f"{COMING_IN}test_a_session_ends_with_silence_and_after_a_day_of_work",),
        "a session never ends",
    ),
    Mutant(
        "N7",
        "return min(self.begun_at + LONGEST, self.seen_at + SILENCE)",
        "return self.seen_at + SILENCE",
        (f"{COMING_IN}test_a_session_ends_with_silence_and_after_a_day_of_work",),
        "a session lasts as long as somebody keeps it awake",
    ),
    Mutant(
        "N7",
        "if not ids or not set(ids) <= looked_at:",
        "if not ids:",
        (f"{LIST}test_what_was_looked_at_is_proposed_together_and_nothing_else",),
        "rows that nobody has looked at are proposed together",
    ),
    Mutant(
        "N1",
        "return bool(unsettled or rivals or self.objections or self.row.reopened or self.row.wish)",
        "return bool(unsettled)",
        (
            f"{THROUGH}test_what_stands_out_is_decided_by_itself",
            f"{THROUGH}test_whom_a_row_may_be_as_well_keeps_it_from_the_others",
        ),
        "a row that a colleague found wrong, or that may be several people, is proposed among many others",
    ),
    Mutant(
        "N7",
        "    if signed.passkey.chat_id != operator.chat_id:\n        raise Refused(Reason.CHANGED)\n",
        "",
        (f"{LIST}test_an_act_is_confirmed_by_the_own_passkey_only",),
        "an act is confirmed with somebody else's passkey",
    ),
    Mutant(
        "N7",
        "    if who.invited_by == actor.id:\n        raise Refused(Reason.OWN_PROPOSAL)\n",
        "",
        (f"{PEOPLE}test_who_was_invited_by_one_administrator_is_let_in_by_another",),
        "an administrator lets in whom they have invited",
    ),
    Mutant(
        "N3",
        "if is_over and narrows_nothing(cells.values(), total):",
        "if True:",
        (f"{NUMBERS}test_a_month_is_shown_and_taken_out_as_a_file",),
        "the total of a month tells how many a rare thing happened to",
    ),
    Mutant(
        "N7",
        "    is_here = not route.silent\n",
        "    is_here = True\n",
        (f"{BOARD}test_who_only_listens_is_signed_out_after_the_silence_and_one_too_many_ends_the_oldest",),
        "a page that is only open keeps its session alive",
    ),
    Mutant(
        "N1",
        'found = await _unless_refused(open_inquiry(tx, actor, row["id"], Right.REVIEW))',
        'found = await inquiries.get(tx, row["id"])',
        (f"{BOARD}test_the_board_says_nothing_about_the_own_family",),
        "the board tells who misses somebody that a colleague works on it",
    ),
    Mutant(
        "N1",
        "if any(mentions.may_name(note.words, facts) for facts in missed):",
        "if False:",
        NOTES,
        "who misses somebody reads a note that names them",
    ),
    Mutant(
        "N1",
        "return not any([*asked, *[",
        "return True or any([*asked, *[",
        NOTES,
        "who misses somebody reads a note with the number of the case",
    ),
    Mutant(
        "N7",
        "if call.told_at is not None or call.taken_by not in (None, actor.id):",
        "if call.told_at is not None:",
        ("tests/desk/test_calls.py::test_whom_no_message_reaches_is_called_from_the_desk",),
        "a colleague opens the call that somebody has taken",
    ),
    Mutant(
        "N3",
        "if not await chats.is_new(tx, chat.id) or not await",
        "if not await",
        ("tests/desk/test_telegram.py::test_a_telegram_account_is_joined_to_one_of_the_desk",),
        "an account of a relative is taken away from them",
    ),
    Mutant(
        "N6",
        "    if message.kind in (Kind.OPERATOR, Kind.ALARM) and await in_chat.only_alerts(tx):\n",
        "    if False:\n",
        IN_CHAT,
        "a chat that is to name nobody names a case",
    ),
    Mutant(
        "N6",
        "            if request.names_nobody and not in_alerts:\n",
        "            if False:\n",
        IN_CHAT,
        "a chat that is to name nobody opens cases",
    ),
    Mutant(
        "N3",
        "if words.chat_id != inquiry.chat_id or words.inquiry_id not in (None, inquiry.id):",
        "if False:",
        ("tests/desk/test_files.py::test_a_file_is_seen_with_its_case_only",),
        "a file is seen by the number of another case",
    ),
    Mutant(
        "N7",
        '    " AND (taken_down_by IS NULL OR taken_down_by <> :operator)"\n',
        "",
        (f"{PHONE}test_who_fills_it_in_does_not_decide_about_it",),
        "who fills in an inquiry decides about it",
    ),
    Mutant(
        "N7",
        "taken_down_by <> accepted_by)",
        "1 = 1)",
        (f"{PHONE}test_who_fills_it_in_does_not_decide_about_it",),
        "the database lets who filled in an inquiry accept it",
    ),
    Mutant(
        "N3",
        "    if not await codes.may_ask(tx, chat.id, now):\n        raise Refused(Reason.MANY_CODES)\n",
        "",
        (f"{PHONE}test_who_guesses_codes_is_stopped",),
        "a code for a chat can be guessed for ever",
    ),
    Mutant(
        "N2",
        "        await errands.oldest(tx, request)\n",
        "        await say(tx, request, texts.none_waiting())\n",
        ("tests/desk/test_errands_in_the_chat.py::test_a_question_is_asked_and_its_answer_noted_in_the_chat",),
        "in the chat nobody calls relatives without Telegram",
    ),
    Mutant(
        "N5",
        '    for table in ("message", "errand"):\n',
        "    for table in ():\n",
        ("tests/desk/test_many_errands.py::test_an_inquiry_that_waits_joins_a_chat_that_has_some_of_its_own",),
        "what was said by phone is lost when its inquiry joins a chat",
    ),
    Mutant(
        "N3",
        "if received is None and whose != OTHER:",
        "if False:",
        ("tests/desk/test_more_than_one.py::test_a_number_that_somebody_has_already_is_asked_back",),
        "one relative by phone becomes two, who are called and connected apart",
    ),
    Mutant(
        "N5",
        "before = await in_review.taken_down_with(tx, actor.id, form) if form else None",
        "before = None",
        ("tests/desk/test_sent_twice.py::test_a_double_press_is_one_inquiry",),
        "a double press is two inquiries",
    ),
    Mutant(
        "N1",
        "if number.asked_by == actor.id:",
        "if False:",
        (f"{NUMBER}test_a_number_counts_once_a_second_operator_confirms_it",),
        "one operator chooses where a relative is called about a return",
    ),
    Mutant(
        "N1",
        "if not stamps.fits(tx, TABLE, row) or",
        "if False and",
        (f"{NUMBER}test_what_a_forger_or_somebody_who_was_removed_noted_is_nobodys",),
        "who writes to the database says who noted a number",
    ),
    Mutant(
        "N1",
        '"(not_by IS NULL OR not_by <> :operator)"',
        '"(:operator = :operator)"',
        (f"{NUMBER}test_who_noted_it_does_not_call_the_old_number",),
        "who has noted a new number says so at the old one, or does not",
    ),
    Mutant(
        "N4",
        "        await open_inquiry(tx, actor, one.id, Right.REVIEW)\n        if one.person_id is not None:",
        "        if False:",
        (f"{NUMBER}test_neither_in_a_held_case_nor_in_a_lockdown_nor_without_a_second_factor",),
        "the number of a relative is changed while a person handles the case",
    ),
    Mutant(
        "N5",
        "AND chat_id = :chat AND asks IS NULL",
        "AND chat_id = :chat",
        (f"{ASKING}test_a_question_ends_with_an_answer_and_with_one_only",),
        "a question by phone is said and its answer lost",
    ),
    Mutant(
        "N5",
        "    await errands.drop_question(tx, inquiry.id)\n",
        "",
        (f"{ASKING}test_who_gets_a_chat_before_the_call_answers_there_and_is_not_asked_again",),
        "who has answered in a chat is called and asked once more",
    ),
)
