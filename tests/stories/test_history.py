"""The history is proved every night: administrators are told where it stands, and who wrote past the bot is found."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from bot.checks import check
from bot.finding import Finding
from bot.model.history import Head
from storage.store.store import path_of
from tests.cast import OperatorActor
from tests.promises.own_family import declares
from tests.promises.quick import presses
from tests.register import Case, is_accepted
from tests.town import Town

TOLD = "<b>The history has {n} entry.</b>"
TAMPERED = "<b>The history was tampered with</b>, in {n} place: somebody has written to the database without the bot."


async def night(town: Town) -> Head:
    """A night, after which the head is as administrators were told it."""
    await town.bot.jobs.prove_history()
    await town.settles()
    assert town.bot.kept.head
    return town.bot.kept.head


async def looked_at(town: Town, heads: Sequence[Head] = ()) -> list[Finding]:
    """What `check` says of the history."""
    return [one for one in await check(town.settings(), heads=heads) if one.subject == "history"]


async def cast(town: Town) -> tuple[OperatorActor, Case]:
    """Petro, an administrator, and a case that he accepted."""
    petro = await town.operator("Petro", "admin")
    return petro, await is_accepted(town.relative("Anna"), petro)


def past_the_bot(town: Town, sql: str) -> None:
    """What somebody does who may write to the file."""
    with closing(sqlite3.connect(path_of(town.database_url))) as db, db:
        db.execute("DROP TRIGGER IF EXISTS audit_stays")
        db.execute("DROP TRIGGER IF EXISTS audit_is_fixed")
        db.execute(sql)


async def test_administrators_are_told_its_head_and_can_have_it_checked_later(town: Town) -> None:
    petro, case = await cast(town)
    maria, olha = await town.operator("Maria", "verifier"), await town.operator("Olha", "admin")
    await declares(olha)
    first = await night(town)
    await petro.reads(str(first))
    assert not maria.has_seen(TOLD)
    assert not olha.has_seen(TOLD), "she could count what is kept from her"
    await presses(petro, "case", case.id)
    second = await night(town)
    assert second.place > first.place
    told = await petro.reads(str(second))
    assert str(first) in told.text
    assert [one.verdict for one in await looked_at(town, [first, second])] == ["fine"]


async def test_it_waits_for_the_morning(town: Town) -> None:
    petro, _case = await cast(town)
    await town.passes(12 * 3600)
    head = await night(town)
    assert not petro.has_read(str(head))
    await town.passes(12 * 3600)
    await petro.reads(str(head))


async def test_what_was_changed_past_the_bot_is_told_at_once_and_check_says_where(town: Town) -> None:
    petro, case = await cast(town)
    await presses(petro, "case", case.id)
    last = (await night(town)).place
    past_the_bot(town, f"UPDATE audit SET action = 'accepted' WHERE place = {last}")
    await night(town)
    await petro.sees(TAMPERED)
    assert await looked_at(town) == [Finding("wrong", "history", f"row {last}: was changed")]


async def test_an_older_copy_put_back_is_known_by_a_head_from_before(town: Town) -> None:
    petro, case = await cast(town)
    await town.closes()
    file = path_of(town.database_url)
    shutil.copy(file, file.with_suffix(".old"))
    await town.opens()
    await presses(petro, "case", case.id)
    noted = await night(town)
    await town.closes()
    file.with_suffix(".old").replace(file)
    for left in file.parent.glob(f"{file.name}-*"):
        left.unlink()
    await town.opens()
    assert [one.verdict for one in await looked_at(town)] == ["fine"]
    (found,) = await looked_at(town, [noted])
    assert found.verdict == "wrong" and f"row {noted.place}: is not as it was noted" in found.remark
