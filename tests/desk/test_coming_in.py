"""Coming to the desk: by an invitation and a passkey, once an administrator has made sure who it is.  Nobody else."""

import json
import re
from contextlib import AsyncExitStack

import pytest

from bot.i18n import Language
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.desk.authenticator import Device
from tests.desk.browser import Browser, field
from tests.desk.working import at_the_desk, counted, expected, invited, joins_the_desk
from tests.stories.confirming import code as code_of
from tests.stories.confirming import has_authenticator
from tests.stories.locking import locks
from tests.town import Town

HALF_HOUR, TWELVE_HOURS = 1_800, 12 * 3_600
SIGN_IN, LISTS, GONE = "Sign-in for operators", "Lists of returned people", "Not done"
NOT_YET = "You are not an operator at this time."


@pytest.mark.parametrize("language", ["uk", "en"])
async def test_somebody_without_telegram_comes_by_an_invitation(town: Town, language: Language) -> None:
    olha = await town.operator("Olha", "admin")
    async with Browser(town, language) as maria:
        assert maria.word(SIGN_IN) in (await maria.opens("/lists")).words
        code = await invited(town)
        assert (await maria.enrols(code, "Марія")).status == 200
        await olha.sees("<b>Somebody has opened an invitation:</b> {name}, {role}.")
        assert (await maria.signs_in()).status == 403
        assert maria.token == "", "nobody has let her in"
        await town.lets_in()
        page = await maria.signs_in()
        assert maria.word("Shift board") in page.words
        assert "Марія" in page.words
        assert (await maria.enrols(code, "Somebody else")).status == 403


