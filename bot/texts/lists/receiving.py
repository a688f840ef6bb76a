"""A file came that may be a list of returned people: how it was read, or why it was not."""

from collections.abc import Sequence

from bot.model.columns import Understood
from bot.model.message import Message
from bot.model.sentence import Sentence
from bot.model.sheets import SheetsRead
from bot.texts.lists import columns, sheets
from bot.texts.writing import reply, t, tn


def received(name: str, count: int, found: SheetsRead, read: Understood) -> Message:
    """The list is kept; how it was read, and questions about where it comes from follow."""
    counted = tn("{n} row was read.", "{n} rows were read.", count)
    return reply(
        t("<b>List of returned people received</b>: {name}", name=name),
        counted,
        sheets.sheets(found),
        columns.understood(read),
        t("No relative is told because of a list alone. First, a few questions about where it comes from:"),
    )


def known() -> Message:
    """The same list again."""
    return reply(t("<b>This list was received before.</b> It was not added again. All lists: /lists"))


def not_from_a_picture() -> Message:
    """An operator has sent a photo, perhaps of a list."""
    return reply(
        t("<b>This photo was not kept.</b> A list cannot be read from a photo: please send it as CSV or XLSX.")
    )


def unreadable(reason: str, heads: Sequence[str] = ()) -> Message:
    """Why a file is no list, and what to do."""
    return reply(t("<b>This file was not accepted.</b>"), refusal(reason, heads))


def refusal(reason: str, heads: Sequence[str] = ()) -> Sentence:
    """Why a file cannot be read; heads: of the columns that are meant."""
    if reason == "unclear_column":
        return columns.unclear(heads)
    return _reasons().get(reason, _reasons()["broken"])


def being_compared() -> Message:
    """The register is searched; the overview follows."""
    return reply(t("<b>The list is being compared with the register.</b> The overview will come to this chat."))


def _reasons() -> dict[str, Sentence]:
    large = t("It is too large: at most 20 MB and 5,000 rows of returned people. Please split it.")
    return {
        "empty": t("It has no rows."),
        "too_large": large,
        "too_many_rows": large,
        "bomb": large,
        "too_many_columns": t(
            "It has too many columns. Please leave only surname, given name, patronymic and date of birth."
        ),
        "json": t("This is JSON, a format for programs, not a table. Please send it as CSV or XLSX."),
        "side_by_side": t(
            "It has two tables side by side, and the second would be lost. Please put one below the other under the same headings, or send each as a separate file."
        ),
        "transposed": t(
            "Its headings are below one another in the first column. Please turn the table, so that the headings are in the first row and each person has a row."
        ),
        "broken_quotes": t(
            "A quotation mark in it is never closed, so it is not clear where the row ends. Please save it as XLSX, or correct it, and send it again."
        ),
        "encoding": t(
            "It is not clear which encoding it was saved in, and names would be read wrongly. Please save it as XLSX, or as CSV in UTF-8, and send it again."
        ),
        "password_protected": t("It is protected by a password. Please save it without one and send it again."),
        "no_heads": t(
            "It is not clear which column is which. Please write their names in the first row: surname, given name, patronymic, date of birth."
        ),
        "remains": t(
            "This kind of list does not belong here and is never imported. Please speak with the person responsible in your organisation; this bot tells families nothing about it."
        ),
        "not_fetched": t("Telegram did not give us the file. Please send it again."),
        "broken": t("It cannot be read as a table. Please save it as CSV or XLSX and send it again."),
    }
