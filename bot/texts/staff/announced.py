"""What the desk says to an operator in place of a chat."""

from collections.abc import Mapping

from bot.model.sentence import Sentence
from bot.texts.staff.desk import PEOPLE_AND_TRUST
from bot.texts.writing import t, tn

# What the words of a chat call by a command is a page here.
PAGES: Mapping[str, tuple[str, Sentence]] = {
    "exchange": ("/exchange", t("Exchange day")),
    "operators": ("/people", PEOPLE_AND_TRUST),
    "operator": ("/", t("Shift board")),
    "broadcast": ("/updates", t("Updates")),
}
CASE = t("Open the case")


def unread(count: int) -> Sentence:
    """On every page, until it is read."""
    return tn("{n} announcement that you have not read", "{n} announcements that you have not read", count)
