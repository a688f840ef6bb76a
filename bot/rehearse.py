"""Everything on this machine: the stand-in for Telegram, the real bot, a few made-up cases, a page in the browser."""

import asyncio
import logging
import secrets
import signal
import time
from base64 import b64encode
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import Bot
from bot.i18n import fitting
from bot.model.forms import FORMS
from bot.model.quiet_hours import QuietHours
from bot.model.rights import Role
from bot.opening import listening_on
from bot.rehearsal import Account, StandIn
from bot.rehearsal.chats import ChatState
from bot.rehearsal.page import Control, Part, page_routes
from bot.rehearsal.story import CASES, RETURNED, WAITING, StoryCase, register
from bot.settings import Address, OrgConfig, Settings
from handlers.family import registration
from handlers.operators import review
from handlers.request import ChatRequest
from storage.queues import outbox
from storage.register import chats, inquiries
from storage.staff import operators
from storage.store.transaction import Transaction

TOKEN = "1000000:made-up-for-the-rehearsal"  # noqa: S105 (opens nothing)
SITE = "zvistka.example"
ROWS = 12_000  # long enough to watch how it is imported
FAMILIES, LEFT_EVERY = 600, 40  # long enough to watch, pause and go on; one in forty is gone
TWO_MINUTES, ONE_DAY = 120, 86_400


class Rehearsal:
    """The stand-in, the people on the page and the bot; its clock can be put forward."""

    def __init__(self, folder: Path) -> None:
        """Nothing is started before start."""
        self.ahead = 0.0
        self._began = False
        self.telegram = StandIn(TOKEN, clock=self.now)
        person = self.telegram.person
        self.olena = person("Олена", last_name="Коваль", language_code="uk", phone="+380400000001")
        self.james = person("James", last_name="Doe", language_code="en", phone="+447700900123")
        self.maria = person("Марія", language_code="uk")
        self.petro = person("Петро", language_code="uk")
        self.sofia = person("Софія", language_code="uk")
        self.oksana = person("Оксана", language_code="uk")  # she has accepted the oldest case
        self.folder = folder

    def now(self) -> float:
        """The rehearsal's wall clock."""
        return time.time() + self.ahead

    async def start(self, host: str, port: int) -> None:
        """The page listens, the bot runs, the operators are let in, the made-up cases are registered."""
        with listening_on(Address(host, port), "--port"):
            await self.telegram.start(port, host, page_routes(self.telegram, self._cast(), self._controls()))
        self.bot = Bot(self._settings(), now=self.now)
        self._began = True
        await self.bot.start()
        await self._enrol(self.oksana, Role.ADMIN)
        for case in CASES:
            await self._register(case)
        await self._enrol(self.maria, Role.VERIFIER)
        await self._enrol(self.petro, Role.VERIFIER)
        await self._enrol(self.sofia, Role.BROADCASTER)

    async def _enrol(self, operator: Account, role: Role) -> None:
        code = secrets.token_urlsafe(16)
        await self.bot.store.run(operators.invite, code, role, int(self.now()), int(self.now()) + ONE_DAY)
        await operator.says(f"/start {code}")
        await operator.sees("/operator")

    async def stop(self) -> None:
        """Ends what start began."""
        if self._began:
            await self.bot.stop()
            await self.telegram.stop()

    def _cast(self) -> list[Part]:
        return [
            Part(self.olena, "шукає чоловіка, пише українською", "looks for her husband, writes in Ukrainian"),
            Part(self.james, "шукає брата, пише англійською", "looks for his brother, writes in English"),
            Part(self.maria, "операторка: перша, вносить повернення", "operator: the first, reports returns"),
            Part(self.petro, "оператор: другий, підтверджує повернення", "operator: the second, verifies returns"),
            Part(self.sofia, "пише оновлення для родин", "writes updates for families"),
            Part(
                self.oksana, "адміністраторка: веде реєстр і операторів", "administrator: keeps register and operators"
            ),
        ]

    def _controls(self) -> list[Control]:
        return [
            Control("minutes", "Минає дві хвилини", "Two minutes pass", self._two_minutes_pass),
            Control("day", "Минає доба", "A day passes", partial(self._days_pass, 1)),
            Control("week", "Минає тиждень", "A week passes", partial(self._days_pass, 7)),
            Control("month", "Минає місяць", "A month passes", partial(self._days_pass, 30)),
            Control("list", "Марія надсилає список", "Марія sends a list", self._a_list_arrives),
            Control("register", "Оксана надсилає реєстр", "Оксана sends a register", self._a_register_arrives),
            Control("families", "Приходять 600 родин", "600 families come", self._families_come),
            Control("restart", "Бот перезапускається", "The bot restarts", self._restart),
        ]

    async def _a_list_arrives(self) -> None:
        await self.maria.sends_document(RETURNED.encode(), "returned.csv")

    async def _a_register_arrives(self) -> None:
        await self.oksana.sends_document(register(ROWS).encode(), "register.csv")

    async def _families_come(self) -> None:
        """They are not on the page, and agree without a word; a few have blocked the bot since."""
        families = [self.telegram.person("Родина", language_code=("uk", "en")[n % 4 == 0]) for n in range(FAMILIES)]
        await self.bot.store.run(_agree, families, int(self.now()))
        for n, family in enumerate(families):
            family.room.standing = ChatState.OPEN if n % LEFT_EVERY else ChatState.BLOCKED

    async def _two_minutes_pass(self) -> None:
        await self._passes(TWO_MINUTES)

    async def _days_pass(self, days: int) -> None:
        """Day by day, each up to a time at which messages that can wait are sent, so that what is due is seen."""
        for day in range(1, days + 1):
            await self._passes(ONE_DAY, rounds=day == days)  # one morning's summary is enough
            over = QuietHours(*self.bot.settings.quiet_hours).over_at(self.bot.settings.timezone, int(self.now()))
            await self._passes(over - int(self.now()) if over else 0, rounds=day == days)

    async def _passes(self, seconds: int, *, rounds: bool = True) -> None:
        self.ahead += seconds
        self.bot.store.changes.notify()
        for job in self.bot.jobs.table():
            if rounds or job.work != self.bot.jobs.make_rounds:
                await job.work()
        for _look in range(40):  # until all is sent, or for two seconds
            if not await self.bot.store.read(outbox.busy, int(self.now())):
                break
            await asyncio.sleep(0.05)

    async def _restart(self) -> None:
        await self.bot.stop()
        self.bot = Bot(self._settings(), now=self.now)
        await self.bot.start()

    async def _register(self, case: StoryCase) -> None:
        relative = self.telegram.person(case.relative, language_code=case.language, phone=case.phone)
        await relative.says("/start")
        await relative.sees(SITE)
        await self.bot.store.run(_register, self.bot.settings.org, relative, case, self.oksana.id, int(self.now()))

    def _settings(self) -> Settings:
        return Settings.model_validate(
            {
                "bot_token": TOKEN,
                "bot_api_url": self.telegram.url,
                "database_url": f"sqlite:///{self.folder}/rehearsal.db",
                "data_keys": self._key(),
                "organisation": "ГО «Приклад» / Example NGO",
                "organisation_url": f"https://{SITE}",
                "hotline": "+380 40 000 0000",
                "listen": "127.0.0.1:0",
                "remind_every": 30,
            }
        )

    def _key(self) -> str:
        path = self.folder / "key"
        if not path.exists():
            path.write_text(b64encode(secrets.token_bytes(32)).decode())
        return path.read_text()


