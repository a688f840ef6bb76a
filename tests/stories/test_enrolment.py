"""Operators come by a one-time link and go by an administrator's press; each may do what the role says."""

import pytest

from bot.model.rights import Role
from bot.use_cases.staff import enrolment
from storage.staff import operators
from tests.promises import doors
from tests.promises.verbs import COMMANDS
from tests.register import decided, has_asked
from tests.town import Town

DAY = 86_400
ROLES = [role.value for role in Role]


async def test_whoever_manages_hears_of_a_link_that_was_made_on_the_server(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria", "verifier")
    await town.store.run(enrolment.invite, Role.ADMIN, "made at night", int(town.clock()))
    await olha.sees("<b>A one-time link was made on the server:</b> {role}. It is good for a day.")
    assert not maria.has_seen("<b>A one-time link was made on the server:</b>")
    kept = await town.store.read(lambda tx: tx.all("SELECT operator_id FROM audit WHERE action = 'invited'"))
    assert kept == [{"operator_id": None}]


async def invites(town: Town, code: str, role: str = "verifier") -> str:
    await town.store.run(operators.invite, code, Role(role), int(town.clock()), int(town.clock()) + DAY)
    return f"/start {code}"


async def comes_with(town: Town, words: str, language: str) -> list[str]:
    stranger = town.relative("Stranger", language)
    await stranger.says(words)
    await town.settles()
    return stranger.person.words()


async def test_a_link_works_once_and_a_guess_looks_like_any_other_start(town: Town, language: str) -> None:
    welcome = await comes_with(town, "/start", language)
    used, old = await invites(town, "once"), await invites(town, "old")
    maria = town.relative("Maria", language)
    await maria.says(used)
    await maria.sees("<b>You are an operator now</b>: {role}.")
    assert await comes_with(town, used, language) == welcome
    assert await comes_with(town, "/start guessed-by-somebody", language) == welcome
    await town.passes(DAY)
    assert await comes_with(town, old, language) == welcome


async def test_who_follows_the_own_link_again_stays_what_they_are(town: Town) -> None:
    link = await invites(town, "again", "reviewer")
    maria = town.relative("Maria")
    await maria.says(link)
    await maria.sees("<b>You are an operator now</b>")
    await maria.says(link)
    await maria.sees("<b>Operator: {role}.</b> What is waiting for you is on the buttons.")


async def test_administrators_hear_of_a_new_operator_and_can_remove_them_at_once(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin", "en"), await town.operator("Maria", "verifier")
    assert "Maria, verifier" in (await olha.sees("<b>A new operator:</b> {name}, {role}.")).text
    assert not maria.has_read("Olha")
    await maria.says("/operator")
    await maria.sees("<b>Operator: {role}.</b> What is waiting for you is on the buttons.")
    await olha.presses("Remove…")
    await olha.presses("Remove at once")
    await olha.sees("<b>Removed:</b> {name}.")
    await maria.presses("Calls: {n}"[:5])
    await maria.sees_toast("You do not have the right to do this.")
    await maria.says("/queue")
    await maria.sees("<b>There is no such command.</b>")
    await olha.presses("Remove…")
    await olha.sees_toast("This person is no longer an operator")


async def test_no_administrator_removes_themselves(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    await town.operator("Maria", "reviewer")
    await olha.says("/operators")
    staff = await olha.sees("<b>Operators.</b>")
    assert len(staff.buttons) == 1
    own = (await town.store.read(decided))["operator"][0]["id"]
    olha.forges(f"dismiss:{own}")
    await olha.sees_toast("This person is no longer an operator")
    await olha.says("/operators")
    await olha.sees("<b>Operators.</b>")


@pytest.mark.parametrize("loss", ["removed", "another role"])
async def test_a_form_of_an_operator_who_lost_the_right_cannot_be_ended(town: Town, loss: str) -> None:
    olha, maria, anna = await town.operator("Olha", "admin"), await town.operator("Maria"), town.relative("Anna")
    await has_asked(anna)
    await maria.opens_the_queue()
    await maria.presses("Ask")
    if loss == "removed":
        await olha.presses("Remove…")
        await olha.presses("Remove at once")
    else:
        await maria.says(await invites(town, "other", "broadcaster"))
        await town.lets_in()
    await town.settles()
    before = await town.store.read(decided)
    await maria.says("Яка родимка?")
    unheard = "<b>This was not passed on.</b> Before you can tell"
    await maria.sees(unheard if loss == "removed" else "You do not have the right to do this.")
    await anna.hears_nothing_new()
    assert await town.store.read(decided) == before


async def test_a_removed_operator_who_is_invited_again_is_one_again(town: Town) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria", "verifier")
    await olha.presses("Remove…")
    await olha.presses("Remove at once")
    await town.settles()
    await maria.says(await invites(town, "back", "reviewer"))
    await town.lets_in()
    await maria.sees("<b>You are an operator now</b>")
    await maria.says("/queue")
    await maria.sees("<b>Queue.</b>")


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_has_the_commands_that_it_may_use(town: Town, role: str) -> None:
    assert sorted(doors.COMMANDS) == COMMANDS
    actor = await town.operator("Somebody", role)
    for command, right in doors.COMMANDS.items():
        await actor.says(f"/{command}")
        await town.settles()
        refused = actor.person.last.text.startswith(actor.word("<b>There is no such command.</b>")[:10])
        assert refused == (role not in doors.ROLES[right]), f"{command} {actor.person}"
