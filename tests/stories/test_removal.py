"""An administrator removes an operator: asked first, told to all who must know; nothing leaves to who was removed."""

import pytest
from structlog.testing import capture_logs

from bot.model.rights import Role
from bot.rehearsal import PlannedFault
from bot.texts import labels
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.quick import comes_true, is_invited_again, newest
from tests.register import count, decided, has_asked, is_accepted
from tests.stories.broadcasting import opens_it, puts_it, writes
from tests.stories.listing import brings
from tests.stories.registers import sends_register
from tests.stories.seeing import CARD, NONE, tells
from tests.town import Town
from tests.wording import known

ASKED = "<b>Remove this operator?</b> {name}, {role}."
TOLD = "<b>An operator was removed:</b> {name}, {role}."
GONE = "<b>You are no longer an operator.</b>"
LATER = PlannedFault.refused(401, "Unauthorized")  # tried again after five minutes
FIVE_MINUTES = 301
DONE = {"a list": ("returned_list", "state = 'open'"), "a register": ("register_import", "state IN ('looked', 'left')")}


async def may_work(operator: OperatorActor) -> bool:
    await operator.says("/operator")
    await operator.town.settles()
    return operator.person.last.text.startswith(operator.word("<b>Operator: {role}.</b>")[:8])


async def test_a_press_asks_first_and_a_second_one_is_told_to_every_administrator_and_the_removed(
    town: Town, language: str
) -> None:
    olha, iryna = await town.operator("Olha", "admin", language), await town.operator("Iryna", "admin", language)
    petro, maria = await town.operator("Petro"), await town.operator("Maria", "verifier", language)
    await olha.presses("Remove…")
    card = await olha.sees(ASKED)
    assert "Maria" in card.text and labels.ROLES[Role.VERIFIER].text(olha.language) in card.text
    await town.settles()
    assert not maria.has_seen(GONE)
    assert await may_work(maria)
    await town.bot.jobs.write_down()
    with capture_logs() as logs:
        await olha.presses("Remove at once")
        await olha.sees("<b>Removed:</b> {name}.")
        await town.settles()
        await town.bot.jobs.write_down()
    for reader in (iryna, maria):
        said = (await reader.sees(TOLD if reader is iryna else GONE)).text
        assert "Olha" in said and labels.ROLES[Role.VERIFIER].text(reader.language) in said
        assert "18 листопада 2026" in said or "18 November 2026" in said
    assert "Maria" in (await iryna.sees(TOLD)).text
    assert "python -m bot invite --role verifier" in (await iryna.sees(TOLD)).text
    assert not petro.has_seen(TOLD)
    assert not olha.has_seen(TOLD)
    assert not await may_work(maria)
    staff = await newest(town, "operator")
    [line] = [line for line in logs if line.get("deed") == "dismissed"]
    assert (line["log_level"], line["row"]) == ("warning", staff)
    assert "Maria" not in str(line)


@pytest.mark.parametrize("sort", ["told as an operator", "asked for"])
async def test_what_is_due_to_a_removed_operator_does_not_leave(town: Town, sort: str) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria")
    town.telegram.faults.add(LATER, chat=maria.person.id)
    if sort == "asked for":
        await has_asked(town.relative("Anna"))
        await maria.says("/queue")
    else:
        await town.relative("Anna").registers()
    await town.settles()
    assert await town.store.read(count, "outbox", "state = 'due'") == 1
    await olha.removes(await newest(town, "operator"))
    await town.passes(FIVE_MINUTES)
    await maria.sees(GONE)
    heard = [
        words for words in maria.person.words() if "Коваль" in words or maria.word("<b>An inquiry is")[:9] in words
    ]
    assert not heard
    assert await town.store.read(count, "outbox", "state = 'due'") == 0


async def test_an_answer_to_an_operator_as_a_relative_still_arrives(town: Town) -> None:
    olha, petro, maria = await town.operator("Olha", "admin"), await town.operator("Petro"), town.relative("Maria")
    case = await is_accepted(maria, petro)
    await is_invited_again(maria, Role.VERIFIER)  # type: ignore[arg-type]
    town.telegram.faults.add(LATER, chat=maria.person.id)
    await maria.says("/status")
    await town.settles()
    await olha.removes(await newest(town, "operator"))
    await town.passes(FIVE_MINUTES)
    await maria.reads(case.reference)
    await maria.sees(GONE)


