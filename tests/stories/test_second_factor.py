"""Codes of an authenticator: set up, typed, used up, guessed, lost."""

import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import totp
from bot.use_cases.staff import lockdown, second_factor
from storage.staff import operators, second_factors
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.forging import Writer
from tests.promises.quick import StandingClock, is_invited_again, presses
from tests.register import count
from tests.stories.confirming import code, has_authenticator, of, types
from tests.stories.locking import locks
from tests.town import Town

SHOWN = "<b>Set up an authenticator.</b>"
SET_UP = "<b>The authenticator is set up.</b>"
ASKED = "<b>Confirm with a code:</b> {act}."
WRONG = "<b>This code is wrong or was used before.</b>"
LATE = "<b>It is too late for this code.</b>"
PAUSED = "<b>Too many wrong codes.</b>"
LOCKED = "Lockdown: no authenticator can be set up now."
EXPORTED = "audit", "action = 'exported'"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """Codes are needed, and time goes on only when a story says so."""
    opened = Town(tmp_path, second_factor="required")
    opened.clock = opened.telegram.clock = StandingClock()
    async with opened:
        yield opened


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Petro", "admin")


async def exports(operator: OperatorActor) -> None:
    """Wants to take all cases out."""
    await presses(operator, "exportnow", "csv")


async def exported(town: Town) -> int:
    """How often cases were taken out."""
    return await town.store.read(count, *EXPORTED)


def keys_shown(operator: OperatorActor) -> int:
    """How many keys can be read in the chat."""
    return sum(message.has_photo for message in operator.person.chat)


async def test_who_comes_sets_it_up_and_the_key_disappears_also_after_a_restart(town: Town, language: str) -> None:
    olha = await town.operator("Olha", "admin", language)
    petro = await town.operator("Petro", "verifier", language)
    await petro.presses("Set up the authenticator")
    shown = await petro.sees(SHOWN)
    assert shown.has_photo and shown.protect_content
    await types(petro, await code(petro))
    await petro.sees(SET_UP)
    assert "Petro" in (await olha.sees("<b>{name} has set up an authenticator.</b>")).text
    assert keys_shown(petro) == 1
    await town.closes()
    await town.opens()
    await town.passes(61)
    assert keys_shown(petro) == 0
    petro.forges("factor")
    await petro.sees_toast("This has been decided already.")


async def test_the_first_act_leads_to_it_and_its_code_is_good_for_nothing_else(
    town: Town, petro: OperatorActor
) -> None:
    await exports(petro)
    await petro.sees(SHOWN)
    first = await code(petro)
    await types(petro, first)
    await petro.sees(ASKED)
    await types(petro, first)
    await petro.sees(WRONG)
    assert await exported(town) == 0
    town.clock.ahead += totp.STEP
    await types(petro, await code(petro))
    assert await exported(town) == 1


async def test_a_code_is_good_for_one_act_only(town: Town, petro: OperatorActor) -> None:
    await has_authenticator(petro)
    await exports(petro)
    used = await code(petro)
    await types(petro, f"{used[:3]} {used[3:]}")
    assert await exported(town) == 1
    await exports(petro)
    await types(petro, used)
    await petro.sees(WRONG)
    assert await exported(town) == 1


