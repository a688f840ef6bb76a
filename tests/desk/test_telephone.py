"""Relatives without Telegram: an inquiry by phone, four eyes, everything told by a person, and the way to a chat."""

import re
from contextlib import AsyncExitStack

import pytest

from bot.model.actor import Actor
from bot.model.broadcast import BroadcastAudience
from bot.model.correction import Wrong
from bot.model.refused import Reason, Refused
from bot.texts.refused import SENTENCES
from bot.texts.wait import reminders as texts
from bot.use_cases.register import review
from bot.use_cases.returns import corrections
from storage.queues import outbox
from storage.register import inquiries
from storage.rights import retention
from storage.rights.sweeps import Moments
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.updates import audiences
from tests.cast import Relative
from tests.desk.browser import Browser
from tests.desk.on_the_phone import OnThePhone, phone, town
from tests.desk.working import counted, joins_the_desk
from tests.promises.quick import HOLD, presses, reports, verifies
from tests.register import has_asked, is_accepted
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]
NUMBER = "7700 900333"
DAY = 86_400
UPDATE = 77


async def test_who_fills_it_in_does_not_decide_about_it(phone: OnThePhone) -> None:
    page = await phone.takes_down()
    case = await last(phone.town, "inquiry")
    reference = (await phone.town.store.read(inquiries.get, case)).reference
    assert reference in page.words
    assert NUMBER not in page.html
    assert await counted(phone.town, "audit", "action = 'took down' AND subject = 'inquiry'") == 1
    assert await counted(phone.town, "chat", "sort = 'telephone' AND consented_at IS NOT NULL") == 1
    await presses(phone.maria, "review", case)
    assert SENTENCES[Reason.IN_OTHER_HANDS].text("uk") in phone.maria.person.toasts
    with pytest.raises(Refused):
        await phone.accepts(phone.maria, case)
    with pytest.raises(Exception, match=r"(?i)check"):
        await phone.town.store.run(_accepts_anyway, case)
    await phone.accepts(phone.petro, case)
    found = await phone.town.store.read(inquiries.get, case)
    assert (found.facts["own_name"], found.facts["phone"]) == ("Шевчук Ганна Петрівна", "+447700900333")


async def test_what_is_missing_or_cannot_be_read_is_asked_once_more(phone: OnThePhone) -> None:
    for changed in ({"agreed": ""}, {"phone": "so what"}, {"relation": "neighbour"}, {"given": ""}, {"zone": "Mars"}):
        refused = await phone.takes_down(**changed)
        assert refused.status == 409, changed
    back = await phone.takes_down(phone="12", birth_date="позавчора")
    assert 'value="Шевчук Ганна Петрівна"' in back.html, "nothing has to be typed twice"
    whole = await phone.takes_down(surname="Коваль Тарас Іванович")
    assert (whole.status, "Is this one name?" in whole.words or "Це одне ім" in whole.words) == (409, True)
    assert await counted(phone.town, "chat", "sort = 'telephone' AND id NOT IN (SELECT chat_id FROM inquiry)") == 0


