"""N7: whoever has taken over an account does nothing that decides: each act needs a code of its own.

Every act that there is, over the way on which an operator does it.
"""

from pathlib import Path

import pytest

from bot.model.act import Act
from storage.store.transaction import Transaction
from tests.promises.quick import StandingClock
from tests.stories.confirming import (
    AT_THE_DESK,
    PREPARED,
    Prepared,
    code,
    has_authenticator,
    is_done,
    needs_codes,
    types,
)
from tests.town import Town

ASKED = "<b>Confirm with a code:</b> {act}."
WRONG = "<b>This code is wrong or was used before.</b>"


def test_every_act_is_here() -> None:
    assert set(PREPARED) == set(Act) - AT_THE_DESK


@pytest.fixture
async def town(tmp_path: Path):  # type: ignore[no-untyped-def]
    opened = Town(tmp_path)
    opened.clock = opened.telegram.clock = StandingClock()
    async with opened:
        yield opened


async def is_about_to(town: Town, act: Act) -> Prepared:
    """All is prepared, and codes are needed from now on."""
    prepared = await PREPARED[act](town, act)
    await has_authenticator(prepared.operator)
    await needs_codes(town)
    return prepared


async def asks(prepared: Prepared) -> None:
    """The last press, after which the code is asked for and nothing was done."""
    await prepared.does()
    assert prepared.operator.person.last.text.startswith(prepared.operator.word(ASKED).partition("{")[0])
    assert not await is_done(prepared)


def is_gone(prepared: Prepared, words: str) -> bool:
    """Whether what was typed is no longer in the chat."""
    return all(message.text != words for message in prepared.operator.person.chat)


@pytest.mark.parametrize("act", PREPARED)
async def test_an_act_is_done_with_its_own_code_only(town: Town, act: Act) -> None:
    prepared = await is_about_to(town, act)
    petro = prepared.operator
    await asks(prepared)
    for wrong in (await code(petro, ahead=-3), await code(petro, ahead=5)):
        await types(petro, wrong)
        await petro.sees(WRONG)
        assert not await is_done(prepared)
        assert is_gone(prepared, wrong)
    right = await code(petro)
    petro.forges("nocode")  # another press in between
    await town.settles()
    await types(petro, right)
    assert not await is_done(prepared)
    await asks(prepared)
    await types(petro, right)
    assert await is_done(prepared)
    assert is_gone(prepared, right), petro.person
    assert await town.store.read(factors, prepared.action) == {("totp", int(town.clock()))}


async def factors(tx: Transaction, action: str) -> set[tuple[str | None, int | None]]:
    rows = await tx.all(
        "SELECT factor, confirmed_at FROM audit WHERE action = :action ORDER BY id DESC LIMIT 1", action=action
    )
    return {(row["factor"], row["confirmed_at"]) for row in rows}
