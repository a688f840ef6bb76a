"""A town for stories: the real bot on a real database file, a made-up Telegram, a clock that stories move."""

import asyncio
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.app import Bot
from bot.model.act import Act, Confirmation, Factor, bound_to
from bot.model.actor import Actor
from bot.model.limits import GATHER
from bot.model.rights import Right
from bot.rehearsal import StandIn
from bot.rehearsal.people import PATIENCE
from bot.settings import LONGEST_CARD, OrgConfig, Settings
from bot.use_cases.staff import enrolment
from storage.lists import batches, lists
from storage.register import declarations, to_compare
from storage.staff import entering, operators
from storage.store.keys import new_master_key
from storage.store.store import Store, is_sqlite, path_of
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.newest import newest_file
from tests.reliability.settling import GLANCE, is_busy

TOKEN = "1234567:rehearsal-token-that-opens-nothing"
HOTLINE = "+380 40 000 0099"
START = 1_795_000_000  # six minutes past one in Kyiv


# An update to many is looked through, gets more recipients, or is at its end (bot/broadcaster.py).
_UPDATE = """
    SELECT 1 FROM broadcast b WHERE b.state = 'checking' OR (b.state IN ('sending', 'cancelled')
      AND b.reported_at IS NULL AND b.due_at <= :now AND NOT EXISTS (SELECT 1 FROM outbox o JOIN broadcast_text t
      ON t.id = o.text_id WHERE t.broadcast_id = b.id AND o.state IN ('due', 'sending')))"""