async def test_a_return_and_its_correction_are_told_by_a_person(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    await reports(phone.maria, case)
    await verifies(phone.petro)
    await phone.town.passes(HOLD + 1)
    assert await counted(phone.town, "call", "reason = 'telephone'") == 1
    assert await counted(phone.town, "outbox", f"chat_id = {await phone.relative()}") == 0
    await phone.maria.says("/calls")
    await phone.maria.sees("<b>To be called</b>: inquiry <code>{reference}</code>")
    assert NUMBER not in phone.maria.heard()
    call = await last(phone.town, "call")
    await presses(phone.maria, "take", call)
    await presses(phone.maria, "told", call)
    await presses(phone.maria, "stop", await last(phone.town, "verification"))
    wrong = await last(phone.town, "verification")
    assert (await phone.town.store.read(corrections.reach, Wrong(wrong))).calls == 1
    await presses(phone.petro, "correct", wrong)
    await phone.petro.says("Це інша людина")
    phone.petro.forges("send:correct")
    await phone.town.settles()
    assert await counted(phone.town, "call", "reason = 'telephone' AND told_at IS NULL") == 1
    said = await phone.petro.sees("<b>Correction</b> confirmed by {name}.")
    assert phone.petro.word("{n} relative is on the call list instead.").replace("{n}", "1") in said.text


async def test_what_others_are_written_is_told_by_whoever_takes_the_call(phone: OnThePhone) -> None:
    await phone.takes_down()
    await phone.town.passes(3 * DAY + 60)
    await phone.town.passes(DAY // 2)
    assert await counted(phone.town, "errand", "kind = 'reminder'") == 1, "it takes longer than was said"
    for desk in (phone.marias, phone.petros):
        await desk.signs_in()
    assert "Телефоном 1 12 год" in (await phone.petros.opens("/")).words
    case = await phone.decided()
    assert await counted(phone.town, "errand", "kind = 'reminder'") == 0, "it is accepted, and waits no more"
    relative = await phone.relative()
    for due in (1, 2):
        await phone.town.store.run(_is_reminded, relative, due)
    assert await counted(phone.town, "errand", "kind = 'reminder'") == 1, "one in place of the other"
    listed = await phone.marias.opens("/telephone")
    assert case.reference in listed.words
    assert NUMBER not in listed.html
    assert (await phone.marias.opens(f"/telephone/{relative}")).status == 409, "nobody has taken it"
    call = await phone.marias.sends(f"/telephone/{relative}/take")
    assert "Телефоном 0" in (await phone.petros.opens("/")).words, "Maria calls them"
    assert NUMBER in call.words
    assert "Шевчук Ганна Петрівна" in call.words
    assert (await phone.petros.sends(f"/telephone/{relative}/take")).status == 409
    assert (await phone.petros.opens(f"/telephone/{relative}")).status == 409
    assert "Maria" in (await phone.petros.opens("/telephone")).words
    errand, other = re.findall(r'name="errand" value="(\d+)"', call.html)
    assert (await phone.petros.sends(f"/telephone/{relative}/told", {"errand": errand})).status == 409
    assert other in (await phone.marias.sends(f"/telephone/{relative}/told", {"errand": errand})).html
    assert (await phone.marias.sends(f"/telephone/{relative}/told", {"errand": errand})).status == 409, "twice"
    assert await counted(phone.town, "errand", "1 = 1") == 1
    assert case.reference in (await phone.marias.sends(f"/telephone/{relative}/back")).words
    family = await phone.town.operator("Iryna")
    await has_asked(Relative(phone.town, family.person, "uk"))
    await phone.town.settles()
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, phone.town, family)
        assert case.reference not in (await iryna.opens("/telephone")).words
        assert (await iryna.sends(f"/telephone/{relative}/take")).status == 409
    assert (await phone.petros.sends(f"/telephone/{relative}/take")).status == 200
    last_one = await phone.petros.sends(f"/telephone/{relative}/told", {"errand": other})
    assert case.reference not in last_one.words
    assert await counted(phone.town, "errand", "1 = 1") == 0


async def test_with_a_code_said_on_the_phone_the_relative_goes_on_in_a_chat(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    given = await phone.petros.sends(f"/telephone/inquiries/{case.id}/code")
    code = re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0]
    assert "Petro" in (await phone.maria.sees("<b>{name} has given a code</b>")).text
    assert await counted(phone.town, "chat_code", f"code_fingerprint = '{code}'") == 0
    hanna, other = phone.town.relative("Hanna"), phone.town.relative("Olena")
    await has_asked(other, surname="Бойко")
    await other.says(f"/connect {code}")
    await phone.town.settles()
    assert SENTENCES[Reason.HAS_INQUIRIES].text(other.language) in other.heard()
    await hanna.says("/connect 12 34 56 78 90")
    await hanna.sees("<b>This code is not good.</b>")
    await hanna.says(f"/connect {code}")
    assert (
        hanna.word("If we already had something to tell you by phone, we will still call.")
        in (await hanna.sees("<b>Done.</b>")).text
    )
    assert await counted(phone.town, "chat", "sort = 'telephone'") == 0
    await hanna.says("/status")
    await phone.town.settles()
    assert case.reference in hanna.heard()
    await other.says(f"/connect {code}")
    await other.sees("<b>This code is not good.</b>")
    await reports(phone.maria, case)
    await verifies(phone.petro)
    await phone.town.passes(HOLD + 1)
    await hanna.sees("<b>Return verified.</b>")


async def test_the_correction_of_an_update_reaches_who_has_connected_since(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    hanna = phone.town.relative("Hanna")
    await hanna.says("/start")
    await phone.town.settles()
    await phone.town.store.run(_has_got_an_update)
    given = await phone.petros.sends(f"/telephone/inquiries/{case.id}/code")
    code = re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0]
    await hanna.says(f"/connect {code}")
    await hanna.sees("<b>Done.</b>")
    got = BroadcastAudience("recipients", corrects=UPDATE)
    joined = await last(phone.town, "inquiry")
    place = (await phone.town.store.read(inquiries.get, joined)).chat_id
    assert await phone.town.store.read(audiences.includes, got, place)


async def test_who_asks_for_it_on_the_phone_is_forgotten(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    path = f"/telephone/inquiries/{case.id}/erase"
    assert (await phone.petros.sends(path)).status == 409, "they have not said so"
    erased = await phone.petros.sends(path, {"asked": "yes"})
    assert re.search(r"<code>\w{4}-\w{4}</code>", erased.html)
    assert "Petro" in (await phone.maria.sees("<b>{name} has erased an inquiry:</b>")).text
    assert await counted(phone.town, "inquiry", "1 = 1") == 0
    assert await counted(phone.town, "errand", "1 = 1") == 0
    assert (await phone.petros.opens(f"/telephone/inquiries/{case.id}")).status == 404


async def test_who_does_not_pick_up_does_not_hide_the_others(phone: OnThePhone) -> None:
    await phone.takes_down()
    await phone.takes_down(given="Петро", surname="Мельник", own_name="Мельник Олена Іванівна")
    await phone.town.passes(3 * DAY + 60)
    await phone.town.passes(DAY // 2)
    await phone.petros.signs_in()
    first, second = await _listed(phone.petros)
    await phone.town.passes(1)
    await phone.petros.sends(f"/telephone/{first}/take")
    await phone.petros.sends(f"/telephone/{first}/back")
    assert await _listed(phone.petros) == [second, first]


async def test_only_who_has_no_telegram_is_taken_to_be_called(phone: OnThePhone) -> None:
    case = await is_accepted(phone.town.relative("Anna"), phone.petro)
    anna = (await phone.town.store.read(inquiries.get, case.id)).chat_id
    for chat_id in (anna, 7):
        assert (await phone.marias.sends(f"/telephone/{chat_id}/take")).status == 409
    assert await counted(phone.town, "talk", "1 = 1") == 0


async def test_the_way_to_a_code_is_found_again_and_what_is_left_after_the_end_goes(phone: OnThePhone) -> None:
    await phone.takes_down()
    case = await last(phone.town, "inquiry")
    path = f"/telephone/inquiries/{case}"
    colleague = "Звернення заповнили ви"
    assert colleague in (await phone.marias.opens(path)).words
    assert colleague not in (await phone.petros.opens(path)).words
    assert f'href="{path}"' in (await phone.petros.opens(f"/cases/{case}")).html
    staff = await phone.town.store.read(operators.get, await of(phone.petro))
    actor = Actor(staff, phone.town.settings().org, int(phone.town.clock()))
    await phone.town.store.run(review.decline, actor, case, "too_little")
    assert await counted(phone.town, "errand", "1 = 1") == 1
    await phone.town.store.run(retention.closed, Moments(int(phone.town.clock()) + 3_000 * DAY, 90))
    assert await counted(phone.town, "inquiry", "1 = 1") == 0
    assert await counted(phone.town, "errand", "1 = 1") == 0, "its number is gone"


async def test_who_guesses_codes_is_stopped(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    given = await phone.petros.sends(f"/telephone/inquiries/{case.id}/code")
    code = re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0]
    guesser = phone.town.relative("Guesser")
    for number in range(10):
        await guesser.says(f"/connect 00000000{number:02}")
    await guesser.says(f"/connect {code}")
    await phone.town.settles()
    assert await counted(phone.town, "chat", "sort = 'telephone'") == 1
    await phone.town.passes(3_601)
    hanna = phone.town.relative("Hanna")
    await hanna.says(f"/connect {code}")
    await hanna.sees("<b>This code is not good.</b>")


async def _listed(desk: Browser) -> list[str]:
    return re.findall(r"/telephone/(\d+)/take", (await desk.opens("/telephone")).html)


async def _is_reminded(tx: Transaction, relative: int, due: int) -> None:
    await outbox.put(tx, relative, texts.details(), 0, dedup=f"reminder/details/{relative}/0/{due}")


async def _has_got_an_update(tx: Transaction) -> None:
    row = await tx.known("SELECT MAX(id) AS id FROM chat WHERE sort = 'private'")
    got = f"{audiences.mark(UPDATE)}{row['id']}"
    await outbox.put(tx, row["id"], texts.details(), 0, dedup=got)
    await tx.execute(
        "UPDATE outbox SET kind = 'broadcast', state = 'sent' WHERE dedup LIKE :mark", mark=f"{audiences.mark(UPDATE)}%"
    )


async def _accepts_anyway(tx: Transaction, inquiry_id: int) -> None:
    await tx.execute("UPDATE inquiry SET accepted_by = taken_down_by WHERE id = :id", id=inquiry_id)
