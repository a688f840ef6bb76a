"""A Bot API that nobody here wrote: lo-bot-api-emulator, as a process of its own, and people who write to a bot.

What the bot sends passes through a small proxy.  It adds to getMe the name that the emulator leaves out, takes away
what the emulator does not know of a message, and remembers what the emulator answered; nothing more.
"""

import asyncio
import json
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientConnectionError, ClientSession, web

from tests.end_to_end.program import PATIENCE, TOKEN, free_port, until
from tests.wording import plain

COMMAND = Path(sys.executable).with_name("lo-bot-api-emulator")
UNKNOWN_TO_IT = {"link_preview_options", "protect_content"}
USERNAME = "emulated_bot"


@dataclass
class Heard:
    """A message of the bot as the emulator gave it back."""

    raw: dict[str, Any]

    @property
    def text(self) -> str:
        """The words; the emulator leaves the tags in, since it knows no entities."""
        return plain(self.raw["text"])

    def button(self, label: str) -> str | None:
        """The data of the button with that label, or with that in its label."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = sorted((b for row in rows for b in row), key=lambda b: b["text"] != label)
        return next((b.get("callback_data") for b in buttons if label in b["text"]), None)


class Emulator:
    """async: start, stop; `url` is where the bot finds its Bot API."""

    def __init__(self, folder: Path) -> None:
        self.journal = folder / "journal.jsonl"
        self.heard: list[Heard] = []
        self._port, self._people = free_port(), 0
        self._own = f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """The emulator and the proxy before it listen."""
        options = ("--port", str(self._port), "--enable-control", "--journal", str(self.journal))
        self._process = await asyncio.create_subprocess_exec(COMMAND, *options, stdout=asyncio.subprocess.DEVNULL)
        self._http = ClientSession()
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._pass_on)
        self._proxy = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=1)
        await self._proxy.setup()
        await web.TCPSite(self._proxy, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._proxy.addresses[0][1]}"
        await until(self._answers)

    async def stop(self) -> None:
        """Nothing is left."""
        await self._proxy.cleanup()
        await self._http.close()
        self._process.terminate()
        await self._process.wait()

    def person(self, first_name: str, language: str) -> "Correspondent":
        """Somebody with an account."""
        self._people += 1
        return Correspondent(self, {"id": 5_000_000_000 + self._people, "is_bot": False, "first_name": first_name,
                                    "language_code": language})  # fmt: skip

    async def sends(self, kind: str, content: dict[str, Any]) -> None:
        """An update for the bot."""
        body = {"token": TOKEN, "update": {kind: content}}
        async with self._http.post(f"{self._own}/__fixture/updates", json=body) as answer:
            assert answer.status == 200, await answer.text()

    async def is_done(self) -> bool:
        """Whether the bot has fetched and confirmed every update."""
        async with self._http.post(f"{self._own}/bot{TOKEN}/getWebhookInfo") as answer:
            return bool((await answer.json())["result"]["pending_update_count"] == 0)

    async def verdict(self, *options: str) -> tuple[int, dict[str, Any]]:
        """What the emulator says of everything that the bot has asked for: exit code and findings."""
        judging = await asyncio.create_subprocess_exec(
            COMMAND, "verdict", str(self.journal), *options, stdout=asyncio.subprocess.PIPE
        )
        said, _ = await judging.communicate()
        return judging.returncode or 0, json.loads(said)

    async def _answers(self) -> bool:
        with suppress(ClientConnectionError):
            return await self.is_done()
        return False

    async def _pass_on(self, request: web.Request) -> web.Response:
        is_json = request.content_type == "application/json"
        said = await (request.json() if is_json else request.post())
        given = {name: value if is_json else str(value) for name, value in said.items() if name not in UNKNOWN_TO_IT}
        if "reply_markup" in given:
            given["reply_markup"] = _as_it_was(given["reply_markup"])
        address = f"{self._own}{request.path}"
        async with self._http.post(address, json=given if is_json else None, data=None if is_json else given) as answer:
            body = await answer.json()
        method, result = request.match_info["method"], body.get("result")
        if method == "getMe":
            result["username"] = USERNAME
        if method == "sendMessage" and body["ok"]:
            self.heard.append(Heard(result))
        if method == "editMessageReplyMarkup" and body["ok"]:
            self._edit(result)
        return web.json_response(body, status=answer.status)

    def _edit(self, result: dict[str, Any]) -> None:
        for message in self.heard:
            if message.raw["message_id"] == result["message_id"]:
                message.raw["reply_markup"] = result.get("reply_markup", {})


def _as_it_was(markup: Any) -> Any:
    """Buttons without what came later than the emulator: colours, and grey ones."""
    rows = (json.loads(markup) if isinstance(markup, str) else markup).get("inline_keyboard")
    if rows is None:
        return markup
    plainly = [[{key: one[key] for key in one if key not in ("style", "disabled")} for one in row] for row in rows]
    buttons = [[one if len(one) > 1 else {**one, "callback_data": "done"} for one in row] for row in plainly]
    made = {"inline_keyboard": buttons}
    return json.dumps(made) if isinstance(markup, str) else made


class Correspondent:
    """Somebody who writes to the bot; has what tests/cast.py wants of a person."""

    def __init__(self, emulator: Emulator, user: dict[str, Any]) -> None:
        self.emulator, self.user = emulator, user
        self._about = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
        self._said = self._acted = 0

    @property
    def chat(self) -> list[Heard]:
        """What the bot said here, oldest first."""
        return [message for message in self.emulator.heard if message.raw["chat"]["id"] == self.user["id"]]

    @property
    def last(self) -> Heard:
        """The newest message of the bot."""
        return self.chat[-1]

    async def says(self, text: str) -> None:
        """Types."""
        await self._sends(text=text)

    async def shares_own_contact(self) -> None:
        """Shares the number of this account."""
        card = {"phone_number": "+447700900123", "first_name": self.user["first_name"], "user_id": self.user["id"]}
        await self._sends(contact=card)

    async def presses(self, label: str, *, on: Heard | None = None) -> None:
        """Presses the button with that label on the newest message that has one."""
        found = ((message, message.button(label)) for message in ([on] if on else reversed(self.chat)))
        message, data = next((pair for pair in found if pair[1]), (None, None))
        assert message and data, f"no button {label!r}: {self.chat}"
        self._acted = len(self.chat)
        query = {"id": str(time.time_ns()), "from": self.user, "chat_instance": "1", "data": data}
        await self.emulator.sends("callback_query", {**query, "message": message.raw})

    async def sees(self, part: str, timeout: float = PATIENCE) -> Heard:  # noqa: ASYNC109
        """Waits for words of the bot, new since the own last action."""
        try:
            heard: Heard = await until(
                lambda: next((m for m in self.chat[self._acted :] if part in m.text), None), timeout
            )
        except TimeoutError:
            raise AssertionError(f"{part!r} was not said: {[m.text for m in self.chat]}") from None
        return heard

    async def _sends(self, **content: Any) -> None:
        self._said += 1
        self._acted = len(self.chat)
        message = {"message_id": -self._said, "date": int(time.time()), "chat": self._about, "from": self.user}
        if str(content.get("text", "")).startswith("/"):
            length = len(content["text"].split(" ")[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        await self.emulator.sends("message", {**message, **content})
