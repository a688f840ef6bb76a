"""Whoever works in the chat calls relatives without Telegram as well: /calls after the returns."""

from bot.model.actor import Actor
from bot.use_cases.register import review
from storage.register import inquiries, messages
from storage.staff import operators
from storage.store.transaction import Row, Transaction
from tests.cast import Relative
from tests.desk.on_the_phone import OnThePhone, phone, town
from tests.desk.working import counted
from tests.promises.quick import HOLD, reports, verifies
from tests.register import has_asked
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]
NUMBER, OLD = "7700 900333", "7700 900444"
WAITS = "<b>A relative without Telegram waits for a call:</b>"


async def _opens(phone: OnThePhone) -> None:
    """Petro asks whom to call, and takes it."""
    await phone.petro.says("/calls")
    await phone.petro.sees(WAITS)
    await phone.petro.presses("I take this call")
    await phone.town.settles()


async def test_what_is_to_be_said_is_taken_said_and_recorded_in_the_chat(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    await phone.petro.says("/calls")
    offered = await phone.petro.sees(WAITS)
    assert case.reference in offered.text
    assert NUMBER not in offered.text
    await phone.petro.presses("I take this call")
    await phone.town.settles()
    assert NUMBER in phone.petro.heard()
    assert "Новин про людину немає" in phone.petro.heard()
    await phone.maria.says("/calls")
    await phone.maria.sees("<b>Calls.</b>")
    phone.maria.forges(phone.petro.data("said"))
    await phone.town.settles()
    assert await counted(phone.town, "errand", "1 = 1") == 1, "it is in Petro's hands"
    await phone.petro.presses("Told by phone")
    await phone.petro.sees("<b>Noted down.</b>")
    assert await counted(phone.town, "errand", "1 = 1") == 0
    assert await counted(phone.town, "talk", "1 = 1") == 0


async def test_a_question_is_asked_and_its_answer_noted_in_the_chat(phone: OnThePhone) -> None:
    await phone.takes_down()
    case = await last(phone.town, "inquiry")
    staff = await phone.town.store.read(operators.get, await of(phone.petro))
    actor = Actor(staff, phone.town.settings().org, int(phone.town.clock()))
    await phone.town.store.run(review.ask, actor, case, "Яка в нього родимка?")
    await phone.town.settles()
    await _opens(phone)
    assert "Яка в нього родимка?" in phone.petro.heard()
    reference = (await phone.town.store.read(inquiries.get, case)).reference
    await phone.petro.presses("They told something else: {reference}", reference=reference)
    await phone.petro.says("Він лівша")
    await phone.petro.sees("<b>Noted</b> with the case")
    await phone.petro.says("/calls")
    await phone.petro.presses("Note the answer")
    await phone.petro.says("На плечі")
    await phone.petro.sees("<b>Noted down.</b>")
    await phone.town.settles()
    said = await phone.town.store.read(messages.of_inquiry, await phone.relative(), case)
    assert {(one.sort, one.text) for one in said} >= {("addition", "Він лівша"), ("answer", "На плечі")}
    assert str((await phone.town.store.read(inquiries.get, case)).state) == "received"


async def test_who_is_not_reached_is_called_another_time(phone: OnThePhone) -> None:
    await phone.is_accepted()
    await _opens(phone)
    await phone.petro.presses("Call {when}", when=phone.petro.word("in four hours"))
    await phone.petro.sees("<b>The call is put back.</b>")
    await phone.petro.says("/calls")
    await phone.petro.sees("<b>Calls.</b>")
    await phone.town.passes(4 * 3_600 + 60)
    await phone.maria.says("/calls")
    await phone.maria.sees(WAITS)


async def test_a_return_comes_first_and_the_own_family_is_not_called(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    await reports(phone.maria, case)
    await verifies(phone.petro)
    await phone.town.passes(HOLD + 1)
    await phone.petro.says("/calls")
    await phone.petro.sees("<b>To be called</b>: inquiry <code>{reference}</code>")
    iryna = await phone.town.operator("Iryna")
    await has_asked(Relative(phone.town, iryna.person, "uk"))
    await iryna.says("/calls")
    await iryna.sees("<b>Calls.</b>")
    iryna.forges(f"callrelative:{await phone.relative()}")
    await phone.town.settles()
    assert NUMBER not in iryna.heard()
    assert await counted(phone.town, "talk", "1 = 1") == 0


async def test_the_old_number_is_called_by_whoever_has_not_noted_the_new_one(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    await phone.town.store.run(lambda tx: tx.execute("DELETE FROM errand"))
    path = f"/telephone/inquiries/{case.id}/number"
    await phone.marias.sends(path, {"phone": f"+44 {OLD}", "said": "yes"})
    noted = {"noted": str((await phone.town.store.read(_noted))["asked_at"])}
    await phone.petros.sends(f"{path}/confirm", noted)
    await phone.town.settles()
    await phone.maria.says("/calls")
    await phone.maria.sees("<b>Calls.</b>")
    await _opens(phone)
    card = phone.petro.heard()
    assert NUMBER in card
    assert OLD in card
    await phone.petro.presses("Said; it is right so")
    await phone.petro.sees("<b>Noted down.</b>")
    assert await counted(phone.town, "audit", "action = 'old number: told'") == 1


async def _noted(tx: Transaction) -> Row:
    return await tx.known("SELECT asked_at FROM new_number")
