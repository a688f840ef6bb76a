"""How sentences are put together: whatever is not Markup is escaped, so that nobody has to remember to."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from bot.model.message import Button, Kind, Message, Rows


def html(template: str, **values: object) -> Markup:
    """A template of the catalog (trusted) filled with values (escaped)."""
    written = Markup(template)  # noqa: S704 (the template is ours, the values are escaped)
    return written.format(**values) if "{" in template else written


def paragraphs(*parts: str | None) -> Markup:
    """Parts with an empty line between them; those that are empty fall out."""
    return Markup("\n\n").join(escape(part) for part in parts if part)


def lines(parts: Iterable[str | None]) -> Markup:
    """Parts below one another; those that are empty fall out."""
    return Markup("\n").join(escape(part) for part in parts if part)


def column(buttons: Iterable[Button]) -> Rows:
    """Each button in a row of its own."""
    return tuple((button,) for button in buttons)


def grid(buttons: Sequence[Button], width: int = 2) -> Rows:
    """Buttons side by side, width in a row."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def units(words: str) -> int:
    """How long Telegram takes words to be: in units of UTF-16, of which a picture letter has two."""
    return len(words.encode("utf-16-le")) // 2


def reply(*parts: str | None, buttons: Rows = ()) -> Message:
    """An answer to what somebody just did."""
    return Message(Kind.REPLY, paragraphs(*parts), buttons)


def to_operator(*parts: str | None, buttons: Rows = ()) -> Message:
    """A word to an operator who did not just ask for it."""
    return Message(Kind.OPERATOR, paragraphs(*parts), buttons)


def alarm(*parts: str | None, buttons: Rows = ()) -> Message:
    """A word to operators about what can still be stopped or was just taken back: nothing goes before it."""
    return Message(Kind.ALARM, paragraphs(*parts), buttons)


def quotes(words: str, room: int = 3_000) -> list[Markup]:
    """What somebody wrote, quoted; in pieces when it is longer than there is room for in a message."""
    pieces = [words[start : start + room] for start in range(0, len(words), room)]
    return [html("<blockquote>{piece}</blockquote>", piece=piece) for piece in pieces]


def spread(kind: Kind, parts: Iterable[str | None], buttons: Rows = (), room: int = 3_800) -> list[Message]:
    """Parts over as few messages as hold them; the buttons are below the last."""
    pages: list[list[str]] = [[]]
    for part in (part for part in parts if part):
        if pages[-1] and sum(map(units, pages[-1])) + units(part) > room:
            pages.append([])
        pages[-1].append(part)
    messages = [Message(kind, paragraphs(*page)) for page in pages]
    return [*messages[:-1], Message(kind, messages[-1].html, buttons)]
