"""The queue at the desk: how long inquiries wait, and which of them are shown."""

from collections.abc import Mapping

from bot.model.inquiry import Inquiry
from bot.model.message import DAY
from bot.model.queue import Sort
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.writing import t, tn

HOUR, MINUTE = 3_600, 60

SORTS: Mapping[Sort, Sentence] = {
    # Translators: which inquiries of the queue are shown; a number follows
    Sort.ALL: t("all"),
    # Translators: which inquiries of the queue are shown: about children; a number follows
    Sort.CHILD: t("children"),
    # Translators: which inquiries are shown: somebody in the register looks like the same person; a number follows
    Sort.ALIKE: t("similar people found"),
    # Translators: which inquiries are shown: the family has answered a question; a number follows
    Sort.ANSWERED: t("answered"),
}


def lasted(seconds: int) -> Sentence:
    """So long, in the two largest units."""
    if seconds < HOUR:
        return t("{minutes} min", minutes=max(seconds, 0) // MINUTE)
    if seconds < DAY:
        return t("{hours} h {minutes} min", hours=seconds // HOUR, minutes=seconds % HOUR // MINUTE)
    return tn("{n} day {hours} h", "{n} days {hours} h", seconds // DAY, hours=seconds % DAY // HOUR)


def promised(org: OrgConfig) -> Sentence:
    """Within how many days the family was told that its inquiry is looked at."""
    return tn("promised within {n} day", "promised within {n} days", org.review_days)


def late(inquiry: Inquiry, org: OrgConfig, now: int) -> Sentence | None:
    """By how much the promise is broken; None while it is kept."""
    if not inquiry.is_late(now, org.review_days):
        return None
    return t("late by {time}", time=lasted(now - inquiry.received_at - org.review_days * DAY))
