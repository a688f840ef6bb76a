"""The rehearsal page: what the browser gets, and what a visitor does in a person's name."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

import bot.rehearsal.page
from bot.rehearsal import Account, StandIn
from bot.rehearsal.page import Control, Part, page_routes
from tests.standin.client import TOKEN, Client


class Visitor:
    """A browser with the page open as Anna's and the bot's client beside it."""

    def __init__(self, standin: StandIn, anna: Account, session: aiohttp.ClientSession) -> None:
        self.standin = standin
        self.anna = anna
        self.session = session
        self.bot = Client(standin, session)
        self.waited = 0

    async def wait(self) -> None:
        self.waited += 1

    async def does(self, **deed: Any) -> int:
        async with self.session.post(f"{self.standin.url}/act/{self.anna.id}", json=deed) as answer:
            return answer.status

    async def sees(self) -> dict[str, Any]:
        """Anna's chat as the first events of a fresh stream show it."""
        async with self.session.get(f"{self.standin.url}/events") as stream:
            async for line in stream.content:
                if line == b"event: chat\n":
                    shown: dict[str, Any] = json.loads((await stream.content.readline()).removeprefix(b"data: "))
                    return shown
        raise AssertionError("the stream ended")


@pytest_asyncio.fixture
async def visitor() -> AsyncIterator[Visitor]:
    standin = StandIn(TOKEN)
    anna = standin.person("Anna")
    async with aiohttp.ClientSession() as session:
        visitor = Visitor(standin, anna, session)
        control = Control("wait", "Минуло дві хвилини", "Let two minutes pass", visitor.wait)
        await standin.start(routes=page_routes(standin, [Part(anna, "Родичка", "A relative")], [control]))
        yield visitor
    await standin.stop()


async def test_the_page_brings_everything_with_it(visitor: Visitor) -> None:
    async with visitor.session.get(f"{visitor.standin.url}/") as answer:
        html = await answer.text()
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    names = re.findall(r'(?:src|href)="([\w.]+)"', html)
    assert {"app.js", "style.css"} <= set(names)
    for name in names:
        async with visitor.session.get(f"{visitor.standin.url}/{name}") as answer:
            assert answer.status == 200


def test_the_page_never_parses_html_and_asks_nobody_outside() -> None:
    folder = Path(bot.rehearsal.page.__file__).parent
    scripts = {path.name: path.read_text() for path in folder.iterdir() if path.suffix in {".js", ".css", ".html"}}
    assert len(scripts) > 3
    for name, script in scripts.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script), name
        outside = set(re.findall(r"https?://[\w.]+", script)) - {"http://www.w3.org"}
        assert not outside, name


async def test_a_visitor_forwards_what_the_bot_wrote_as_it_is_or_in_other_words(visitor: Visitor) -> None:
    await visitor.anna.says("/start")
    await visitor.bot.sends(visitor.anna, "As it is")
    message = visitor.anna.last.message_id
    assert await visitor.does(does="forwards", message=message) == 204
    assert await visitor.does(does="forwards", message=message, text="In other words") == 204
    assert await visitor.does(does="forwards", message=visitor.anna.chat[-1].message_id) == 409
    assert [one.text for one in visitor.anna.chat[-2:]] == ["As it is", "In other words"]
    assert all("forward_origin" in one.media for one in visitor.anna.chat[-2:])


def test_the_page_says_the_same_in_both_languages() -> None:
    words = Path(bot.rehearsal.page.__file__).with_name("words.js").read_text()
    ukrainian, english = words.split("  en: {")
    assert re.findall(r"^    (\w+):", ukrainian, re.M) == re.findall(r"^    (\w+):", english, re.M)


async def test_a_visitor_types_and_presses_in_annas_name(visitor: Visitor) -> None:
    assert await visitor.does(does="says", text="/start") == 204
    await visitor.bot.sends(visitor.anna, "Well?", "Yes")
    (question,) = [message for message in (await visitor.sees())["messages"] if message["bot"]]
    assert (question["text"], question["buttons"]) == ("Well?", [[{"text": "Yes", "callback_data": "Yes"}]])
    assert await visitor.does(does="presses", message=question["id"], data="Yes") == 204
    _, pressed = await visitor.bot.result("getUpdates")
    assert pressed["callback_query"]["data"] == "Yes"


