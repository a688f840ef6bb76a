"""A browser at the desk, without a screen: it sends what browsers send, keeps cookies, and reads pages."""

import json
import re
from html import unescape
from typing import Any

import aiohttp
from markupsafe import Markup
from yarl import URL

from bot.i18n import Language, catalog
from tests.desk.authenticator import Device
from tests.town import Town

OWN = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


class Answered:
    """What came back."""

    def __init__(self, status: int, words: str, headers: Any) -> None:
        self.status, self.html, self.headers = status, words, headers

    @property
    def words(self) -> str:
        """What is read, without tags."""
        apart = re.sub(r"(</?(?!mark\b|b\b|i\b|code\b)\w)", r" \1", self.html)
        return " ".join(unescape(Markup(apart).striptags()).split())


class Browser:
    """async with Browser(town) as maria: …"""

    def __init__(self, town: Town, language: Language = "uk") -> None:
        self.town, self.language = town, language
        self.origin = str(town.settings().desk_url)
        self.device = Device(self.origin)
        self.token = ""

    async def __aenter__(self) -> "Browser":
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self

    async def __aexit__(self, *_raised: object) -> None:
        await self._http.close()

    async def opens(self, path: str, **headers: str) -> Answered:
        """Goes to an address, and on to where it leads."""
        answered = await self.asks("GET", path, **headers)
        if answered.status == 303:
            return await self.opens(answered.headers["Location"], **headers)
        return answered

    async def sends(self, path: str, fields: Any = (), **headers: str) -> Answered:
        """Sends a form, and goes on to where that leads."""
        answered = await self.asks("POST", path, fields, **{"Origin": self.origin, **headers})
        return await self.opens(answered.headers["Location"]) if answered.status == 303 else answered

    async def asks(self, method: str, path: str, fields: Any = (), **headers: str) -> Answered:
        """One request, and nothing after it."""
        sent = {**OWN, "Accept-Language": self.language, **headers}
        if self.token:
            sent["Cookie"] = f"__Host-desk={self.token}"
        sent = {name: value for name, value in sent.items() if value}
        url = URL(self.origin + path, encoded=True)
        data = aiohttp.FormData(list(dict(fields).items()) if isinstance(fields, dict) else list(fields))
        async with self._http.request(
            method, url, headers=sent, data=data if method == "POST" else None, allow_redirects=False
        ) as answer:
            if "__Host-desk" in answer.cookies:
                self.token = answer.cookies["__Host-desk"].value
            return Answered(answer.status, await answer.text(errors="replace"), answer.headers)

    async def gets(self, path: str) -> Any:
        """What a script asks for."""
        return _json(await self.sends(path))

    async def enrols(self, code: str, name: str) -> Answered:
        """Opens an invitation, gives a name and makes a passkey."""
        options = await self.sends("/enrol/options", {"code": code, "name": name})
        if options.status != 200:
            return options
        made = self.device.makes(_json(options))
        return await self.sends("/enrol", {"code": code, "name": name, "signed": made})

    async def joins(self, code: str) -> Answered:
        """Opens the link that came in the chat, and makes a passkey."""
        options = await self.sends("/enrol/options", {"code": code})
        if options.status != 200:
            return options
        return await self.sends("/enrol", {"code": code, "signed": self.device.makes(_json(options))})

    def confirms(self, asked: Answered) -> str:
        """What the device signs on the page that asks for it."""
        found = re.search(r'data-options="([^"]*)"', asked.html)
        assert found, asked.words
        return self.device.signs(json.loads(unescape(found[1])))

    async def signs_in(self) -> Answered:
        """With the passkey of the device."""
        options = await self.gets("/sign-in/options")
        answered = await self.sends("/sign-in", {"signed": self.device.signs(options)})
        return await self.opens("/") if answered.status == 200 else answered

    def word(self, source: str, **values: object) -> str:
        """A sentence of the catalog, as it is read here."""
        said = catalog(self.language).gettext(source)
        return " ".join(unescape(Markup(said).striptags()).format(**values).split())


def _json(answered: Answered) -> Any:
    return json.loads(answered.html)


def field(html: str, name: str) -> str:
    """The value of a field of a form."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return unescape(found[1])


def hidden(html: str) -> dict[str, str]:
    """What the form of the row in hand sends besides the button: the version, and whom it may be best."""
    form = html[html.index('class="decide"') :]
    found = re.search(r'name="subject" value="(\d+)" checked', form)
    subject = {"subject": found[1]} if found else {}
    return {"version": field(form, "version"), "next": field(form, "next"), "back": field(form, "back"), **subject}


def rows_of(html: str) -> list[int]:
    """The rows of a table, in order."""
    return [int(row) for row in re.findall(r'data-row="(\d+)" class', html)]
