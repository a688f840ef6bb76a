"""N1, N2, N7: the number of a relative without Telegram changes by two operators, with word of it at the old one."""

import re
from dataclasses import replace

import pytest

from bot.model.act import Act, Confirmation, Factor, NeedsFactor
from bot.model.actor import Actor
from bot.model.refused import Reason
from bot.texts.refused import SENTENCES
from bot.use_cases.register import holding, new_number
from bot.use_cases.staff import lockdown
from storage.register import inquiries
from storage.staff import operators
from storage.store import stamps
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.desk.browser import Answered, Browser
from tests.desk.on_the_phone import SAID, OnThePhone, phone, town
from tests.desk.working import counted
from tests.promises.quick import HOLD, lifts, presses, reports, verifies
from tests.register import Case
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]
OLD, NEW = "7700 900333", "7700 900444"
NOTED = {"phone": "+44 7700 900444", "said": "yes"}


async def _as(phone: OnThePhone, who: OperatorActor) -> Actor:
    staff = await phone.town.store.read(operators.get, await of(who))
    return Actor(staff, phone.town.settings().org, int(phone.town.clock()))


def _says(answered: Answered, reason: Reason) -> bool:
    return SENTENCES[reason].text("uk") in answered.words


def _noted_at(page: Answered) -> dict[str, str]:
    return {"noted": re.findall(r'name="noted" value="(\d+)"', page.html)[0]}


async def _number(phone: OnThePhone, case: Case) -> str:
    return str((await phone.town.store.read(inquiries.get, case.id)).facts["phone"])


async def _is_noted(phone: OnThePhone, by: Browser) -> tuple[Case, str, dict[str, str]]:
    """One of the two has noted the new number of Hanna, whose inquiry was accepted."""
    case = await phone.is_accepted()
    path = f"/telephone/inquiries/{case.id}/number"
    noted = _noted_at(await by.sends(path, NOTED))
    await phone.town.settles()
    return case, path, noted


async def _are_told(phone: OnThePhone) -> None:
    """That the inquiry was accepted is said, so that only what is to be said at the old number is left."""
    await phone.town.store.run(_everything_is_said)


async def test_a_number_counts_once_a_second_operator_confirms_it(phone: OnThePhone) -> None:
    case, path, noted = await _is_noted(phone, phone.marias)
    for one in (phone.maria, phone.petro):
        assert case.reference in (await one.sees("<b>{name} has noted a new phone number</b>")).text
    assert await _number(phone, case) == "+447700900333", "until then the old one counts"
    assert case.reference in (await phone.petros.opens("/telephone")).words
    assert _says(await phone.marias.sends(f"{path}/confirm", noted), Reason.OWN_PROPOSAL)
    seen = await phone.petros.opens(f"/telephone/inquiries/{case.id}")
    assert OLD in seen.words
    assert NEW in seen.words
    assert "Maria" in seen.words
    await phone.petros.sends(f"{path}/confirm", noted)
    await phone.town.settles()
    assert await _number(phone, case) == "+447700900444"
    for one in (phone.maria, phone.petro):
        assert "Petro" in (await one.sees("<b>{name} has confirmed the new phone number</b>")).text
    assert (await phone.petros.sends(f"{path}/confirm", noted)).status == 409, "once"
    await reports(phone.maria, case)
    await verifies(phone.petro)
    await phone.town.passes(HOLD + 1)
    call = await last(phone.town, "call")
    await presses(phone.maria, "take", call)
    assert NEW in phone.maria.heard()


async def test_who_noted_it_does_not_call_the_old_number(phone: OnThePhone) -> None:
    case, path, noted = await _is_noted(phone, phone.marias)
    await phone.petros.sends(f"{path}/confirm", noted)
    await _are_told(phone)
    relative = await phone.relative()
    errand = str(await last(phone.town, "errand"))
    assert "/take" not in (await phone.marias.opens("/telephone")).html
    hers = await phone.marias.sends(f"/telephone/{relative}/take")
    assert OLD not in hers.words
    told = {"errand": errand, "outcome": "told"}
    assert (await phone.marias.sends(f"/telephone/{relative}/old", told)).status == 409
    assert (await phone.marias.sends(f"/telephone/{relative}/told", {"errand": errand})).status == 409
    await phone.marias.sends(f"/telephone/{relative}/back")
    call = await phone.petros.sends(f"/telephone/{relative}/take")
    assert OLD in call.words
    said = re.findall(r"<blockquote.*?</blockquote>", call.html, re.DOTALL)[0]
    assert not any(word in said for word in ("Коваль", "Шевчук", case.reference, NEW)), "somebody else may answer there"
    assert (await phone.petros.sends(f"/telephone/{relative}/told", {"errand": errand})).status == 409
    assert (await phone.petros.sends(f"/telephone/{relative}/old", {**told, "outcome": "shouted"})).status == 409
    assert (await phone.petros.sends(f"/telephone/{relative}/old", {**told, "outcome": "nobody"})).status == 200
    assert await counted(phone.town, "errand", "1 = 1") == 0
    assert await counted(phone.town, "inquiry", "barred_by IS NOT NULL") == 0


