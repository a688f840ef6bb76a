"""The shift board and the live numbers: what waits, who has it in hand, and nothing about the own family."""

import json
import re
from contextlib import AsyncExitStack
from typing import Any

import pytest

from tests.desk.browser import OWN, Answered, Browser
from tests.desk.working import at_the_desk
from tests.promises.quick import presses, reports
from tests.register import has_asked, is_accepted
from tests.stories.listing import brings, rows
from tests.town import Town

DAY, HOUR = 86_400, 3_600


def number(page: Answered, wait: str) -> str:
    """What the column says of it."""
    found = re.search(rf'data-waits="{wait}">.*?class="figure">(\d*)<', page.html)
    assert found, wait
    return found[1]


async def test_the_board_shows_what_waits_for_how_long_and_who_has_it(town: Town) -> None:
    maria = await town.operator("Maria", "admin")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        page = await petro.opens("/")
        assert "Shift board" in page.words
        assert "<title>Shift board" in page.html
        case = await has_asked(town.relative("Anna"))
        await brings(maria, rows(1))
        town.clock.ahead += 29 * 60
        page = await petro.opens("/")
        assert "<title>(1) Shift board" in page.html
        assert number(page, "rows") == ""
        assert re.search(r"Inquiries 1 29 min.* 3 d 2 d 23 h left nobody", page.words)
        await maria.says("/queue")
        await town.settles()
        page = await petro.opens("/")
        assert "Inquiries 0" in page.words
        assert re.search(f"Maria administrator Inquiry {case.reference} 1[45] min", page.words)
        assert "1 Inquiries received" in page.words
        await presses(maria, "release", case.id)
        town.clock.ahead += 3 * DAY
        await petro.signs_in()
        page = await petro.opens("/")
        assert re.search(r"▲ \d+ min over", page.words)
        assert "late" in page.html


async def test_what_waits_longest_is_taken_from_the_board_and_what_was_done_is_counted(town: Town) -> None:
    await town.operator("Maria", "admin")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        assert "Take the oldest" not in (await petro.opens("/")).words, "nothing waits"
        assert "No call is waiting." in (await petro.sends("/calls/next")).words
        first = await has_asked(town.relative("Anna"))
        town.clock.ahead += 60
        await has_asked(town.relative("Olena"), surname="Бойко")
        page = await petro.opens("/")
        assert 'action="/queue/next"' in page.html
        assert first.reference in (await petro.sends("/queue/next")).words
        await is_accepted(town.relative("Vira"), await town.operator("Ivan"), surname="Мороз")
        page = await petro.opens("/")
        assert re.search(r"Inquiries 2 .* Petro 1 Take the oldest", page.words)


async def test_the_board_says_nothing_about_the_own_family(town: Town) -> None:
    maria = await town.operator("Maria", "admin")
    async with AsyncExitStack() as stack:
        vira = await at_the_desk(stack, town, "Vira", "verifier", "en")
        koval = {"surname": "Коваль", "given": "Тарас", "patronymic": "Іванович", "birth_date": "12 March 1991"}
        assert "Коваль" in (await vira.sends("/family", koval)).words, "declared"
        await town.settles()
        accepted = await is_accepted(town.relative("Anna"), maria)
        waiting = await has_asked(town.relative("Nina"))
        await town.settles()
        await presses(maria, "review", waiting.id)
        before = shown(await vira.opens("/"))
        await reports(maria, accepted)
        await presses(maria, "hold", accepted.person)
        page = await vira.opens("/")
        assert shown(page) == before
        assert waiting.reference not in page.html
        assert accepted.reference not in page.html
        assert "0 Inquiries received 0 Inquiries accepted 0 Returns reported" in page.words
        page = await (await at_the_desk(stack, town, "Ihor", "verifier", "en")).opens("/")
        assert waiting.reference in page.html
        assert accepted.reference in page.html


def shown(page: Answered) -> str:
    """The page without the times on it."""
    return re.sub(r"\d+:\d\d|seen [\d:]+|\d+ min", "", page.words)


async def test_an_administrator_begins_and_ends_the_day_of_an_exchange(town: Town) -> None:
    maria = await town.operator("Maria", "verifier")
    await town.operator("Oksana", "admin")
    async with AsyncExitStack() as stack:
        olha = await at_the_desk(stack, town, "Olha", "admin", "en")
        page = await olha.opens("/exchange")
        assert "Has the exchange been announced publicly?" in page.words
        page = await olha.sends("/exchange/begin", {"seen": "0"})
        assert "Exchange day: on until" in page.words
        await maria.sees("<b>Exchange day until {until}</b>")
        assert "Exchange day until" in (await olha.opens("/")).words
        assert (await olha.sends("/exchange/begin", {"seen": "0"})).status == 409
        seen = re.search(r'action="/exchange/end"><button name="seen" value="(\d+)"', page.html)
        assert seen
        assert "Exchange day: off." in (await olha.sends("/exchange/end", {"seen": seen[1]})).words


class Listener:
    """Somebody's browser hears what changes."""

    def __init__(self, who: Browser) -> None:
        self.who = who

    async def __aenter__(self) -> "Listener":
        cookie = {"Cookie": f"__Host-desk={self.who.token}", "Accept": "text/event-stream"}
        self._answer = await self.who._http.get(f"{self.who.origin}/live", headers={**OWN, **cookie})
        return self

    async def __aexit__(self, *_raised: object) -> None:
        self._answer.close()

    async def hears(self) -> tuple[str, Any]:
        """The next message: its name, and what it says."""
        name = ""
        async for line in self._answer.content:
            said = line.decode().strip()
            if said.startswith("event:"):
                name = said.partition(": ")[2]
            elif said.startswith("data:") and name:
                words = said.removeprefix("data:").strip()
                return name, json.loads(words) if words else None
        raise AssertionError("it ended without a word")


@pytest.mark.timeout(60)
async def test_numbers_come_by_themselves_until_the_session_ends(town: Town) -> None:
    await town.operator("Maria", "admin")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        async with Listener(petro) as heard:
            name, said = await heard.hears()
            assert (name, said["title"], said["waits"]["inquiries"]) == ("numbers", 0, [0, False])
            await has_asked(town.relative("Anna"))
            name, said = await heard.hears()
            assert (name, said["title"], said["waits"]["inquiries"]) == ("numbers", 1, [1, False])
            assert "updates" not in said["waits"], "no right, no number"
            await petro.sends("/sign-out")
            assert await heard.hears() == ("over", None)


@pytest.mark.timeout(60)
async def test_who_only_listens_is_signed_out_after_the_silence_and_one_too_many_ends_the_oldest(town: Town) -> None:
    await town.operator("Maria", "admin")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        heard = [await stack.enter_async_context(Listener(petro)) for _ in range(4)]
        for one in heard:
            assert (await one.hears())[0] == "numbers"
        assert await heard[0].hears() == ("full", None)
        town.clock.ahead += 29 * 60
        assert "numbers" in (await petro.asks("GET", "/live")).html
        assert (await petro.asks("GET", "/board")).status == 200
        town.clock.ahead += 2 * 60
        await has_asked(town.relative("Anna"))
        assert await heard[3].hears() == ("over", None)
        assert "Sign-in" in (await petro.opens("/")).words
        await petro.signs_in()
        listener = await stack.enter_async_context(Listener(petro))
        await listener.hears()
        await town.closes()
        with pytest.raises(AssertionError, match="ended without a word"):  # so that the browser comes again
            await listener.hears()
        await town.opens()
