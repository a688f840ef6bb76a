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
from bot.rehearsal.page import Control, Part, Stage, Step, Walk, page_routes
from bot.rehearsal.page.view import SHOWN_AT_ONCE
from tests.standin.client import TOKEN, Client


class Visitor:
    """A browser with the page open as Anna's and the bot's client beside it."""

    def __init__(self, standin: StandIn, anna: Account, session: aiohttp.ClientSession) -> None:
        self.standin = standin
        self.anna = anna
        self.session = session
        self.bot = Client(standin, session)
        self.waited = 0
        self.spoken: list[tuple[str, bool]] = []

    async def wait(self) -> None:
        self.waited += 1

    async def begins(self) -> None:
        await self.anna.says("/start")

    async def done(self) -> list[bool]:
        return [bool(self.anna.chat), self.waited > 0]

    async def speaks(self, language: str, *, asked: bool) -> None:
        self.spoken.append((language, asked))

    @property
    def stage(self) -> Stage:
        twice = {"uk": "Анна", "en": "Anna"}
        return Stage(
            [Part(self.anna, twice, twice)],
            [Control("wait", twice, self.wait)],
            [Walk(self.anna, [Step(self.anna, twice, self.begins), Step(self.anna, twice, self.wait)], self.done)],
            speaks=self.speaks,
            ahead=lambda: 60.0 * self.waited,
        )

    async def posts(self, path: str, **given: Any) -> int:
        async with self.session.post(f"{self.standin.url}/{path}", json=given) as answer:
            return answer.status

    async def events(self, count: int) -> list[tuple[str, Any]]:
        """So many first events of a fresh stream."""
        async with self.session.get(f"{self.standin.url}/events") as stream:
            return [await event(stream) for _event in range(count)]

    async def does(self, **deed: Any) -> int:
        async with self.session.post(f"{self.standin.url}/act/{self.anna.id}", json=deed) as answer:
            return answer.status

    async def sees(self) -> dict[str, Any]:
        """Anna's chat as the first events of a fresh stream show it."""
        shown: dict[str, Any] = dict(await self.events(5))["chat"]
        return shown


async def event(stream: aiohttp.ClientResponse) -> tuple[str, Any]:
    """The next event of a stream: its name, its data."""
    async for line in stream.content:
        if line.startswith(b"event: "):
            data = (await stream.content.readline()).removeprefix(b"data: ")
            return line.removeprefix(b"event: ").decode().strip(), json.loads(data)
    raise AssertionError("the stream ended")


@pytest_asyncio.fixture
async def visitor() -> AsyncIterator[Visitor]:
    standin = StandIn(TOKEN)
    anna = standin.person("Anna")
    async with aiohttp.ClientSession() as session:
        visitor = Visitor(standin, anna, session)
        await standin.start(routes=page_routes(standin, visitor.stage))
        yield visitor
    await standin.stop()


async def test_the_page_brings_everything_with_it(visitor: Visitor) -> None:
    async with visitor.session.get(f"{visitor.standin.url}/") as answer:
        html = await answer.text()
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in answer.headers["Content-Security-Policy"]
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


async def test_whoever_opens_a_link_with_a_code_shows_the_command_alone(visitor: Visitor) -> None:
    await visitor.does(does="says", text="/start a-secret-code")
    assert [message["text"] for message in (await visitor.sees())["messages"]] == ["/start"]
    (update,) = await visitor.bot.result("getUpdates")
    assert update["message"]["text"] == "/start a-secret-code"


async def test_only_what_changed_is_sent_again(visitor: Visitor) -> None:
    await visitor.does(does="says", text="/start")
    await visitor.bot.sends(visitor.anna, "One", "Yes")
    async with visitor.session.get(f"{visitor.standin.url}/events") as stream:
        whole = dict([await event(stream) for _event in range(5)])["chat"]
        assert (whole["whole"], [message["id"] for message in whole["messages"]]) == (True, [1, 2])
        await visitor.bot.result("deleteMessage", chat_id=visitor.anna.id, message_id=1)
        await visitor.bot.sends(visitor.anna, "Two")
        changed: list[int] = []
        gone: list[int] = []
        while changed != [3] or gone != [1]:
            name, news = await event(stream)
            assert name == "chat"
            assert "whole" not in news
            changed += [message["id"] for message in news["messages"]]
            gone += news["gone"]


