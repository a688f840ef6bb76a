"""Operators besides the two hear about a verification before the family does, and the family waits for nobody long (N1, N2)."""  # noqa: E501

from tests.mutants.mutant import Mutant

ALARMS = "tests/stories/test_alarms.py::"
DELAYED = (f"{ALARMS}test_the_notice_waits_for_an_alarm_that_telegram_delays_and_the_hold_counts_from_it",)
LIST = (f"{ALARMS}test_a_whole_list_waits_for_the_one_alarm_that_tells_of_it",)

MUTANTS = (
    Mutant(
        "N1",
        "THEN h.heard_at - v.verified_at ELSE",
        "THEN 0 ELSE",
        DELAYED,
        "a notice leaves although nobody has heard that it can be stopped",
    ),
    Mutant(
        "N1",
        "WHEN a.state IN ('due', 'sending') THEN :now + 1 END",
        "WHEN a.state IN ('due', 'sending') THEN v.verified_at END",
        DELAYED,
        "an alarm on its way counts as heard",
    ),
    Mutant(
        "N1",
        'p.id NOT IN (v.reported_by, v.verified_by)"',
        'p.id NOT IN (v.reported_by, 0)"',
        DELAYED,
        "the hold counts from when the second operator read of their own deed",
    ),
    Mutant(
        "N2",
        'p.id NOT IN (v.reported_by, v.verified_by)"',
        'p.id <> 0"',
        (f"{ALARMS}test_where_nobody_is_besides_the_two_the_family_is_told_after_the_hold",),
        "a family waits for those who know already",
    ),
    Mutant(
        "N2",
        "PATIENCE = 13 * 60",
        "PATIENCE = 130 * 60",
        (f"{ALARMS}test_after_a_quarter_of_an_hour_the_family_waits_for_no_alarm",),
        "a family waits for hours for an alarm that Telegram does not take",
    ),
    Mutant("N1", "PATIENCE = 13 * 60", "PATIENCE = 13", DELAYED, "nobody waits for an alarm that Telegram delays"),
    Mutant(
        "N2",
        "MAX(CASE WHEN a.state IN ('due', 'sending') THEN",
        "MAX(CASE WHEN a.state IN ('due', 'sending', 'gone') THEN",
        (f"{ALARMS}test_whoever_has_blocked_the_bot_keeps_no_notice_back",),
        "an operator who has blocked the bot keeps the notices back",
    ),
    Mutant(
        "N2",
        "MAX(CASE WHEN a.state IN ('due', 'sending') THEN",
        "MAX(CASE WHEN a.state IN ('due', 'sending', 'stopped') THEN",
        (f"{ALARMS}test_an_alarm_that_was_taken_back_holds_nothing_for_long",),
        "an alarm that was taken back keeps the notices back",
    ),
    Mutant(
        "N1",
        '    f" AND {_NOT_LOCKED} AND {RELEASED} AND {_NOT_DOUBTED} AND {_UNREAD} AND {_NOT_IN_HAND} AND {_MAY_GO}"',
        '    f" AND {_NOT_LOCKED} AND {_NOT_DOUBTED} AND {_UNREAD} AND {_NOT_IN_HAND} AND {_MAY_GO}"',
        DELAYED,
        "a notice is taken into flight before its alarm was heard",
    ),
    Mutant(
        "N1",
        "if alarms := [letter.id for letter, _outcome in ended if letter.kind is Kind.ALARM]:",
        "if alarms := [letter.id for letter, _outcome in ended if not letter]:",
        (f"{ALARMS}test_a_flood_limit_on_the_alarm_does_not_shorten_the_time_in_which_it_can_be_stopped",),
        "the hold does not count anew from the moment of the alarm; survives: the claim looks all the same, a notice is"
        " only looked at too early and put off: nothing leaves sooner",
    ),
    Mutant(
        "N1",
        "but=relatives, verification_id=alarm, person_id=person)",
        "but=relatives, person_id=person)",
        DELAYED,
        "no alarm belongs to a verification",
    ),
    Mutant(
        "N1",
        "message, actor.now, verification_id=batch.announced_with)",
        "message, actor.now)",
        LIST,
        "no alarm belongs to a list that was verified",
    ),
    Mutant(
        "N1",
        "    await stored.announce_together(tx, verified, first)\n",
        "",
        LIST,
        "the alarm of a list belongs to its first return only",
    ),
    Mutant(
        "N1",
        'ORDER = {"alarm": 0, "notice": 1, "reply": 2,',
        'ORDER = {"alarm": 2, "notice": 1, "reply": 2,',
        (f"{ALARMS}test_a_crowd_keeps_neither_alarm_nor_notice_back",),
        "an alarm waits behind a crowd",
    ),
    Mutant(
        "N2",
        'ORDER = {"alarm": 0, "notice": 1, "reply": 2,',
        'ORDER = {"alarm": 0, "notice": 3, "reply": 2,',
        ("tests/reliability/test_sending.py::test_the_more_urgent_goes_first",),
        "a notice waits behind a crowd",
    ),
    Mutant(
        "N1",
        "OR (n.sort = 'correction' AND v.corrected_by IS NOT NULL))))",
        "OR n.sort = 'correction')))",
        ("tests/stories/test_corrections.py::test_a_correction_that_no_second_operator_has_confirmed_does_not_leave",),
        "a correction leaves that no second operator has confirmed",
    ),
    Mutant(
        "N2",
        "at < self._notices_until else 0",
        "at < 0 else 0",
        ("tests/reliability/test_pacing.py::test_no_crowd_takes_the_share_of_notices_and_they_leave_a_tenth",),
        "where Telegram limits everything, a crowd takes what notices need",
    ),
    Mutant(
        "N2",
        "others = free - self.most // 4",
        "others = free",
        ("tests/reliability/test_pacing.py::test_no_crowd_has_all_slots_and_what_goes_to_many_has_half",),
        "answers that Telegram takes long for keep alarms and notices back",
    ),
    Mutant(
        "N5",
        "    await limits.need_room(tx, Deed.LETTER, chat_id, now)\n",
        "",
        ("tests/stories/test_limits.py::test_whoever_does_it_too_often_hears_so_and_may_again_later",),
        "one account fills what operators have to read",
    ),
    Mutant(
        "N1",
        "(1 + (people > FEW) + (people > MANY))",
        "(1 + (people > MANY))",
        (f"{ALARMS}test_the_hold_of_a_list_grows_with_its_people",),
        "whoever is to stop a list has as long as for one person",
    ),
)