async def test_whoever_writes_to_the_database_confirms_no_act(town: Town, petro: OperatorActor) -> None:
    await has_authenticator(petro)
    await exports(petro)

    def confirm(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE pending_act ADD COLUMN confirmed_by INTEGER")  # as it was kept once
        db.execute("UPDATE pending_act SET confirmed_by = ?", (petro.person.last.message_id + 1,))

    assert await Writer(town).writes(confirm)
    await types(petro, await code(petro, ahead=10))
    await petro.sees(WRONG)
    assert await exported(town) == 0


async def test_whoever_writes_to_the_database_lets_no_act_wait_longer(town: Town, petro: OperatorActor) -> None:
    await has_authenticator(petro)
    await exports(petro)
    town.clock.ahead += second_factor.WAITS + 1
    assert await Writer(town).writes(lambda db: db.execute("UPDATE pending_act SET expires_at = expires_at + 9999"))
    await types(petro, await code(petro))
    await petro.sees(LATE)
    assert await exported(town) == 0


async def test_after_five_minutes_nothing_is_done(town: Town, petro: OperatorActor) -> None:
    await has_authenticator(petro)
    await exports(petro)
    town.clock.ahead += second_factor.WAITS + 1
    await types(petro, await code(petro))
    await petro.sees(LATE)
    await types(petro, await code(petro, ahead=1))
    assert await exported(town) == 0


async def test_another_act_takes_the_place_of_what_waited(town: Town, petro: OperatorActor) -> None:
    maria = await town.operator("Maria")
    await has_authenticator(petro)
    await exports(petro)
    await presses(petro, "dismiss", await of(maria))
    await petro.presses("Remove at once")
    await town.settles()
    await types(petro, await code(petro))
    assert await exported(town) == 0
    assert await town.store.read(count, "operator", "active = 0") == 1


async def test_who_guesses_is_paused_and_all_administrators_hear_of_it(town: Town, petro: OperatorActor) -> None:
    olha = await town.operator("Olha", "admin")
    await has_authenticator(petro)
    await exports(petro)
    for ahead in range(second_factor.TRIES):
        await types(petro, await code(petro, ahead=10 + ahead))
    await petro.sees(PAUSED)
    assert "Petro" in (await olha.sees("<b>Five wrong codes</b> from the account of {name}")).text
    await exports(petro)
    await types(petro, await code(petro))
    assert petro.person.last.text.startswith(petro.word(PAUSED)[:20])
    assert await exported(town) == 0
    town.clock.ahead += second_factor.WITHIN + 1
    await exports(petro)
    await types(petro, await code(petro))
    assert await exported(town) == 1


async def test_two_administrators_reset_the_codes_of_a_third_and_one_alone_does_not(
    town: Town, petro: OperatorActor, language: str
) -> None:
    olha, maria = await town.operator("Olha", "admin", language), await town.operator("Maria", "verifier", language)
    for one in (petro, olha, maria):
        await has_authenticator(one)
    old = await code(maria)
    await presses(petro, "resetcodes", await of(maria))
    await types(petro, await code(petro))
    await maria.sees("<b>{by} wants to reset your codes.</b>")
    asked = olha.data("agreereset")
    petro.forges(asked)
    await petro.sees_toast("You proposed it yourself: another operator has to decide it.")
    assert await town.store.read(second_factors.find, await of(maria)) is not None
    await olha.presses("Agree to reset the codes")
    await olha.sees(ASKED)
    await types(olha, await code(olha))
    await olha.sees("<b>The codes of {name} were reset.</b>")
    await petro.sees("<b>The codes of {name} were reset</b> by {by} and {second}.")
    await maria.presses("Set up the authenticator")
    await maria.sees(SHOWN)
    assert await code(maria) != old
    olha.forges(asked)
    await olha.sees_toast("Already done.")


async def test_a_new_invitation_from_the_server_resets_the_codes(town: Town, petro: OperatorActor) -> None:
    await has_authenticator(petro)
    await is_invited_again(petro)
    assert await town.store.read(second_factors.find, await of(petro)) is None


async def test_a_code_that_nobody_asked_for_does_nothing_and_disappears(town: Town, petro: OperatorActor) -> None:
    await types(petro, "123456")
    assert any(message.text == "123456" for message in petro.person.chat), "it was no code before"
    await has_authenticator(petro)
    shown = await code(petro)
    await types(petro, shown)
    await petro.sees("No code was asked for.")
    assert all(message.text != shown for message in petro.person.chat)


async def test_after_a_crash_the_same_message_is_right_as_before_and_no_other(town: Town, petro: OperatorActor) -> None:
    await has_authenticator(petro)
    await exports(petro)
    right, now = await code(petro), int(town.clock())
    staff = await town.store.read(operators.get, await of(petro))
    for message, is_right in ((1, True), (1, True), (2, False)):
        taken = await town.store.run(second_factor.take, staff, right, message, now)
        assert (taken is not None) is is_right


async def test_no_key_and_no_code_stands_in_the_clear(town: Town, petro: OperatorActor) -> None:
    await exports(petro)
    secret = await town.store.read(_secret, await of(petro))
    assert re.fullmatch("[A-Z2-7]{32}", secret)
    await types(petro, await code(petro))
    await town.closes()
    kept = b"".join(path.read_bytes() for path in town.folder.glob("zvistka.db*"))
    await town.opens()
    assert secret.encode() not in kept


async def _secret(tx: Transaction, operator_id: int) -> str:
    found = await second_factors.find(tx, operator_id)
    return found.secret if found else ""


async def test_in_a_lockdown_nobody_sets_one_up_nor_goes_on_with_one(town: Town, petro: OperatorActor) -> None:
    olha, maria = await town.operator("Olha", "reviewer"), await town.operator("Maria", "reviewer")
    await has_authenticator(petro)
    await maria.presses("Set up the authenticator")
    await maria.sees(SHOWN)
    typed = await code(maria)
    await locks(olha)
    await types(maria, typed)
    await maria.sees(LOCKED)
    maria.forges("factor")
    await maria.sees_toast(LOCKED)
    await olha.says("/lockdown")
    await olha.presses("Lift the lockdown")
    await olha.sees(LOCKED)
    assert [keys_shown(one) for one in (olha, maria)] == [0, 1]
    assert await town.store.read(count, "second_factor", "confirmed_at IS NOT NULL") == 1
    assert await town.store.read(count, "pending_act") == 0
    await town.store.run(lockdown.lift_from_server, town.settings().org, int(town.clock()), "за столом")
    olha.forges("factor")
    await olha.sees(SHOWN)
