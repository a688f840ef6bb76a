"""What is written in a row of a list beside name and date of birth, and which rows were put aside."""

from collections.abc import Mapping, Sequence

from bot.model.list_views import Objected
from bot.model.returned import ListRow, Remark, Reopened, RowState
from bot.model.sentence import Sentence
from bot.texts import labels
from bot.texts.writing import html, lines, t, tn

NAMED = 100  # numbers of rows; more than these a list can hold, but no message


def remark(row: ListRow) -> Sentence | None:
    """Whatever else the row says; for everybody who decides about it."""
    return _said(row.remark) if row.remark.words else None


def wish(row: ListRow) -> Sentence | None:
    """What this person wants, if it was said of them; for everybody who decides about the row."""
    if not row.wish:
        return None
    said = labels.WISHES[row.wish["wish"]]
    if chosen := row.wish.get("chosen"):
        return t("This person’s own wish: <b>{wish}</b> {references}", wish=said, references=chosen)
    return t("This person’s own wish: <b>{wish}</b>", wish=said)


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


def objections(heard: Sequence[Objected]) -> Sentence | None:
    """What second operators found wrong with it before; None when nobody has."""
    if not heard:
        return None
    return lines([t("<b>Found wrong before</b>, by {name}: {why}", name=one.name, why=one.why) for one in heard])


def put_off(row: ListRow) -> Sentence | None:
    """That it comes again since it was put off: only such rows are left."""
    return t("It was put off. Only rows that were put off are left.") if row.state is RowState.LATER else None


def reopened(why: Reopened | None) -> Sentence | None:
    """Why a row that was proposed before is open again; of what was not found right, the objections tell."""
    said = {
        Reopened.STOPPED: t("<b>This return was verified before, and stopped.</b>"),
        Reopened.CORRECTED: t("<b>Relatives were told about this return before, and it was corrected as wrong.</b>"),
        Reopened.LEFT: t("It was reported before by someone who is no longer an operator."),
    }
    return said.get(why) if why else None


def open_again(found: Mapping[Reopened, int]) -> list[Sentence]:
    """How many rows are open again, by why."""
    said = {
        Reopened.REJECTED: t("Open again, found wrong: {n}"),
        Reopened.STOPPED: t("Open again, stopped: {n}"),
        Reopened.CORRECTED: t("Open again, corrected: {n}"),
        Reopened.LEFT: t("Open again, reported by someone who has left: {n}"),
    }
    return [html(said[why], n=n) for why, n in found.items()]


def aside(numbers: Sequence[int]) -> Sentence | None:
    """Which rows were put aside since they mention a death, and what to do; None if none was."""
    if not numbers:
        return None
    others = len(numbers) - NAMED
    more = tn("And {n} more row.", "And {n} more rows.", others)
    named = t("<b>Put aside for a person, rows: {rows}.</b>", rows=", ".join(map(str, numbers[:NAMED])))
    return lines([named, more if others > 0 else None, why_aside()])


def why_aside() -> Sentence:
    """Why rows were put aside, and what to do."""
    return t(
        "They contain words that do not belong in a list of returned people. They are never compared or reported. Please read them in the file and speak with the person responsible in your organisation; this bot tells families nothing about it."
    )
