"""The pace holds whenever and to whomever calls are wanted; time is a number here."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.model.message import Kind
from bot.outbox.claiming import Slots, startable
from bot.outbox.pacing import CHAT_BURST, PACE, WINDOW, Pace, Start

rates = st.integers(1, 60)
gaps = st.lists(st.floats(0, 2, allow_nan=False), min_size=1, max_size=300)
wishes = st.lists(st.tuples(st.floats(0, 0.4), st.integers(1, 4)), min_size=1, max_size=300)


def starts(rate: int, instants: list[float]) -> list[float]:
    """When calls start if, at each instant, as many as may do."""
    pace, started = Pace(rate, 0.0), list[float]()
    for number, at in enumerate(instants):
        for _ in range(pace.room(at)):
            pace.take(number * 1000 + len(started), "private", at)
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
            start = pace.take(len(started), "private", at + pace.wait(at))
            start.at = max(start.at, at)
            started.append(start.at)
    assert started == sorted(started)
    assert all(later - earlier > 1 for earlier, later in zip(started, started[rate:], strict=False))


@given(rates, st.lists(st.floats(0.001, 0.1), min_size=61, max_size=300))
def test_the_limit_holds_at_the_other_end_however_long_calls_take_to_arrive(rate: int, ways: list[float]) -> None:
    pace, at, arrived = Pace(rate, 0.0), 0.0, []
    pace.answered(pace.take(0, "private", at), at + 0.001)
    for number, way in enumerate(ways):
        at += pace.wait(at)
        arrived.append(at + way)
        pace.answered(pace.take(number, "private", at), at + way)
    arrived.sort()
    assert all(later - earlier >= 1 for earlier, later in zip(arrived, arrived[rate:], strict=False))


def test_an_answer_that_comes_late_between_a_claim_and_its_start_puts_the_start_off() -> None:
    pace, ahead = Pace(1, 0.0), 0.04
    first = pace.take(1, "private", 1.5)
    claimed = first.at + 0.98
    assert pace.room(claimed + ahead)
    pace.answered(first, claimed)  # the first may have arrived a tenth of a second later than it started
    second = pace.take(2, "private", claimed + min(ahead, pace.wait(claimed)))
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
        pace.take(1, "private", at)


def test_the_limit_is_used() -> None:
    started = starts(30, [n / 1000 for n in range(10_000)])
    assert len(started) >= 0.99 * 30 * 9 - 1


def test_while_people_write_a_tenth_is_kept_for_answers() -> None:
    pace = Pace(30, 0.0)
    for n in range(2_000):
        at = n / 1000
        if pace.room(at):
            pace.take(n, "private", at, talks=n < 1_100)
    for n in range(2_000, 4_000):
        at = n / 1000
        if pace.room(at, bulk=True):
            pace.take(n, "private", at, bulk=True)
    assert pace.wait(4.0, bulk=True) > 0
    assert pace.room(4.0) >= 1


def test_an_answer_waits_for_no_message_to_many_that_was_claimed_ahead() -> None:
    pace, ahead = Pace(30, 0.0), 0.04
    pace.take(0, "private", 1.1, talks=True)
    for n in range(1_101, 4_000):
        at = n / 1000
        if pace.room(at + ahead, bulk=True):
            pace.take(n, "private", at + pace.wait(at, bulk=True), bulk=True)
        if n > 3_000:
            assert pace.wait(at) < 0.01


def test_when_nobody_writes_any_more_what_goes_to_many_may_have_it_all() -> None:
    pace = Pace(30, 0.0)
    pace.take(1, "private", 1.1, talks=True)
    started = 0
    for n in range(12_000, 22_000):
        if pace.room(n / 1000, bulk=True):
            pace.take(n, "private", n / 1000, bulk=True)
            started += 1
    assert started >= 0.99 * 30 * 10 - 1


@given(wishes, st.sampled_from(sorted(PACE)))
def test_a_chat_gets_its_pace_on_average(wanted: list[tuple[float, int]], sort: str) -> None:
    pace, at = Pace(1000, -10.0), 0.0
    told: dict[int, list[float]] = {chat: [] for chat in range(1, 5)}
    for pause, chat in wanted:
        at += pause
        if pace.may(chat, sort, at):
            pace.take(chat, sort, at)
            told[chat].append(at)
    for times in told.values():
        for earlier, later in zip(times, times[CHAT_BURST:], strict=False):
            assert later - earlier >= PACE[sort] - 1e-6


@given(st.lists(st.tuples(st.floats(0, 0.4), st.floats(0, 0.5), st.floats(0.001, 0.5)), min_size=8, max_size=100))
def test_a_chat_keeps_its_pace_at_the_other_end_however_late_calls_start_and_arrive(
    ways: list[tuple[float, float, float]],
) -> None:
    pace, at, arrived = Pace(1000, -10.0), 0.0, list[float]()
    pace.answered(pace.take(2, "private", at), at + 0.001)
    for pause, late, way in ways:
        at += pause
        if pace.may(1, "private", at):
            start = pace.take(1, "private", at)
            pace.began(start, at + late)
            at += late + way
            arrived.append(at)
            pace.answered(start, at)
    for earlier, later in zip(arrived, arrived[CHAT_BURST:], strict=False):
        assert later - earlier >= PACE["private"] - (WINDOW - 1) - 0.01


@given(st.lists(st.tuples(st.sampled_from((0.001, 0.01, 0.05)), st.booleans(), st.floats(0.001, 0.3)), min_size=100))
def test_what_has_no_room_has_to_wait_also_when_answers_come_late(steps: list[tuple[float, bool, float]]) -> None:
    pace, at, out = Pace(30, 0.0), 1.1, list[tuple[Start, float]]()
    for number, (pause, bulk, way) in enumerate(steps):
        at += pause
        for start, back in [one for one in out if one[1] <= at]:
            pace.answered(start, back)
            out.remove((start, back))
        if pace.room(at, bulk=bulk):
            out.append((pace.take(number, "private", at, talks=not bulk, bulk=bulk), at + way))
        for lane in (False, True):
            assert pace.room(at, bulk=lane) or pace.wait(at, bulk=lane) > 0


def test_idle_chats_are_forgotten() -> None:
    pace = Pace(1000, 0.0)
    for chat in range(10_000):
        pace.take(chat, "private", chat / 100)
    assert len(pace._chats) < 3_000


def heads(*kinds: Kind) -> list[dict[str, object]]:
    return [{"id": n, "chat_id": n, "kind": kind, "sort": "private"} for n, kind in enumerate(kinds)]


def test_messages_to_many_leave_half_of_the_slots_free() -> None:
    slots, pace = Slots(8), Pace(1000, 0.0)
    chosen = startable(heads(*[Kind.BROADCAST] * 8, *[Kind.REPLY] * 8), slots, pace, 2.0)
    assert chosen == [0, 1, 2, 3, 8, 9, 10, 11]


def test_a_slot_that_is_given_back_can_be_taken_again() -> None:
    slots = Slots(2)
    slots.take(Kind.BROADCAST)
    assert (slots.free(), slots.free_for_bulk()) == (1, 0)
    slots.give_back(Kind.BROADCAST)
    assert (slots.free(), slots.free_for_bulk()) == (2, 1)


def test_the_spacing_is_even_once_the_burst_is_used() -> None:
    started = starts(20, [n / 1000 for n in range(3_000)])
    assert all(later - earlier >= 1 / 20 - 1e-6 for earlier, later in pairwise(started[2:20]))
