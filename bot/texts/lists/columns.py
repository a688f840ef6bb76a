"""Which column of a table was taken for what, and which could not be: said before anything comes of the rows."""

from collections.abc import Sequence

from bot.model.columns import Understood
from bot.model.sentence import Sentence
from bot.texts import labels
from bot.texts.writing import html, joined, lines, t

LONGEST_HEAD, LONGEST = 80, 600


def understood(read: Understood) -> Sentence:
    """Which head was taken for which column, and what was left out."""
    names = _names()
    taken = [
        html("{name}: {head}", name=names[one], head=_short(head)) for one, head in read.heads.items() if one in names
    ]
    left_out = [*(head for one, head in read.heads.items() if one not in names), *read.left_out]
    return lines(
        [
            t("<b>How the columns were read.</b> Please check: nothing happens with the rows until you continue."),
            *taken,
            t("Not used: {heads}", heads=_row(left_out)) if left_out else None,
            t("The dates have the month first.") if read.month_first else None,
            t("Rows with totals only, left out: {rows}", rows=_row(read.totals)) if read.totals else None,
        ]
    )


def unclear(heads: Sequence[str]) -> Sentence:
    """Columns that may be somebody else's."""
    return t(
        "It is not clear who these columns are about: {heads}. Please name the column with the missing or returned person exactly like this (“Name of the missing person”), remove the other one, and send the file again.",
        heads=_row(heads),
    )


def two_ids(heads: Sequence[str]) -> Sentence:
    """Several columns that may be the id."""
    return t("Several columns may be the id of a person: {heads}. Please leave one of them.", heads=_row(heads))


def _names() -> dict[str, Sentence]:
    """What columns are called; those that are read without being used are not among them."""
    return {
        # Translators: a column of a table that holds the whole name of a person
        "full_name": t("Full name"),
        "surname": labels.FIELDS["surname"],
        "given": labels.FIELDS["given"],
        "patronymic": labels.FIELDS["patronymic"],
        "given_and_patronymic": joined(", ", (labels.FIELDS["given"], labels.FIELDS["patronymic"])),
        # Translators: a column of a table: the surname that somebody had before
        "former_surname": t("Former surname"),
        "birth": labels.FIELDS["birth_date"],
        "category": labels.FIELDS["category"],
        # Translators: a column of a table: the military unit
        "unit": t("Unit"),
        "source_id": t("Id"),
    }


def _row(heads: Sequence[str]) -> str:
    return ", ".join(map(_short, heads))[:LONGEST]


def _short(head: str) -> str:
    return head if len(head) <= LONGEST_HEAD else head[: LONGEST_HEAD - 1] + "…"
