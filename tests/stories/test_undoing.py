"""Undo on a list: the button names what it takes back, and takes back that alone."""

import pytest

from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.quick import presses
from tests.register import count, is_accepted
from tests.stories.listing import (
    NAMES,
    are_sought,
    brings,
    compares_all,
    opens_the_list,
    proposes_sure,
    rows,
    verifies_all,
)
from tests.town import Town

NOTHING = "There is nothing to undo"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "verifier")


async def test_the_undo_of_many_takes_all_of_them_back(town: Town, maria: OperatorActor) -> None:
    await are_sought(town, maria, 4)
    await brings(maria, rows(4))
    await maria.presses("Report all sure matches: {n}", n="4")
    asked = await maria.sees("<b>Report {n} row together?</b>", n=4)
    assert maria.word("Report them: {n}").format(n=4) in asked.buttons
    assert await town.store.read(count, "return_report") == 0
    await maria.presses("Report them: {n}", n="4")
    await town.settles()
    await maria.person.presses(maria.word("Undo: {n} row", 4).format(n=4))
    await maria.sees("<b>Taken back: {n} row.</b>", n=4)
    assert await town.store.read(count, "returned_row", "state = 'open'") == 4
    assert await town.store.read(count, "return_report", "state = 'withdrawn'") == 4


async def test_of_many_what_was_verified_meanwhile_stays(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await are_sought(town, maria, 2)
    await brings(maria, rows(2))
    await proposes_sure(maria, 2)
    undo = maria.data("undo")
    await compares_all(petro)
    await presses(maria, "unreport", (await town.store.read(_reports))[0])
    await verifies_all(petro)
    await town.settles()
    maria.forges(undo)
    await maria.sees_toast(NOTHING)
    assert await town.store.read(count, "verification", "state = 'standing'") == 1


async def _reports(tx: Transaction) -> list[int]:
    return [row["id"] for row in await tx.all("SELECT id FROM return_report ORDER BY id")]


async def test_who_has_become_more_since_they_were_asked_about_is_not_proposed_with_them(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    await are_sought(town, maria, 2)
    await brings(maria, rows(2))
    await opens_the_list(petro)
    await petro.presses("Go through the rows")
    await maria.presses("Report all sure matches: {n}", n="2")
    await maria.sees("<b>Report {n} row together?</b>", n=1)
    await town.passes(900)
    await maria.presses("Report them: {n}", n="1")
    await maria.sees_toast("This is no longer what you were shown. Nothing was done.")
    assert await town.store.read(count, "return_report") == 0


async def test_an_old_undo_takes_back_no_later_decision(town: Town, maria: OperatorActor, petro: OperatorActor) -> None:
    """Maria says "not", a colleague proposes the same row; her old button takes back neither that nor another row."""
    await are_sought(town, maria, 3)
    await is_accepted(town.relative("Third"), maria, given=NAMES[0], birth_date="1981-03-02")
    await brings(maria, rows(3))
    await maria.presses("Go through the rows")
    await maria.presses("Not this person")
    await town.settles()
    not_this = maria.data("undo")
    await maria.presses("Later")
    await opens_the_list(petro)
    await town.settles()
    await petro.presses("Go through the rows")
    await town.settles()
    while f" {NAMES[0]} " not in petro.person.last.text:
        await petro.presses("Later")
        await town.settles()
    await petro.presses("This is the person")
    await town.settles()
    maria.forges(not_this)
    await maria.sees_toast(NOTHING)
    assert await town.store.read(count, "return_report", "state = 'open'") == 1
    assert await town.store.read(count, "rejected_match") == 1


async def test_of_two_whom_a_row_is_not_each_is_taken_back_by_itself(town: Town, maria: OperatorActor) -> None:
    await are_sought(town, maria, 1)
    await is_accepted(town.relative("Third"), maria, given=NAMES[0], birth_date="1981-03-02")
    await brings(maria, rows(1))
    await maria.presses("Go through the rows")
    for left in (1, 2):
        await maria.presses("Not this person")
        await town.settles()
        assert await town.store.read(count, "rejected_match") == left
    for left in (1, 0):
        await maria.presses("Undo: row {number}", number="1")
        await town.settles()
        assert await town.store.read(count, "rejected_match") == left
    assert await town.store.read(count, "returned_row", "state = 'open'") == 1