async def test_messages_before_the_newest_are_given_when_they_are_asked_for(visitor: Visitor) -> None:
    for number in range(SHOWN_AT_ONCE + 2):
        await visitor.does(does="says", text=f"{number}")
    shown = await visitor.sees()
    first = shown["messages"][0]
    assert (len(shown["messages"]), first["text"], shown["more"]) == (SHOWN_AT_ONCE, "2", True)
    async with visitor.session.get(f"{visitor.standin.url}/earlier/{visitor.anna.id}?before={first['id']}") as answer:
        page = await answer.json()
    assert ([message["text"] for message in page["messages"]], page["more"]) == (["0", "1"], False)


async def test_the_steps_of_a_story_are_done_in_their_order_and_followed(visitor: Visitor) -> None:
    walk = f"walk/{visitor.anna.id}"
    assert await visitor.posts(f"{walk}/1") == 409
    assert await visitor.posts(f"{walk}/0") == 204
    assert await visitor.posts(f"{walk}/0") == 204
    assert [message.text for message in visitor.anna.chat] == ["/start"]
    assert dict(await visitor.events(3))["walks"] == [{"about": visitor.anna.id, "done": [True, False]}]
    assert await visitor.posts(f"{walk}/1") == 204
    seen = dict(await visitor.events(3))
    assert (seen["walks"][0]["done"], seen["clock"]) == ([True, True], {"ahead": 60.0})
    assert await visitor.posts(f"{walk}/2") == 409
    assert await visitor.posts("walk/7/0") == 404


async def test_the_page_says_in_which_language_it_is_read(visitor: Visitor) -> None:
    assert await visitor.posts("language", language="en", asked=True) == 204
    assert visitor.spoken == [("en", True)]


async def test_a_visitor_changes_what_was_sent_and_sends_other_things_than_words(visitor: Visitor) -> None:
    await visitor.does(does="says", text="Ivna")
    assert await visitor.does(does="edits", message=1, text="Ivan") == 204
    assert [await visitor.does(does=deed) for deed in ("voice", "sticker", "contact")] == [204] * 3
    shown = (await visitor.sees())["messages"]
    assert [(one["text"], one["kind"], one["edited"]) for one in shown] == [
        ("Ivan", None, True),
        ("", "voice", False),
        ("", "sticker", False),
        ("", "contact", False),
    ]


async def test_an_own_file_of_any_kind_is_sent_as_it_is(visitor: Visitor) -> None:
    url = f"{visitor.standin.url}/document/{visitor.anna.id}?name=list.csv&caption="
    async with visitor.session.post(
        url, data="Прізвище\nКоваль".encode(), headers={"Content-Type": "text/csv"}
    ) as answer:
        assert answer.status == 204
    (sent,) = visitor.anna.chat
    assert sent.media["document"]["mime_type"] == "text/csv"
    stored = visitor.standin.files.get(sent.media["document"]["file_id"])
    assert stored.content.decode() == "Прізвище\nКоваль"


async def test_a_made_up_file_is_sent_and_shown_by_its_name(visitor: Visitor) -> None:
    url = f"{visitor.standin.url}/document/{visitor.anna.id}?name=paper.pdf&caption=Ivan"
    async with visitor.session.post(url, data=b"%PDF", headers={"Content-Type": "application/pdf"}) as answer:
        assert answer.status == 204
    (message,) = (await visitor.sees())["messages"]
    assert (message["kind"], message["about"], message["text"]) == ("document", "paper.pdf", "Ivan")


async def test_a_control_does_what_it_says(visitor: Visitor) -> None:
    assert (await visitor.posts("control/wait"), visitor.waited) == (204, 1)
    assert await visitor.posts("control/other") == 404


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
async def test_another_web_site_cannot_act_here(visitor: Visitor, headers: dict[str, str]) -> None:
    url = f"{visitor.standin.url}/act/{visitor.anna.id}"
    async with visitor.session.post(url, json={"does": "says", "text": "x"}, headers=headers) as answer:
        assert answer.status == 403
    assert visitor.anna.chat == []
