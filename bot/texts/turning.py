"""The ways from one page of a list in the chat to the others."""

from collections.abc import Callable

from bot.model.message import Button, Rows
from bot.texts.writing import t


def turns(number: int, of: int, to: Callable[[int], str]) -> Rows:
    """To the page before and to the one behind, where there are any; to: what the button of a page tells the bot."""
    found = []
    if number > 1:
        # Translators: buttons under a list that has several pages
        found.append(Button(t("← Page {n}", n=number - 1), to(number - 1)))
    if number < of:
        found.append(Button(t("Page {n} →", n=number + 1), to(number + 1)))
    return (tuple(found),) if found else ()
