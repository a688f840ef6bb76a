"""What a person does in the chat, step by step and at a pace that can be followed: types, presses, fills in a form.

Nothing is done past the chat.  Which question is open is read from the draft, so that it does not matter in which
order or in which words the bot asks.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.press import press
from bot.rehearsal import Account, ShownMessage
from bot.rehearse import codes
from storage.queues import inbox, outgoing
from storage.register import chats, drafts
from storage.store.store import Store
from storage.store.transaction import Transaction

PATIENCE = 10.0  # seconds for an answer of the bot
GLANCE = 0.05
OWN_CONTACT = "own contact"  # an answer: the number is shared by the button


class Stage(Protocol):
    """What hands need of the rehearsal."""

    pace: float

    def hurries(self) -> None:
        """Nobody has to wait until the chat may get its next message."""

    @property
    def store(self) -> Store:
        """The bot's store."""

    def now(self) -> float:
        """The rehearsal's time."""


@dataclass(frozen=True)
class Hands:
    """The hands of one person."""

    stage: Stage
    person: Account

    async def says(self, text: str) -> None:
        """Types."""
        await self.person.says(text)
        await self._looks()

    async def presses(self, verb: str, *about: object) -> None:
        """Presses the newest button that does this; waits for it to appear."""
        found = await self.person.world.changes.until(lambda: self._button(press(verb, *about)), PATIENCE)
        assert found is not None, f"{self.person.name} sees no button that does {verb}"
        self.person.press(*found)
        await self._looks()
        if await self.stage.store.read(codes.is_asked, self.person.id):
            await self.says(await self.stage.store.read(codes.shown, self.person.id, int(self.stage.now())))

    def sees(self, verb: str, *about: object) -> bool:
        """Whether there is such a button."""
        return self._button(press(verb, *about)) is not None

    async def fills_in(self, form: str, answers: Mapping[str, str]) -> None:
        """Answers question after question of the open form, and sends it.  What has no answer is skipped."""
        for _question in range(2 * len(FORMS[form].steps) + 2):
            draft = await self.stage.store.read(_draft, self.person.id, form)
            if draft is None:
                return
            await self._answers(draft, answers)
        raise AssertionError(f"{form} does not come to its end")

    async def has_begun(self, form: str) -> bool:
        """Whether that form is open."""
        return await self.stage.store.read(_draft, self.person.id, form) is not None

    async def _answers(self, draft: Draft, answers: Mapping[str, str]) -> None:
        if draft.step is None:
            await self.presses("send", draft.form)
            return
        step, answer = FORMS[draft.form].step(draft.step), answers.get(draft.step)
        if answer is None:
            await self.presses("skip", draft.form, step.name)
        elif answer in step.choices:
            await self.presses("a", draft.form, step.name, answer)
        elif answer == OWN_CONTACT:
            await self.person.shares_own_contact()
            await self._looks()
        else:
            await self.says(answer)

    def _button(self, data: str) -> tuple[ShownMessage, str] | None:
        for message in reversed(self.person.chat):
            for button in _flat(message):
                offered = str(button.get("callback_data", ""))
                if offered == data or offered.startswith(f"{data}:"):
                    return message, offered
        return None

    async def _looks(self) -> None:
        """Until the bot has answered, and as long as somebody needs who reads along."""
        world, store = self.person.world, self.stage.store
        self.stage.hurries()
        await world.changes.until(lambda: not world.updates.pending or None, PATIENCE)
        for _glance in range(int(PATIENCE / GLANCE)):
            if not await store.read(_is_busy, self.person.id, int(self.stage.now())):
                break
            await store.changes.wait(GLANCE, since=store.changes.count)
        await asyncio.sleep(self.stage.pace)


def _flat(message: ShownMessage) -> list[dict[str, Any]]:
    return [button for row in message.inline for button in row]


async def _draft(tx: Transaction, telegram_id: int, form: str) -> Draft | None:
    """The draft of that form, if it is the one that the next words belong to."""
    chat_id = await chats.find(tx, telegram_id)
    if chat_id is None or (await chats.get(tx, chat_id)).form != form:
        return None
    return await drafts.find(tx, chat_id, form)


async def _is_busy(tx: Transaction, telegram_id: int, now: int) -> bool:
    chat_id = await chats.find(tx, telegram_id)
    if chat_id is None or (await inbox.counts(tx))["waiting"]:
        return True
    return await outgoing.busy_with(tx, chat_id, now)
