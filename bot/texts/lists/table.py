"""A list as a table: what its columns, facets and states are called."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.model.dates import PartialDate, read_date
from bot.model.given import Refusal
from bot.model.list_table import Fit, OpenRow, Standing
from bot.model.returned import IN_HAND_SECONDS, ListProgress
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.writing import joined, t, tn

IN_HAND_MINUTES = IN_HAND_SECONDS // 60
WHOLE_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
IN_FIGURES = re.compile(r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.(19|20)\d\d", re.ASCII)

FITS: Mapping[Fit, Sentence] = {
    # Translators: how well a row of a list and a person of the register match
    Fit.POSSIBLE: t("possible"),
    # Translators: how well a row of a list and a person of the register match
    Fit.LIKELY: t("likely"),
    # Translators: how well a row of a list and a person of the register match
    Fit.SURE: t("sure"),
    # Translators: of a row of a list, for which nobody in the register fits
    Fit.NONE: t("not in the register"),
}

STANDINGS: Mapping[Standing, Sentence] = {
    # Translators: the state of a row of a list, in one or two words
    Standing.OPEN: t("open"),
    # Translators: the state of a row of a list: this operator has looked at it
    Standing.LOOKED_AT: t("looked at"),
    # Translators: the state of a row of a list: put off
    Standing.LATER: t("later"),
    # Translators: the state of a row of a list: a colleague works on it; a name may follow
    Standing.IN_HAND: t("in hand"),
    # Translators: the state of a row of a list that is handled outside the program, by a person
    Standing.ASIDE: t("for a person"),
    # Translators: the state of a row of a list: waits for a second operator
    Standing.PROPOSED: t("proposed"),
    # Translators: the state of a row of a list: verified by a second operator
    Standing.VERIFIED: t("verified"),
    # Translators: the state of a row of a list: nobody of the register whom it may be
    Standing.NOT_THIS: t("not this person"),
    # Translators: the state of a row of a list: the return of this person was verified before; a date may follow
    Standing.BEFORE: t("already verified"),
    # Translators: the state of a row of a list: the same person is in another row, or reported already
    Standing.DOUBLE: t("double"),
    Standing.NOBODY: t("not in the register"),
}

# By what rows are chosen.
FACETS: Mapping[str, Sentence] = {
    # Translators: how well a row of a list and a person of the register match; values follow
    "fit": t("Fit"),
    "remark": t("Remark"),
    # Translators: of a workbook
    "sheet": t("Sheet"),
    "state": t("State"),
}

# Translators: rows with a remark, without a remark
REMARKS: Mapping[str, Sentence] = {"with": t("with"), "without": t("without")}

# Translators: rows about which somebody has to decide; a number follows
TO_DECIDE = t("to decide")

AGREES: Mapping[str, Sentence] = {
    # Translators: how a field of two people agrees
    "match": t("same"),
    # Translators: how a field of two people agrees
    "near": t("near"),
    # Translators: how a field of two people agrees
    "mismatch": t("different"),
    # Translators: how a field of two people agrees: of one of them it is not known
    "blank": t("not known"),
}


def settled(progress: ListProgress) -> Sentence:
    """How many rows are settled, of how many."""
    done = progress.rows - progress.sure - progress.to_look_at - progress.later
    return t("<b>{done}</b> of {n} settled", done=done, n=progress.rows)


def rows(n: int, done: int) -> Sentence:
    """Of a group of rows."""
    return tn("{n} row, {done} settled", "{n} rows, {done} settled", n, done=done)


def minutes(until: int, now: int) -> Sentence:
    """So long something is still in somebody's hands."""
    return tn("{n} minute left", "{n} minutes left", max(1, -(-(until - now) // 60)))


def select_row(number: object) -> Sentence:
    """What the box beside a row does."""
    return t("Select row {number}", number=number)


def yours() -> Sentence:
    """A row is in the hands of who reads this."""
    # Translators: of a row that is in the reader's own hands
    return t("yours")


def you() -> Sentence:
    """The reader has done it."""
    # Translators: stands beside what the reader has decided
    return t("you")


def same_as(number: int) -> Sentence:
    """An earlier row of the list is the same person."""
    return t("same as row {number}?", number=number)


def may_be(n: int) -> Sentence:
    """How many more there are who fit."""
    return tn(
        "{n} more fits. Find out the full date of birth and the patronymic.",
        "{n} more fit. Find out the full date of birth and the patronymic.",
        n,
    )


def others_fit(n: int) -> Sentence:
    """How many others a row may be, besides the one that it stands beside."""
    return tn("{n} other person fits: look at the row", "{n} other people fit: look at the row", n)


def why_not(seen: OpenRow) -> Sentence:
    """Why there is nothing to press."""
    if seen.in_hand_of:
        return t("In the hands of a colleague: {name}.", name=seen.in_hand_of)
    return t("Nothing is to be decided here.")


def born(answer: str) -> str:
    """A date of the register in figures, dots for what is not known."""
    if WHOLE_ISO.fullmatch(answer):
        return f"{answer[8:]}.{answer[5:7]}.{answer[:4]}"
    return _in_figures(PartialDate.parse(answer)) if answer else ""


def born_as_typed(words: str, now: int) -> str:
    """A date of a list in figures where it can be read, else as it was typed."""
    if IN_FIGURES.fullmatch(words):
        return words
    today = datetime.fromtimestamp(now, UTC).date() + timedelta(days=1)
    try:
        return _in_figures(read_date(words, today)) if words else ""
    except Refusal:
        return words


def _in_figures(known: PartialDate) -> str:
    day, month = (f"{part:02}" if part else "··" for part in (known.day, known.month))
    return f"{day}.{month}.{known.year:04}"


def agreeing(fields: Sequence[Sentence]) -> Sentence | None:
    """Which fields of two people are the same."""
    return t("The same: {fields}", fields=joined(", ", fields)) if fields else None


def would_be_told(n: int) -> Sentence:
    """Of one return among many."""
    if not n:
        return t("This bot would not tell any relative.")
    return tn("{n} relative would be told", "{n} relatives would be told", n)


def to_verify(n: int) -> Sentence:
    """What was found right."""
    return tn("Verify {n} return", "Verify {n} returns", n)


def pause(seconds: int) -> Sentence:
    """So long notices wait."""
    return tn("{n} minute", "{n} minutes", max(1, round(seconds / 60)))


def leave(n: int) -> Sentence:
    """Of notices that can still be stopped."""
    return tn("{n} notice", "{n} notices", n)


def when(at: int, now: int, org: OrgConfig) -> Sentence:
    """When the first of them is sent."""
    if at <= now:
        return t("being sent now")
    return t("from {time} on", time=labels.clock(at, org.timezone))
