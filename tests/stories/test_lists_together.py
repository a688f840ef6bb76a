"""Two operators at one list: each has other rows in hand, and what one has decided the other does not undo unawares."""

import pytest

from bot.model.returned import IN_HAND_SECONDS
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.quick import presses
from tests.register import count
from tests.stories.listing import NAMES, are_sought, brings, opens_the_list, proposes_sure, rows
from tests.town import Town
from tests.wording import known

DECIDED, ELSEWHERE = "This row has been decided in the meantime.", "Another operator is working on it"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def ihor(town: Town) -> OperatorActor:
    return await town.operator("Ігор", "verifier")


async def both_look(maria: OperatorActor, ihor: OperatorActor) -> None:
    """Maria has brought the list; both go through its rows, she first."""
    await maria.presses("Go through the rows")
    await maria.town.settles()
    await looks(ihor)


async def looks(operator: OperatorActor) -> None:
    """Opens the list and goes through its rows."""
    await opens_the_list(operator)
    await operator.presses("Go through the rows")
    await operator.town.settles()


def shown(operator: OperatorActor) -> str:
    """The given name on the newest card of an operator."""
    cards = [words for words in operator.person.words() if known(operator.word("On the list: <b>{words}</b>")) in words]
    return next((given for given in NAMES if f" {given} " in cards[-1]), cards[-1])


async def test_two_who_go_through_a_list_are_shown_different_rows(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 6)
    await brings(maria, rows(6))
    await both_look(maria, ihor)
    seen = []
    for _row in range(3):
        for operator in (maria, ihor):
            seen.append(shown(operator))
            await operator.presses("This is the person")
            await town.settles()
    assert sorted(seen) == sorted(NAMES[:6])
    assert await town.store.read(count, "return_report", "state = 'open'") == 6


async def test_who_opens_the_list_again_is_shown_the_row_in_hand(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 3)
    await brings(maria, rows(3))
    await both_look(maria, ihor)
    first = shown(maria)
    await looks(maria)
    assert shown(maria) == first


async def test_a_row_that_nobody_has_decided_comes_back_when_its_time_is_over(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 1)
    await brings(maria, rows(1))
    await maria.presses("Go through the rows")
    await town.settles()
    await looks(ihor)
    left = ihor.word("A colleague is working on {n} of these rows", 1)
    assert left.format(n=1) in ihor.person.last.text
    await town.passes(IN_HAND_SECONDS)
    await looks(ihor)
    assert shown(ihor) == NAMES[0]
    await maria.presses("Not this person")
    await maria.sees_toast(ELSEWHERE)
    assert await town.store.read(count, "rejected_match") == 0


async def test_what_was_laid_down_by_going_elsewhere_is_anybodys(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 2)
    await brings(maria, rows(1))
    await maria.presses("Go through the rows")
    await town.settles()
    await brings(maria, rows(2))
    await maria.presses("Go through the rows")
    await town.settles()
    await presses(ihor, "row", (await town.store.read(_ids, "returned_list"))[0])
    assert shown(ihor) == NAMES[0]


@pytest.mark.parametrize("deed", ["This is the person", "Not this person", "Later"])
@pytest.mark.parametrize("before", ["This is the person", "Not this person", "Later"])
async def test_what_a_colleague_has_decided_meanwhile_stays_and_the_next_row_is_shown(
    town: Town, maria: OperatorActor, ihor: OperatorActor, before: str, deed: str
) -> None:
    await are_sought(town, maria, 3)
    await brings(maria, rows(3))
    await maria.presses("Go through the rows")
    await town.settles()
    await town.passes(IN_HAND_SECONDS)  # Maria was called away; Ihor is shown the same row
    await looks(ihor)
    assert shown(ihor) == shown(maria) == NAMES[0]
    card = maria.person.last
    await ihor.presses(before)
    await town.settles()
    kept = await town.store.read(_decisions)
    await maria.presses(deed, on=card)
    await maria.sees_toast(DECIDED)
    await town.settles()
    assert await town.store.read(_decisions) == kept
    assert shown(maria) not in (NAMES[0], shown(ihor))


async def _decisions(tx: Transaction) -> list[dict[str, object]]:
    found = await tx.all("SELECT id, state, report_id, decided_by FROM returned_row ORDER BY number")
    return [dict(row) for row in (*found, *await tx.all("SELECT * FROM rejected_match"))]


async def test_a_row_that_is_not_the_person_on_one_list_is_not_proposed_from_an_old_card_of_another(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 1)
    await brings(maria, rows(1))
    await maria.presses("Go through the rows")
    await town.settles()
    card = maria.person.last
    await brings(ihor, rows(1) + "9;Зовсім;Інша;Людина;1970\n")
    await ihor.presses("Go through the rows")
    await ihor.presses("Not this person")
    await town.settles()
    await maria.presses("This is the person", on=card)
    await maria.sees_toast(DECIDED)
    assert await town.store.read(count, "return_report") == 0


async def test_after_a_refusal_the_row_comes_last_and_the_next_one_is_shown(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 3)
    await brings(maria, rows(3))
    await maria.presses("Go through the rows")
    await town.settles()
    ihor.forges(f"hold:{(await town.store.read(_ids, 'person'))[0]}")
    await town.settles()
    await maria.presses("This is the person")
    await maria.sees_toast("This case is held: a person handles it.")
    for name in (NAMES[1], NAMES[2], NAMES[0]):
        await town.settles()
        assert shown(maria) == name
        await maria.presses("This is the person")


async def _ids(tx: Transaction, table: str) -> list[int]:
    return [row["id"] for row in await tx.all(f"SELECT id FROM {table} ORDER BY id")]


async def test_of_two_rows_with_one_person_the_second_is_no_work_and_the_next_row_is_shown(
    town: Town, maria: OperatorActor
) -> None:
    await are_sought(town, maria, 2)
    await brings(maria, rows(1) + rows(2))
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await town.settles()
    assert shown(maria) == NAMES[1]


async def test_of_two_rows_put_off_the_one_put_off_longest_ago_comes_first(town: Town, maria: OperatorActor) -> None:
    await are_sought(town, maria, 2)
    await brings(maria, rows(2))
    await maria.presses("Go through the rows")
    for name in (NAMES[0], NAMES[1], NAMES[0], NAMES[1]):
        await town.settles()
        assert shown(maria) == name
        town.clock.ahead += 1
        await maria.presses("Later")


async def test_what_a_colleague_has_in_hand_is_not_proposed_with_the_sure_ones(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 4)
    await brings(maria, rows(4))
    await town.settles()
    await looks(ihor)
    held = shown(ihor)
    await proposes_sure(maria, 3, shown=4)
    assert await town.store.read(count, "return_report") == 3
    await ihor.presses("Not this person")
    await town.settles()
    assert await town.store.read(count, "returned_row", "state = 'nobody'") == 1
    assert held == NAMES[0]


async def test_what_a_removed_operator_had_in_hand_is_shown_to_a_colleague(
    town: Town, maria: OperatorActor, ihor: OperatorActor
) -> None:
    await are_sought(town, maria, 1)
    await brings(maria, rows(1))
    await looks(ihor)
    olha = await town.operator("Ольга", "admin")
    await olha.removes((await town.store.read(_ids, "operator"))[1])
    await maria.presses("Go through the rows")
    await town.settles()
    assert shown(maria) == NAMES[0]
