"""Updates at the desk: written, previewed as families read them, approved with a passkey, watched, corrected."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from bot.model import marks
from tests.desk.browser import Answered, Browser, field
from tests.desk.working import at_the_desk, counted
from tests.stories.broadcasting import agreed, updates_of
from tests.town import Town

USUAL = {"whom": "everyone", "when": "now", "expiry": "three_days"}
UK = "Повернулися **перевірено** люди.\r\n\r\nДовідки щодня <5."
EN = "People are back. More: https://ngo.example/news"


class Desk:
    """Iryna writes, Petro approves; neither has Telegram."""

    def __init__(self, town: Town, iryna: Browser, petro: Browser) -> None:
        self.town, self.iryna, self.petro, self.path = town, iryna, petro, ""

    async def writes(self, **fields: str) -> Answered:
        page = await self.iryna.sends("/updates", {**USUAL, **fields})
        await self.town.settles()
        found = re.search(r'action="(/updates/\d+)/\w', (await self._newest()).html)
        self.path = found[1] if found else ""
        return page

    async def _newest(self) -> Answered:
        links = re.findall(r'href="(/updates/\d+)"', (await self.iryna.opens("/updates")).html)
        return await self.iryna.opens(links[0]) if links else await self.iryna.opens("/updates")

    async def approves(self) -> Answered:
        digest = field((await self.petro.opens(self.path)).html, "digest")
        asked = await self.petro.sends(f"{self.path}/approve", {"digest": digest})
        assert (asked.status, "approve an update" in asked.words) == (403, True)
        signed = {"digest": digest, "signed": self.petro.confirms(asked)}
        answered = await self.petro.sends(f"{self.path}/approve", signed)
        await self.town.settles()
        return answered


@pytest_asyncio.fixture
async def desk(town: Town) -> AsyncIterator[Desk]:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        iryna = await at_the_desk(stack, town, "Iryna", "broadcaster", "en")
        yield Desk(town, iryna, await at_the_desk(stack, town, "Petro", "admin", "en"))


async def test_an_update_goes_out_when_another_operator_has_signed_it(desk: Desk) -> None:
    town, iryna, petro = desk.town, desk.iryna, desk.petro
    anna = await agreed(town, "Anna")
    assert (await desk.writes(uk="", en="")).status == 409, "nothing is said"
    links = await desk.writes(uk=UK, en=EN)
    assert "The text leads to: ngo.example" in links.words
    assert "not exactly the address" not in links.words, "it was not asked for before"
    assert "not exactly the address" in (await desk.writes(uk=UK, en=EN, domains="ngo.exemple")).words
    assert await counted(town, "broadcast", "1 = 1") == 0
    await desk.writes(uk=UK, en=EN, domains="ngo.example")
    preview = await iryna.opens(desk.path)
    assert "<b>перевірено</b> люди.\n\nДовідки щодня &lt;5." in preview.html
    assert "Recipients: 1" in preview.words
    assert "Approve and send" not in (await petro.opens(desk.path)).words
    await iryna.sends(f"{desk.path}/propose")
    assert (
        await iryna.sends(f"{desk.path}/approve", {"digest": field((await petro.opens(desk.path)).html, "digest")})
    ).status == 409
    assert (await petro.sends(f"{desk.path}/approve", {"digest": "7"})).status == 409, "not what was shown"
    assert updates_of(anna) == []
    await desk.approves()
    assert ["перевірено люди" in words for words in updates_of(anna)] == [True]
    report = await petro.opens(desk.path)
    assert "Update No. 1 was sent. Sent: 1" in report.words
    assert "Approved by Petro" in report.words
    correction = await iryna.opens(f"{desk.path}/correct")
    assert "For: everyone who got update No. 1" in correction.words
    await iryna.sends(f"{desk.path}/correct", {**USUAL, "whom": "everyone", "uk": "Виправлення.", "en": ""})
    assert await counted(town, "broadcast", "corrects_id IS NOT NULL AND audience = 'recipients'") == 1


async def test_its_author_changes_it_takes_it_back_and_anybody_of_the_two_stops_it(desk: Desk) -> None:
    iryna, petro = desk.iryna, desk.petro
    later = {"when": "later", "at": "2026-11-20T10:00", "whom": "category:child", "quiet": "Рейс уночі"}
    assert "Please write the day and the time" in (await desk.writes(**{**later, "at": "tomorrow"}, uk="Так")).words
    await desk.writes(**later, uk="**Так**")
    form = await iryna.opens(f"{desk.path}/change")
    assert '<option value="category:child" selected>' in form.html
    assert 'value="2026-11-20T10:00"' in form.html
    assert ">**Так**</textarea>" in form.html
    assert (await petro.opens(f"{desk.path}/change")).status == 409
    await iryna.sends(f"{desk.path}/change", {**USUAL, **later, "uk": "**Ні**"})
    await desk.town.settles()
    await iryna.sends(f"{desk.path}/propose")
    await petro.sends(f"{desk.path}/back")
    assert "Pass to a second operator" in (await iryna.opens(desk.path)).words
    await iryna.sends(f"{desk.path}/propose")
    await desk.approves()
    assert "will be sent from" in (await iryna.opens(desk.path)).words
    await iryna.sends(f"{desk.path}/pause")
    assert "is paused" in (await petro.opens(desk.path)).words
    await petro.sends(f"{desk.path}/go-on")
    await petro.sends(f"{desk.path}/cancel")
    await desk.town.settles()
    assert "No. 1, cancelled" in (await iryna.opens(desk.path)).words
    await desk.writes(uk="Ще одне")
    await iryna.sends(f"{desk.path}/drop")
    assert await counted(desk.town, "broadcast", "state = 'dropped'") == 1


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("**a** __b__", "<b>a</b> <i>b</i>"),
        ("**a __b** c__", "<b>a __b</b> c__"),
        ("**a __b__ c**", "<b>a <i>b</i> c</b>"),
        ("2 ** 3, ** x ** <b>", "2 ** 3, ** x ** &lt;b&gt;"),
        ("**" * 30_000, "**" * 30_000),
    ],
)
def test_marks_are_formatting_that_is_closed_where_it_belongs(typed: str, html: str) -> None:
    assert marks.formatted(typed) == html
    if len(typed) < 100:
        assert marks.formatted(marks.typed(html)) == html
