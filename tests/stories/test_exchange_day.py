"""On the day of an exchange reminders rest, and every family that writes reads the same."""

from bot.model.limits import GATHER
from bot.model.message import DAY
from bot.rehearsal import PlannedFault
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.quick import HOLD, presses, reports, times_told, verifies
from tests.register import is_accepted
from tests.stories.exchanging import ON, switches_on
from tests.stories.reminding import DETAILS, HOUR, times
from tests.stories.standing_clock import town
from tests.town import Town

__all__ = ["town"]

ANSWER = "<b>This message brings no news.</b> No name is confirmed until two operators have verified the return."
OFF = "<b>Exchange day: off.</b>"
ENDS = "<b>Exchange day: ends by itself at {until}.</b>"


async def test_an_administrator_switches_it_on_and_everybody_hears_of_it(town: Town, language: str) -> None:
    olha = await town.operator("Olha", "admin", language)
    maria, oksana = await town.operator("Maria", "reviewer"), await town.operator("Oksana", "broadcaster")
    await maria.says("/exchange")
    assert (await maria.sees(OFF)).buttons == []
    maria.forges("exchangeask")
    await maria.sees_toast("You do not have the right to do this.")
    await switches_on(olha)
    for one in (maria, oksana):
        assert "Olha" in (await one.sees("<b>Exchange day until {until}</b>, switched on by {name}.")).text
    maria.forges("exchangeoff:0")
    await town.settles()
    await maria.says("/exchange")
    assert (await maria.sees(ON)).buttons == []


async def test_administrators_hear_once_that_it_is_about_to_end_and_can_prolong_it(town: Town, language: str) -> None:
    olha, maria = await town.operator("Olha", "admin", language), await town.operator("Maria", "verifier", language)
    await switches_on(olha)
    await town.goes_round(21 * HOUR)
    assert not olha.has_seen(ENDS)
    for _round in range(3):
        await town.goes_round(HOUR // 2)
    await olha.sees(ENDS)
    assert warnings(olha) == 1
    assert not maria.has_seen(ENDS)
    await olha.presses("12 hours longer")
    await olha.sees(ON)
    await town.goes_round(3 * HOUR)
    await town.goes_round(9 * HOUR)
    assert warnings(olha) == 2


def warnings(operator: OperatorActor) -> int:
    """How often this operator was told that it is about to end."""
    return sum(operator.word(ENDS).partition("{")[0] in words for words in operator.person.words())


async def test_every_family_that_writes_reads_why_nobody_is_named(town: Town, language: str) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria")
    anna, nina = town.relative("Anna", language), town.relative("Nina", language)
    case = await is_accepted(anna, olha)
    await is_accepted(nina, olha)
    await reports(maria, case)
    await anna.says("Чи є новини?")
    await town.settles()
    assert not anna.has_seen(ANSWER)
    await switches_on(olha)
    for one in (anna, nina):
        await one.says("Чи він у списку?")
    await town.passes(GATHER)  # Anna’s second line waits for the end of a burst
    for one in (anna, nina):
        await one.sees(ANSWER)
    await town.settles()
    assert anna.person.words()[-1] == nina.person.words()[-1]
    await verifies(olha)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (1, 0)


async def test_reminders_rest_and_go_on_when_it_has_ended_by_itself(town: Town) -> None:
    olha, anna = await town.operator("Olha", "admin"), town.relative("Anna")
    await is_accepted(anna, olha)
    await town.passes(60 * DAY - HOUR)
    await switches_on(olha)
    for _hour in range(23):
        await town.passes(HOUR)
        assert times(anna, DETAILS) == 0
    await town.passes(2 * HOUR)
    assert times(anna, DETAILS) == 1
    await olha.says("/exchange")
    await olha.sees(OFF)
    await anna.says("Чи є новини?")
    await town.settles()
    assert not anna.has_seen(ANSWER)


async def test_a_reminder_that_waits_to_be_sent_rests_too(town: Town) -> None:
    olha, anna = await town.operator("Olha", "admin"), town.relative("Anna")
    await is_accepted(anna, olha)
    town.telegram.faults.add(PlannedFault.server_error(), chat=anna.person.id)
    await town.passes(60 * DAY)
    assert times(anna, DETAILS) == 0
    await presses(olha, "exchangeon", 0)
    await town.passes(HOUR)
    assert times(anna, DETAILS) == 0
    await town.passes(DAY)
    assert times(anna, DETAILS) == 1


async def test_it_can_be_prolonged_and_ended_and_two_administrators_do_not_do_it_twice(town: Town) -> None:
    olha, petro = await town.operator("Olha", "admin"), await town.operator("Petro", "admin")
    for one in (olha, petro):
        await one.says("/exchange")
        await one.presses("Switch on…")
        await one.sees("<b>Has the exchange been announced publicly?</b>")
    await olha.presses("It was announced: switch on")
    await olha.sees(ON)
    await petro.presses("It was announced: switch on")
    await petro.sees_toast("This has been decided already.")
    await petro.sees(ON)
    for one in (olha, petro):
        await one.says("/exchange")
        await one.sees(ON)
    await olha.presses("12 hours longer")
    await town.settles()
    await petro.presses("12 hours longer")
    await petro.sees_toast("This has been decided already.")
    await town.passes(30 * HOUR)
    await olha.says("/exchange")
    await olha.sees(ON)
    await olha.presses("End now")
    await olha.sees(OFF)
    assert "Olha" in (await petro.sees("<b>Exchange day: ended</b>")).text
    audited = await town.store.read(_audited)
    assert audited == ["began", "prolonged", "ended"]


async def _audited(tx: Transaction) -> list[str]:
    return [
        row["action"] for row in await tx.all("SELECT action FROM audit WHERE subject = 'exchange_day' ORDER BY id")
    ]


async def test_operators_see_how_much_comes_in(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria", "reviewer")
    anna, nina = town.relative("Anna"), town.relative("Nina")
    await is_accepted(anna, olha)
    await is_accepted(nina, olha)
    await anna.says("Чи є новини?")
    await town.settles()
    await town.passes(HOUR + 60)
    for words in ("Він у списку?", "Дайте відповідь"):
        await nina.says(words)
        await town.settles()
    await maria.says("/exchange")
    shown = (await maria.sees(OFF)).text
    letters = maria.word("Messages from families in the last hour: {n}; in the hour before: {before}")
    assert letters.format(n=2, before=1) in shown
    assert maria.word("Families waiting for an answer: {n}").format(n=2) in shown


async def test_an_old_button_of_a_day_that_is_over_begins_nothing(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    await switches_on(olha)
    await town.passes(25 * HOUR)
    await olha.presses("12 hours longer")
    await olha.sees(OFF)
    await presses(olha, "exchangeon", 0)
    await olha.says("/exchange")
    await olha.sees(OFF)
