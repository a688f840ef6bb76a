"""N1, N7: what families write and reports of meetings are closed to relatives and to others, whichever door asks."""

from collections.abc import Awaitable
from typing import Any

import pytest

from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.correspondence import Content
from bot.model.refused import Reason, Refused
from bot.use_cases.register import sightings, talks
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import newest
from tests.register import Case, count, decided, is_accepted
from tests.stories.seeing import tells
from tests.town import Town

SAID = Content("Слова")


async def waiting(town: Town) -> tuple[OperatorActor, Case, int, int]:
    """Petro reviews; a letter of Anna's and a report of a meeting wait: their ids, with her case."""
    petro, anna, vira = await town.operator("Petro", "admin"), town.relative("Anna"), town.relative("Vira")
    case = await is_accepted(anna, petro)
    await anna.says("Лише для операторів")
    await vira.agrees()
    await tells(vira)
    await town.settles()
    return petro, case, (await town.store.read(decided))["message"][-1]["id"], await newest(town, "sighting")


def deeds(tx: Transaction, actor: Actor, case: Case, letter: int, meeting: int) -> list[Awaitable[Any]]:
    """Whatever is done with a letter, a talk or a report of a meeting."""
    linked = {"reference": case.reference, "reliability": "knew", "remark": ""}
    return [
        *(deed(tx, actor, case.id) for deed in (talks.history, talks.take_to_write)),
        *(deed(tx, actor, letter) for deed in (talks.take_to_answer, talks.finish, talks.give_back, talks.close)),
        talks.write(tx, actor, case.id, SAID), talks.answer(tx, actor, letter, SAID),
        *(deed(tx, actor, meeting) for deed in (sightings.view, sightings.take, sightings.take_reporter)),
        *(deed(tx, actor, meeting) for deed in (sightings.give_back, sightings.finish, sightings.mark_grave)),
        sightings.link(tx, actor, meeting, linked), sightings.ask(tx, actor, meeting, SAID),
    ]  # fmt: skip


async def refusals(tx: Transaction, town: Town, name: str, case: Case, letter: int, meeting: int) -> list[Reason]:
    """Why this operator may do none of it, and that nothing of it is waiting for them."""
    actor = Actor(await _operator(tx, name), town.bot.settings.org, int(town.clock()))
    reasons = []
    for deed in deeds(tx, actor, case, letter, meeting):
        with pytest.raises(Refused) as refused:
            await deed
        reasons.append(refused.value.reason)
    for oldest in (talks.oldest, sightings.oldest):
        try:
            assert await oldest(tx, actor) is None
        except Refused as without_right:
            reasons.append(without_right.reason)
    return reasons


async def _operator(tx: Transaction, name: str) -> Operator:
    return next(one for one in await operators.active(tx) if one.name.startswith(name))


async def nothing_was_done(town: Town) -> None:
    """Nobody has anything in hand, nothing was linked, answered or held."""
    for table in ("talk", "corroboration"):
        assert await town.store.read(count, table) == 0
    assert await town.store.read(count, "message", "operator_id IS NOT NULL OR read_at IS NOT NULL") == 0
    assert await town.store.read(count, "sighting", "taken_by IS NOT NULL OR grave = 1 OR state <> 'new'") == 0


async def test_a_relative_is_refused_by_the_deeds_themselves(town: Town) -> None:
    petro, case, letter, meeting = await waiting(town)
    maria = await town.operator("Maria", "reviewer")
    await is_accepted(Relative(town, maria.person, "uk"), petro, case, relation="sister")
    reasons = await town.store.run(refusals, town, "Maria", case, letter, meeting)
    assert reasons.count(Reason.OWN_FAMILY) == 3  # the case is named by its button, and it says no more than that
    assert set(reasons) == {Reason.OWN_FAMILY, Reason.TALK_TAKEN, Reason.MEETING_TAKEN, Reason.CHANGED}
    await nothing_was_done(town)


async def test_who_has_not_the_right_is_refused_by_the_deeds_themselves(town: Town) -> None:
    _petro, case, letter, meeting = await waiting(town)
    await town.operator("Iryna", "broadcaster")
    reasons = await town.store.run(refusals, town, "Iryna", case, letter, meeting)
    assert len(reasons) == 18
    assert set(reasons) == {Reason.NO_RIGHT}
    await nothing_was_done(town)
