"""N7: no operator sends an update to families alone, whatever buttons a changed Telegram client presses."""

from collections.abc import Awaitable

import pytest

from bot.model.actor import Actor
from bot.model.refused import Reason, Refused
from bot.use_cases.updates import approving, editions, mailing, writing
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts
from tests.cast import OperatorActor, Relative
from tests.promises.quick import is_invited_again, newest, presses
from tests.stories.broadcasting import agreed, puts_it, updates_of, writes
from tests.town import Town


async def digest(tx: Transaction, town: Town, broadcast_id: int) -> int:
    """What the button of a second operator would carry."""
    found = await broadcasts.get(tx, broadcast_id)
    return (await editions.preview(tx, town.bot.settings.org, found, int(town.clock()))).digest


async def the_only_one(tx: Transaction) -> int:
    return int((await tx.known("SELECT id FROM broadcast"))["id"])


async def approves(one: OperatorActor, broadcast_id: int) -> None:
    """Presses the very button that a second operator would have."""
    code = await one.town.store.read(digest, one.town, broadcast_id)
    await presses(one, "approve", f"{broadcast_id}:{code}")


async def _rows(tx: Transaction, table: str) -> int:
    return await tx.count(table)


async def nothing_went_out(town: Town, anna: Relative) -> None:
    await town.passes(86_400 / 2)
    assert not updates_of(anna)
    for table in ("broadcast_text", "broadcast WHERE approver_id IS NOT NULL", "outbox WHERE kind = 'broadcast'"):
        assert await town.store.read(_rows, table) == 0


@pytest.mark.parametrize("role", ["broadcaster", "admin"])
async def test_nobody_approves_what_they_wrote(town: Town, role: str) -> None:
    petro, anna = await town.operator("Petro", role), await agreed(town, "Anna")
    await writes(petro)
    await town.settles()
    broadcast_id = await town.store.read(the_only_one)
    await approves(petro, broadcast_id)
    await presses(petro, "propose", broadcast_id)
    await approves(petro, broadcast_id)
    for verb in ("gocast", "holdcast", "endcast", "giveback", "propose", "amend"):
        await presses(petro, verb, broadcast_id)
        await approves(petro, broadcast_id)
    await is_invited_again(petro)
    await approves(petro, broadcast_id)
    await nothing_went_out(town, anna)


@pytest.mark.parametrize("role", ["reviewer", "verifier"])
async def test_nobody_without_the_right_approves(town: Town, role: str) -> None:
    iryna, maria = await town.operator("Iryna", "broadcaster"), await town.operator("Maria", role)
    anna = await agreed(town, "Anna")
    await writes(iryna)
    await puts_it(iryna)
    broadcast_id = await town.store.read(the_only_one)
    for somebody in (maria, anna):
        await approves(somebody, broadcast_id)  # type: ignore[arg-type]
    await nothing_went_out(town, anna)


async def test_who_was_removed_approves_nothing_and_their_update_is_approved_by_nobody(town: Town) -> None:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    anna = await agreed(town, "Anna")
    await writes(iryna)
    await puts_it(iryna)
    broadcast_id = await town.store.read(the_only_one)
    author = await town.store.read(lambda tx: tx.known("SELECT author_id FROM broadcast"))
    await petro.removes(author["author_id"])
    await approves(petro, broadcast_id)
    await approves(iryna, broadcast_id)
    assert await newest(town, "operator")
    await nothing_went_out(town, anna)


async def refusals(tx: Transaction, town: Town, operator_id: int, broadcast_id: int) -> list[Reason]:
    """Why an operator may do none of the deeds, whichever door forgot to ask."""
    actor = Actor(await operators.get(tx, operator_id), town.bot.settings.org, int(town.clock()))
    deeds = (writing.may_correct, writing.propose, writing.drop, writing.give_back, mailing.pause, mailing.go_on,
             mailing.cancel)  # fmt: skip
    tried: list[Awaitable[object]] = [deed(tx, actor, broadcast_id) for deed in deeds]
    code = await digest(tx, town, broadcast_id)
    answers = (await broadcasts.get(tx, broadcast_id)).answers
    tried += [approving.approve(tx, actor, broadcast_id, code), writing.write(tx, actor, answers)]
    tried += [writing.rewrite(tx, actor, broadcast_id, answers)]
    reasons = []
    for deed in tried:
        with pytest.raises(Refused) as refused:
            await deed
        reasons.append(refused.value.reason)
    return reasons


async def test_the_deeds_themselves_refuse_who_has_not_the_right(town: Town) -> None:
    await town.operator("Maria", "reviewer")
    maria = await newest(town, "operator")
    iryna, anna = await town.operator("Iryna", "broadcaster"), await agreed(town, "Anna")
    await writes(iryna)
    await puts_it(iryna)
    broadcast_id = await town.store.read(the_only_one)
    assert set(await town.store.run(refusals, town, maria, broadcast_id)) == {Reason.NO_RIGHT}
    await nothing_went_out(town, anna)


async def test_the_deed_itself_refuses_who_wrote_it(town: Town) -> None:
    iryna, anna = await town.operator("Iryna", "broadcaster"), await agreed(town, "Anna")
    author = await newest(town, "operator")
    await writes(iryna)
    await puts_it(iryna)
    broadcast_id = await town.store.read(the_only_one)

    async def approve(tx: Transaction) -> None:
        actor = Actor(await operators.get(tx, author), town.bot.settings.org, int(town.clock()))
        with pytest.raises(Refused, match=Reason.OWN_UPDATE.value):
            await approving.approve(tx, actor, broadcast_id, await digest(tx, town, broadcast_id))

    await town.store.run(approve)
    await nothing_went_out(town, anna)
