"""What is written in a row of a list beside name and date of birth, and which rows were put aside."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.returned import ListRow, Remark
from bot.texts.writing import html, lines

NAMED = 100  # numbers of rows; more than these a list can hold, but no message


def remark(language: Language, row: ListRow) -> Markup | None:
    """Whatever else the row says; for everybody who decides about it."""
    return _said(language, row.remark) if row.remark.words else None


def evidence(row: ListRow) -> dict[str, str]:
    """What a report keeps of the row that it came of."""
    return {"listed": row.words, "remark": row.remark.words, "cut": str(row.remark.cut or "")}


def remark_of_evidence(language: Language, kept: str, cut: str) -> Markup | None:
    """The same, of what a report has kept."""
    return _said(language, Remark(kept, int(cut or 0))) if kept else None


def _said(language: Language, said: Remark) -> Markup:
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    left_out = ngettext(
        "{n} more character is in the file: please read the row there.",
        "{n} more characters are in the file: please read the row there.",
        said.cut,
    )
    return lines(
        [html(_("Also in the row: <b>{words}</b>"), words=said.words), html(left_out, n=said.cut) if said.cut else None]
    )


def aside(language: Language, numbers: Sequence[int]) -> Markup | None:
    """Which rows were put aside since they speak of a death, and what to do; None if none was."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    if not numbers:
        return None
    others = len(numbers) - NAMED
    more = ngettext("And {n} row more.", "And {n} rows more.", others)
    why = _(
        "They hold words that do not belong in a list of returned people. They are compared with nobody and never proposed. Please read them in the file and speak with whoever is in charge in your organisation; this bot tells families nothing of it."
    )
    named = html(_("<b>Put aside for a person, rows: {rows}.</b>"), rows=", ".join(map(str, numbers[:NAMED])))
    return lines([named, html(more, n=others) if others > 0 else None, html(why)])
