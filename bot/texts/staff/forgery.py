"""Rows that decide and were not written by the program: what administrators hear."""

from bot.model.message import Message
from bot.texts.writing import alarm, t, tn


def found(count: int, kind: str, row: int) -> Message:
    """Somebody without the keys has written to the database; kind, row: the first of what was found."""
    template = tn(
        "<b>Somebody changed the database past this bot.</b> {n} entry that decides is forged or damaged: {kind}, row {row}.",
        "<b>Somebody changed the database past this bot.</b> {n} entries that decide are forged or damaged. The first: {kind}, row {row}.",
        count,
        kind=kind,
        row=row,
    )
    return alarm(
        template,
        t("Whatever depends on it is not sent and not done: families may wait for word because of it."),
        t("Call the person who runs the bot now: the command check names all of it."),
    )
