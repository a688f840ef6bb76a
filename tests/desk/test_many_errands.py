"""Relatives by phone: many who are to be called, what they tell besides, and a chat with inquiries of its own."""

import re
import secrets

from bot.model.actor import Actor
from bot.texts.wait import reminders as texts
from bot.use_cases.register import errands, review
from storage.queues import outbox
from storage.register import chats, inquiries, messages
from storage.staff import operators
from storage.store import stamps
from storage.store.transaction import Transaction
from tests.desk.browser import Answered
from tests.desk.on_the_phone import OnThePhone, phone, town
from tests.desk.working import counted
from tests.register import TARAS, has_asked
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]


def _code(given: Answered) -> str:
    return str(re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0])


async def test_who_waits_behind_many_others_is_called_too(phone: OnThePhone) -> None:
    await phone.town.store.run(_are_to_be_called, errands.PAGE + 1)
    assert await counted(phone.town, "errand", "1 = 1") == errands.PAGE + 1
    first = await phone.petros.opens("/telephone")
    assert first.html.count("/take") == errands.PAGE
    second = await phone.petros.opens("/telephone?page=2")
    assert second.html.count("/take") == 1
    assert set(_takes(first)).isdisjoint(_takes(second))
    assert _takes(await phone.petros.opens("/telephone?page=900")) == _takes(second), "the last one"
    assert f"Телефоном {errands.PAGE + 1}" in (await phone.petros.opens("/")).words, "all of them are counted"


async def test_what_they_tell_besides_is_read_by_operators(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    path = f"/telephone/{await phone.relative()}"
    told = {"inquiry": str(case.id), "words": "Бачили його на відео у травні"}
    assert (await phone.petros.sends(f"{path}/note", told)).status == 409, "nobody has taken the call"
    await phone.petros.sends(f"{path}/take")
    assert (await phone.petros.sends(f"{path}/note", {**told, "words": " "})).status == 409
    other = await has_asked(phone.town.relative("Olena"), surname="Бойко")
    assert (await phone.petros.sends(f"{path}/note", {**told, "inquiry": str(other.id)})).status == 409
    await phone.petros.sends(f"{path}/note", told)
    await phone.petros.sends(f"{path}/back")
    said = await phone.town.store.read(messages.of_inquiry, await phone.relative(), case.id)
    assert [(one.sort, one.text) for one in said] == [("addition", told["words"])]
    assert told["words"] in (await phone.marias.opens(f"/cases/{case.id}")).words
    assert case.reference in (await phone.marias.opens("/talks")).words, "and waits to be read"
    assert await counted(phone.town, "audit", "action = 'noted words'") == 1


async def test_what_is_said_names_no_command(phone: OnThePhone) -> None:
    await phone.is_accepted()
    call = await phone.petros.sends(f"/telephone/{await phone.relative()}/take")
    said = re.findall(r"<blockquote.*?</blockquote>", call.html, re.DOTALL)[0]
    assert "Новин про людину немає" in said
    assert "/status" not in said


async def test_an_inquiry_that_waits_joins_a_chat_that_has_some_of_its_own(phone: OnThePhone) -> None:
    await phone.takes_down()
    case = await last(phone.town, "inquiry")
    staff = await phone.town.store.read(operators.get, await of(phone.petro))
    actor = Actor(staff, phone.town.settings().org, int(phone.town.clock()))
    await phone.town.store.run(review.ask, actor, case, "Яка в нього родимка?")
    given = await phone.petros.sends(f"/telephone/inquiries/{case}/code")
    hanna = phone.town.relative("Hanna")
    own = await has_asked(hanna, surname="Бойко")
    await hanna.says(f"/connect {_code(given)}")
    await hanna.sees("<b>Done.</b>")
    joined = await phone.town.store.read(inquiries.get, case)
    assert joined.chat_id == (await phone.town.store.read(inquiries.get, own.id)).chat_id
    assert await phone.town.store.read(stamps.stand, [("inquiry", case)])
    assert joined.reference in (await phone.maria.sees("<b>The code for</b>")).text
    assert await counted(phone.town, "chat", "sort = 'telephone'") == 0
    await hanna.says("/status")
    await phone.town.settles()
    assert joined.reference in hanna.heard()
    assert own.reference in hanna.heard()
    await hanna.person.presses(joined.reference)
    await hanna.presses("Answer the question")
    await hanna.says("Немає")
    await hanna.sees("<b>Answer received.</b>")
    assert str((await phone.town.store.read(inquiries.get, case)).state) == "received"
    assert (await phone.decided()).person


async def test_what_was_to_be_said_before_they_had_a_chat_is_still_said(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    given = await phone.petros.sends(f"/telephone/inquiries/{case.id}/code")
    hanna = phone.town.relative("Hanna")
    await hanna.says(f"/connect {_code(given)}")
    await hanna.sees("<b>Done.</b>")
    (place,) = _takes(await phone.petros.opens("/telephone"))
    call = await phone.petros.sends(f"/telephone/{place}/take")
    assert "Новин про людину немає" in call.words
    errand = re.findall(r'name="errand" value="(\d+)"', call.html)[0]
    assert (await phone.petros.sends(f"/telephone/{place}/told", {"errand": errand})).status == 200
    assert await counted(phone.town, "errand", "1 = 1") == 0
    assert (await phone.petros.sends(f"/telephone/{place}/take")).status == 409, "nothing is left to be said"


def _takes(page: Answered) -> list[str]:
    return re.findall(r"/telephone/(\d+)/take", page.html)


async def _are_to_be_called(tx: Transaction, many: int) -> None:
    for number in range(many):
        place = await chats.open_telephone(tx, "uk", 0)
        facts = {**TARAS, "surname": f"Бойко{number}", "own_name": "Бойко Анна", "phone": "+447700900333"}
        await inquiries.add(tx, place.id, secrets.token_hex(4), facts, 0)
        await outbox.put(tx, place.id, texts.details(), number)