async def test_who_has_changed_nothing_is_told_nothing_until_it_is_clear_whose_number_it_is(phone: OnThePhone) -> None:
    case, path, noted = await _is_noted(phone, phone.marias)
    await phone.petros.sends(f"{path}/confirm", noted)
    await _are_told(phone)
    await reports(phone.maria, case)
    await verifies(phone.petro)
    relative = await phone.relative()
    await phone.petros.sends(f"/telephone/{relative}/take")
    denied = {"errand": str(await last(phone.town, "errand")), "outcome": "denied"}
    await phone.petros.sends(f"/telephone/{relative}/old", denied)
    await phone.town.settles()
    for one in (phone.maria, phone.petro):
        heard = await one.sees("<b>For operators: a phone number may have been changed by somebody else.</b>")
        assert case.reference in heard.text
    await phone.town.passes(HOLD + 1)
    assert await counted(phone.town, "call", "told_at IS NULL") == 0, "nobody is called at the new number"
    again = _noted_at(await phone.petros.sends(path, {**NOTED, "phone": SAID["phone"]}))
    await phone.marias.sends(f"{path}/confirm", again)
    await presses(phone.petro, "unbar", case.id)
    await phone.town.passes(HOLD + 1)
    assert await _number(phone, case) == "+447700900333"
    assert await counted(phone.town, "call", "told_at IS NULL") == 1, "and the return is still told"


async def test_what_is_no_number_or_not_theirs_changes_nothing(phone: OnThePhone) -> None:
    case = await phone.is_accepted()
    path = f"/telephone/inquiries/{case.id}/number"
    back = await phone.marias.sends(path, {**NOTED, "phone": "нема"})
    assert (back.status, 'value="нема"' in back.html) == (409, True)
    assert (await phone.marias.sends(path, {"phone": NOTED["phone"]})).status == 409, "they have not said so"
    assert (await phone.marias.sends(path, {**NOTED, "phone": SAID["phone"]})).status == 409, "it is the same"
    noted = _noted_at(await phone.marias.sends(path, NOTED))
    await phone.town.passes(1)
    newer = _noted_at(await phone.marias.sends(path, {**NOTED, "phone": "+44 7700 900555"}))
    assert (await phone.petros.sends(f"{path}/confirm", noted)).status == 409, "not what was shown"
    await phone.petros.sends(f"{path}/drop", newer)
    await phone.town.settles()
    assert "Petro" in (await phone.maria.sees("<b>The phone number stays as it was:</b>")).text
    assert (await phone.petros.sends(f"{path}/confirm", newer)).status == 409
    assert await _number(phone, case) == "+447700900333"


async def test_neither_in_a_held_case_nor_in_a_lockdown_nor_without_a_second_factor(phone: OnThePhone) -> None:
    case, path, noted = await _is_noted(phone, phone.marias)
    await phone.town.store.run(holding.hold, await _as(phone, phone.maria), case.person)
    assert _says(await phone.petros.sends(f"{path}/confirm", noted), Reason.HELD)
    assert _says(await phone.marias.sends(path, NOTED), Reason.HELD)
    await lifts(phone.petro, case.person)
    phone.town.change(second_factor="required")
    petro = await _as(phone, phone.petro)
    with pytest.raises(NeedsFactor) as needed:
        await phone.town.store.run(new_number.confirm, petro, case.id, int(noted["noted"]))
    assert needed.value.act is Act.NEW_NUMBER
    await phone.town.store.run(lockdown.begin_from_server, int(phone.town.clock()))
    confirmed = replace(petro, confirmation=Confirmation(Factor.PASSKEY, petro.now, needed.value.bound))
    with pytest.raises(Exception, match=Reason.LOCKED.value):
        await phone.town.store.run(new_number.confirm, confirmed, case.id, int(noted["noted"]))
    assert await _number(phone, case) == "+447700900333"


async def test_what_a_forger_or_somebody_who_was_removed_noted_is_nobodys(phone: OnThePhone) -> None:
    _case, path, noted = await _is_noted(phone, phone.petros)
    await phone.town.store.run(_is_said_to_be_of, await of(phone.maria))
    assert (await phone.petros.sends(f"{path}/confirm", noted)).status == 409, "Petro would have confirmed his own"
    olha = await phone.town.operator("Olha", "admin")
    again = _noted_at(await phone.petros.sends(path, NOTED))
    await olha.removes(await of(phone.petro))
    await phone.town.settles()
    assert (await phone.marias.sends(f"{path}/confirm", again)).status == 409
    assert await counted(phone.town, "new_number", "1 = 1") == 0


async def _is_said_to_be_of(tx: Transaction, operator_id: int) -> None:
    """As whoever can write to the database, and has no keys, would have it."""
    assert "new_number" in stamps.BOUND
    await tx.execute("UPDATE new_number SET asked_by = :operator", operator=operator_id)


async def _everything_is_said(tx: Transaction) -> None:
    await tx.execute("DELETE FROM errand WHERE not_by IS NULL")
