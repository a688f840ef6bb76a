"""How a button looks, by what it does: Telegram draws the one that goes on and those that cannot be undone apart.

Since Bot API 9.4; older apps show all alike.
"""

from enum import StrEnum


class Style(StrEnum):
    """A style of InlineKeyboardButton."""

    PRIMARY = "primary"
    DANGER = "danger"


# By verb, or by verb and form: what most people here want to do next.
PRIMARY = frozenset(
    {"accept", "acknowledge", "agree", "allsure", "approve", "consent", "is", "keepopen", "register", "resume", "send"}
)
# What nobody can take back with another press.
DANGER = frozenset(
    {
        "anew",
        "endcast",
        "erase",
        "forgetsure",
        "forgotten",
        "importothers",
        "lock",
        "reject",
        "remove",
        "send:correct",
        "send:decline",
        "stop",
        "stoplist",
        "unconsented",
        "withdrawn",
    }
)


def style_of(press: str) -> Style | None:
    """The style of a button that sends this; None for most."""
    verb, _, rest = press.partition(":")
    names = {verb, f"{verb}:{rest.partition(':')[0]}"}
    if names & DANGER:
        return Style.DANGER
    return Style.PRIMARY if names & PRIMARY else None


def styles(rows: tuple[tuple[str, ...], ...]) -> list[list[Style | None]]:
    """The styles of all buttons below a message; only the first that could be primary is."""
    styled = [[style_of(press) for press in row] for row in rows]
    first = next((place for place in _places(styled) if styled[place[0]][place[1]] is Style.PRIMARY), None)
    for row, column in _places(styled):
        if styled[row][column] is Style.PRIMARY and (row, column) != first:
            styled[row][column] = None
    return styled


def _places(styled: list[list[Style | None]]) -> list[tuple[int, int]]:
    return [(row, column) for row, those in enumerate(styled) for column in range(len(those))]