async def rehearse(host: str, port: int) -> None:
    """Until it is asked to stop; then everything is forgotten."""
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    logging.getLogger().setLevel(logging.ERROR)  # else the one line that matters is lost among them
    with TemporaryDirectory(prefix="zvistka-") as folder:
        rehearsal = Rehearsal(Path(folder))
        try:
            await rehearsal.start(host, port)
            print(
                f"Rehearsal: open {rehearsal.telegram.url} in a browser. Ctrl+C ends it, and all is forgotten.",
                flush=True,
            )
            await asked.wait()
        finally:
            await rehearsal.stop()


async def _agree(tx: Transaction, families: list[Account], now: int) -> None:
    for family in families:
        await chats.consent(
            tx, (await chats.get_or_create(tx, family.id, "private", fitting(family.language), now)).id, now
        )


async def _register(
    tx: Transaction, org: OrgConfig, relative: Account, case: StoryCase, operator_id: int, now: int
) -> None:
    chat = await chats.get_or_create(tx, relative.id, "private", fitting(relative.language), now)
    await chats.consent(tx, chat.id, now)
    draft = FORMS["registration"].begin(known=case.answers)
    await registration.end(tx, ChatRequest(chat, None, org, now), draft)
    if case.standing != WAITING:
        staff_chat = await chats.get_or_create(tx, operator_id, "private", "uk", now)
        staff = await operators.of_chat(tx, staff_chat.id)
        inquiry = (await inquiries.of_chat(tx, chat.id))[-1]
        accepted = FORMS["accept"].begin(f"{inquiry.id}/0/1", {"way": "document_seen", "detail": ""})
        await review.end_accept(tx, ChatRequest(staff_chat, staff, org, now), accepted)
