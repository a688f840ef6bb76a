"""N7: what operators write and press does nothing for anybody else, and no operator verifies a return alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.forms import FORMS, of_operators
from bot.model.refused import Reason
from bot.model.rights import Role
from bot.texts import refused
from handlers.routes import ID, WORD
from storage.register import chats, drafts
from tests.cast import Actor, OperatorActor, Relative
from tests.prepared import town_after
from tests.promises import doors
from tests.promises.quick import HOLD, is_invited_again, newest, presses, rejects, reports, times_told, verifies
from tests.promises.verbs import COMMANDS, VERBS, answered, ends
from tests.register import Case, count, decided, has_asked, is_accepted
from tests.town import Town

Cast = tuple[OperatorActor, OperatorActor, Case]


async def a_house_at_work(town: Town) -> Cast:
    """Something of everything stands in the register."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await verifies(petro)
    await anna.person.blocks()
    await town.passes(HOLD + 1)
    await has_asked(town.relative("Olena"), surname="Бойко")
    await reports(maria, await is_accepted(town.relative("Nina"), petro, surname="Гнатюк"))
    return maria, petro, case


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Cast]:
    """Maria, Petro and the case of Anna, in such a town."""
    async with town_after(a_house_at_work, tmp_path) as (_town, cast):
        yield cast


async def one_of(town: Town, kind: str, petro: OperatorActor, case: Case) -> Actor:
    """Somebody who is no operator, or is none any more."""
    if kind == "removed operator":
        olha = await town.operator("Olha", "verifier")
        await petro.removes(await newest(town, "operator"))
        return olha
    somebody: Relative = town.relative("Vira", "en" if kind == "stranger" else "uk")
    await somebody.says("/start")
    if kind == "relative":
        await is_accepted(somebody, petro, case, relation="sister")
    await town.settles()
    return somebody


@pytest.mark.parametrize("kind", ["stranger", "relative", "removed operator"])
async def test_nobody_else_can_do_or_learn_anything_by_what_operators_write_and_press(house: Cast, kind: str) -> None:
    assert len(COMMANDS) > 7
    assert len(VERBS) > 30
    _maria, petro, case = house
    town = petro.town
    intruder = await one_of(town, kind, petro, case)
    state = await town.store.read(decided)
    ids = {
        str(row["id"]) for table in ("inquiry", "return_report", "call", "person", "operator") for row in state[table]
    }
    await intruder.says("/nonsense")
    await town.settles()
    shrug = intruder.person.last.text
    for command in COMMANDS:
        for words in (f"/{command}", f"/{command} {case.reference}", f"/{command} Коваль 1991"):
            await intruder.says(words)
    await town.settles()
    heard = intruder.person.words()
    assert heard[-3 * len(COMMANDS) :] == [shrug] * (3 * len(COMMANDS))
    for verb, arguments in VERBS.items():
        for row in (*ids, "1"):
            told = {ID: row, WORD: "civilian"}
            intruder.forges(":".join([verb, *(told.get(argument, "1") for argument in arguments)]))
        await town.settles()
    assert set(intruder.person.toasts) == {refused.SENTENCES[Reason.NO_RIGHT].text(intruder.language)}
    assert len(intruder.person.toasts) == len(VERBS) * (len(ids) + 1)
    assert intruder.person.words() == heard
    assert await town.store.read(decided) == state


@pytest.mark.parametrize("form", sorted(of_operators()))
async def test_nobody_else_can_begin_or_end_an_operators_form(house: Cast, form: str) -> None:
    _maria, petro, case = house
    town = petro.town
    vira = await one_of(town, "relative", petro, case)
    state = await town.store.read(decided)
    step = FORMS[form].steps[0]
    value = step.choices[0] if step.choices else "x"
    for data in (f"resume:{form}", f"a:{form}:{step.name}:{value}", f"skip:{form}:{step.name}", f"send:{form}"):
        vira.forges(data)
    await town.settles()
    vira.forges(f"change:{form}:{step.name}")
    await town.settles()
    assert await town.store.read(decided) == state


@pytest.mark.parametrize("role", ["verifier", "admin"])
async def test_no_operator_verifies_rejects_or_corrects_alone(town: Town, role: str) -> None:
    petro, anna = await town.operator("Petro", role), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(petro, case)
    await verifies(petro)
    await rejects(petro)
    petro.forges("send:reject")
    await town.passes(HOLD + 1)
    assert not anna.person.words()
    assert (await town.store.read(decided))["return_report"][0]["state"] == "open"
    maria = await town.operator("Maria", role)
    await verifies(maria)
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    verification = await newest(town, "verification")
    await presses(petro, "stop", verification)
    await presses(petro, "correct", verification)
    await petro.says("Помилка")
    petro.forges("send:correct")
    await town.passes(HOLD + 1)
    assert len(anna.person.words()) == 1


@pytest.mark.parametrize("who", ["the one who reported", "the one who verifies"])
async def test_who_is_removed_in_the_middle_stands_for_nothing(town: Town, who: str) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria", "reviewer")
    petro, anna = await town.operator("Petro", "verifier"), town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    petro.forges(f"verify:{await newest(town, 'return_report')}")
    await petro.says("Перевірено окремо")
    await town.settles()
    staff = (await town.store.read(decided))["operator"]
    await olha.removes(staff[1 if who == "the one who reported" else 2]["id"])
    petro.forges("send:verify")
    await town.passes(HOLD + 1)
    await town.passes(HOLD + 1)
    if who == "the one who reported":
        assert petro.has_read(refused.SENTENCES[Reason.REPORTER_GONE].text(petro.language))
    else:  # the form that was begun is gone with the right to end it
        await petro.sees_toast("This button is out of date.")
    assert not anna.person.words()
    assert await town.store.read(count, "verification") == 0


@pytest.mark.parametrize("role", [role.value for role in Role])
async def test_whose_role_is_changed_in_the_middle_ends_only_the_forms_that_it_still_may(town: Town, role: str) -> None:
    assert set(doors.FORMS) == of_operators(), "a form without a right, or a right of no form"
    olha, now = await town.operator("Olha", "admin"), int(town.clock())
    chat = await town.store.run(chats.get_or_create, olha.person.id, "private", "uk", now)
    for form in doors.FORMS:
        await town.store.run(drafts.save, chat.id, answered(form), now)
    await is_invited_again(olha, Role(role))
    kept_out, refusal = set(), refused.SENTENCES[Reason.NO_RIGHT].text(olha.language)
    for form in doors.FORMS:
        await ends(olha, form)
        if refusal in olha.person.last.text:
            kept_out.add(form)
    assert kept_out == {form for form, right in doors.FORMS.items() if role not in doors.ROLES[right]}
