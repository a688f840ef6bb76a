"""Two operators work the sample list at the desk, in Chromium, by the fewest presses that it offers, counted."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, async_playwright

from benchmarks.day.judge import Judge
from benchmarks.day.operators import STATEMENT
from benchmarks.day.sizes import BRINGS, VERIFIES

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
# Each pair of a page: its row, whom it stands beside, and whether it is decided by itself.
PAIRS = """() => [...document.querySelectorAll(".pair")].map(pair => ({
  row: pair.dataset.row,
  subject: pair.querySelector("[name=subject]")?.value ?? "0",
  alone: !document.querySelector(`.bulk [data-of="${pair.dataset.row}"]`),
  open: Boolean(pair.querySelector("[data-key=y], [data-key=n]")),
}))"""
MARK = "row => document.getElementById(`mark-${row}`)?.innerHTML"
YES, NO = "[data-key=y]", "[data-key=n]"
FOLLOWING = "() => !window.before && document.readyState === 'complete'"


class Operator:
    """Somebody before a browser; presses: what they have pressed, clicked and filled in."""

    def __init__(self, page: Page, url: str, judge: Judge) -> None:
        """Nothing was pressed."""
        self.page, self.url, self.judge = page, url, judge
        self.presses = 0
        self.pages: list[list[int]] = []  # the rows that each page has shown

    async def enrols(self, code: str) -> None:
        """Has made a passkey some time ago, and was asked at the first sign-in what everybody is asked; not counted."""
        devtools = await self.page.context.new_cdp_session(self.page)
        await devtools.send("WebAuthn.enable")
        await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        await self.page.goto(f"{self.url}/enrol#{code}")
        await self.page.locator("form.passkey button").click()
        await self.page.locator(".done").wait_for()

    async def comes(self) -> None:
        """Opens the desk and signs in."""
        self.presses += 1
        await self.page.goto(f"{self.url}/sign-in")
        await self.clicks("form.passkey button")
        await self.page.wait_for_url(lambda address: "/sign-in" not in address)

    async def clicks(self, selector: str) -> None:
        """One click."""
        self.presses += 1
        await self.page.locator(selector).first.click()

    async def keys(self, key: str) -> None:
        """One key, or two that are one press."""
        self.presses += 1
        await self.page.keyboard.press(key)

    async def writes(self, words: str) -> None:
        """Fills in where the cursor is."""
        self.presses += 1
        await self.page.keyboard.insert_text(words)

    async def marks(self, row: str, button: str) -> None:
        """Presses a button beside a row, and sees that it was taken."""
        before = await self.page.evaluate(MARK, row)
        await self.clicks(f"#mark-{row} {button}")
        await self.page.wait_for_function(f"([row, before]) => ({MARK})(row) !== before", arg=[row, before])

    async def goes_on(self) -> None:
        """The others of the page, and the next page."""
        if not await self.page.locator(".bulk button:enabled, .following").count():
            return
        await self.page.evaluate("window.before = true")
        await self.keys("Shift+Y")
        await self.page.wait_for_function(FOLLOWING)

    async def pairs(self) -> list[dict[str, str]]:
        """What the page shows that is to be decided."""
        return [one for one in await self.page.evaluate(PAIRS) if one["open"]]

    async def looks_through(self) -> None:
        """Page by page: who is not the person is said to be so, what stands out is decided, the others are proposed."""
        while shown := await self.pairs():
            self.pages.append([int(one["row"]) for one in shown])
            for one in shown:
                await self._says(one["row"])
            await self.goes_on()

    async def _says(self, row: str) -> None:
        """Of one row, until nothing is left to say; what is plain is left to be proposed with the others."""
        while one := next((one for one in await self.pairs() if one["row"] == row), None):
            is_this = self.judge.proposes(int(row), int(one["subject"]))
            if is_this and not one["alone"]:
                return
            await self.marks(row, YES if is_this else NO)

    async def compares(self) -> None:
        """Page by page: what is not right goes back with a reason, what stands out is marked, the others are right."""
        while shown := await self.pairs():
            self.pages.append([int(one["row"]) for one in shown])
            for one in shown:
                if not self.judge.is_right(int(one["row"])):
                    await self._gives_back(one["row"])
                elif one["alone"]:
                    await self.marks(one["row"], YES)
            await self.goes_on()

    async def _gives_back(self, row: str) -> None:
        await self.clicks(f"#mark-{row} summary")
        await self.page.locator(f"#why-{row}").focus()
        await self.writes(self.judge.reason)
        await self.marks(row, "details button")

    async def verifies(self) -> None:
        """With one statement and the passkey."""
        await self.keys("Shift+V")
        await self.writes(STATEMENT)
        await self.clicks("#verify button")
        await self.clicks("form.passkey button")


@asynccontextmanager
async def _chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser
        await browser.close()


async def walks(url: str, judge: Judge, list_id: int) -> tuple[Operator, Operator]:
    """The first proposes, the second compares and verifies, the first decides what came back."""
    async with _chromium() as browser:
        first, second = [
            Operator(await (await browser.new_context(locale="uk")).new_page(), url, judge) for _who in range(2)
        ]
        for who, chat in ((first, BRINGS), (second, VERIFIES)):
            await who.enrols(judge.links[chat])
            await who.comes()
            await who.page.goto(f"{url}/")  # the first time one is asked about the own family
        await first.clicks(".side [href='/lists']")
        await first.clicks(".rows a")
        await first.clicks("[href$='/through']")
        await first.page.locator(".pair").first.wait_for()
        await first.looks_through()
        await second.clicks(".side [href='/second']")
        await second.clicks(".rows a")
        await second.page.locator(".pair").first.wait_for()
        await second.compares()
        await first.keys("F5")
        await first.page.reload()
        await first.looks_through()
        await second.verifies()
        await second.page.wait_for_function(
            "() => document.querySelector('#verify, h1') && !document.querySelector('.passkey')"
        )
        return first, second
