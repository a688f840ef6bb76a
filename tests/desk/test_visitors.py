"""What comes from elsewhere changes nothing and reads nothing: other sites, frames, old browsers, odd requests."""

from contextlib import AsyncExitStack

import pytest

from tests.desk.browser import Browser
from tests.desk.working import at_the_desk
from tests.town import Town

FOREIGN = {
    "another site": {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    "a sister of this site": {"Origin": "http://evil.localhost", "Sec-Fetch-Site": "same-site"},
    "an origin that hides": {"Origin": "null"},
    "no origin": {"Origin": ""},
    "a browser that does not say": {"Sec-Fetch-Site": ""},
    "a frame": {"Sec-Fetch-Dest": "iframe"},
    "another name of this machine": {"Host": "desk.example"},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
async def test_what_comes_from_elsewhere_is_refused(town: Town, headers: dict[str, str]) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await at_the_desk(stack, town, "Maria", language="en")
        refused = await maria.sends("/language", {"language": "uk"}, **headers)
        assert (refused.status, refused.html) == (403, "")
        assert "Shift board" in (await maria.opens("/")).words, "nothing has changed"


async def test_a_link_from_elsewhere_opens_only_the_page_to_sign_in(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        maria = await at_the_desk(stack, town, "Maria", language="en")
        opened = await maria.opens("/lists", **{"Sec-Fetch-Site": "cross-site"})
        assert "Sign-in for operators" in opened.words
        fetched = await maria.asks("GET", "/lists", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})
        assert (fetched.status, fetched.html) == (403, "")


async def test_nobody_learns_which_pages_there_are(town: Town) -> None:
    async with Browser(town, "en") as stranger:
        for path in ("/lists", "/lists/7", "/nothing", "/../etc/passwd", "/%2e%2e/", "/static/x/desk.css"):
            answered = await stranger.asks("GET", path)
            assert (answered.status, answered.headers["Location"]) == (303, "/sign-in"), path
        assert (await stranger.sends("/lists", {"a": "b"})).status == 401
        assert (await stranger.sends("/sign-in", {"signed": "x" * 300_000})).status == 413
        for odd in ("", "{}", "[]", '{"id": 1}', '{"id": "a", "response": {}}', "[" * 9_999):
            assert (await stranger.sends("/sign-in", {"signed": odd})).status == 403


async def test_who_is_signed_in_reads_that_there_is_nothing(town: Town) -> None:
    await town.operator("Olha", "admin")
    async with AsyncExitStack() as stack:
        sofia = await at_the_desk(stack, town, "Sofia", "broadcaster", "en")
        for path in ("/nothing", "/updates/999", "/static/x/desk.css"):
            page = await sofia.opens(path)
            assert (page.status, "There is nothing here:" in page.words) == (404, True), path
            assert "Sign-in for operators" not in page.words, path


async def test_every_answer_says_what_browsers_obey(town: Town) -> None:
    async with Browser(town, "en") as stranger:
        page = await stranger.opens("/")
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "same-origin"
        refused = await stranger.asks("GET", "/", **{"Sec-Fetch-Site": ""})
        assert refused.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "style=" not in page.html
        assert "<script>" not in page.html
