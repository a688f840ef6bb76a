"""Relatives without Telegram who miss somebody else too, and two who miss the same person."""

import re
import secrets

from bot.model.actor import Actor
from bot.model.refused import Reason
from bot.texts.refused import SENTENCES
from bot.use_cases.register import review
from storage.register import inquiries
from storage.staff import operators
from tests.desk.browser import Answered
from tests.desk.on_the_phone import KINSHIP, SAID, OnThePhone, phone, town
from tests.desk.working import counted
from tests.promises.quick import HOLD, reports, verifies
from tests.register import Case
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]
OLENA = {"own_name": "Коваль Олена Іванівна", "relation": "sister", "phone": "+44 7700 900555"}
IVAN = {"given": "Іван", "birth_date": "3 травня 1993"}


async def _sends(phone: OnThePhone, case: int, /, **changed: str) -> Answered:
    """Another inquiry of the same relative, filled in by Maria."""
    said = {name: words for name, words in SAID.items() if name not in ("own_name", "phone", "zone", "agreed")}
    page = {**said, "page": secrets.token_hex(16), **changed}
    answered = await phone.marias.sends(f"/telephone/inquiries/{case}/more", page)
    await phone.town.settles()
    return answered


async def _of_relatives(phone: OnThePhone) -> tuple[int, int]:
    """How many inquiries there are, and of how many relatives."""
    return await counted(phone.town, "inquiry", "1 = 1"), await counted(phone.town, "chat", "sort = 'telephone'")


async def test_the_same_relative_misses_somebody_else_too(phone: OnThePhone) -> None:
    first = await phone.is_accepted()
    asked = await phone.marias.opens(f"/telephone/inquiries/{first.id}/more")
    assert 'name="own_name"' not in asked.html, "what they told about themselves is not asked again"
    assert 'name="agreed"' not in asked.html, "they have agreed"
    await _sends(phone, first.id, **IVAN)
    assert await _of_relatives(phone) == (2, 1)
    second = await phone.decided()
    assert second.id != first.id
    facts = (await phone.town.store.read(inquiries.get, second.id)).facts
    assert (facts["own_name"], facts["phone"]) == ("Шевчук Ганна Петрівна", "+447700900333")
    relative = await phone.relative()
    listed = await phone.petros.opens("/telephone")
    assert listed.html.count("/take") == 1, "they are called once about both"
    call = await phone.petros.sends(f"/telephone/{relative}/take")
    assert first.reference in call.words
    assert second.reference in call.words
    await reports(phone.maria, second)
    await verifies(phone.petro)
    await phone.town.passes(HOLD + 1)
    assert await counted(phone.town, "call", "told_at IS NULL") == 1, "of the one who has returned"


async def test_the_same_person_twice_is_asked_back(phone: OnThePhone) -> None:
    first = await phone.is_accepted()
    back = await _sends(phone, first.id)
    assert (back.status, first.reference in back.words) == (409, True)
    assert await _of_relatives(phone) == (1, 1)
    missing = await _sends(phone, first.id, given="")
    assert missing.status == 409
    await _sends(phone, first.id, twice="yes")
    assert await _of_relatives(phone) == (2, 1)


async def test_a_number_that_somebody_has_already_is_asked_back(phone: OnThePhone) -> None:
    first = await phone.is_accepted()
    back = await phone.takes_down(**IVAN, whose="")
    assert (back.status, "Шевчук Ганна Петрівна" in back.words) == (409, True)
    assert f'name="whose" value="{first.id}"' in back.html
    assert 'value="Іван"' in back.html, "nothing has to be typed twice"
    assert await _of_relatives(phone) == (1, 1)
    await phone.takes_down(**IVAN, whose="other")
    assert await _of_relatives(phone) == (2, 2), "two who share a telephone"
    await phone.takes_down(given="Степан", whose=str(first.id))
    assert await _of_relatives(phone) == (3, 2), "one more inquiry of hers"
    assert (await phone.takes_down(given="Степан", whose="1")).status == 404


async def test_of_the_own_family_a_number_tells_nothing(phone: OnThePhone) -> None:
    await phone.is_accepted()
    await phone.marias.sends("/family", {"surname": "Коваль", "given": "Тарас", "birth_date": "1991"})
    await phone.town.settles()
    sent = await phone.takes_down(surname="Бондар", given="Олег", patronymic="", birth_date="1980", whose="")
    assert "Шевчук Ганна Петрівна" not in sent.words
    assert await _of_relatives(phone) == (2, 2), "as if nobody had it"


async def test_two_who_miss_the_same_person_are_each_told_and_learn_nothing_of_one_another(phone: OnThePhone) -> None:
    hanna = await phone.is_accepted()
    noted = await phone.takes_down(**OLENA)
    assert "Шевчук" not in noted.words
    assert hanna.reference not in noted.words
    inquiry = await last(phone.town, "inquiry")
    staff = await phone.town.store.read(operators.get, await of(phone.petro))
    actor = Actor(staff, phone.town.settings().org, int(phone.town.clock()))
    await phone.town.store.run(review.accept, actor, inquiry, hanna.person, KINSHIP)
    olena = Case(inquiry, (await phone.town.store.read(inquiries.get, inquiry)).reference, hanna.person)
    await phone.town.store.run(lambda tx: tx.execute("DELETE FROM errand"))
    await reports(phone.maria, hanna)
    await verifies(phone.petro)
    await phone.town.passes(HOLD + 1)
    assert await counted(phone.town, "call", "reason = 'telephone' AND told_at IS NULL") == 2
    for _relative in (1, 2):
        await phone.maria.says("/calls")
        await phone.town.settles()
        phone.maria.forges(phone.maria.data("take"))
        await phone.town.settles()
        card = phone.maria.heard()
        assert ("7700 900333" in card) != ("7700 900555" in card), "one number, and whose it is"
        assert ("Шевчук" in card) != ("Олена" in card)
        phone.maria.forges(phone.maria.data("told"))
        await phone.town.settles()
    assert await counted(phone.town, "call", "told_at IS NULL") == 0
    given = await phone.petros.sends(f"/telephone/inquiries/{olena.id}/code")
    code = re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0]
    chat = phone.town.relative("Olena")
    await chat.says(f"/connect {code}")
    await chat.sees("<b>Done.</b>")
    await chat.says("/status")
    await phone.town.settles()
    assert olena.reference in chat.heard()
    assert hanna.reference not in chat.heard()
    assert await counted(phone.town, "chat", "sort = 'telephone'") == 1, "Hanna is called as before"


async def test_whom_the_operator_misses_is_nobody_to_ask_about_again(phone: OnThePhone) -> None:
    first = await phone.is_accepted()
    await phone.marias.sends("/family", {"surname": "Коваль", "given": "Тарас", "birth_date": "1991"})
    await phone.town.settles()
    refused = await _sends(phone, first.id, **IVAN)
    assert (refused.status, SENTENCES[Reason.OWN_FAMILY].text("uk") in refused.words) == (409, True)
    assert await _of_relatives(phone) == (1, 1)
