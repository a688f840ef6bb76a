"""How many answers a second Telegram takes is learned from what it takes and refuses; time is a number here."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.message import Kind
from bot.outbox.learning import CAREFUL, GROWTH, MOST, REST, AnswerRate
from bot.rehearsal import PlannedFault
from storage.queues import flood
from tests.reliability.office import Office

LEAST = 30
events = st.lists(
    st.tuples(st.sampled_from(["pressed", "taken", "limited"]), st.floats(0, REST, allow_nan=False)), max_size=200
)


def crowd(rate: AnswerRate, at: float, answers: int) -> None:
    """So many answers are taken while others wait."""
    for _ in range(answers):
        rate.pressed(at)
        rate.taken(at)


@given(events)
def test_it_stays_between_what_is_certainly_allowed_and_what_one_process_makes(
    happens: list[tuple[str, float]],
) -> None:
    rate, at = AnswerRate(LEAST), 1e9
    for what, pause in happens:
        at += pause
        getattr(rate, what)(at)
        assert LEAST <= rate.rate <= MOST


def test_it_grows_while_answers_wait() -> None:
    rate = AnswerRate(LEAST)
    crowd(rate, 1e9, 100)
    assert rate.rate == LEAST + 100 * GROWTH


def test_it_does_not_grow_while_nobody_waits() -> None:
    rate = AnswerRate(LEAST)
    for n in range(1_000):
        rate.taken(1e9 + n)
    assert rate.rate == LEAST


def test_a_flood_limit_halves_it_once_and_then_it_rests() -> None:
    rate = AnswerRate(LEAST, 200)
    rate.pressed(1e9)
    for n in range(4):
        rate.limited(1e9 + n / 10)
    crowd(rate, 1e9 + 1, 500)
    assert rate.rate == 100


def test_a_flood_limit_while_no_answer_waits_is_not_about_answers() -> None:
    rate = AnswerRate(LEAST, 200)
    rate.limited(1e9)
    assert rate.rate == 200


def test_after_a_flood_limit_it_grows_in_small_steps_for_a_day() -> None:
    rate = AnswerRate(LEAST, 200)
    rate.pressed(1e9)
    rate.limited(1e9)
    crowd(rate, 1e9 + REST, 100)
    assert 100 < rate.rate < 100.2
    crowd(rate, 1e9 + CAREFUL, 100)
    assert rate.rate > 199


async def test_a_crowd_is_answered_faster_as_long_as_telegram_takes_it(office: Office) -> None:
    await writes(office, 300)
    await office.opens()
    await office.settles()
    at = sorted(call.at for call in office.telegram.calls)
    assert len(at) == 300
    assert any(later - earlier < 1 for earlier, later in zip(at, at[LEAST:], strict=False))


async def test_what_was_learned_and_what_was_too_much_survive_a_restart(office: Office) -> None:
    await writes(office, 120)
    await office.opens()
    await office.settles()
    learned, limited_at = await office.store.read(flood.learned)
    assert learned > LEAST
    assert not limited_at
    await office.crashes()
    office.telegram.faults.add(PlannedFault.flood(retry_after=2))
    await writes(office, 60)
    await office.opens()
    await office.settles()
    less, limited_at = await office.store.read(flood.learned)
    assert limited_at > 0
    assert less < learned


async def test_a_crowd_makes_nothing_that_goes_to_many_faster(office: Office) -> None:
    await writes(office, 200)
    await writes(office, 90, Kind.REMINDER)
    await office.opens()
    await office.settles()
    at = sorted(call.at for call in office.telegram.calls if call.params["text"] == "reminder")
    assert len(at) == 90
    assert all(later - earlier >= 1 for earlier, later in zip(at, at[LEAST:], strict=False))


async def writes(office: Office, people: int, kind: Kind = Kind.REPLY) -> None:
    for number in range(people):
        chat = await office.chat_of(office.telegram.person(f"{kind} {number} of {people}"))
        await office.puts(chat, kind.value, kind)
