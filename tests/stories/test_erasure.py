"""/delete: a relative is forgotten, at once and with a receipt, and nobody else loses anything by it."""

import pytest

from bot.outbox.delivery import Gone, Later, Moved, Rejected, Sent, Uncertain
from bot.outbox.recording import record
from bot.tables.registering import FieldFault, Registrable
from bot.use_cases.register.register import look, take_in
from storage.queues import flight
from storage.register import inquiries, persons
from storage.rights import erasing
from storage.store import stamps
from storage.store.lease import Lease
from storage.store.transaction import Transaction
from tests.answers import CIVILIAN
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, newest, presses, times_told, to_be_called, verifies
from tests.promises.quick import reports as reports_quickly
from tests.promises.sealed import SEALED
from tests.register import Case, count, has_asked, is_accepted
from tests.stories.claiming import erases
from tests.stories.returning import REFUSED, corrects
from tests.town import Town

ALSO = {name: answer for name, answer in CIVILIAN.items() if name not in ("own_name", "phone")}
TAKEN_ANEW = 7_200


async def kept(town: Town) -> str:
    """All that is kept, as somebody with the keys reads it."""
    return await town.store.read(_unsealed)


async def _unsealed(tx: Transaction) -> str:
    rows = [(table, row) for table in (*SEALED, "outbox", "chat") for row in await tx.all(f"SELECT * FROM {table}")]
    return str([tx.unseal(table, row["id"], row["sealed"]) for table, row in rows if row.get("sealed")])


async def cast(town: Town) -> tuple[Relative, OperatorActor, OperatorActor, Case]:
    """Anna, whose inquiry was accepted, and two operators."""
    anna = town.relative("Anna")
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    return anna, maria, petro, await is_accepted(anna, petro)


