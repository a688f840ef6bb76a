"""Announcements: what an operator is told at the desk, since no chat says it to them, with the way to act on it."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.i18n import Language
from bot.model.announcement import Announcement
from bot.model.sentence import text
from bot.texts.staff import announced as texts
from bot.use_cases.staff import announced
from bot.use_cases.staff.announced import SHOWN
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest, as_id
from desk.ways import case_of, ways_of
from storage.store.transaction import Transaction

PATH = "/announcements"
_COMMAND = re.compile(rf"(?<![\w/.:@])/({'|'.join(texts.PAGES)})\b")


@dataclass(frozen=True)
class Shown:
    """An announcement as it is read here.  ways: (what is done there, the page)."""

    id: int
    said_at: int
    read_at: int | None
    html: Markup
    ways: list[tuple[str, str]]


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """What is not read yet, or what was; the newest first."""
    read, before = request.asked("sort") == "read", as_id(request.asked("before") or "0") or None
    seen = await announced.view(tx, request.actor, before, read=read)
    shown = [_shown(one, request) for one in seen.shown]
    return Page("announcements.html", {"seen": seen, "shown_ones": shown, "read": read, "path": PATH})


async def read(tx: Transaction, request: DeskRequest) -> Answer:
    """Only what stood on the page, and each by its id."""
    await announced.have_read(tx, request.actor, request.numbers("shown")[:SHOWN])
    return Elsewhere(PATH)


def _shown(one: Announcement, request: DeskRequest) -> Shown:
    html = _COMMAND.sub(lambda found: _page(found[1], request.language), one.html)
    ways = ways_of(one.ways, request.operator)
    case = case_of(one.person_id, one.inquiry_id, request.operator)
    if case and case not in [path for _label, path in ways]:
        ways.append((text(texts.CASE, request.language), case))
    return Shown(one.id, one.said_at, one.read_at, Markup(html), ways)  # noqa: S704 (ours)


def _page(command: str, language: Language) -> str:
    path, title = texts.PAGES[command]
    return f'<a href="{path}">{escape(text(title, language))}</a>'