async def test_an_old_button_does_not_remove_whoever_came_again_with_another_role(town: Town, language: str) -> None:
    olha, maria = await town.operator("Olha", "admin", language), await town.operator("Maria")
    await olha.presses("Remove…")
    old = await olha.sees(ASKED)
    await town.passes(1)
    await is_invited_again(maria, Role.BROADCASTER)
    await olha.presses("Remove at once", on=old)
    await olha.sees_toast("This person is no longer an operator")
    assert await may_work(maria)
    assert not maria.has_seen(GONE)


async def test_two_presses_remove_once_and_the_second_says_so(town: Town) -> None:
    olha, iryna, maria = [await town.operator(*one) for one in (("Olha", "admin"), ("Iryna", "admin"), ("Maria",))]
    for admin in (olha, iryna):
        await admin.presses("Remove…", on=await admin.sees("<b>A new operator:</b> {name}, {role}."))
        await admin.sees(ASKED)
    for admin in (olha, iryna):
        await admin.presses("Remove at once")
        await town.settles()
    await iryna.sees_toast("This person is no longer an operator")
    assert sum(known(maria.word(GONE)) in words for words in maria.person.words()) == 1
    assert await town.store.read(count, "audit", "action = 'dismissed'") == 1


async def test_no_administrator_asks_for_or_forges_the_own_removal(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    own, since = await newest(town, "operator"), await town.store.read(lambda tx: tx.known("SELECT * FROM operator"))
    for data in (f"dismiss:{own}", f"remove:{own}:{since['enrolled_at']}", "remove:1:1"):
        olha.person.toasts.clear()
        olha.forges(data)
        await olha.sees_toast("This person is no longer an operator")
    assert await may_work(olha)


async def test_what_a_removed_operator_had_in_hand_is_free_for_others(town: Town) -> None:
    olha, petro, maria = (
        await town.operator("Olha", "admin"),
        await town.operator("Petro"),
        await town.operator("Maria"),
    )
    await has_asked(town.relative("Anna"))
    await maria.opens_the_queue()
    await maria.presses("Ask")
    await town.settles()
    await petro.says("/queue")
    await petro.sees("<b>Queue.</b>")
    await olha.removes(await newest(town, "operator"))
    await petro.opens_the_queue()
    assert await town.store.read(count, "draft") == 0
    assert await town.store.read(count, "chat", "form IS NOT NULL") == 0


@pytest.mark.parametrize("begun", ["an update", "a list", "a register"])
async def test_what_comes_of_something_begun_is_not_told_to_an_operator_removed_since(town: Town, begun: str) -> None:
    maria, olha = await town.operator("Maria", "admin"), await town.operator("Olha", "admin")
    iryna = await town.operator("Iryna", "admin")
    again = ""  # the work beside the chat had not come to it yet
    if begun == "an update":
        await writes(maria)
        await puts_it(maria)
        await opens_it(olha)
    elif begun == "a list":
        await is_accepted(town.relative("Anna"), olha)
        await brings(maria)
        again = "UPDATE returned_list SET state = 'matching'"
    else:
        await sends_register(maria, "Коваль;Тарас;Іванович;31.02.1991;хтось;\n")
        again = "UPDATE register_import SET state = 'looking', settled_at = NULL"
    await town.settles()
    await olha.removes((await town.store.read(decided))["operator"][0]["id"])
    await iryna.presses("Agree: remove at once")
    await maria.sees(GONE)
    heard = len(maria.person.words())
    if again:
        await town.store.run(_is_to_be_done, again)
        await comes_true(town, *DONE[begun])
    else:
        await olha.presses("Return to author")
    await town.passes(1)
    assert maria.person.words()[heard:] == []


async def _is_to_be_done(tx: Transaction, sql: str) -> None:
    await tx.execute(sql)


async def test_a_report_of_a_meeting_in_the_hands_of_who_was_removed_is_free_for_others(town: Town) -> None:
    olha, petro, maria = (
        await town.operator("Olha", "admin"),
        await town.operator("Petro"),
        await town.operator("Maria"),
    )
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira)
    await maria.says("/sightings")
    await maria.sees(CARD)
    await petro.says("/sightings")
    await petro.sees(NONE)
    await olha.removes(await newest(town, "operator"))
    await petro.says("/sightings")
    await petro.sees(CARD)