class Clock:
    """The wall clock, moved by stories.  They all begin early in an afternoon, whenever they are told."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self.ahead = 0.0

    def __call__(self) -> float:
        return START + time.monotonic() - self._begun + self.ahead

    def is_set(self, at: float) -> None:
        """It goes on from that moment."""
        self._begun, self.ahead = time.monotonic(), at - START


class Town:
    """async with Town(tmp_path) as town: … — everything is started, and stopped at the end."""

    def __init__(self, folder: Path, database_url: str = "", **settings: object) -> None:
        self.clock = Clock()
        self.telegram = StandIn(TOKEN, clock=self.clock)
        self.folder, self.keys = folder, new_master_key()
        self.database_url = database_url or f"sqlite:///{folder}/zvistka.db"
        self._settings = settings
        self._codes, self.may_fault, self.is_open = 0, False, False

    async def __aenter__(self) -> Self:
        if is_sqlite(self.database_url) and not path_of(self.database_url).exists():
            newest_file(path_of(self.database_url))
        await self.telegram.start()
        await self.opens()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        faults = 0 if kind or self.may_fault or not self.is_open else await self.store.read(_faults)
        await self.bot.stop()
        await self.telegram.stop()
        assert not faults, "an update was put aside, since a handler failed"

    @property
    def store(self) -> Store:
        """The bot's own store."""
        return self.bot.store

    async def opens(self) -> None:
        """The bot starts, or starts again."""
        self.is_open = False
        self.bot = Bot(self.settings(), now=self.clock, steady=lambda: time.monotonic() * 1_000)
        await self.bot.start()
        self.is_open = True

    def goes_on_in(self, folder: Path, at: float) -> None:
        """The next bot has its database there, and starts at that moment."""
        self.folder, self.database_url = folder, f"sqlite:///{folder}/zvistka.db"
        self.clock.is_set(at)

    def change(self, **settings: object) -> None:
        """What the bot is started with the next time."""
        self._settings.update(settings)

    async def closes(self) -> None:
        """The bot is stopped."""
        self.is_open = False
        await self.bot.stop()

    def settings(self) -> Settings:
        """What the bot is started with."""
        return Settings(
            **{
                "bot_token": TOKEN,
                "bot_api_url": self.telegram.url,
                "database_url": self.database_url,
                "data_keys": self.keys,
                "organisation": "NGO <Zvistka>",
                "organisation_url": "https://zvistka.example",
                "hotline": HOTLINE,
                "listen": "127.0.0.1:0",
                "send_rate": 200,
                "second_factor": "off",
                "card_minutes": LONGEST_CARD,  # stories that are not about it look back
                **self._settings,
            }  # type: ignore[arg-type]
        )

    def relative(self, name: str, language: str = "uk", last_name: str = "") -> Relative:
        """Somebody who looks for a person."""
        return Relative(self, self.telegram.person(name, last_name=last_name, language_code=language), language)

    async def operator(self, name: str, role: str = "verifier", language: str = "uk") -> OperatorActor:
        """Somebody who has opened a one-time link."""
        self._codes += 1
        code = f"code-of-an-invitation-{self._codes}"
        await self.store.run(_invite, code, role, int(self.clock()))
        person = self.telegram.person(name, language_code=language)
        actor = OperatorActor(self, person, language)
        await person.says(f"/start {code}")
        await self.lets_in()
        await actor.sees("<b>You are an operator now</b>: {role}.")
        return actor

    async def lets_in(self) -> None:
        """The first administrator lets in whoever has opened a link, if there is one."""
        await self.settles()
        if await self.store.read(entering.every):
            await self.store.run(_lets_in, self.settings().org, int(self.clock()))

    async def gathers(self) -> None:
        """What was written just now is acknowledged together with what came before it."""
        await self.settles()
        await self.passes(GATHER)

    async def passes(self, seconds: float) -> None:
        """That much time goes by, and what has become due is done."""
        self.clock.ahead += seconds
        self.store.changes.notify()
        await self.bot.jobs.remind()
        await self.settles()
        await self.bot.jobs.list_what_does_not_leave()
        await self.bot.jobs.ask_who_has_not_read()
        await self.settles()
        await self.bot.jobs.follow_up()
        await self.bot.jobs.delete_what_passes()
        await self.settles()

    async def goes_round(self, seconds: float = 0) -> None:
        """That much time goes by, and operators are told about what waits, if it is the time for it."""
        await self.passes(seconds)
        await self.bot.jobs.make_rounds()
        await self.settles()

    async def settles(self) -> None:
        """Everything that there was to do at this moment has been done."""
        assert await self.telegram.changes.until(lambda: (not self.telegram.updates.pending) or None, PATIENCE)
        while True:
            seen = self.store.changes.count
            if await self.store.read(_has_work, int(self.clock())):
                await self.store.changes.wait(GLANCE, since=seen)
            elif not self.bot.deliveries:
                return
            else:
                while self.bot.deliveries:  # noqa: ASYNC110 (a button is answered after the commit, when all seems done)
                    await asyncio.sleep(0)


async def _faults(tx: Transaction) -> int:
    return await tx.count("inbox WHERE state = 'dead'")


async def _has_work(tx: Transaction, now: int) -> bool:
    """Whether an update or a message waits, or something that is done beside the loop."""
    inquired = await is_busy(tx, now) or await declarations.uncompared(tx) or await to_compare.some(tx)
    compares = inquired or await lists.uncompared(tx) or await batches.open_ones(tx, now)
    return bool(compares) or await tx.one(_UPDATE, now=now) is not None


async def _lets_in(tx: Transaction, org: OrgConfig, now: int) -> None:
    admins = await operators.active(tx, Right.MANAGE)
    for chat_id, asked_at in await entering.every(tx):
        by = next(one for one in admins if one.chat_id != chat_id)
        confirmed = Confirmation(Factor.TOTP, now, bound_to(Act.LET_IN, chat_id, asked_at))
        await enrolment.let_in(tx, Actor(by, org, now, confirmed), chat_id, asked_at)


async def _invite(tx: Transaction, code: str, role: str, now: int) -> None:
    from bot.model.rights import Role

    await operators.invite(tx, code, Role(role), now, now + 86_400)
