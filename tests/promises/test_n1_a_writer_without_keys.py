"""N1 to N3 against somebody who can write to the database and has no key: nothing leaves, administrators hear of it."""

import sqlite3
from typing import Any

import pytest
from markupsafe import Markup
from structlog.testing import capture_logs

from bot import checks, metrics
from bot.model.actor import Actor
from bot.model.batch import Deed
from bot.model.message import Kind, Message
from bot.model.refused import Refused
from bot.model.rights import Role
from bot.use_cases.lists import rows as of_list
from bot.use_cases.lists import sure_ones, together
from bot.use_cases.returns import reports
from storage.lists import batches, bound_rows
from storage.queues import outbox
from storage.register import chats, inquiries, persons
from storage.returns import notices
from storage.staff import audit, lockdowns, operators, uses
from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Transaction
from storage.wait import exchange_day
from tests.cast import OperatorActor
from tests.promises.forging import (
    Family,
    Forgery,
    Writer,
    every_change_of_a_column,
    inserts,
    row_of,
    sets,
    waits_for_word,
)
from tests.promises.quick import HOLD, presses, times_told
from tests.register import count, is_accepted
from tests.stories.broadcasting import agreed, goes_out, opens_it, puts_it, updates_of, writes
from tests.stories.confirming import of
from tests.stories.exchanging import switches_on
from tests.stories.listing import are_sought, brings, compares_all, proposes_sure, rows, verifies_all
from tests.stories.locking import lift, locks
from tests.town import Town

ALARM = "<b>Somebody changed the database past this bot.</b>"
TABLES = ("notice", "verification", "outbox")


