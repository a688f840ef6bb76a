"""The stand-in, the people on the page and the bot; its clock can be put forward."""

import asyncio
import secrets
import socket
import time
from base64 import b64encode
from contextlib import suppress
from functools import partial
from pathlib import Path

from bot.app import Bot
from bot.i18n import Language, fitting
from bot.model.rights import Role
from bot.opening import listening_on
from bot.rehearsal import Account, StandIn
from bot.rehearsal.chats import ChatState
from bot.rehearsal.page import Control, Stage, page_routes
from bot.rehearsal.story import CASES, RETURNED, StoryCase, register
from bot.rehearse import cases, codes
from bot.rehearse.hands import GLANCE, Hands
from bot.rehearse.passing import ONE_DAY, days_pass, two_minutes_pass
from bot.rehearse.people import Colleague, People
from bot.rehearse.walk import Story
from bot.setting_values import Address
from bot.settings import Settings
from desk.acting import WayIn
from storage.staff import entering, operators
from storage.store.store import Store
from storage.store.writer import StoreClosed

TOKEN = "1000000:made-up-for-the-rehearsal"  # noqa: S105 (opens nothing)
SITE = "zvistka.example"
ROWS = 12_000  # long enough to watch how it is imported
FAMILIES, LEFT_EVERY = 600, 40  # long enough to watch, pause and go on; one in forty is gone
MESSAGES_OF_A_DEED = 3  # so many come at once at most, one a second
PACE = 0.6  # seconds between two deeds of a step: long enough to be read along


