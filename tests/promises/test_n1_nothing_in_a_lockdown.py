"""N1, N7: in a lockdown no act is done but what takes harm away, and nothing of any kind leaves for a family."""

import re
from pathlib import Path

import pytest

from bot.model.act import IN_LOCKDOWN, Act
from bot.model.message import TO_OPERATORS, Kind, Message
from storage.queues import outbox
from storage.register import chats
from storage.store.transaction import Transaction
from tests.promises.quick import HOLD, StandingClock
from tests.register import count
from tests.stories.confirming import PREPARED, has_authenticator, is_done, needs_codes
from tests.stories.locking import LOCKED, locks
from tests.town import Town

ROOT = Path(__file__).parents[2]
SAID = {Kind.REPLY, Kind.CONFIRMATION, Kind.REMINDER}  # that something has arrived, and what brings no news


@pytest.fixture
async def town(tmp_path: Path):  # type: ignore[no-untyped-def]
    opened = Town(tmp_path)
    opened.clock = opened.telegram.clock = StandingClock()
    async with opened:
        yield opened


def test_every_act_is_asked_at_the_one_door() -> None:
    asked = {
        file.name: found
        for file in (ROOT / "bot/use_cases").rglob("*.py")
        if (found := re.findall(r"\bactor\.confirms\(", file.read_text(encoding="utf-8")))
    }
    assert list(asked) == ["access.py"] and len(asked["access.py"]) == 1


@pytest.mark.parametrize("codes", ["off", "required"])
@pytest.mark.parametrize("act", [act for act in PREPARED if act is not Act.UNLOCK])
async def test_no_act_is_done_but_what_takes_harm_away(town: Town, act: Act, codes: str) -> None:
    olha = await town.operator("Olha", "verifier")
    prepared = await PREPARED[act](town, act)
    if codes == "required":
        await has_authenticator(prepared.operator)
        await needs_codes(town)
    else:  # what was prepared may be there only after a start, as with codes
        await town.closes()
        await town.opens()
    await locks(olha)
    heard = len(prepared.operator.person.words())
    await prepared.does()
    told = [*prepared.operator.person.toasts[-1:], *prepared.operator.person.words()[heard:]]
    is_locked = any(prepared.operator.word(LOCKED)[:30] in words for words in told)
    assert is_locked == (act not in IN_LOCKDOWN), told
    assert await is_done(prepared) == (act in IN_LOCKDOWN and codes == "off")
    await town.passes(4 * HOLD)
    assert await town.store.read(count, "outbox", "notice_id IS NOT NULL AND state = 'sent'") == 0


@pytest.mark.parametrize("kind", sorted(set(Kind) - TO_OPERATORS - {Kind.NOTICE}))
async def test_what_leaves_for_families_is_only_what_brings_no_news(town: Town, kind: Kind) -> None:
    olha, anna = await town.operator("Olha", "reviewer"), town.relative("Anna")
    await anna.agrees()
    await locks(olha)
    await town.store.run(_puts, anna.person.id, kind, int(town.clock()))
    await town.passes(4 * HOLD)
    assert anna.has_read("Слова до родини") == (kind in SAID)


async def _puts(tx: Transaction, telegram_id: int, kind: Kind, now: int) -> None:
    chat_id = await chats.find(tx, telegram_id)
    assert chat_id is not None
    await outbox.put(tx, chat_id, Message(kind, "Слова до родини"), now)
