"""The rows of a list beside the work: which there are, pages of them, one row, and everybody whom it may be."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.model.finding import Results
from bot.model.inquiry import full_name
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.returned import ListRow, ReturnedList
from bot.model.row_lists import OtherCandidate, Others, RowEntry, RowSort, RowsPage
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import comparison, rows, settled, sheets
from bot.texts.lists.lists import VERDICTS
from bot.texts.lists.row_ways import name_by_hand
from bot.texts.register import finding
from bot.texts.turning import turns
from bot.texts.writing import column, grid, html, lines, reply, short, showing, spread, t

WIDTH = 5  # numbers of rows beside one another

SORTS: Mapping[RowSort, Sentence] = {
    # Translators: rows of a list by what happened to them; a number follows
    RowSort.WORK: t("To be looked at"),
    RowSort.LATER: t("Put off"),
    RowSort.NOBODY: t("Not in the register"),
    RowSort.ASIDE: t("Put aside for a person"),
    RowSort.PROPOSED: t("Waiting for a second operator"),
    RowSort.VERIFIED: t("Verified"),
    RowSort.BEFORE: t("Verified before, nothing to do"),
    RowSort.DOUBLE: t("Duplicates, or already reported"),
}


def sorts(found: ReturnedList, counted: Mapping[RowSort, int], *, manages: bool) -> Message:
    """Which rows can be listed, the way to find one and, for administrators, to take the list out."""
    buttons = [
        Button(html("{sort}: {n}", sort=words, n=counted[sort]), press("rows", found.id, sort.value, 1))
        for sort, words in SORTS.items()
        if counted.get(sort)
    ]
    buttons.append(Button(t("Find a row"), press("findrow", found.id)))
    if manages:
        buttons.append(Button(t("The list as a file"), press("handback", found.id)))
    return reply(
        t("<b>Rows of the list</b> {name}", name=found.name),
        t("Which rows do you want to see?"),
        buttons=column(buttons),
    )


def page(org: OrgConfig, seen: RowsPage) -> list[Message]:
    """Rows of one sort, each with a button that opens it."""
    head = html("<b>{sort}: {n}</b>", sort=SORTS[seen.sort], n=seen.total)
    where = t("Page {number} of {of}", number=seen.number, of=seen.of) if seen.of > 1 else None
    back = Button(t("Other rows"), press("sorts", seen.found.id))
    buttons = (
        *_numbers(seen.rows),
        *turns(seen.number, seen.of, partial(press, "rows", seen.found.id, seen.sort.value)),
        (back,),
    )
    why = {row_id: settled.why(org, one) for row_id, one in seen.settled.items()}
    listed = [lines([_row(row), why.get(row.id)]) for row in seen.rows]
    return spread([lines([head, where]), *listed], buttons)


def found(list_id: int, rows_: Sequence[ListRow], most: int) -> list[Message]:
    """The rows that were looked for."""
    again = Button(t("Find a row"), press("findrow", list_id))
    if not rows_:
        return [reply(t("<b>No row of this list says that.</b>"), buttons=((again,),))]
    more = t("There may be more: please write more words.") if len(rows_) == most else None
    parts = [t("<b>Rows found: {n}</b>", n=len(rows_)), *map(_row, rows_), more]
    return spread(parts, (*_numbers(rows_), (again,)))


def entry(seen: RowEntry) -> Message:
    """One row and what happened to it."""
    row = seen.row
    number = sheets.seen(row)
    return showing(
        t("<b>Row {number}</b>. {sort}", number=number, sort=SORTS[seen.sort]),
        lines([t("On the list: <b>{words}</b>", words=row.words), rows.remark(row)]),
        _said(seen),
        rows.why_aside() if seen.sort is RowSort.ASIDE else None,
        buttons=_ways(seen),
    )


def others(seen: Others) -> list[Message]:
    """Everybody whom a row may be; each can be chosen."""
    row = seen.row
    head = t("<b>Row {number}</b> may be:", number=sheets.seen(row))
    on_list = lines([t("On the list: <b>{words}</b>", words=row.words), rows.remark(row)])
    parts = [head, on_list, *(_candidate(n, one) for n, one in enumerate(seen.found, 1)), _fitting(seen.fitting)]
    chosen = [
        Button(t("Look at {number}", number=n), press("candidate", row.id, one.match.subject_id))
        for n, one in enumerate(seen.found, 1)
    ]
    return spread(parts, (*grid(chosen), (name_by_hand(row.id),)))


def who_is_it(row_id: int, found: Results) -> list[Message]:
    """Several are called so: who of them the row is."""
    more = found.more or found.pages > 1
    parts = [
        t("<b>Which of them is this row?</b> Nothing is reported yet."),
        t("More people fit than are listed here. Add a given name or a year.") if more else None,
        *map(finding.line, found.cases),
        None if all(one.person_id for one in found.cases) else t("An inquiry in review has to be accepted first."),
    ]
    each = [
        Button(short("{number} · {name}", number=one.number, name=full_name(one.facts)), press("named", row_id, person))
        for person, one in found.people.items()
    ]
    return spread(parts, (*column(each), (Button(t("Somebody else"), press("name", row_id)),)))


def nobody_found(*, complete: bool) -> Message:
    """Nobody is called so or has that number.  complete: whether the register was read since the start."""
    tries = t("Try the surname alone, without a date; a former surname; the name of the relative who asked.")
    return reply(t("<b>Nobody in the register fits.</b>"), tries if complete else finding.not_read_yet())


def _ways(seen: RowEntry) -> Rows:
    row = seen.row
    ways = [name_by_hand(row.id)] if seen.sort is RowSort.NOBODY else []
    if seen.report_id is not None:
        ways.append(Button(t("Open the report"), press("report", seen.report_id)))
    ways.append(Button(t("Other rows"), press("sorts", row.list_id)))
    return column(ways)


def _said(seen: RowEntry) -> Sentence | None:
    if seen.said is None:
        return None
    known = comparison.person(seen.said.facts)
    return lines(
        [
            t("In the register: <b>{words}</b>\n<code>{reference}</code>", words=known, reference=seen.number),
            t("Reported by {name}", name=seen.by),
        ]
    )


def _row(row: ListRow) -> Sentence:
    words = html("{number}. <b>{words}</b>", number=sheets.seen(row), words=row.words)
    return lines([words, rows.remark(row)])


def _candidate(number: int, one: OtherCandidate) -> Sentence:
    return lines(
        [
            html("{number}. <b>{words}</b>", number=number, words=comparison.person(one.facts)),
            html("<code>{number}</code>, {verdict}", number=one.number, verdict=VERDICTS[one.match.verdict]),
            comparison.marks(one.match.fields),
            labels.STATES[one.state] if one.state else comparison.asked_by(one.relatives),
        ]
    )


def _fitting(more: int) -> Sentence | None:
    if not more:
        return None
    return t("Others fit too: {n}. Find out the full date of birth and the patronymic.", n=more)


def _numbers(found: Sequence[ListRow]) -> Rows:
    return grid([Button(short(html("{n}", n=row.number)), press("entry", row.id)) for row in found], WIDTH)
