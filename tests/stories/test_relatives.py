"""Several relatives ask about one person: none learns about the other, each sees what they would see alone."""

import re
from pathlib import Path

from tests.answers import Answers
from tests.cast import CHILD, CODE, REFERENCE, SOLDIER, OperatorActor, Relative, reference_in
from tests.town import Town

MOTHER: Answers = {**SOLDIER, "relation": "Mother", "own_name": "Коваль Надія", "note": "Носить окуляри"}
MOMENT = re.compile(r"\d{1,2}:\d{2}")


async def lives_through_everything(anna: Relative, maria: OperatorActor, others: str = "") -> list[tuple[str, ...]]:
    """Registers, looks, adds, is accepted, writes, withdraws; everything that the relative sees in the meantime."""
    reference = await anna.registers(SOLDIER)
    await anna.opens(reference)
    await anna.presses("Add something")
    await anna.sees("Please write in one message")
    await anna.says("Шрам над бровою")
    await anna.sees("<b>Added</b>")
    await maria.town.passes(60)  # /status shows the last change only when it is later than the arrival
    await maria.opens_the_queue()
    await maria.accepts_what_is_open(same_as=others)
    await anna.sees("<b>Inquiry accepted.</b>")
    await anna.opens(reference)
    await anna.says("Чи шукає хтось іще?")
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    await anna.opens(reference)
    await anna.presses("Withdraw the inquiry")
    await anna.presses("Yes, withdraw it")
    await anna.sees("<b>Inquiry withdrawn.</b>")
    await anna.looks_at_status()
    await anna.town.settles()
    return [_seen(message.html, message.buttons, message.keyboard) for message in anna.person.chat]


def _seen(html: str, buttons: list[str], keyboard: list[str]) -> tuple[str, ...]:
    return tuple(
        MOMENT.sub("<time>", re.sub(f"{CODE}|{REFERENCE}", "<drawn>", said)) for said in (html, *buttons, *keyboard)
    )


async def test_a_relative_sees_the_same_byte_for_byte_whether_somebody_else_asks_too(tmp_path: Path) -> None:
    chats = []
    for before in ("alone", "asked", "accepted"):
        (tmp_path / before).mkdir()
        async with Town(tmp_path / before) as town:
            maria = await town.operator("Maria", "reviewer", "en")
            olena = town.relative("Olena")
            reference = "" if before == "alone" else await olena.registers(MOTHER)
            if before == "accepted":
                await maria.accepts()
            elif before == "asked":
                await maria.opens_the_queue()
                await maria.presses("Ask")
                await maria.asks("Яке прізвище було раніше?")
            same = reference if before == "accepted" else ""
            chats.append(await lives_through_everything(town.relative("Anna"), maria, same))
    assert chats[0] == chats[1] == chats[2]
    assert len(chats[0]) > 40


async def test_what_one_relative_does_is_not_seen_by_the_other(town: Town) -> None:
    olena, anna = town.relative("Olena", "en"), town.relative("Anna", "en")
    maria = await town.operator("Maria", "reviewer", "en")
    first = await olena.registers(MOTHER)
    await maria.accepts()
    await town.settles()
    heard = [message.html for message in olena.person.chat]
    await lives_through_everything(anna, maria, first)
    assert [message.html for message in olena.person.chat] == heard
    assert await olena.looks_at_status() == [(first, olena.word("accepted"))]


async def test_the_same_relative_may_ask_twice_and_keeps_both(town: Town) -> None:
    anna = town.relative("Anna")
    answers = {name: answer for name, answer in SOLDIER.items() if name not in ("own_name", "phone")}
    first = await anna.registers(SOLDIER)
    await anna.fills_in(answers)
    await anna.presses("Send")  # the bot asks back: there is an inquiry about this person already
    await anna.presses("Send all the same")
    references = {first, reference_in(await anna.sees("<b>Your inquiry has been received.</b>"))}
    assert {reference for reference, _word in await anna.looks_at_status()} == references
    assert len(references) == 2


async def test_a_child_asked_for_by_both_parents_stays_two_inquiries(town: Town) -> None:
    olena, anna = town.relative("Olena"), town.relative("Anna")
    mothers = await olena.registers(CHILD)
    fathers = await anna.registers({**CHILD, "relation": "Father", "own_name": "Лисенко Андрій"})
    assert mothers != fathers
    assert [reference for reference, _word in await olena.looks_at_status()] == [mothers]
    assert [reference for reference, _word in await anna.looks_at_status()] == [fathers]
