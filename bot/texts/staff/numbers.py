"""Numbers of a month: what they are called, and how they are written."""

from collections.abc import Mapping
from datetime import date

from bot.model.numbers import FEW, Count, Measure, Wait
from bot.model.sentence import Dated, Number, Said, Sentence
from bot.texts.updates.mailing import span
from bot.texts.writing import html, t

MEASURES: Mapping[Measure, Sentence] = {
    # Translators: what is counted, above a table
    Measure.RECEIVED: t("Inquiries received"),
    # Translators: what is counted, above a table
    Measure.ACCEPTED: t("Inquiries accepted"),
    # Translators: what is counted, above a table
    Measure.TOLD: t("Relatives told about a return by message"),
    # Translators: what is counted, above a table
    Measure.ACKNOWLEDGED: t("Relatives who acknowledged it"),
    # Translators: what is counted, above a table
    Measure.CALLED: t("Relatives told by phone"),
}

WAITS: Mapping[Wait, Sentence] = {
    # Translators: a waiting time
    Wait.REVIEW: t("From an inquiry to its acceptance"),
    # Translators: a waiting time
    Wait.READ: t("From a message about a return to its acknowledgement"),
    # Translators: a waiting time
    Wait.CALL: t("From the call list to the call"),
}


def month(first: date) -> Sentence:
    """Its name and the year, as a heading."""
    return Dated(first, "LLLL y")


def day(at: date) -> Sentence:
    """In a row of a table."""
    return Dated(at, "d MMM")


def count(one: Count) -> Said:
    """As a table has it."""
    if one.is_exact:
        return Number(one.least)
    return f"<{FEW}" if one.most < FEW else html("{least}–{most}", least=Number(one.least), most=Number(one.most))


def waited(seconds: int | None) -> Said:
    """So long, roughly."""
    return "–" if seconds is None else span(seconds)
