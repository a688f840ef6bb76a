"""What can wait is not sent at night where somebody lives, and goes out in the morning."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.message import Kind
from bot.rehearsal import PlannedFault
from tests.reliability.office import Office

KYIV = "Europe/Kyiv"
HOUR = 3_600


def is_at(office: Office, words: str, fold: int = 0) -> None:
    wall = datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(KYIV), fold=fold)
    office.clock.at = wall.timestamp()


async def test_what_is_due_at_night_is_sent_when_the_night_is_over(office: Office) -> None:
    anna, james = office.telegram.person("Anna"), office.telegram.person("James")
    is_at(office, "2027-06-01 23:30")
    await office.puts(await office.chat_of(anna), "for Anna", Kind.REMINDER, zone=KYIV)
    await office.puts(await office.chat_of(james), "for James", Kind.REMINDER, zone="America/Toronto")
    await office.opens()
    await office.settles()
    assert (anna.words(), james.words()) == ([], ["for James"])
    office.clock.passes(9 * HOUR + 29 * 60)
    await office.settles()
    assert not anna.words()
    office.clock.passes(2 * 60)
    await office.settles()
    assert anna.words() == ["for Anna"]


async def test_who_sleeps_still_gets_an_answer_and_holds_up_nobody(office: Office) -> None:
    anna = office.telegram.person("Anna")
    is_at(office, "2027-06-01 23:30")
    chat = await office.chat_of(anna)
    for number in range(60):
        other = await office.chat_of(office.telegram.person(f"Nina {number}"))
        await office.puts(other, "later", Kind.BROADCAST, zone=KYIV)
    await office.puts(chat, "later", Kind.BROADCAST, zone=KYIV)
    await office.puts(chat, "an answer")
    await office.opens()
    await office.settles()
    assert anna.words() == ["an answer"]
    assert len(office.telegram.calls) == 1


async def test_what_would_be_too_late_in_the_morning_is_never_sent(office: Office) -> None:
    anna = office.telegram.person("Anna")
    is_at(office, "2027-10-30 22:00")
    expires_at = int(office.clock()) + 11 * HOUR
    row = await office.puts(await office.chat_of(anna), "late", Kind.REMINDER, zone=KYIV, expires_at=expires_at)
    await office.opens()
    await office.settles()
    office.clock.passes(12 * HOUR + 60)  # the night is an hour longer: the clocks are put back
    await office.settles()
    assert not anna.words()
    assert (await office.row(row))["state"] == "stale"


async def test_a_message_put_off_by_telegram_into_the_night_waits_for_the_morning_too(office: Office) -> None:
    anna = office.telegram.person("Anna")
    is_at(office, "2027-03-27 20:59")
    office.telegram.faults.add(PlannedFault.flood(retry_after=120), chat=anna.id)
    await office.puts(await office.chat_of(anna), "evening", Kind.REMINDER, zone=KYIV)
    await office.opens()
    await office.settles()
    office.clock.passes(121)
    await office.settles()
    assert not anna.words()
    office.clock.passes(11 * HOUR)  # an hour shorter: the clocks are put forward
    await office.settles()
    assert anna.words() == ["evening"]
