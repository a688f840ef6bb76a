"""What administrators hear of lists: whoever sends one learns who of it is in the register."""

from bot.model.message import Message
from bot.texts.writing import alarm, joined, t, tn


def brought(name: str, rows: int, fit: int, *, unusual: bool) -> Message:
    """To the other administrators: a list has come in, and how many of its rows fit somebody."""
    said = tn(
        "<b>For operators: a list of {n} row was sent</b> by {name}.",
        "<b>For operators: a list of {n} rows was sent</b> by {name}.",
        rows,
        name=name,
    )
    fitting = tn(
        "{n} row may be someone in the register; the sender of the list sees who.",
        "{n} rows may be someone in the register; the sender of the list sees who.",
        fit,
    )
    warning = t(
        "<b>That is unusually many.</b> A list of guesses, or of names out of the register, looks like this. Call {name} and ask where it comes from.",
        name=name,
    )
    return alarm(joined("\n", [said, fitting]), warning if unusual else None)