async def test_an_invitation_opens_nothing_without_a_name_or_when_it_is_none(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with Browser(town, "en") as maria:
        assert (await maria.enrols(await invited(town), "  ")).status == 403
        assert (await maria.enrols("guessed", "Maria")).status == 403
        assert (await maria.signs_in()).status == 403


async def test_a_session_ends_with_silence_and_after_a_day_of_work(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await at_the_desk(stack, town, "Maria")
        await town.passes(HALF_HOUR - 60)
        assert maria.word(LISTS) in (await maria.opens("/lists")).words
        await town.passes(HALF_HOUR - 60)
        assert maria.word(LISTS) in (await maria.opens("/lists")).words
        await town.passes(HALF_HOUR)
        assert maria.word(SIGN_IN) in (await maria.opens("/lists")).words
        late = await maria.sends("/cases/7/write", {"version": "0a1b", "letter": "0", "words": "Довгий <b>лист"})
        assert (late.status, maria.word("Nothing was sent or decided.") in late.words) == (401, True)
        assert re.findall(r"<textarea[^>]*>(.*?)</textarea>", late.html) == ["Довгий &lt;b&gt;лист"]
        await maria.signs_in()
        for _shift in range(TWELVE_HOURS // (HALF_HOUR - 60)):
            town.clock.ahead += HALF_HOUR - 60
            assert maria.word(LISTS) in (await maria.opens("/lists")).words
        await town.passes(HALF_HOUR - 60)
        assert maria.word(SIGN_IN) in (await maria.opens("/lists")).words, "twelve hours"


async def test_a_session_ends_with_the_role(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await at_the_desk(stack, town, "Maria")
        assert maria.word(LISTS) in (await maria.opens("/lists")).words
        await town.store.run(_removed, "Maria", int(town.clock()))
        assert maria.word(SIGN_IN) in (await maria.opens("/lists")).words
        assert (await maria.signs_in()).status == 403


async def test_whoever_signs_out_is_out(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await at_the_desk(stack, town, "Maria")
        token = maria.token
        assert maria.word(SIGN_IN) in (await maria.sends("/sign-out")).words
        maria.token = token  # kept by somebody
        assert maria.word(SIGN_IN) in (await maria.opens("/lists")).words


async def test_the_language_can_be_changed(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await at_the_desk(stack, town, "Maria", language="en")
        assert "Shift board" in (await maria.opens("/")).words
        assert "Shift board" not in (await maria.sends("/language", {"language": "uk"})).words
        assert (await maria.sends("/language", {"language": "xx"})).status == 409


@pytest.mark.parametrize("counts", [True, False])
async def test_a_signature_is_good_once_and_only_for_this_site(town: Town, counts: bool) -> None:
    await town.operator("Olha", "admin")
    async with Browser(town, "en") as maria:
        maria.device = Device(maria.origin, counts=counts)
        await maria.enrols(await invited(town), "Maria")
        await town.lets_in()
        options = await maria.gets("/sign-in/options")
        signed = maria.device.signs(options)
        assert (await maria.sends("/sign-in", {"signed": signed})).status == 200
        assert (await maria.sends("/sign-in", {"signed": signed})).status == 403, "the same once more"
        stale = maria.device.signs(await maria.gets("/sign-in/options"))
        town.clock.ahead += 6 * 60
        assert (await maria.sends("/sign-in", {"signed": stale})).status == 403, "too late"
        maria.device.origin = "https://desk.example"
        elsewhere = maria.device.signs(await maria.gets("/sign-in/options"))
        assert (await maria.sends("/sign-in", {"signed": elsewhere})).status == 403, "signed for another site"
        maria.device = Device(maria.origin, asks=False)
        assert (await maria.enrols(await invited(town), "Maria")).status == 403, "nobody was asked who holds it"


async def test_who_has_no_chat_is_asked_once_whom_they_miss(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await stack.enter_async_context(Browser(town, "en"))
        await maria.enrols(await invited(town), "Maria")
        await town.lets_in()
        assert await goes(maria) == "/family"
        assert "You have named nobody." in (await maria.opens("/family")).words
        assert await goes(maria) == "/"
        petro = await town.operator("Petro", "reviewer")
        assert await goes(await joins_the_desk(stack, town, petro)) == "/", "asked in the chat"


async def goes(who: Browser) -> str:
    """Where somebody is led who signs in."""
    signed = who.device.signs(await who.gets("/sign-in/options"))
    return str(json.loads((await who.sends("/sign-in", {"signed": signed})).html)["go"])


async def test_what_no_passkey_has_signed_uses_nothing_up(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await at_the_desk(stack, town, "Maria")
        petro = await at_the_desk(stack, town, "Petro")
        options = await maria.gets("/sign-in/options")
        spoilt = json.loads(maria.device.signs(options))
        spoilt["response"]["signature"] = json.loads(petro.device.signs(options))["response"]["signature"]
        assert (await maria.sends("/sign-in", {"signed": json.dumps(spoilt)})).status == 403
        signed = maria.device.signs(options)
        assert (await maria.sends("/sign-in", {"signed": signed})).status == 200
        assert (await maria.sends("/sign-in", {"signed": signed})).status == 403, "used up"


async def test_a_new_invitation_ends_every_passkey_from_before(town: Town) -> None:
    await town.operator("Olha", "admin")
    petro = await town.operator("Petro", "reviewer")
    async with AsyncExitStack() as stack:
        stolen = await joins_the_desk(stack, town, petro)
        await petro.says(f"/start {await invited(town)}")
        await town.settles()
        assert (await stolen.signs_in()).status == 403
        await town.lets_in()
        assert (await stolen.signs_in()).status == 403, "nor when an administrator has let its owner in again"
        assert (await joins_the_desk(stack, town, petro)).token


async def test_what_an_operator_makes_while_a_new_role_waits_opens_nothing_in_it(town: Town) -> None:
    await town.operator("Olha", "admin")
    petro = await town.operator("Petro", "reviewer")
    async with AsyncExitStack() as stack:
        await petro.says(f"/start {await invited(town, 'admin')}")
        await town.settles()
        thief = await joins_the_desk(stack, town, petro)
        assert petro.word("reviewer") in (await thief.opens("/")).words
        await town.lets_in()
        assert "Petro" not in (await thief.opens("/")).words
        assert (await thief.signs_in()).status == 403
        assert await counted(town, "passkey", "1 = 1") == 0
        maria = await at_the_desk(stack, town, "Maria", "reviewer")
        assert (await maria.signs_in()).status == 200, "the passkey of an account that came by the desk stays"


async def test_nobody_makes_a_passkey_in_a_lockdown(town: Town) -> None:
    olha, petro = await town.operator("Olha", "admin"), await town.operator("Petro", "reviewer")
    code = await expected(town, petro)
    await locks(olha)
    async with Browser(town, "en") as browser:
        assert (await browser.joins(code)).status == 403
    assert await counted(town, "passkey", "1 = 1") == 0


async def test_an_operator_of_the_chat_makes_a_passkey_by_a_link_that_comes_there(town: Town) -> None:
    olha, petro = await town.operator("Olha", "admin"), await town.operator("Petro", "reviewer", "en")
    await has_authenticator(petro)
    await petro.says("/desk")
    await petro.presses("Make a passkey")
    await petro.sees("<b>Confirm with a code:</b> {act}.")
    await petro.says(await code_of(petro))
    said = await petro.sees("<b>Make your passkey here</b>")
    await olha.sees("<b>{name} is making a passkey for the desk.</b>")
    code = said.text.partition("#")[2].split()[0].rstrip(".")
    async with Browser(town, "en") as browser:
        assert (await browser.joins(code)).status == 200
        assert "Petro" in (await browser.signs_in()).words
    async with Browser(town, "en") as thief:
        assert (await thief.joins(code)).status == 403, "used up"
    await town.passes(11 * 60)
    assert said.deleted


async def _removed(tx: Transaction, name: str, now: int) -> None:
    (found,) = [one for one in await operators.active(tx) if one.name == name]
    await operators.remove(tx, found.id, await operators.active_since(tx, found.id) or 0, now)


async def test_two_operators_in_one_browser_are_never_taken_for_one_another(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        browser = await at_the_desk(stack, town, "Petro", language="en")
        ihor = await at_the_desk(stack, town, "Ihor", language="en")
        of_petro, page, his = browser.token, await browser.opens("/handover"), browser.device
        sent = {"sender": field(page.html, "sender"), "note": "Said by Petro"}
        browser.device = ihor.device  # Ihor signs in in another tab
        assert "Ihor" in (await browser.signs_in()).words
        refused = await browser.sends("/handover/note", sent)
        assert refused.status == 409, "sent from Petro's tab"
        assert "Ihor is signed in in this browser now." in refused.words
        assert (await browser.asks("GET", f"/live?sender={sent['sender']}")).status == 409
        assert "Said by Petro" not in (await ihor.opens("/handover")).words
        of_ihor, browser.token = browser.token, of_petro
        assert browser.word(SIGN_IN) in (await browser.opens("/handover")).words, "the session is over"
        browser.token, browser.device = of_ihor, his
        await browser.signs_in()
        assert "Said by Petro" in (await browser.sends("/handover/note", sent)).words, "Petro is back"