def free_port(wished: int) -> int:
    """That port of this machine, if nobody listens on it, else any free one."""
    for port in (wished, 0):
        with socket.socket() as probe, suppress(OSError, OverflowError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    return 0


class Rehearsal:
    """Everything together.  pace: seconds between two deeds of a step of the story."""

    def __init__(self, folder: Path, pace: float = PACE) -> None:
        """Nothing is started before start."""
        self.ahead, self.pace, self._hurried = 0.0, pace, 0.0
        self._began = self._runs = False
        self._desk_port = 0
        self._language: Language | None = None
        self._speaking = asyncio.Lock()
        self.telegram = StandIn(TOKEN, clock=self.now)
        self.people = People(self.telegram)
        self.olena, self.james = self.people.olena, self.people.james
        self.maria, self.petro = self.people.maria, self.people.petro
        self.sofia, self.oksana = self.people.sofia, self.people.oksana  # Oksana has accepted the oldest case
        self.stories = (
            Story(self, self.olena, "Olena", ("Олена подає звернення", "Олені повідомлено", "Олена прочитала")),
            Story(self, self.james, "James", ("Джеймс подає звернення", "Джеймсові повідомлено", "Джеймс прочитав")),
        )
        self.folder = folder

    def now(self) -> float:
        """The rehearsal's wall clock."""
        return time.time() + self.ahead

    def hurries(self) -> None:
        """What paces the messages believes that time went by, so that a step waits for none of them."""
        self._hurried += MESSAGES_OF_A_DEED
        self.store.changes.notify()

    @property
    def store(self) -> Store:
        """The bot's store; StoreClosed while it is stopped."""
        if not self._runs:
            raise StoreClosed
        return self.bot.store

    async def start(self, host: str, port: int, language: Language | None = "uk") -> None:
        """The page listens, the bot runs, the operators are let in, the made-up cases are registered.

        language: of the operators; None: they come when somebody opens the page, and speak its language.
        """
        self._desk_port = free_port(port + 1 if port else 0)
        with listening_on(Address(host, port), "--port"):
            await self.telegram.start(port, host, page_routes(self.telegram, self._stage()))
        self.bot = self._new_bot()
        self._began = True
        await self.bot.start()
        self._runs = True
        if language is not None:
            await self.speaks(language, asked=True)

    async def speaks(self, language: str, *, asked: bool) -> None:
        """The operators speak the language of the page: from the beginning, later when a visitor has asked for it."""
        chosen = fitting(language)
        async with self._speaking:
            if self._language is None:
                self._language = chosen
                await self._gather(chosen)
            elif asked and chosen != self._language:
                self._language = chosen
                await asyncio.gather(*(self._turn_to(chosen, one) for one in self.people.operators))

    @property
    def desk_url(self) -> str:
        """Where the operators' pages are; a browser on this machine opens them, whatever else the page listens on."""
        return f"http://localhost:{self._desk_port}"

    async def stop(self) -> None:
        """Ends what start began."""
        self._runs = False
        if self._began:
            await self.bot.stop()
            await self.telegram.stop()

    async def _gather(self, language: Language) -> None:
        *others, administrator = self.people.operators
        await self._enrol(administrator, language)
        org, admin = self.bot.settings.org, administrator.account.id
        await self.store.run(cases.confirm_guides, org, admin, int(self.now()))
        for case in CASES:
            await self._register(case)
        for operator in others:
            await self._enrol(operator, language)

    async def _enrol(self, operator: Colleague, language: Language) -> None:
        operator.introduces(language)
        code = secrets.token_urlsafe(16)
        await self.store.run(operators.invite, code, operator.role, int(self.now()), int(self.now()) + ONE_DAY)
        await operator.account.says(f"/start {code}")
        if operator.role is not Role.ADMIN:
            await self._lets_in()
        await operator.account.sees("/operator")
        await self.store.run(codes.set_up, operator.account.id, int(self.now()))

    async def _lets_in(self) -> None:
        """Oksana lets in who has opened an invitation."""
        while not await self.store.read(entering.every):
            await self.store.changes.wait(GLANCE, since=self.store.changes.count)
        await self.store.run(cases.let_in, self.bot.settings.org, self.oksana.id, int(self.now()))

    async def _turn_to(self, language: Language, operator: Colleague) -> None:
        operator.introduces(language)
        if operator.account.room.standing is ChatState.OPEN:
            hands = Hands(self, operator.account)
            await hands.says("/language")
            await hands.presses("language", language)

    def _stage(self) -> Stage:
        return Stage(
            self.people.parts,
            self._controls(),
            tuple(story.walk for story in self.stories),
            speaks=self.speaks,
            ahead=lambda: self.ahead,
            codes=self._codes,
            zone="Europe/Kyiv",
            desk=self.desk_url,
        )

    async def _codes(self) -> dict[int, str]:
        """What the authenticators of the operators show now."""
        found: dict[int, str] = {}
        with suppress(StoreClosed):
            for one in self.people.operators:
                found[one.account.id] = await self.store.read(codes.shown, one.account.id, int(self.now()))
        return found

    def _controls(self) -> tuple[Control, ...]:
        return (
            Control("minutes", {"uk": "Минає дві хвилини", "en": "Two minutes pass"}, partial(two_minutes_pass, self)),
            Control("day", {"uk": "Минає доба", "en": "A day passes"}, partial(days_pass, self, 1)),
            Control("week", {"uk": "Минає тиждень", "en": "A week passes"}, partial(days_pass, self, 7)),
            Control("month", {"uk": "Минає місяць", "en": "A month passes"}, partial(days_pass, self, 30)),
            Control("list", {"uk": "Марія надсилає список", "en": "Maria sends a list"}, self._a_list_arrives),
            Control(
                "register", {"uk": "Оксана надсилає реєстр", "en": "Oksana sends a register"}, self._a_register_arrives
            ),
            Control("families", {"uk": "Приходять 600 родин", "en": "600 families come"}, self._families_come),
            Control("restart", {"uk": "Бот перезапускається", "en": "The bot restarts"}, self.restart),
        )

    async def _a_list_arrives(self) -> None:
        await self.maria.sends_document(RETURNED.encode(), "returned.csv")

    async def _a_register_arrives(self) -> None:
        await self.oksana.sends_document(register(ROWS).encode(), "register.csv")

    async def _families_come(self) -> None:
        """They are not on the page, and agree without a word; a few have blocked the bot since."""
        families = [self.telegram.person("Родина", language_code=("uk", "en")[n % 4 == 0]) for n in range(FAMILIES)]
        await self.store.run(cases.agree, families, int(self.now()))
        for n, family in enumerate(families):
            family.room.standing = ChatState.OPEN if n % LEFT_EVERY else ChatState.BLOCKED

    async def restart(self) -> None:
        """The bot stops and starts again; not while the operators are let in or turn to another language."""
        async with self._speaking:
            self._runs = False
            await self.bot.stop()
            self.bot = self._new_bot()
            await self.bot.start()
            self._runs = True

    async def _register(self, case: StoryCase) -> None:
        relative: Account = self.telegram.person(case.relative, language_code=case.language, phone=case.phone)
        await relative.says("/start")
        await relative.sees(SITE)
        org, by = self.bot.settings.org, self.oksana.id
        await self.store.run(cases.register, org, relative, case, by, int(self.now()))

    def _new_bot(self) -> Bot:
        return Bot(self._settings(), now=self.now, steady=self._steady, ways_in=self._ways_in())

    def _steady(self) -> float:
        return time.monotonic() + self._hurried

    def _ways_in(self) -> list[WayIn]:
        """Every made-up operator comes to the desk without a key."""
        return [
            WayIn(one.part.names, one.part.who, partial(self._operator, one.account.id))
            for one in self.people.operators
        ]

    async def _operator(self, telegram_id: int) -> int | None:
        return await self.store.read(codes.operator, telegram_id)

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
                "desk_url": self.desk_url,
                "desk_listen": f"127.0.0.1:{self._desk_port}",
                "remind_every": 30,
            }
        )

    def _key(self) -> str:
        path = self.folder / "key"
        if not path.exists():
            path.write_text(b64encode(secrets.token_bytes(32)).decode())
        return path.read_text()
