"""What administrators hear of lists: whoever sends one learns who of it is in the register."""

from bot.model.message import Message
from bot.texts.writing import alarm, t, tn


def brought(name: str, count: int) -> Message:
    """To the other administrators: a list has come in."""
    said = tn(
        "<b>For operators: a list of {n} row was sent</b> by {name}.",
        "<b>For operators: a list of {n} rows was sent</b> by {name}.",
        count,
        name=name,
    )
    return alarm(said, t("Whoever sends a list sees which of its names are in the register."))
