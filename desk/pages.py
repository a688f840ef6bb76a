"""Pages: templates in which every sentence is one of the catalogs, said in the language of whoever reads it."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from bot.i18n import LANGUAGES, Language, name_of
from bot.model.attached import Attached
from bot.model.chat import Operator
from bot.model.sentence import Sentence, as_written
from bot.texts import facts, labels
from bot.texts.lists import rows, settled, sheets, table
from bot.texts.staff import announced, board
from bot.texts.writing import t, tn
from desk import beside
from desk import rows as html_rows
from desk.places import in_bar, in_title, places, way_to
from desk.request import DeskRequest
from desk.said import shown
from storage.store.transaction import Transaction

FOLDER = Path(__file__).parent
SENDER = "sender"
FORM = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>.*?(?=</form>)', re.DOTALL)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Page:
    """A template and what it shows.  status: of HTTP."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200

    def html(self, language: Language, **about: Any) -> str:
        """As its reader reads it.  about: what every page is told."""
        values = {"language": language, "languages": LANGUAGES, **about, **self.values}
        html = _environment().get_template(self.template).render(values)
        return _signed_by(about["operator"], html) if "operator" in about else html


@dataclass(frozen=True)
class Elsewhere:
    """What was asked is done; the browser goes on there."""

    path: str


@dataclass(frozen=True)
class Made:
    """A file that is made once what was asked is kept.  collects: reads what is in it; makes: writes it."""

    name: str
    kind: str
    collects: Callable[[Transaction], Awaitable[Any]]
    makes: Callable[[Any], bytes]


@dataclass(frozen=True)
class Fetched:
    """A file that Telegram keeps, fetched once the look is kept."""

    attached: Attached


@dataclass(frozen=True)
class Listens:
    """The browser hears whenever the numbers change (live.py)."""


@dataclass(frozen=True)
class Apart:
    """What takes long to read and writes nothing: read beside the writer, for which nobody else has to wait."""

    reads: Callable[[Transaction], Awaitable["Page | Ready"]]


@dataclass(frozen=True)
class Takes:
    """A page was read, and says what has to be written before it is shown; what that answers is the answer."""

    writes: Callable[[Transaction, DeskRequest], Awaitable["Answer"]]


@dataclass(frozen=True)
class TakenOut:
    """A file of which it is kept, before it leaves, how much is in it.  makes: writes and counts it."""

    name: str
    kind: str
    collects: Callable[[Transaction], Awaitable[Any]]
    makes: Callable[[Any], tuple[bytes, int]]
    keeps: Callable[[Transaction, int], Awaitable[None]]


@dataclass(frozen=True)
class Ready:
    """A file as it leaves."""

    name: str
    kind: str
    content: bytes


Whole = Page | Elsewhere | Made | Fetched | Ready
Answer = Whole | Listens | Apart | Takes


@cache
def static_files() -> Mapping[str, tuple[str, bytes]]:
    """What pages need besides themselves, by name: the type and the content."""
    found = sorted(path for path in (FOLDER / "static").iterdir() if path.suffix in TYPES)
    return {path.name: (TYPES[path.suffix], path.read_bytes()) for path in found}


def address_of(name: str) -> str:
    """Where a file is; another version of it is elsewhere, so that browsers may keep this one."""
    return f"/static/{sha256(static_files()[name][1]).hexdigest()[:12]}/{name}"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_said,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "t": t,
        "tn": tn,
        "labels": labels,
        "file": address_of,
        "name_of": name_of,
        "beside": beside,
        "html_rows": html_rows,
        "places": places,
        "in_bar": in_bar,
        "in_title": in_title,
        "way_to": way_to,
        "of_board": board,
        "shown": shown,
        "announced": announced,
    }
    made.globals |= {"texts": table, "of_rows": rows, "settled": settled, "sheets": sheets, "facts": facts}
    return made


def _signed_by(operator: Operator, html: str) -> str:
    """Every form says whose page it is on, so that none is sent as whoever signs in later in the same browser."""
    field = _environment().get_template("sender.html").render(name=SENDER, operator=operator)
    return FORM.sub(lambda form: form[0] + field, html)


@pass_context
def _said(context: Context, value: Any) -> Any:
    """Sentences in the language of the page; nothing for None."""
    if isinstance(value, Sentence):
        return as_written(Markup(value.html(context["language"])))  # noqa: S704 (escaped where it is made)
    return "" if value is None else value