async def test_what_cannot_be_done_is_refused(visitor: Visitor) -> None:
    assert await visitor.does(does="presses", message=5, data="Yes") == 409
    assert await visitor.does(does="says", text=" ") == 409
    assert await visitor.does(does="flies") == 400
    async with visitor.session.post(f"{visitor.standin.url}/act/7", json={}) as answer:
        assert answer.status == 404


async def test_the_stream_shows_keyboard_menu_notices_and_standing(visitor: Visitor) -> None:
    assert (await visitor.sees())["standing"] == "never_started"
    await visitor.does(does="says", text="/start")
    commands = [{"command": "help", "description": "Допомога"}]
    await visitor.bot.result("setMyCommands", commands=commands, language_code="uk")
    keyboard = {"keyboard": [[{"text": "My number", "request_contact": True}]], "one_time_keyboard": True}
    await visitor.bot.result("sendMessage", chat_id=visitor.anna.id, text="x", reply_markup=keyboard)
    shown = await visitor.sees()
    assert shown["keyboard"] == [[{"text": "My number", "contact": True}]]
    assert shown["commands"] == commands
    await visitor.does(does="shares")
    await visitor.does(does="blocks")
    shown = await visitor.sees()
    assert (shown["standing"], shown["keyboard"]) == ("blocked", [])
    assert shown["messages"][-1]["about"] == visitor.anna.phone
    assert await visitor.does(does="says", text="x") == 409
    await visitor.does(does="unblocks")
    assert (await visitor.sees())["standing"] == "open"


async def test_a_drawn_photo_is_sent_and_shown(visitor: Visitor) -> None:
    url = f"{visitor.standin.url}/photo/{visitor.anna.id}?caption=Ivan"
    async with visitor.session.post(url, data=b"\x89PNG", headers={"Content-Type": "image/png"}) as answer:
        assert answer.status == 204
    (message,) = (await visitor.sees())["messages"]
    assert message["text"] == "Ivan"
    async with visitor.session.get(f"{visitor.standin.url}/picture/{message['photo']}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", b"\x89PNG")


@pytest.mark.parametrize(("name", "shown"), [("copy.html", True), ("copy.xlsx", False)])
async def test_a_file_can_be_opened_and_nothing_in_it_runs(visitor: Visitor, name: str, shown: bool) -> None:
    await visitor.does(does="says", text="/start")
    form = aiohttp.FormData({"chat_id": str(visitor.anna.id)})
    form.add_field("document", b"<p>Anna</p>", filename=name, content_type="text/html" if shown else "application/zip")
    async with visitor.session.post(f"{visitor.standin.url}/bot{TOKEN}/sendDocument", data=form) as answer:
        assert answer.status == 200
    message = (await visitor.sees())["messages"][-1]
    assert (message["kind"], message["about"]) == ("document", name)
    async with visitor.session.get(f"{visitor.standin.url}/document/{message['file']}") as answer:
        assert await answer.read() == b"<p>Anna</p>"
        assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert ("Content-Disposition" in answer.headers) is not shown
    async with visitor.session.get(f"{visitor.standin.url}/picture/{message['file']}") as answer:
        assert answer.status == 404


async def test_a_made_up_file_is_sent_and_shown_by_its_name(visitor: Visitor) -> None:
    url = f"{visitor.standin.url}/document/{visitor.anna.id}?name=paper.pdf&caption=Ivan"
    async with visitor.session.post(url, data=b"%PDF", headers={"Content-Type": "application/pdf"}) as answer:
        assert answer.status == 204
    (message,) = (await visitor.sees())["messages"]
    assert (message["kind"], message["about"], message["text"]) == ("document", "paper.pdf", "Ivan")


async def test_a_control_does_what_it_says(visitor: Visitor) -> None:
    async with visitor.session.post(f"{visitor.standin.url}/control/wait", json={}) as answer:
        assert (answer.status, visitor.waited) == (204, 1)
    async with visitor.session.post(f"{visitor.standin.url}/control/other", json={}) as answer:
        assert answer.status == 404


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
async def test_another_web_site_cannot_act_here(visitor: Visitor, headers: dict[str, str]) -> None:
    url = f"{visitor.standin.url}/act/{visitor.anna.id}"
    async with visitor.session.post(url, json={"does": "says", "text": "x"}, headers=headers) as answer:
        assert answer.status == 403
    assert visitor.anna.chat == []