async def test_everything_goes_at_once_and_a_receipt_stays(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer")
    first = await anna.registers()
    await maria.accepts()
    assert "Свідоцтво про шлюб" in await kept(town)  # in the audit, too
    await anna.says("Чи є новини?")
    await anna.registers_also(ALSO)
    await anna.reaches("given", {**ALSO, "surname": "Чернетківна"})
    await town.settles()
    number = await erases(anna)
    assert number != first
    everything = await kept(town)
    for words in ("Коваль", "Гнатюк", "Чернетківна", "новини", "Свідоцтво", str(anna.person.id), first, "Анна"):
        assert words not in everything, words
    for table in ("inquiry", "person", "message", "draft"):
        assert await town.store.read(count, table) == 0
    assert await town.store.read(count, "chat") == 1
    await anna.says("/start")
    await anna.sees("<b>Before you begin.</b>")


async def test_who_comes_back_begins_anew_and_finds_nothing_old(town: Town) -> None:
    anna = town.relative("Anna")
    first = await anna.registers()
    await erases(anna)
    await anna.says("Доброго дня")
    await town.settles()
    second = await anna.registers()
    assert [reference for reference, _word in await anna.looks_at_status()] == [second]
    assert not anna.has_read(f"{second} {first}")


async def test_the_last_question_has_no_button_to_press_any_more(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await has_asked(anna)
    await erases(anna)
    last = [message for message in anna.person.chat if anna.word("It cannot be undone.") in message.text]
    assert [message.buttons for message in last] == [[f"✓ {anna.word('Erase now')}"]]


async def test_one_inquiry_goes_and_the_other_stays(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    first = await anna.registers()
    await anna.opens(first)
    await anna.presses("Add something")
    await town.settles()
    await anna.says("Шрам над бровою")
    await anna.sees("<b>Added</b>")
    second = await anna.registers_also(ALSO)
    await anna.opens(first)
    await anna.presses("Add something")
    await town.settles()
    await erases(anna, "Erase inquiry {reference}", reference=first)
    assert [reference for reference, _word in await anna.looks_at_status()] == [second]
    everything = await kept(town)
    assert "Шрам" not in everything
    assert "Коваль Анна" in everything
    assert await town.store.read(count, "draft") == 0


async def test_no_keeps_everything(town: Town) -> None:
    anna = town.relative("Anna")
    reference = await anna.registers()
    await anna.says("/delete")
    await anna.presses("Erase everything")
    await anna.presses("No, keep")
    await anna.sees("<b>My data.</b>")
    await anna.says("/delete")
    await anna.presses("Erase everything")
    await anna.presses("Yes, erase")
    await anna.presses("No, keep")
    assert [known for known, _word in await anna.looks_at_status()] == [reference]


async def test_the_last_button_acts_once_and_not_hours_later(town: Town) -> None:
    anna = town.relative("Anna")
    reference = await anna.registers()
    await anna.says("/delete")
    await anna.presses("Erase everything")
    await anna.presses("Yes, erase")
    asking = await anna.sees("It cannot be undone.")
    now = anna.data("forgotten")
    await town.passes(TAKEN_ANEW)
    anna.person.press(asking, now)
    await anna.sees_toast("This button is out of date.")
    assert [known for known, _word in await anna.looks_at_status()] == [reference]
    await anna.says("/delete")
    await anna.presses("Erase everything")
    await anna.presses("Yes, erase")
    await town.settles()
    for _press in range(2):
        anna.person.press(anna.person.last, now)
    await town.settles()
    receipt = anna.word("Receipt <code>{number}</code>, {moment}, {organisation}.").split("{")[0]
    assert sum(receipt in words for words in anna.person.words()) == 1
    for _old in ("forget", "forgetsure", "forgotten"):
        anna.person.press(asking, now)
    await town.settles()
    assert await town.store.read(count, "erasure") == 1


async def test_in_the_middle_of_a_registration_the_letters_come_back(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("phone")
    assert anna.person.keyboard
    await erases(anna)
    assert not anna.person.keyboard
    assert await town.store.read(count, "draft") == 0
    await anna.says("+44 7700 900123")
    await town.settles()
    assert "7700900123" not in await kept(town)


async def test_with_an_open_question_and_the_card_in_an_operators_hand(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna"), await town.operator("Maria", "reviewer", language)
    await anna.registers()
    await maria.opens_the_queue()
    await maria.presses("Accept")
    await maria.sees("How was kinship checked?")
    await erases(anna)
    await maria.presses("Documents seen in person")
    await town.settles()
    await maria.says("Свідоцтво")
    await maria.sees("<b>This is no longer here:</b>")
    await maria.says("/queue")
    await maria.sees("<b>Queue.</b>")
    await maria.says("Ще слова")
    await maria.sees("<b>Operator: {role}.</b>")


@pytest.mark.parametrize("verb", ["accept", "ask", "decline", "link", "case", "phone", "bar", "returned", "reply"])
async def test_every_press_on_the_card_of_somebody_forgotten_is_answered_kindly(town: Town, verb: str) -> None:
    anna, _maria, petro, case = await cast(town)
    await petro.opens_the_case(case.reference)
    await erases(anna)
    petro.forges(f"{verb}:{case.id}")
    await petro.sees("<b>This is no longer here:</b>")
    await town.settles()
    assert not any("збій" in words.lower() for words in petro.person.words())


async def test_what_was_told_is_known_without_a_name(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    await erases(anna)
    assert await town.store.read(_past) == ["told"]
    for table in ("notice", "verification", "return_report", "person", "inquiry"):
        assert await town.store.read(count, table) == 0


@pytest.mark.parametrize("on", ["its way", "the call list", "the telephone"])
async def test_who_was_to_be_told_of_a_verified_return_is_not_any_more(town: Town, on: str) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    if on != "its way":  # refused, so that Anna can still write and nothing bounces back to her when she does
        town.telegram.faults.add(REFUSED, chat=anna.person.id, method="sendMessage")
        await town.passes(HOLD + 1)
    if on == "the telephone":
        await maria.says("/calls")
        await maria.presses("I take this call")
        await maria.sees("First make sure")
        told = maria.data("told")
    await erases(anna)
    await maria.sees("<b>For operators: a relative has erased their data</b>")
    await town.passes(2 * HOLD)
    assert times_told(anna) == 0
    assert await town.store.read(to_be_called) == []
    assert await town.store.read(_past) == ["untold"]
    if on == "the telephone":
        maria.forges(told)
        await maria.sees_toast("This call is no longer on the list")


VAIN = "<b>Please do not rely on what we told you about a return</b>"


@pytest.mark.parametrize("way", ["stopped", "on its way", "to be called", "told", "stands again", "not told"])
async def test_who_was_told_of_a_return_that_was_none_is_erased_and_told_so_with_the_receipt(
    town: Town, way: str
) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    if way != "not told":
        await town.passes(HOLD + 1)
        assert times_told(anna) == 1
    if way == "to be called":
        await presses(petro, "hold", case.person)
    await presses(maria, "stop", await newest(town, "verification"))
    if way in ("on its way", "to be called", "told"):
        await corrects(petro)
        await petro.sees("<b>Correction</b> confirmed by {name}.")
    if way == "stands again":
        await reports_quickly(maria, case)
        await verifies(petro)
        await town.passes(HOLD + 1)
        assert times_told(anna) == 2
    await anna.says("/delete")
    await anna.presses("Erase everything")
    await anna.presses("Yes, erase")
    if way == "on its way":
        await town.store.run(_waits_on)
    await anna.presses("Erase now")
    await anna.sees("<b>Everything has been erased.</b>")
    in_vain = way in ("stopped", "on its way", "to be called")
    await town.settles()
    assert (anna.has_seen(VAIN), case.reference in anna.person.last.text) == (in_vain, in_vain)
    heard = "<b>For operators: a relative who was told about a return that was withdrawn has erased their data</b>"
    assert maria.has_seen(heard) == in_vain
    assert await town.store.read(count, "inquiry") == 0


async def _waits_on(tx: Transaction) -> None:
    """Telegram has not taken the correction yet."""
    for what in (
        "UPDATE notice SET state = 'due', told_at = NULL, message_id = NULL, unread = NULL WHERE sort = 'correction'",
        "UPDATE outbox SET state = 'due', due_at = 9000000000 WHERE kind = 'notice'",
    ):
        await tx.execute(what)


async def test_a_notice_in_flight_may_arrive_and_hurts_nothing(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    letter = await town.store.run(_takes_off, town.bot.sender._lease)
    await town.store.run(_erased, case, int(town.clock()))
    for outcome in (Sent(7), Gone("blocked"), Rejected("bad request"), Moved(5), Uncertain(1), Later(1)):
        await town.store.run(record, letter, outcome, town.clock())
    assert await town.store.read(_past) == ["leaving"]
    await erases(anna)


async def _takes_off(tx: Transaction, lease: Lease) -> flight.ClaimedMessage:
    row = await tx.known("SELECT id FROM outbox WHERE kind = 'notice'")
    (letter,) = await flight.claim(tx, lease, [row["id"]], 2**40)
    return letter


async def _erased(tx: Transaction, case: Case, now: int) -> None:
    await erasing.inquiry(tx, await inquiries.get(tx, case.id), now, for_good=True)


async def test_another_relative_keeps_everything_and_is_told(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    olena = town.relative("Olena")
    other = await is_accepted(olena, petro, case, relation="sister")
    waiting = await has_asked(town.relative("Nina"), surname="Інша")
    await reports_quickly(maria, other)
    await verifies(petro)
    before = await olena.looks_at_status()
    await erases(anna)
    await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(olena)) == (0, 1)
    assert before[0][0] == other.reference
    assert await town.store.read(count, "inquiry") == 2
    assert await town.store.read(count, "person") == 1
    assert waiting.reference in await kept(town)


async def test_an_import_does_not_bring_back_who_was_erased(town: Town) -> None:
    anna, _petro = town.relative("Anna"), await town.operator("Petro", "admin")
    case = await has_asked(anna)
    facts = {"category": "service_member", "surname": "Коваль", "given": "Тарас", "birth_date": "1991-03-12"}
    imported = await town.store.run(persons.add, facts, 0, "A-17")
    await town.store.run(_link, case, imported)
    await erases(anna)
    rows = [Registrable(1, "A-17", facts), Registrable(2, case.reference, facts), Registrable(3, "A-18", facts)]
    assert (await town.store.read(look, rows))[:2] == [FieldFault("id", "erased")] * 2
    await town.store.run(take_in, rows, 1, 0)
    assert await town.store.read(count, "person") == 1


async def test_an_operator_is_asked_to_leave_first_and_is_then_forgotten_but_for_the_audit(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    await maria.says("/delete")
    await maria.sees("<b>You are an operator.</b>")
    maria.forges("forgotten:0")
    await maria.sees_toast("Already done.")
    await petro.says("/operators")
    await petro.presses("Remove: {name}, {role}", name="Maria", role=petro.word("reviewer"))
    await petro.presses("Remove at once")
    await petro.sees("<b>Removed:</b>")
    await erases(maria)
    assert str(maria.person.id) not in await kept(town)
    assert await town.store.read(count, "operator") == 2
    await maria.says("/start")
    await maria.sees("<b>Before you begin.</b>")


async def test_consent_is_withdrawn_everything_ends_and_can_begin_anew(town: Town, language: str) -> None:
    anna, maria = town.relative("Anna", language), await town.operator("Maria", "reviewer")
    first = await anna.registers()
    await anna.reaches("given", ALSO)
    await anna.says("/me")
    await anna.presses("Withdraw consent")
    await anna.sees("<b>Withdraw your consent?</b>")
    await anna.presses("Yes, withdraw consent")
    await anna.sees("<b>Your consent has been withdrawn.</b>")
    await town.settles()
    assert await town.store.read(count, "draft") == 0
    assert await town.store.read(count, "inquiry", "state = 'withdrawn'") == 1
    await maria.says("/queue")
    await maria.sees("<b>Queue.</b>")
    await anna.says("/register")
    await anna.sees("<b>Before you begin.</b>")
    second = await anna.registers()
    assert [known for known, _word in await anna.looks_at_status()] == [second]
    await erases(anna, "Erase inquiry {reference}", reference=first)
    assert await town.store.read(count, "inquiry") == 1


async def test_who_has_withdrawn_consent_is_told_of_nothing(town: Town) -> None:
    anna, maria, petro, case = await cast(town)
    await reports_quickly(maria, case)
    await verifies(petro)
    await anna.says("/me")
    await anna.presses("Withdraw consent")
    await anna.presses("Yes, withdraw consent")
    await anna.sees("<b>Your consent has been withdrawn.</b>")
    await town.passes(2 * HOLD)
    assert times_told(anna) == 0
    assert await town.store.read(to_be_called) == []


async def test_operators_find_the_receipt_and_nothing_else(town: Town) -> None:
    anna, _maria, petro, case = await cast(town)
    number = await erases(anna)
    for words in (number, case.reference):
        await petro.says(f"/case {words}")
        await petro.sees("<b>Erased</b> at a relative’s request: {moment}.")
    await presses(petro, "case", case.id)


async def _past(tx: Transaction) -> list[str]:
    return [row["outcome"] for row in await tx.all("SELECT outcome FROM past_notice ORDER BY id")]


async def _link(tx: Transaction, case: Case, person: int) -> None:
    operator = await tx.known("SELECT id FROM operator")
    new = {"state": "accepted", "person_id": person, "accepted_by": operator["id"], "accepted_at": 0}
    await stamps.change(tx, "inquiry", case.id, new)


async def test_the_photo_that_somebody_forgotten_gave_is_on_no_card_of_another_relative(town: Town) -> None:
    anna, petro = town.relative("Anna"), await town.operator("Petro", "admin")
    case = await is_accepted(anna, petro, photo="AgAC-of-Anna")
    await is_accepted(town.relative("Olena"), petro, case, relation="sister")
    assert "AgAC-of-Anna" in await kept(town)
    await erases(anna)
    assert "AgAC-of-Anna" not in await kept(town)
    assert await town.store.read(count, "person") == 1
