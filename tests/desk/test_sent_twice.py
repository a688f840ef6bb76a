"""N5: a page with an inquiry by phone is sent twice, and is one inquiry, with every word of both."""

import asyncio
import re

from bot.model.refused import Reason
from bot.texts.refused import SENTENCES
from storage.register import changes, inquiries, messages
from tests.desk.browser import Answered
from tests.desk.on_the_phone import SAID, OnThePhone, phone, town
from tests.desk.working import counted
from tests.stories.confirming import last

__all__ = ["phone", "town"]


async def _page(phone: OnThePhone) -> dict[str, str]:
    """What Hanna says, on a page that Maria has opened."""
    opened = await phone.marias.opens("/telephone/new?language=uk")
    return {**SAID, "whose": "other", "page": re.findall(r'name="page" value="(\w+)"', opened.html)[0]}


async def _sends(phone: OnThePhone, page: dict[str, str], /, **changed: str) -> Answered:
    answered = await phone.marias.sends("/telephone/new", {**page, **changed})
    await phone.town.settles()
    return answered


async def _inquiries(phone: OnThePhone) -> tuple[int, int]:
    """How many there are, and of how many relatives."""
    return await counted(phone.town, "inquiry", "1 = 1"), await counted(phone.town, "chat", "sort = 'telephone'")


async def test_a_double_press_is_one_inquiry(phone: OnThePhone) -> None:
    page = await _page(phone)
    first, second = await asyncio.gather(*(phone.marias.sends("/telephone/new", page) for _press in (1, 2)))
    await phone.town.settles()
    assert await _inquiries(phone) == (1, 1)
    reference = (await phone.town.store.read(inquiries.get, await last(phone.town, "inquiry"))).reference
    assert all(reference in one.words for one in (first, second)), "either way they read the reference"
    assert reference in (await _sends(phone, page)).words
    assert await _inquiries(phone) == (1, 1)
    assert await counted(phone.town, "audit", "action = 'took down'") == 1
    assert await counted(phone.town, "audit", "action = 'mended'") == 0


async def test_who_goes_back_to_mend_an_answer_mends_the_same_inquiry(phone: OnThePhone) -> None:
    page = await _page(phone)
    await _sends(phone, page)
    await _sends(phone, page, note="Родимка на плечі", own_name="Шевчук Ганна Іванівна", phone="+44 7700 900444")
    assert await _inquiries(phone) == (1, 1)
    case = await last(phone.town, "inquiry")
    facts = (await phone.town.store.read(inquiries.get, case)).facts
    assert (facts["note"], facts["own_name"]) == ("Родимка на плечі", "Шевчук Ганна Іванівна")
    assert facts["phone"] == "+447700900333", "nobody changes that alone"
    assert await counted(phone.town, "new_number", "1 = 1") == 1
    earlier = await phone.town.store.read(changes.of_inquiry, case)
    assert {(one.field, one.old) for one in earlier} == {("note", ""), ("own_name", "Шевчук Ганна Петрівна")}
    assert await counted(phone.town, "audit", "action = 'mended'") == 1


async def test_what_differs_after_it_was_accepted_is_read_by_operators(phone: OnThePhone) -> None:
    page = await _page(phone)
    await _sends(phone, page)
    case = await phone.decided()
    await _sends(phone, page, birth_date="13 березня 1991")
    assert await _inquiries(phone) == (1, 1)
    said = await phone.town.store.read(messages.of_inquiry, await phone.relative(), case.id)
    assert [one.sort for one in said] == ["addition"]
    assert (await phone.town.store.read(inquiries.get, case.id)).facts["birth_date"] == "1991-03-12"


async def test_somebody_else_is_somebody_elses_inquiry(phone: OnThePhone) -> None:
    page = await _page(phone)
    await _sends(phone, page)
    refused = await _sends(phone, page, category="civilian")
    assert (refused.status, SENTENCES[Reason.SENT_BEFORE].text("uk") in refused.words) == (409, True)
    assert await _inquiries(phone) == (1, 1)
    await phone.petros.sends("/telephone/new", {**page, "given": "Іван"})
    assert await _inquiries(phone) == (2, 2), "what another operator sends is not what Maria has sent"
    await _sends(phone, await _page(phone), given="Степан")
    assert await _inquiries(phone) == (3, 3)


async def test_a_page_that_was_asked_back_is_the_same_page(phone: OnThePhone) -> None:
    page = await _page(phone)
    back = await _sends(phone, page, phone="12")
    assert f'name="page" value="{page["page"]}"' in back.html
    for _press in (1, 2):
        await _sends(phone, page)
    assert await _inquiries(phone) == (1, 1)
