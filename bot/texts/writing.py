"""How sentences are put together: whatever is not Markup is escaped, so that nobody has to remember to."""

from collections.abc import Iterable, Mapping, Sequence

from bot.model.message import Button, Kind, Message, Rows
from bot.model.pages import Page
from bot.model.press import press
from bot.model.sentence import Joined, Number, Said, Sentence, Shortened, Template


def t(words: str, /, **values: object) -> Template:
    """A sentence of the catalog, filled with values: words, numbers or other sentences."""
    return Template(words, values=_counted(values))


def tn(one: str, many: str, n: int, /, **values: object) -> Template:
    """A sentence of the catalog that counts something; {n} is the number."""
    return Template(one, many, n, _counted({"n": n, **values}))


def html(template: str | Sentence, /, **values: object) -> Sentence:
    """Words that are the same in every language, or a sentence, filled with values."""
    if isinstance(template, str):
        return Template(template, values=values, translated=False)
    return template.filled(**values) if isinstance(template, Template) and values else template


def joined(between: str, parts: Iterable[Said | None]) -> Sentence:
    """Parts with something between them; those that are empty fall out."""
    return Joined(between, tuple(part for part in parts if part))


def paragraphs(*parts: Said | None) -> Sentence:
    """Parts with an empty line between them; those that are empty fall out."""
    return joined("\n\n", parts)


def folded(*parts: Said | None) -> Sentence:
    """Paragraphs of which a telephone shows the first lines, and the rest when they are tapped."""
    return html("<blockquote expandable>{parts}</blockquote>", parts=paragraphs(*parts))


def lines(parts: Iterable[Said | None]) -> Sentence:
    """Parts below one another; those that are empty fall out."""
    return joined("\n", parts)


def short(template: str | Sentence, /, most: int = 60, **values: object) -> Sentence:
    """As much of it as a button shows."""
    return Shortened(html(template, **values), most)


def column(buttons: Iterable[Button]) -> Rows:
    """Each button in a row of its own."""
    return tuple((button,) for button in buttons)


def grid(buttons: Sequence[Button], width: int = 2) -> Rows:
    """Buttons side by side, width in a row."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def turn(verb: str, page: Page[object]) -> Rows:
    """The buttons to the pages before and after; none where there is one page."""
    ways = [(t("← Previous"), page.number - 1)] if page.number else []
    ways += [(t("Next →"), page.number + 1)] if page.number < page.last else []
    return (tuple(Button(words, press(verb, number)) for words, number in ways),) if ways else ()


def reply(*parts: Said | None, buttons: Rows = ()) -> Message:
    """An answer to what somebody just did."""
    return Message(Kind.REPLY, paragraphs(*parts), buttons)


def showing(*parts: Said | None, buttons: Rows = (), call_id: int | None = None) -> Message:
    """An answer to an operator that shows somebody; call_id: who is to be called."""
    return Message(Kind.REPLY, paragraphs(*parts), buttons, passes=True, call_id=call_id)


def to_operator(*parts: Said | None, buttons: Rows = (), alert: Said | None = None, counted: bool = False) -> Message:
    """A word to an operator who did not just ask for it.

    alert: what is said in its place where the chat names nobody.  counted: the desk shows by itself what it is about.
    """
    # Translators: to operators, in place of a message that names somebody; /desk is a command and stays as it is
    usual = t("<b>Something is waiting for you at the desk.</b> /desk")
    return Message(Kind.OPERATOR, paragraphs(*parts), buttons, alert=alert or usual, counted=counted)


def alarm(*parts: Said | None, buttons: Rows = (), alert: Said | None = None) -> Message:
    """A word to operators about what can still be stopped or was just taken back: nothing goes before it.

    alert: what is said in its place where the chat names nobody.
    """
    # Translators: to operators, in place of a message that names somebody; /desk is a command and stays as it is
    usual = t("<b>For operators: please look at the desk now.</b> /desk")
    return Message(Kind.ALARM, paragraphs(*parts), buttons, alert=alert or usual)


def returns_leave(moment: Sentence) -> Sentence:
    """In place of an alarm that names a case or a list: that something was verified, and until when it can be stopped."""
    return t("<b>For operators: a return was verified.</b> The notices go out at {moment}. /desk", moment=moment)


def _counted(values: Mapping[str, object]) -> Mapping[str, object]:
    """What a sentence counts is called n: large numbers are written as the reader's language groups them."""
    n = values.get("n")
    return {**values, "n": Number(n)} if isinstance(n, int) else values


def quotes(words: str, room: int = 3_000) -> list[Sentence]:
    """What somebody wrote, quoted; in pieces when it is longer than there is room for in a message."""
    pieces = [words[start : start + room] for start in range(0, len(words), room)]
    return [html("<blockquote>{piece}</blockquote>", piece=piece) for piece in pieces]


def spread(parts: Iterable[Said | None], buttons: Rows = (), room: int = 3_800) -> list[Message]:
    """A card over as few messages as hold it; the buttons are below the last."""
    return [Message(Kind.REPLY, paragraphs(*parts), buttons, room=room, passes=True)]
