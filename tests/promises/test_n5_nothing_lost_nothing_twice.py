"""N5: everything that a person sent is acted on, once; what cannot be worked on is kept, and people hear about it."""

from typing import Any

import pytest

from bot.texts import dead_ends
from storage.store.transaction import Transaction
from tests.cast import SOLDIER
from tests.promises.breaking import breaks, gives_up
from tests.promises.quick import HOLD, crashes, reports, times_told, verifies
from tests.register import Case, count, decided, is_accepted
from tests.town import Town
from tests.wording import plain, spoken

BROKEN = [{"date": "yesterday"}, {"entities": "none"}, {"photo": [{"file_id": 5}]}]


def recorded(town: Town) -> list[dict[str, Any]]:
    """From now on every update is kept in this list as it was sent."""
    updates, sends = [], town.telegram.updates.add_raw

    def keep(update: dict[str, Any]) -> int:
        update_id = sends(update)
        updates.append({**update, "update_id": update_id})
        return update_id

    town.telegram.updates.add_raw = keep  # type: ignore[method-assign]
    return updates


async def test_a_whole_story_that_telegram_sends_again_changes_nothing(town: Town) -> None:
    updates = recorded(town)
    maria, petro, anna = await town.operator("Maria"), await town.operator("Petro"), town.relative("Anna")
    reference = await anna.registers()
    await maria.accepts()
    case = Case((await town.store.read(decided))["inquiry"][0]["id"], reference)
    await reports(maria, case)
    await verifies(petro)
    await town.passes(HOLD + 1)
    await anna.says("Дякую")
    await town.settles()
    before = await town.store.read(decided)
    heard = [actor.person.words() for actor in (maria, petro, anna)]
    await town.closes()
    assert len(updates) > 30
    for update in list(updates):
        town.telegram.raw_update(update)
    await town.opens()
    await town.passes(HOLD + 1)
    assert await town.store.read(decided) == before
    assert [actor.person.words() for actor in (maria, petro, anna)] == heard
    assert times_told(anna) == 1


@pytest.mark.parametrize("how", ["crash", "stop"])
async def test_a_restart_after_every_answer_loses_none_and_asks_none_twice(town: Town, how: str) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.says("/register")
    for name, answer in SOLDIER.items():
        await anna.answers(name, answer)
        await (crashes(town) if how == "crash" else town.closes())
        await town.opens()
    summary = await anna.sees("<b>Your inquiry before it is sent</b>")
    assert "Родимка на лівій щоці" in summary.text
    await anna.presses("Send")
    anna.person.press(summary, "send:registration")
    await (crashes(town) if how == "crash" else town.closes())
    await town.opens()
    await town.settles()
    assert await town.store.read(count, "inquiry") == 1
    assert await town.store.read(count, "inbox", "state <> 'done'") == 0


@pytest.mark.parametrize("broken", BROKEN)
async def test_what_cannot_be_read_is_kept_said_to_be_kept_and_holds_up_nobody(
    town: Town, language: str, broken: dict[str, Any]
) -> None:
    olha, maria = await town.operator("Olha", "admin"), await town.operator("Maria")
    anna, james = town.relative("Anna", language), town.relative("James", "en")
    await is_accepted(anna, maria)
    await is_accepted(james, maria, relation="brother")
    sent = await anna.person.sends_photo("Важливе")
    town.telegram.updates.pending.clear()
    town.telegram.raw_update({"message": {**sent.to_api(), **broken}})
    await anna.says("І ще одне")
    await james.says("Meanwhile")
    await james.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    await gives_up(town)
    await anna.sees("<b>Passed to the operators.</b> A person, not a program, will read")
    assert plain(spoken(anna.language, dead_ends.fault(town.settings().org)).html) in anna.person.words()
    assert olha.has_seen("<b>Error.</b> Something a person sent")
    assert ["Важливе" in raw for raw in await town.store.read(_dead)] == [True]
    assert not maria.has_seen("<b>Error.</b> Something a person sent")


async def _dead(tx: Transaction) -> list[str]:
    rows = await tx.all("SELECT id, sealed FROM inbox WHERE state = 'dead'")
    return [tx.unseal("inbox", row["id"], row["sealed"])["raw"] for row in rows]


@pytest.mark.parametrize("lasting", [False, True])
async def test_a_fault_of_the_database_loses_no_word(town: Town, lasting: bool) -> None:
    olha, anna, james = await town.operator("Olha", "admin"), town.relative("Anna"), town.relative("James", "en")
    await is_accepted(anna, olha)
    await breaks(town, "CREATE TRIGGER fault BEFORE INSERT ON message BEGIN SELECT RAISE(ABORT, 'a fault'); END")
    await anna.says("Він дзвонив")
    assert await town.telegram.changes.until(lambda: (not town.telegram.updates.pending) or None, 10)
    await james.says("/start")
    await james.sees("<b>Zvistka")
    assert not any("Він дзвонив" in words for words in anna.person.words())
    if not lasting:
        await breaks(town, "DROP TRIGGER fault")
    await gives_up(town)
    assert await town.store.read(count, "message") == (0 if lasting else 1)
    assert await town.store.read(count, "inbox", "state = 'dead'") == (1 if lasting else 0)
    assert olha.has_seen("<b>Error.</b> Something a person sent") == lasting
    assert len(anna.person.words()) == 1


async def test_operators_hear_of_their_own_fault_and_go_on(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    await breaks(
        town, "CREATE TRIGGER fault BEFORE UPDATE OF language ON chat BEGIN SELECT RAISE(ABORT, 'a fault'); END"
    )
    olha.forges("language:en")
    await gives_up(town)
    assert olha.has_seen("<b>Error.</b> Something a person sent")
    await olha.says("/queue")
    await olha.sees("<b>Queue.</b>")
