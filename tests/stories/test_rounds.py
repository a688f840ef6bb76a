"""Operators hear in the morning what waits, and in between what has waited too long; nobody is named."""

from pathlib import Path

from bot.model.message import DAY
from storage.register import chats
from storage.store import stamps
from storage.store.transaction import Transaction
from tests.cast import Actor
from tests.promises.quick import presses, reports
from tests.register import has_asked, is_accepted
from tests.stories.after_rounds import HOUR, UNTIL_NINE, town
from tests.stories.standing_clock import standing
from tests.town import Town

__all__ = ["town"]

MORNING = "<b>This morning’s work.</b>"
LATE = "<b>Inquiries have waited too long.</b>"
UNANSWERED = "<b>Families are waiting for an answer.</b>"
SECOND = "<b>A second operator is needed.</b>"


def times(operator: Actor, source: str) -> int:
    """How often the operator has read a message that begins like that."""
    begins = operator.word(source if source != MORNING else f"{MORNING} Waiting for you:")
    begins = begins.partition("{")[0].strip()
    return sum(words.startswith(begins) for words in operator.person.words())


async def test_in_the_morning_each_operator_reads_what_the_own_role_can_do(town: Town, language: str) -> None:
    olha = await town.operator("Olha", "reviewer", language)
    maria, petro = await town.operator("Maria", "verifier", language), await town.operator("Petro", "admin")
    oksana, anna = await town.operator("Oksana", "broadcaster"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(petro, case)
    await has_asked(town.relative("Nina"), surname="Бондар")
    await anna.says("Чи є новини?")
    await town.goes_round(UNTIL_NINE - 60)
    assert not any(times(one, MORNING) for one in (olha, maria, petro, oksana))
    await town.goes_round(120)
    assert [times(one, MORNING) for one in (olha, maria, petro, oksana)] == [1, 1, 1, 0]
    said = {one: one.person.words()[-1] for one in (olha, maria, petro)}
    for words in said.values():
        assert "Коваль" not in words
        assert case.reference not in words
    returns = maria.word("Returns for you to verify: {n}").format(n=1)
    assert [returns in said[one] for one in (olha, maria)] == [False, True]
    assert petro.word("Returns for you to verify: {n}").partition(":")[0] not in said[petro]  # it is Petro's own
    assert olha.word("Inquiries: {n}").format(n=1) in said[olha]
    assert olha.word("Families who have written: {n}").format(n=1) in said[olha]
    await town.goes_round(HOUR)
    assert times(maria, MORNING) == 1
    await town.goes_round(DAY)
    assert times(maria, MORNING) == 2


async def test_when_nothing_waits_nothing_is_said(town: Town) -> None:
    maria = await town.operator("Maria")
    for _hour in range(50):
        await town.goes_round(HOUR)
    assert times(maria, MORNING) == 0


async def test_after_a_long_downtime_there_is_one_morning_and_none_in_the_evening(town: Town) -> None:
    maria, anna = await town.operator("Maria"), town.relative("Anna")
    await has_asked(anna)
    await town.goes_round(UNTIL_NINE + 7 * HOUR)
    assert times(maria, MORNING) == 0
    await town.goes_round(10 * DAY - 6 * HOUR)
    assert times(maria, MORNING) == 1


async def test_inquiries_that_nobody_looks_at_are_told_of_once_the_promised_days_have_passed(town: Town) -> None:
    maria = await town.operator("Maria", "reviewer")
    await has_asked(town.relative("Anna"))
    await has_asked(town.relative("Nina"))
    await town.goes_round(UNTIL_NINE + 2 * DAY + 60)
    assert (times(maria, MORNING), times(maria, LATE)) == (1, 0)
    await town.goes_round(5 * HOUR)
    assert times(maria, LATE) == 1
    assert "2" in maria.person.words()[-1]
    for _hour in range(6):
        await town.goes_round(HOUR)
    assert times(maria, LATE) == 1


async def test_an_organisation_that_promises_more_days_hears_later(tmp_path: Path) -> None:
    async with standing(Town(tmp_path, review_days=5)) as town:
        maria = await town.operator("Maria", "reviewer")
        await has_asked(town.relative("Anna"))
        for _day in range(4):
            await town.goes_round(DAY)
        assert times(maria, LATE) == 0
        for _half in range(2):
            await town.goes_round(DAY // 2 + 2 * HOUR)
        assert times(maria, LATE) == 1
        assert "5" in maria.person.words()[-1]


async def test_an_inquiry_that_came_back_with_an_answer_counts_as_looked_at(town: Town) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna")
    await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await maria.asks("Чи є особливі прикмети?")
    await town.passes(4 * DAY)
    await anna.presses("Answer the question")
    await anna.sees("Please write your answer in one message.")
    await anna.says("Шрам")
    await anna.sees("<b>Answer received.</b>")
    await town.goes_round(UNTIL_NINE)
    await town.goes_round(2 * HOUR)
    assert times(maria, LATE) == 0


async def test_a_family_that_waits_for_an_answer_for_a_day_is_told_of_by_day(town: Town) -> None:
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro", "admin"), town.relative("Anna")
    await is_accepted(anna, petro)
    await town.goes_round(4 * HOUR)
    await anna.says("Чи є новини?")
    await town.settles()
    await town.goes_round(DAY - 2 * HOUR)
    assert times(maria, UNANSWERED) == 0
    await town.goes_round(2 * HOUR)
    assert (times(maria, UNANSWERED), times(petro, UNANSWERED)) == (1, 1)


async def test_a_report_that_waits_for_an_hour_is_told_of_to_who_could_verify_it(town: Town) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    olha, anna = await town.operator("Olha"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await town.goes_round(50 * 60)
    assert not any(times(one, SECOND) for one in (maria, petro, olha))
    await town.goes_round(20 * 60)
    assert [times(one, SECOND) for one in (maria, petro, olha)] == [0, 1, 1]
    for _hour in range(5):
        await town.goes_round(HOUR)
    assert [times(one, SECOND) for one in (maria, petro, olha)] == [0, 1, 1]
    assert not anna.person.words()


async def test_nobody_is_told_of_a_report_about_the_own_relative_or_of_a_held_case(town: Town) -> None:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    olha = await town.operator("Olha")
    case = await is_accepted(town.relative("Anna"), petro)
    await town.store.run(_belongs_to, case.id, olha.person.id)
    await reports(maria, case)
    await town.goes_round(70 * 60)
    assert [times(one, SECOND) for one in (petro, olha)] == [1, 0]
    await presses(petro, "hold", case.person)
    await town.goes_round(UNTIL_NINE)
    assert [times(one, MORNING) for one in (maria, petro, olha)] == [0, 0, 0]


async def _belongs_to(tx: Transaction, inquiry_id: int, telegram_id: int) -> None:
    chat = await chats.find(tx, telegram_id)
    await stamps.change(tx, "inquiry", inquiry_id, {"chat_id": chat})
