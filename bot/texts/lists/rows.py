"""What is written in a row of a list beside name and date of birth, and which rows were put aside."""

from collections.abc import Sequence

from bot.model.returned import ListRow, Remark
from bot.model.sentence import Sentence
from bot.texts.writing import html, lines, t, tn

NAMED = 100  # numbers of rows; more than these a list can hold, but no message


def remark(row: ListRow) -> Sentence | None:
    """Whatever else the row says; for everybody who decides about it."""
    return _said(row.remark) if row.remark.words else None


def remark_of_evidence(kept: str, cut: str) -> Sentence | None:
    """The same, of what a report has kept."""
    return _said(Remark(kept, int(cut or 0))) if kept else None


def _said(said: Remark) -> Sentence:
    left_out = tn(
        "{n} more character is in the file: please read the row there.",
        "{n} more characters are in the file: please read the row there.",
        said.cut,
    )
    return lines(
        [t("Also in the row: <b>{words}</b>", words=said.words), html(left_out, n=said.cut) if said.cut else None]
    )


def aside(numbers: Sequence[int]) -> Sentence | None:
    """Which rows were put aside since they speak of a death, and what to do; None if none was."""
    if not numbers:
        return None
    others = len(numbers) - NAMED
    more = tn("And {n} row more.", "And {n} rows more.", others)
    named = t("<b>Put aside for a person, rows: {rows}.</b>", rows=", ".join(map(str, numbers[:NAMED])))
    return lines([named, more if others > 0 else None, why_aside()])


def why_aside() -> Sentence:
    """Why rows were put aside, and what to do."""
    return t(
        "They hold words that do not belong in a list of returned people. They are compared with nobody and never proposed. Please read them in the file and speak with whoever is in charge in your organisation; this bot tells families nothing of it."
    )
