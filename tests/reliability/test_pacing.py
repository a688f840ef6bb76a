"""The paces hold whenever and to whomever calls are wanted; time is a number here."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.message import Kind
from bot.outbox.budget import Budget, Lane
from bot.outbox.claiming import Slots, startable
from bot.outbox.learning import AnswerRate
from bot.outbox.pacing import CHAT_BURST, PACE, WINDOW, Chats, Pace, Start

rates = st.integers(1, 60)
gaps = st.lists(st.floats(0, 2, allow_nan=False), min_size=1, max_size=300)
wishes = st.lists(st.tuples(st.floats(0, 0.4), st.integers(1, 4)), min_size=1, max_size=300)


def takes(pace: Pace, at: float) -> Start:
    """A call starts then, or as soon as the pace lets it."""
    start = Start(pace.not_before(at))
    pace.count(start)
    return start


def budget(rate: int = 30, start: float = 0.0, learned: int | None = None) -> Budget:
    return Budget(rate, AnswerRate(learned or rate), start)


def starts(rate: int, instants: list[float]) -> list[float]:
    """When calls start if, at each instant, as many as may do."""
    pace, started = Pace(rate, 0.0), list[float]()
    for at in instants:
        for _ in range(pace.room(at)):
            takes(pace, at)
            started.append(at)
    return started


def added_up(pauses: list[float]) -> list[float]:
    at, instants = 0.0, []
    for pause in pauses:
        at += pause
        instants.append(at)
    return instants


@given(rates, gaps)
def test_no_second_sees_more_than_the_limit(rate: int, pauses: list[float]) -> None:
    started = starts(rate, added_up(pauses))
    assert all(later - earlier > 1 for earlier, later in zip(started, started[rate:], strict=False))


@given(rates, gaps)
def test_a_burst_is_a_tenth_of_the_limit_and_is_never_doubled(rate: int, pauses: list[float]) -> None:
    started = starts(rate, added_up(pauses))
    burst = max(1, rate // 10)
    for first in range(len(started)):
        for last in range(first, min(first + 3 * burst, len(started))):
            assert last - first + 1 <= burst + rate * (started[last] - started[first]) + 1e-6


@given(rates, gaps)
def test_the_limit_holds_when_starts_are_taken_ahead_and_come_late(rate: int, pauses: list[float]) -> None:
    pace, ahead, started = Pace(rate, 0.0), 0.04, list[float]()
    for at in added_up(pauses):
        for _ in range(pace.room(at + ahead)):
            start = takes(pace, at + pace.wait(at))
            start.at = max(start.at, at)
            started.append(start.at)
    assert started == sorted(started)
    assert all(later - earlier > 1 for earlier, later in zip(started, started[rate:], strict=False))


@given(rates, st.lists(st.floats(0.001, 0.1), min_size=61, max_size=300))
def test_the_limit_holds_at_the_other_end_however_long_calls_take_to_arrive(rate: int, ways: list[float]) -> None:
    paces, at, arrived = budget(rate), 0.0, []
    paces.chats.answered(paces.take(Kind.REPLY, 0, "private", at), at + 0.001)
    for number, way in enumerate(ways, 1):
        at += paces.wait(Lane.ANSWERS, at)
        arrived.append(at + way)
        paces.chats.answered(paces.take(Kind.REPLY, number, "private", at), at + way)
    arrived.sort()
    assert all(later - earlier >= 1 for earlier, later in zip(arrived, arrived[rate:], strict=False))


def test_an_answer_that_comes_late_between_a_claim_and_its_start_puts_the_start_off() -> None:
    paces, ahead = budget(1), 0.04
    first = paces.take(Kind.REPLY, 1, "private", 1.5)
    claimed = first.at + 0.98
    assert paces.rooms(claimed + ahead).of(Lane.ANSWERS)
    paces.chats.answered(first, claimed)  # it may have arrived a tenth of a second later than it started
    second = paces.take(Kind.REPLY, 2, "private", claimed + min(ahead, paces.wait(Lane.ANSWERS, claimed)))
    assert second.at - first.at > 1


@given(rates)
def test_a_new_leader_starts_with_an_empty_budget(rate: int) -> None:
    assert Pace(rate, 50.0).room(51.0) == 0
    assert Pace(rate, 50.0).room(51.1) >= 1


@given(rates, gaps)
def test_whoever_waits_as_told_may_start(rate: int, pauses: list[float]) -> None:
    pace, at = Pace(rate, 0.0), 0.0
    for pause in pauses:
        at += pause
        at += pace.wait(at)
        assert pace.room(at) >= 1
        takes(pace, at)


def test_the_limit_is_used() -> None:
    started = starts(30, [n / 1000 for n in range(10_000)])
    assert len(started) >= 0.99 * 30 * 9 - 1


@given(st.lists(st.tuples(st.floats(0, 0.3), st.integers(1, 60)), min_size=1, max_size=300))
def test_no_second_sees_more_than_the_rate_that_holds_while_it_changes(steps: list[tuple[float, int]]) -> None:
    pace, at, started = Pace(1, 0.0, 60), 0.0, list[float]()
    for pause, rate in steps:
        at, pace.rate = at + pause, rate
        for _ in range(pace.room(at)):
            takes(pace, at)
            started.append(at)
            assert sum(1 for one in started if one > at - 1) <= rate


def goes_to_many(paces: Budget, milliseconds: range, ahead: float = 0.0) -> int:
    """How many updates start, if at each millisecond as many do as may."""
    started = 0
    for at in (n / 1000 for n in milliseconds):
        if paces.rooms(at + ahead).of(Lane.MANY) > 0:
            paces.take(Kind.BROADCAST, int(at * 1000), "private", at + paces.wait(Lane.MANY, at))
            started += 1
    return started


def test_while_people_write_a_tenth_is_kept_for_answers() -> None:
    paces = budget()
    paces.take(Kind.REPLY, 0, "private", 1.1)
    goes_to_many(paces, range(1_200, 4_000))
    assert paces.wait(Lane.MANY, 4.0) > 0
    assert paces.rooms(4.0).of(Lane.ANSWERS) >= 1


def test_an_answer_waits_for_no_message_to_many_that_was_claimed_ahead() -> None:
    paces = budget()
    paces.take(Kind.REPLY, 0, "private", 1.1)
    goes_to_many(paces, range(1_101, 3_000), ahead=0.04)
    for n in range(3_000, 4_000):
        goes_to_many(paces, range(n, n + 1), ahead=0.04)
        assert paces.wait(Lane.ANSWERS, n / 1000) < 0.01


def test_when_nobody_writes_any_more_what_goes_to_many_may_have_it_all() -> None:
    paces = budget()
    paces.take(Kind.REPLY, 1, "private", 1.1)
    assert goes_to_many(paces, range(12_000, 22_000)) >= 0.99 * 30 * 10 - 1


@pytest.mark.parametrize("learned", [30, 40, 200])
def test_no_crowd_takes_the_share_of_notices_and_they_leave_a_tenth(learned: int) -> None:
    paces, answers, notices = budget(learned=learned), 0, 0
    for at in (n / 1000 for n in range(2_000, 12_000)):
        while paces.rooms(at).of(Lane.MANY) > 0:
            paces.take(Kind.NOTICE, notices, "private", at)
            notices += 1
        while paces.rooms(at).of(Lane.ANSWERS) > 0:
            paces.take(Kind.REPLY, 10_000 + answers, "private", at)
            answers += 1
    assert 0.99 * 270 <= notices <= 273
    assert answers >= 0.99 * 10 * (learned - 27) - 1


def test_an_alarm_waits_for_a_place_only() -> None:
    paces = budget()
    for at in (n / 1000 for n in range(2_000, 4_000)):
        for kind in (Kind.NOTICE, Kind.REPLY):
            while paces.rooms(at).of(paces.lane(kind)) > 0:
                paces.take(kind, int(at * 1e6), "private", at)
    assert paces.wait(Lane.ALARMS, 4.0) < 0.05


@pytest.mark.parametrize("kind", [Kind.ALARM, Kind.OPERATOR])
def test_what_is_said_to_all_operators_goes_before_updates_and_makes_no_second_too_full(kind: Kind) -> None:
    paces, said = budget(learned=200), 0
    goes_to_many(paces, range(2_000, 4_000))
    for at in (n / 1000 for n in range(4_000, 4_500)):
        while said < 10 and paces.rooms(at).of(paces.lane(kind)) > 0:
            paces.take(kind, 5_000 + said, "private", at)
            said += 1
    assert said == 10


kinds = st.lists(st.tuples(st.floats(0, 0.2), st.sampled_from(list(Kind))), min_size=1, max_size=300)


@given(st.integers(1, 60), st.integers(1, 300), st.booleans(), kinds)
def test_no_second_sees_more_than_each_limit_whatever_is_asked_for(
    rate: int, learned: int, paid: bool, asked: list[tuple[float, Kind]]
) -> None:
    known = AnswerRate(rate, learned)
    paces, at, started = Budget(rate, known, 0.0, 100 if paid else None), 0.0, list[tuple[float, Lane]]()
    for number, (pause, kind) in enumerate(asked):
        at, lane = at + pause, paces.lane(kind)
        if paces.rooms(at).of(lane) > 0:
            assert paces.wait(lane, at) <= 1e-6
            started.append((paces.take(kind, number, "private", at).at, lane))
    unpaid = {Lane.ALARMS, Lane.ANSWERS, Lane.NEWS, Lane.MANY}
    for lanes, limit in (({Lane.MANY, Lane.ALARMS, Lane.NEWS}, rate), (unpaid, int(known.rate)), ({Lane.PAID}, 100)):
        times = [when for when, lane in started if lane in lanes]
        assert all(later - earlier > 1 for earlier, later in zip(times, times[limit:], strict=False))


@given(wishes, st.sampled_from(sorted(PACE)))
def test_a_chat_gets_its_pace_on_average(wanted: list[tuple[float, int]], sort: str) -> None:
    pace, at = Chats(), 0.0
    told: dict[int, list[float]] = {chat: [] for chat in range(1, 5)}
    for pause, chat in wanted:
        at += pause
        if pace.may(chat, sort, at):
            pace.start(chat, sort, at)
            told[chat].append(at)
    for times in told.values():
        for earlier, later in zip(times, times[CHAT_BURST:], strict=False):
            assert later - earlier >= PACE[sort] - 1e-6


@given(st.lists(st.tuples(st.floats(0, 0.4), st.floats(0, 0.5), st.floats(0.001, 0.5)), min_size=8, max_size=100))
def test_a_chat_keeps_its_pace_at_the_other_end_however_late_calls_start_and_arrive(
    ways: list[tuple[float, float, float]],
) -> None:
    pace, at, arrived = Chats(), 0.0, list[float]()
    pace.answered(pace.start(2, "private", at), at + 0.001)
    for pause, late, way in ways:
        at += pause
        if pace.may(1, "private", at):
            start = pace.start(1, "private", at)
            pace.began(start, at + late)
            at += late + way
            arrived.append(at)
            pace.answered(start, at)
    for earlier, later in zip(arrived, arrived[CHAT_BURST:], strict=False):
        assert later - earlier >= PACE["private"] - (WINDOW - 1) - 0.01


@given(st.lists(st.tuples(st.sampled_from((0.001, 0.01, 0.05)), st.booleans(), st.floats(0.001, 0.3)), min_size=100))
def test_what_has_no_room_has_to_wait_also_when_answers_come_late(steps: list[tuple[float, bool, float]]) -> None:
    paces, at, out = budget(), 1.1, list[tuple[Start, float]]()
    for number, (pause, bulk, way) in enumerate(steps):
        at, kind = at + pause, Kind.BROADCAST if bulk else Kind.REPLY
        for start, back in [one for one in out if one[1] <= at]:
            paces.chats.answered(start, back)
            out.remove((start, back))
        if paces.rooms(at).of(paces.lane(kind)) > 0:
            out.append((paces.take(kind, number, "private", at), at + way))
        for lane in (Lane.ANSWERS, Lane.MANY):
            assert paces.rooms(at).of(lane) > 0 or paces.wait(lane, at) > 0


def test_idle_chats_are_forgotten() -> None:
    pace = Chats()
    for chat in range(10_000):
        pace.start(chat, "private", chat / 100)
    assert len(pace._rested) < 3_000


def heads(*kinds: Kind) -> list[dict[str, object]]:
    return [{"id": n, "chat_id": n, "kind": kind, "sort": "private"} for n, kind in enumerate(kinds)]


def test_no_crowd_has_all_slots_and_what_goes_to_many_has_half() -> None:
    waiting = heads(*[Kind.BROADCAST] * 8, *[Kind.REPLY] * 8, *[Kind.NOTICE] * 8)
    assert startable(waiting, Slots(16), budget(1000), 2.0) == [*range(8), *range(8, 12), *range(16, 20)]


def test_a_slot_that_is_given_back_can_be_taken_again() -> None:
    slots = Slots(4)
    slots.take(Kind.BROADCAST)
    assert [slots.free(kind) for kind in (Kind.ALARM, Kind.REPLY, Kind.BROADCAST)] == [3, 2, 1]
    slots.give_back(Kind.BROADCAST)
    assert [slots.free(kind) for kind in (Kind.ALARM, Kind.REPLY, Kind.BROADCAST)] == [4, 3, 2]


def test_the_spacing_is_even_once_the_burst_is_used() -> None:
    started = starts(20, [n / 1000 for n in range(3_000)])
    assert all(later - earlier >= 1 / 20 - 1e-6 for earlier, later in pairwise(started[2:20]))