def the_words_go_to_another_chat(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    sets(db, "outbox", own.one("outbox"), chat_id=row_of(db, "inquiry", stranger.one("inquiry"))["chat_id"])


def the_whole_notice_goes_to_another_chat(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    elsewhere = row_of(db, "inquiry", stranger.one("inquiry"))["chat_id"]
    for table in ("inquiry", "notice", "outbox"):
        sets(db, table, own.one(table), chat_id=elsewhere)


def the_notice_is_of_another_inquiry(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    other = row_of(db, "inquiry", stranger.one("inquiry"))
    sets(db, "notice", own.one("notice"), inquiry_id=other["id"], chat_id=other["chat_id"])
    sets(db, "outbox", own.one("outbox"), chat_id=other["chat_id"])


def the_stamp_is_gone(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    sets(db, "verification", own.one("verification"), stamp=None)


def the_stamp_is_of_another_row(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    other = row_of(db, "verification", stranger.one("verification"))["stamp"]
    sets(db, "verification", own.one("verification"), stamp=other)


def the_stamp_is_made_up(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    stamp = row_of(db, "notice", own.one("notice"))["stamp"]
    sets(db, "notice", own.one("notice"), stamp=stamp[:9] + bytes(16))


def all_stamps_are_gone(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    for table in ("person", "inquiry", "return_report", "verification", "notice"):
        sets(db, table, own.one(table), stamp=None)


def the_notice_tells_of_another_persons_return(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    other = row_of(db, "verification", stranger.one("verification"))
    sets(db, "notice", own.one("notice"), verification_id=other["id"], person_id=other["person_id"])


def a_verification_is_inserted_for_it(db: sqlite3.Connection, own: Family, stranger: Family) -> None:
    made_up = row_of(db, "verification", own.one("verification"))
    sets(db, "notice", own.one("notice"), stamp=None)
    db.execute("DELETE FROM verification WHERE id = ?", (made_up["id"],))
    inserts(db, "verification", {**made_up, "verified_at": 1, "release_at": 1})


OTHERS: tuple[Forgery, ...] = (
    the_words_go_to_another_chat,
    the_whole_notice_goes_to_another_chat,
    the_notice_is_of_another_inquiry,
    the_stamp_is_gone,
    the_stamp_is_of_another_row,
    the_stamp_is_made_up,
    all_stamps_are_gone,
    the_notice_tells_of_another_persons_return,
    a_verification_is_inserted_for_it,
)


async def _families(town: Town, names: list[str], by: OperatorActor) -> list[Family]:
    return [await waits_for_word(town, name, by) for name in names]


async def _hears_alarm(town: Town, olha: OperatorActor) -> str:
    await town.bot.jobs.tell_of_forgery()
    await town.settles()
    assert olha.has_seen(ALARM)
    readings = await town.store.read(metrics.read, int(town.clock()))
    assert readings.forged
    found = await checks.check(town.settings(), town.clock)
    (said,) = [one for one in found if one.subject == "stamps"]
    assert said.verdict == "wrong"
    return said.remark


async def test_every_column_that_decides_changed_in_every_way_tells_nobody(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    stranger, untouched = await _families(town, ["Mallory", "Anna"], olha)
    tried = list(every_change_of_a_column())
    families = [
        await waits_for_word(town, f"R{number}", olha, own=name.startswith("operator"))
        for number, (name, _forgery) in enumerate(tried)
    ]
    done: dict[str, Family] = {}
    for (name, forgery), family in zip(tried, families, strict=True):
        if await writer.writes(forgery, family, stranger):
            done[name] = family
    assert len(done) > 60
    await town.passes(HOLD + 1)
    assert {name for name, family in done.items() if times_told(family.relative)} == set()
    assert [times_told(one.relative) for one in (untouched, stranger)] == [1, 1]
    await _hears_alarm(town, olha)


async def test_a_notice_that_was_sent_elsewhere_or_has_no_stamp_reaches_nobody(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    untouched, *families = await _families(town, ["Anna", *(forgery.__name__ for forgery in OTHERS)], olha)
    mallory = await waits_for_word(town, "Mallory", olha)
    for forgery, family in zip(OTHERS, families, strict=True):
        assert await writer.writes(forgery, family, mallory), forgery.__name__
    await town.passes(HOLD + 1)
    assert [times_told(one.relative) for one in families] == [0] * len(OTHERS)
    assert [times_told(one.relative) for one in (untouched, mallory)] == [1, 1]
    named = await _hears_alarm(town, olha)
    assert f"verification {families[3].one('verification')}" in named


async def test_two_notices_swapped_between_two_families_reach_neither(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    anna, james = await _families(town, ["Anna", "James"], olha)

    def swap(db: sqlite3.Connection) -> None:
        first, second = (row_of(db, "outbox", one.one("outbox")) for one in (anna, james))
        sets(db, "outbox", first["id"], notice_id=None, kind="reply")
        sets(db, "outbox", second["id"], notice_id=first["notice_id"], chat_id=first["chat_id"])
        sets(db, "outbox", first["id"], notice_id=second["notice_id"], chat_id=second["chat_id"], kind="notice")

    assert await writer.writes(swap)
    await town.passes(HOLD + 1)
    assert [times_told(one.relative) for one in (anna, james)] == [0, 0]


async def test_an_answer_to_one_family_cannot_be_sent_to_another(town: Town) -> None:
    writer, anna, mallory = Writer(town), town.relative("Anna"), town.relative("Mallory")
    await anna.agrees()
    await mallory.agrees()
    later = int(town.clock()) + 60
    row_id = await town.store.run(_put, anna.person.id, later)

    def redirect(db: sqlite3.Connection) -> None:
        sets(db, "outbox", row_id, chat_id=db.execute("SELECT MAX(id) FROM chat").fetchone()[0])

    assert await writer.writes(redirect)
    await town.passes(61)
    assert not mallory.has_read("for Anna alone")
    assert not anna.has_read("for Anna alone")


async def _put(tx: Transaction, telegram_id: int, due_at: int) -> int:
    chat = await chats.find(tx, telegram_id)
    assert chat is not None
    return await outbox.put(tx, chat, Message(Kind.REPLY, Markup("for Anna alone")), due_at - 60, due_at=due_at)


async def test_a_stopped_verification_that_is_put_back_whole_tells_nobody(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    anna = await waits_for_word(town, "Anna", olha)
    before: dict[str, dict[str, Any]] = {}
    await writer.writes(lambda db: before.update({table: row_of(db, table, anna.one(table)) for table in TABLES}))
    await presses(olha, "stop", anna.one("verification"))

    def put_back(db: sqlite3.Connection) -> None:
        for table in TABLES:
            sets(db, table, anna.one(table), **before[table])

    assert await writer.writes(put_back)
    await town.passes(HOLD + 1)
    assert times_told(anna.relative) == 0
    with capture_logs() as logs:
        await town.bot.jobs.tell_of_forgery()
    await olha.sees(ALARM)
    found = {"table": "notice", "row": anna.one("notice")}
    assert any(found.items() <= entry.items() for entry in logs)


async def test_what_was_changed_is_told_when_it_is_put_right(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    anna = await waits_for_word(town, "Anna", olha)
    stamp: list[bytes] = []
    await writer.writes(lambda db: stamp.append(row_of(db, "notice", anna.one("notice"))["stamp"]))
    await writer.writes(lambda db: sets(db, "notice", anna.one("notice"), stamp=None))
    await town.passes(HOLD + 1)
    assert times_told(anna.relative) == 0
    await town.store.run(stamps.vouch, "notice", anna.one("notice"))
    await town.passes(600)
    assert times_told(anna.relative) == 1


async def test_nobody_is_called_about_what_was_forged(town: Town) -> None:
    maria, writer = await town.operator("Maria", "admin"), Writer(town)
    anna, james = await _families(town, ["Anna", "James"], maria)

    def forge(db: sqlite3.Connection) -> None:
        sets(db, "verification", anna.one("verification"), verified_at=1, release_at=1)
        for place, one in enumerate((anna, james)):
            sets(db, "outbox", one.one("outbox"), state="stopped")
            sets(db, "notice", one.one("notice"), state="call")
            listed = {"id": new_id(), "notice_id": one.one("notice"), "reason": "gone", "listed_at": place}
            inserts(db, "call", listed)

    assert await writer.writes(forge)
    await town.passes(HOLD + 1)
    await maria.says("/calls")
    await town.settles()
    seen = maria.heard()
    calls = await town.store.read(lambda tx: tx.all("SELECT id, notice_id FROM call"))
    theirs = {row["notice_id"]: row["id"] for row in calls}
    shown = [data for message in maria.person.chat for data in message.presses if data.startswith("take:")]
    assert seen
    assert shown == [f"take:{theirs[james.one('notice')]}"]


async def test_a_family_reads_of_no_return_that_was_forged(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    anna = await waits_for_word(town, "Anna", olha)
    await anna.relative.says("/status")
    await town.settles()
    before = anna.relative.person.last.text

    def told(db: sqlite3.Connection) -> None:
        sets(db, "outbox", anna.one("outbox"), state="stopped")
        sets(db, "verification", anna.one("verification"), verified_at=1, release_at=1)
        sets(db, "notice", anna.one("notice"), state="told", told_at=1)

    assert await writer.writes(told)
    await anna.relative.says("/status")
    await town.settles()
    assert anna.relative.person.last.text == before


ROLES = ("reviewer", "verifier", "broadcaster", "admin")


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_that_was_written_into_the_database_opens_no_door(town: Town, role: str) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    maria = await town.operator("Maria", "verifier" if role == "reviewer" else "reviewer")
    mallory = town.relative("Mallory")
    await mallory.agrees()

    def forge(db: sqlite3.Connection) -> None:
        by_time = db.execute("SELECT * FROM operator ORDER BY id").fetchall()
        sets(db, "operator", by_time[1]["id"], role=role)
        chat = db.execute("SELECT MAX(id) AS id FROM chat").fetchone()["id"]
        inserts(db, "operator", {**dict(by_time[0]), "id": new_id(), "chat_id": chat, "role": role})

    assert await writer.writes(forge)
    for one in (maria, mallory):
        await one.says("/operator")
        await town.settles()
        assert not one.has_read(
            olha.word("<b>Operator: {role}.</b> What is waiting for you is on the buttons.").split("{")[0].strip()
        )
    anna = town.relative("Anna")
    await is_accepted(anna, olha)
    await town.bot.jobs.look_for_forgery()
    named = await _hears_alarm(town, olha)
    assert named.count("operator ") == 2
    assert not mallory.has_seen(ALARM)
    assert not maria.has_seen(ALARM)


async def test_who_was_removed_does_not_come_back_by_an_older_row(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    maria = await town.operator("Maria", "verifier")
    older: list[dict[str, Any]] = []
    await writer.writes(lambda db: older.append(dict(db.execute("SELECT * FROM operator ORDER BY id DESC").fetchone())))
    town.clock.ahead += 60
    await presses(olha, "remove", f"{older[0]['id']}:{older[0]['enrolled_at']}")
    await maria.sees("<b>You are no longer an operator.</b>")
    assert await writer.writes(lambda db: sets(db, "operator", older[0]["id"], **older[0]))
    await maria.says("/operator")
    await town.settles()
    assert not maria.has_read("/find")


async def test_a_report_that_was_changed_cannot_be_verified(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    petro, anna = await town.operator("Petro", "verifier"), town.relative("Anna")
    case = await is_accepted(anna, olha)
    report_id = await town.store.run(_reported, case.person, town)
    assert await writer.writes(lambda db: sets(db, "return_report", report_id, wish="nobody"))
    await petro.says("/returns")
    petro.forges(f"verify:{report_id}")
    await town.settles()
    await petro.sees_toast("Somebody changed this in the database past the bot.")


async def _reported(tx: Transaction, person_id: int, town: Town) -> int:
    (olha, *_others) = await operators.active(tx)
    return await reports.report(
        tx, Actor(olha, town.settings().org, int(town.clock())), person_id, {"wish": "all", "chosen": ""}
    )


async def test_an_update_whose_author_was_changed_is_approved_by_nobody(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    iryna, anna = await town.operator("Iryna", "broadcaster"), await agreed(town, "Anna")
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(olha)

    def by_another(db: sqlite3.Connection) -> None:
        (first,) = db.execute(
            "SELECT MAX(id) FROM operator WHERE id NOT IN (SELECT author_id FROM broadcast)"
        ).fetchone()
        db.execute("UPDATE broadcast SET audience = 'waiting', author_id = ?", (first,))

    assert await writer.writes(by_another)
    await olha.presses("Approve and send")
    await town.passes(HOLD)
    await olha.sees_toast("Somebody changed this in the database past the bot.")
    assert not updates_of(anna)


async def test_an_update_that_was_cancelled_is_not_sent_by_changing_its_row(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    iryna, anna = await town.operator("Iryna", "broadcaster"), await agreed(town, "Anna")
    await goes_out(iryna, olha)
    assert len(updates_of(anna)) == 1

    def once_more(db: sqlite3.Connection) -> None:
        db.execute("UPDATE broadcast SET state = 'sending', filled_at = NULL, chat_after = 0, reported_at = NULL")
        db.execute("UPDATE outbox SET state = 'due', due_at = 0, settled_at = NULL WHERE text_id IS NOT NULL")

    assert await writer.writes(once_more)
    await town.passes(0)
    assert len(updates_of(anna)) == 1
    await town.bot.jobs.tell_of_forgery()
    await olha.sees(ALARM)


async def test_a_notice_that_was_stopped_is_not_told_by_waking_it(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    barred, held = await _families(town, ["Anna", "James"], olha)
    await town.store.run(_stopped, barred, held, int(town.clock()))

    def wake(db: sqlite3.Connection) -> None:
        for one in (barred, held):
            sets(db, "outbox", one.one("outbox"), state="due", settled_at=None)
            sets(db, "notice", one.one("notice"), state="due")

    assert await writer.writes(wake)
    await town.passes(HOLD + 1)
    assert [times_told(one.relative) for one in (barred, held)] == [0, 0]
    await town.bot.jobs.look_for_forgery()
    named = await _hears_alarm(town, olha)
    assert all(f"notice {one.one('notice')}" in named for one in (barred, held))


async def _stopped(tx: Transaction, barred: Family, held: Family, now: int) -> None:
    (olha, *_others) = await operators.active(tx)
    await inquiries.set_bar(tx, barred.one("inquiry"), olha.id)
    await persons.set_hold(tx, held.one("person"), olha.id, now)
    for one in (barred, held):
        await notices.stop(tx, inquiry_id=one.one("inquiry"))


async def test_whoever_is_found_by_an_operators_telegram_id_is_no_operator(town: Town) -> None:
    olha, writer = await town.operator("Olha", "admin"), Writer(town)
    petro, mallory = await town.operator("Petro", "verifier"), town.relative("Mallory")
    await mallory.agrees()
    swapped: list[int] = []

    def swap(db: sqlite3.Connection) -> None:
        own, other = db.execute("SELECT * FROM chat ORDER BY id DESC LIMIT 2").fetchall()
        sets(db, "chat", own["id"], fingerprint=b"nobody's")
        sets(db, "chat", other["id"], fingerprint=own["fingerprint"])
        sets(db, "chat", own["id"], fingerprint=other["fingerprint"])
        swapped.extend((own["id"], other["id"]))

    assert await writer.writes(swap)
    before = len(petro.person.chat)
    town.may_fault = True
    await mallory.says("/operator")
    await town.settles()
    assert not mallory.has_read("/find")
    assert len(petro.person.chat) == before
    assert (await town.store.read(metrics.read, int(town.clock()))).forged
    await town.bot.jobs.look_for_forgery()
    named = await _hears_alarm(town, olha)
    assert all(f"chat {one}" in named for one in swapped)
    assert await writer.writes(swap)
    await town.bot.jobs.look_for_forgery()
    assert not (await town.store.read(metrics.read, int(town.clock()))).forged


LATER = 1 << 40


async def _on_lists(town: Town) -> tuple[OperatorActor, OperatorActor]:
    """Of one list two rows were verified by both; of a second one two are reported by the first operator alone."""
    olha, petro = await town.operator("Olha", "admin"), await town.operator("Petro", "verifier")
    await are_sought(town, olha, 4)
    await brings(olha, rows(2))
    await proposes_sure(olha, 2)
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await brings(olha, "".join(rows(4).splitlines(keepends=True)[2:]))
    return olha, petro


async def _begun(tx: Transaction, deed: Deed, list_id: int, operator_id: int) -> int:
    """A press whose pieces are to follow later."""
    batch_id = await batches.begin(tx, deed, list_id, operator_id, 0, statement="Звірено")
    await batches.put_aside(tx, batch_id, LATER, 0)
    return batch_id


def _goes_on(db: sqlite3.Connection, batch_id: int) -> None:
    sets(db, "batch", batch_id, aside_until=None)


async def test_a_press_on_a_list_that_has_ended_verifies_nothing_more(town: Town) -> None:
    olha, _petro = await _on_lists(town)
    await proposes_sure(olha, 2)
    assert await town.store.read(count, "verification") == 2

    def reopen(db: sqlite3.Connection) -> None:
        (old,) = db.execute("SELECT id FROM batch WHERE deed = 'verify'").fetchone()
        sets(db, "batch", old, ended_at=None)
        db.execute("UPDATE returned_row SET batch_id = ? WHERE state = 'proposed'", (old,))

    assert await Writer(town).writes(reopen)
    await town.passes(1)
    assert await town.store.read(count, "verification") == 2
    await town.bot.jobs.look_for_forgery()
    assert "batch " in await _hears_alarm(town, olha)


async def test_a_press_on_a_list_verifies_only_what_was_compared_before_it(town: Town) -> None:
    olha, petro = await _on_lists(town)
    await proposes_sure(olha, 2)
    waits = "SELECT id, list_id, report_id FROM returned_row w WHERE report_id IN"
    sql = f"{waits} (SELECT id FROM return_report WHERE state = 'open') ORDER BY number"
    first, second = await town.store.read(lambda tx: tx.all(sql))

    async def begin(tx: Transaction, operator_id: int) -> int:
        batch_id = await _begun(tx, Deed.VERIFY, first["list_id"], operator_id)
        await bound_rows.bind(tx, batch_id, [[second["id"], second["report_id"]]])
        return batch_id

    batch_id = await town.store.run(begin, await of(petro))

    def point(db: sqlite3.Connection) -> None:
        for one in (first, second):
            sets(db, "returned_row", one["id"], batch_id=batch_id)
        _goes_on(db, batch_id)

    assert await Writer(town).writes(point)
    await town.passes(1)
    about = await town.store.read(lambda tx: tx.all("SELECT report_id FROM verification ORDER BY id"))
    assert [one["report_id"] for one in about[2:]] == [second["report_id"]]
    assert await town.store.read(count, "returned_row", "batch_id IS NOT NULL AND id = " + str(first["id"])) == 0


async def test_a_press_on_a_list_reports_each_row_only_as_whom_it_fitted_then_and_as_it_was(town: Town) -> None:
    olha, petro = await town.operator("Olha", "admin"), await town.operator("Petro", "verifier")
    await are_sought(town, olha, 4)
    await brings(olha, rows(4))
    sql = "SELECT id, list_id FROM returned_row WHERE state = 'open' ORDER BY number DESC LIMIT 3"
    changed, put_off, kept = await town.store.read(lambda tx: tx.all(sql))
    persons_there = await town.store.read(lambda tx: tx.all("SELECT id FROM person ORDER BY id"))

    async def begin(tx: Transaction, operator_id: int) -> int:
        batch_id = await _begun(tx, Deed.PROPOSE, kept["list_id"], operator_id)
        ids = [one["id"] for one in (changed, put_off, kept)]
        for one in ids:
            await tx.execute("UPDATE returned_row SET batch_id = :batch WHERE id = :id", batch=batch_id, id=one)
        await sure_ones.bind(tx, batch_id, ids)
        actor = Actor(await operators.get(tx, petro_id), town.settings().org, int(town.clock()))
        version = (await tx.known("SELECT version FROM returned_row WHERE id = :id", id=put_off["id"]))["version"]
        await of_list.put_off(tx, actor, put_off["id"], version)
        return batch_id

    petro_id = await of(petro)
    batch_id = await town.store.run(begin, await of(olha))

    def change(db: sqlite3.Connection) -> None:
        db.execute(
            "UPDATE candidate SET person_id = ?, inquiry_id = NULL WHERE row_id = ?",
            (persons_there[0]["id"], changed["id"]),
        )
        _goes_on(db, batch_id)

    assert await Writer(town).writes(change)
    await town.passes(1)
    states = await town.store.read(lambda tx: tx.all("SELECT id, state FROM returned_row WHERE batch_id IS NULL"))
    found = {one["id"]: one["state"] for one in states}
    assert [found[one["id"]] for one in (changed, put_off, kept)] == ["open", "later", "proposed"]


async def test_a_press_that_corrects_a_list_corrects_nothing_that_was_stopped_after_it(town: Town) -> None:
    _olha, petro = await _on_lists(town)
    maria = await town.operator("Maria", "verifier")
    (list_id,) = await town.store.read(lambda tx: tx.all("SELECT MIN(list_id) AS id FROM batch"))
    first, second = await town.store.read(lambda tx: tx.all("SELECT id FROM verification ORDER BY id"))

    async def begin(tx: Transaction, operator_id: int) -> int:
        batch_id = await _begun(tx, Deed.CORRECT, list_id["id"], operator_id)
        await bound_rows.bind(tx, batch_id, [[first["id"]]])
        return batch_id

    await presses(petro, "stop", first["id"])
    batch_id = await town.store.run(begin, await of(maria))
    await presses(petro, "stop", second["id"])
    assert await Writer(town).writes(lambda db: _goes_on(db, batch_id))
    await town.passes(1)
    kept = await town.store.read(lambda tx: tx.all("SELECT corrected_by FROM verification ORDER BY id"))
    assert [one["corrected_by"] for one in kept] == [await of(maria), None]


CAME = "<b>You are an operator now</b>"


@pytest.mark.parametrize("forgery", ["role = 'admin'", "used_at = NULL", "expires_at = expires_at * 2", "to_ask = 0"])
async def test_an_invitation_that_was_changed_lets_nobody_in(town: Town, forgery: str) -> None:
    olha, writer, mallory = await town.operator("Olha", "admin"), Writer(town), town.relative("Mallory")
    now = int(town.clock())
    await town.store.run(operators.invite, "to-mallory", Role.REVIEWER, now, now + 60)
    if forgery.startswith("used_at"):
        await town.store.run(operators.redeem, "to-mallory", now)
    if forgery.startswith("expires_at"):
        await town.passes(61)
    assert await writer.writes(lambda db: db.execute(f"UPDATE invitation SET {forgery} WHERE to_ask > 0"))
    await mallory.says("/start to-mallory")
    await town.settles()
    assert not mallory.has_seen(CAME)
    assert not olha.has_seen("<b>Somebody has opened an invitation:</b>")
    await town.bot.jobs.look_for_forgery()
    assert "invitation " in await _hears_alarm(town, olha)


async def test_whoever_lays_administrators_to_sleep_in_the_database_comes_in_unasked_by_nothing(town: Town) -> None:
    await town.operator("Olha", "admin")
    writer, mallory = Writer(town), town.relative("Mallory")
    now = int(town.clock())
    await town.store.run(operators.invite, "before", Role.REVIEWER, now, now + 60)
    assert await writer.writes(lambda db: db.execute("UPDATE operator SET asleep_at = 1"))
    await town.store.run(operators.invite, "after", Role.REVIEWER, now, now + 60)
    for code in ("before", "after"):
        await mallory.says(f"/start {code}")
        await town.settles()
        assert not mallory.has_seen(CAME)


def _lifted(db: sqlite3.Connection) -> None:
    sets(db, "lockdown", 1, until=0)


def _gone(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM lockdown")


@pytest.mark.parametrize("forgery", [_lifted, _gone, None])
async def test_a_lockdown_is_not_lifted_by_a_row(town: Town, forgery: Forgery | None) -> None:
    """None: the row from before it is put back, with the stamp that it had."""
    olha, iryna = await town.operator("Olha", "reviewer"), await town.operator("Iryna", "admin")
    anna, writer = await waits_for_word(town, "Anna", iryna), Writer(town)
    older: dict[str, Any] = {}
    await writer.writes(lambda db: older.update(row_of(db, "lockdown", 1)))
    await locks(olha)
    assert await writer.writes(forgery or (lambda db: sets(db, "lockdown", 1, **older)))
    await town.passes(HOLD + 1)
    assert times_told(anna.relative) == 0
    assert await town.store.read(lockdowns.is_on)
    assert "lockdown 1" in await _hears_alarm(town, iryna)
    await olha.says("/lockdown")
    await olha.sees("<b>Lockdown:</b> somebody changed the database past this bot.")
    await lift(olha, iryna)
    await town.passes(HOLD + 1)
    assert times_told(anna.relative) == 1
    await town.bot.jobs.look_for_forgery()
    assert not (await town.store.read(metrics.read, int(town.clock()))).forged


async def test_the_day_of_an_exchange_that_was_written_past_the_bot_is_told_to_nobody_and_nobody_is_reminded(
    town: Town,
) -> None:
    olha, writer, anna = await town.operator("Olha", "admin"), Writer(town), town.relative("Anna")
    await is_accepted(anna, olha)
    assert await writer.writes(lambda db: sets(db, "exchange_day", 1, ends_at=int(town.clock()) + 86_400))
    await anna.says("Чи він у списку?")
    await town.settles()
    assert not anna.has_seen("<b>This message brings no news.</b> No name is confirmed")
    assert await town.store.read(exchange_day.rests, int(town.clock()) + 7 * 86_400)
    await town.bot.jobs.look_for_forgery()
    assert "exchange_day 1" in await _hears_alarm(town, olha)
    await switches_on(olha)
    await town.bot.jobs.look_for_forgery()
    assert not (await town.store.read(metrics.read, int(town.clock()))).forged


@pytest.mark.parametrize("is_older", [False, True])
async def test_rights_that_sleep_are_not_woken_by_a_row(town: Town, is_older: bool) -> None:
    await town.operator("Olha", "admin")
    petro, writer = await town.operator("Petro", "verifier"), Writer(town)
    row_id, older = await of(petro), dict[str, Any]()
    await writer.writes(lambda db: older.update(row_of(db, "operator", row_id)))
    town.clock.ahead += 60
    await town.store.run(_falls_asleep, row_id, int(town.clock()))
    assert await writer.writes(lambda db: sets(db, "operator", row_id, **(older if is_older else {"asleep_at": None})))
    await petro.says("/operator")
    await town.settles()
    assert not petro.has_read("/find")
    assert not await town.store.read(operators.is_active, row_id)


async def _falls_asleep(tx: Transaction, operator_id: int, now: int) -> None:
    await uses.put_to_sleep(tx, operator_id, now)
    await audit.write(tx, None, "fell asleep", "operator", operator_id, now)


@pytest.mark.parametrize("forgery", ["used_at = used_at * 2", "warned_at = NULL, used_at = used_at + 1", ""])
async def test_whoever_writes_that_somebody_was_here_keeps_nobody_awake(town: Town, forgery: str) -> None:
    await town.operator("Olha", "admin")
    petro, writer = await town.operator("Petro", "verifier"), Writer(town)
    sql = f"UPDATE operator_use SET {forgery}" if forgery else "DELETE FROM operator_use"
    for _day in range(2):
        await town.passes(town.settings().org.sleep_days * 86_400)
        assert await writer.writes(lambda db: db.execute(sql))
        await town.bot.jobs.put_to_sleep()
    await petro.sees("<b>You have not worked here for a long time.</b>")


async def test_what_an_operator_is_written_to_have_compared_verifies_nothing(town: Town) -> None:
    olha, petro = await _on_lists(town)
    await proposes_sure(olha, 2)
    verifier = await of(petro)

    def compare(db: sqlite3.Connection) -> None:
        waits = db.execute("SELECT id FROM return_report WHERE state = 'open'").fetchall()
        for row in waits:
            about = {"report_id": row["id"], "operator_id": verifier, "page": 1, "compared_at": 1}
            inserts(db, "comparison", {"id": new_id(), **about})

    assert await Writer(town).writes(compare)
    (listed,) = await town.store.read(lambda tx: tx.all("SELECT MAX(id) AS id FROM returned_list"))
    await presses(petro, "batch", listed["id"])
    await petro.sees_toast("Somebody changed this in the database past the bot.")
    actor = Actor(await town.store.read(operators.get, verifier), town.settings().org, int(town.clock()))
    with pytest.raises(Refused, match="forged"):
        await town.store.run(together.verify, actor, listed["id"], "Звірено")
    assert await town.store.read(count, "verification") == 2
    await town.bot.jobs.look_for_forgery()
    assert "comparison " in await _hears_alarm(town, olha)


async def test_a_press_that_takes_back_leaves_what_was_put_to_it_later(town: Town) -> None:
    olha, _petro = await _on_lists(town)
    await proposes_sure(olha, 2)
    sql = "SELECT id, list_id, decided_with FROM returned_row WHERE state = 'proposed' AND report_id IN"
    waits = f"{sql} (SELECT id FROM return_report WHERE state = 'open') ORDER BY number"
    first, second = await town.store.read(lambda tx: tx.all(waits))

    async def begin(tx: Transaction, operator_id: int) -> int:
        decision = first["decided_with"]
        batch_id = await batches.begin(tx, Deed.UNDO, first["list_id"], operator_id, 0, decision=decision)
        await batches.put_aside(tx, batch_id, LATER, 0)
        await bound_rows.bind(tx, batch_id, [[first["id"]]])
        return batch_id

    batch_id = await town.store.run(begin, await of(olha))
    assert await Writer(town).writes(lambda db: _goes_on(db, batch_id))
    await town.passes(1)
    states = await town.store.read(lambda tx: tx.all("SELECT id, state FROM returned_row"))
    found = {one["id"]: one["state"] for one in states}
    assert [found[one["id"]] for one in (first, second)] == ["open", "proposed"]


async def test_that_another_operator_wants_a_lockdown_lifted_cannot_be_written(town: Town) -> None:
    olha, iryna = await town.operator("Olha", "reviewer"), await town.operator("Iryna", "admin")
    await locks(iryna)
    asked = {"lift_asked_by": await of(olha), "lift_asked_at": int(town.clock())}
    assert await Writer(town).writes(lambda db: sets(db, "lockdown", 1, **asked))
    await iryna.says("/lockdown")
    await iryna.presses("Lift the lockdown")
    await iryna.sees("<b>A second operator has to agree</b> to lift the lockdown.")
    assert await town.store.read(lockdowns.is_on)
