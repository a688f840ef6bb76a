"""Lists of returned people: receiving, comparing, proposing."""

from collections.abc import Mapping, Sequence

from bot.model.columns import Understood
from bot.model.list_views import ListView, RowView, SureOnes
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.returned import Decision, ListProgress, ListRow, PossibleMatch, ReturnedList, Telling
from bot.model.sentence import Sentence
from bot.model.sheets import SheetsRead
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import columns, comparison, rows, settled, sheets
from bot.texts.lists.row_ways import ways
from bot.texts.register import joining
from bot.texts.register.doubles import would_not_be_told
from bot.texts.writing import column, html, lines, reply, short, t, tn, to_operator


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


def registered_since(found: ReturnedList, count: int) -> Message:
    """To whoever brought a list: rows of it may be somebody who was not registered when it was compared."""
    template = tn(
        "<b>For operators: {n} row of a list may be someone who was registered later.</b> Please compare it.",
        "<b>For operators: {n} rows of a list may be people who were registered later.</b> Please compare them.",
        count,
    )
    button = Button(t("Go through the rows"), press("row", found.id))
    return to_operator(template, t("List: {name}", name=found.name), buttons=((button,),))


def all_lists(org: OrgConfig, found: Sequence[ReturnedList]) -> Message:
    """The lists, newest first."""
    if not found:
        return reply(
            t("<b>Lists of returned people.</b> There are none yet. To add one, send it here as a CSV or XLSX file.")
        )
    buttons = [
        Button(
            short("{moment} · {name}", moment=labels.moment(one.received_at, org.timezone), name=one.name),
            press("list", one.id),
        )
        for one in found
    ]
    return reply(t("<b>Lists of returned people</b>"), buttons=column(buttons))


def overview(seen: ListView) -> Message:
    """How far a list has been worked through, and the ways on."""
    found, progress = seen.found, seen.progress
    buttons = (
        [Button(t("Go through the rows"), press("row", found.id))]
        if progress.sure + progress.to_look_at + progress.later
        else []
    )
    if progress.sure and not found.hostile:
        buttons.append(Button(t("Report all sure matches: {n}", n=progress.sure), press("sure", found.id)))
    if progress.proposed:
        buttons.append(Button(t("Compare others’ reports"), press("proposals", found.id)))
    buttons.append(Button(t("See rows, find one"), press("sorts", found.id)))
    buttons += undo(found.id, seen.last)
    hostile = t("<b>Published by the detaining power:</b> compared only, never evidence.") if found.hostile else None
    return reply(
        t("<b>List</b>: {name}", name=found.name),
        hostile if hostile else None,
        _counts(progress),
        _with_others(seen.with_others),
        rows.aside(progress.aside),
        told_so_far(seen.telling) if progress.verified else None,
        buttons=column(buttons),
    )


def card(org: OrgConfig, seen: RowView) -> Message:
    """One row and its best candidate side by side."""
    row, best, progress = seen.row, seen.found[0], seen.progress
    head = t(
        "<b>Row {number}</b>, {done} of {rows} decided. Match: {verdict}",
        number=sheets.numbered(row.number, row.place),
        done=progress.rows - progress.sure - progress.to_look_at - progress.later,
        rows=progress.rows,
        verdict=VERDICTS["possible" if seen.objections else best.verdict],
    )
    return reply(
        head,
        lines([t("On the list: <b>{words}</b>", words=row.words), rows.remark(row), rows.wish(row)]),
        lines([rows.reopened(row.reopened), rows.objections(seen.objections)]),
        t(
            "In the register: <b>{words}</b>\n<code>{reference}</code>",
            words=comparison.person(seen.facts),
            reference=seen.reference,
        ),
        comparison.relatives(seen.asked) if best.person_id else None,
        html("{marks}\n{legend}", marks=comparison.marks(best.fields), legend=comparison.legend()),
        settled.why(org, seen.settled) if seen.settled else None,
        would_not_be_told(seen.doubles),
        _more(len(seen.found) - 1, row.fitting),
        buttons=(
            *_decisions(row, best, seen.last, settled=seen.settled is not None and seen.settled.is_told),
            *ways(row, len(seen.found) - 1 + row.fitting, best.person_id),
            *column(joining.to_compare(best.person_id or 0, seen.doubles)),
        ),
    )


def proposed(count: int) -> Message:
    """The sure ones wait for a second operator."""
    template = tn(
        "<b>Reported: {n} row.</b> A second operator compares it again.",
        "<b>Reported: {n} rows.</b> A second operator compares every one of them again.",
        count,
    )
    return reply(template)


def being_proposed(list_id: int) -> Message:
    """More rows than are proposed at once: it has begun."""
    return reply(
        t("<b>The rows are being reported.</b> You will read here when it is done."), buttons=((_how_far(list_id),),)
    )


def being_undone(list_id: int) -> Message:
    """More rows than are taken back at once: it has begun."""
    return reply(
        t("<b>The rows are being taken back.</b> You will read here when it is done."), buttons=((_how_far(list_id),),)
    )


def ask_sure(seen: SureOnes) -> Message:
    """Before the sure ones are proposed together: how many."""
    if not seen.rows:
        return reply(t("<b>There is no sure match to report now.</b>"))
    template = tn(
        "<b>Report {n} row together?</b> Nobody has looked at it yet.",
        "<b>Report {n} rows together?</b> Nobody has looked at them one by one yet.",
        seen.rows,
    )
    stopped = tn(
        "{n} of them was verified before, and stopped.", "{n} of them were verified before, and stopped.", seen.stopped
    )
    yes = Button(t("Report them: {n}", n=seen.rows), press("allsure", seen.found.id, seen.rows))
    look = Button(t("Go through the rows"), press("row", seen.found.id))
    return reply(
        template,
        t("List: {name}", name=seen.found.name),
        stopped if seen.stopped else None,
        t("A second operator compares every one of them. Until then you can take them all back."),
        buttons=((yes,), (look,)),
    )


def _how_far(list_id: int) -> Button:
    return Button(t("Progress"), press("list", list_id))


def undone(count: int) -> Message:
    """Several rows are open again."""
    return reply(tn("<b>Taken back: {n} row.</b>", "<b>Taken back: {n} rows.</b>", count))


def _counts(progress: ListProgress) -> Sentence:
    return lines(
        [
            t("Rows: {n}", n=progress.rows),
            t("Sure matches, to look at first: {n}", n=progress.sure),
            t("Other matches, to look at: {n}", n=progress.to_look_at),
            t("Put off: {n}", n=progress.later),
            *rows.open_again(progress.reopened),
            t("Not in the register: {n}", n=progress.nobody),
            t("Waiting for a second operator: {n}", n=progress.proposed),
            t("Verified: {n}", n=progress.verified),
            t("Verified before, nothing to do: {n}", n=progress.before) if progress.before else None,
            t("Duplicates, or already reported: {n}", n=progress.double) if progress.double else None,
        ]
    )


def _with_others(count: int) -> Sentence | None:
    """Why there may be no row to look at though some are left."""
    if not count:
        return None
    return tn(
        "A colleague is working on {n} of these rows; what is not decided comes back after 15 minutes.",
        "Colleagues are working on {n} of these rows; what is not decided comes back after 15 minutes.",
        count,
    )


def today(telling: Telling) -> Sentence | None:
    """How far relatives know of the returns of the last day; nothing when there were none."""
    if not telling.ended + telling.on_the_way:
        return None
    return lines([t("<b>Returns verified in the last 24 hours</b>"), told_so_far(telling)])


def told_so_far(telling: Telling) -> Sentence:
    """How far relatives know: of a list, or of the last day."""
    return lines(
        [
            t("Relatives who have read it: {n}", n=telling.acknowledged),
            t("Relatives told by phone: {n}", n=telling.called),
            t("Sent, not known whether read: {n}", n=telling.told),
            t("Still being sent: {n}", n=telling.on_the_way),
            t("Relatives to be called: {n}", n=telling.to_be_called),
        ]
    )


def _decisions(
    row: ListRow, best: PossibleMatch, last: Decision | None, *, settled: bool
) -> tuple[tuple[Button, ...], ...]:
    if best.person_id:
        is_this = t("It is this person, nothing to report") if settled else t("This is the person")
        yes = Button(is_this, press("is", row.id, best.person_id, row.version))
    else:
        yes = Button(t("Review this inquiry first"), press("review", best.inquiry_id))
    no = Button(t("Not this person"), press("isnot", row.id, best.subject_id, row.version))
    later = Button(t("Later"), press("putoff", row.id, row.version))
    rest = (later, *undo(row.list_id, last))
    return ((yes,), (no,), rest) if settled else ((yes, no), rest)


def undo(list_id: int, last: Decision | None) -> list[Button]:
    """The way back, as far as there is one; it says what it takes back."""
    if last is None:
        return []
    one = t("Undo: row {number}", number=last.row)
    many = tn("Undo: {n} row", "Undo: {n} rows", last.rows)
    return [Button(one if last.rows == 1 else many, press("undo", list_id, last.number))]


def _more(others: int, fitting: int) -> Sentence | None:
    if not others + fitting:
        return None
    return t("Others fit too: {n}. Find out the full date of birth and the patronymic.", n=others + fitting)


VERDICTS: Mapping[str, Sentence] = {
    # Translators: how well a row of a list and a person of the register match
    "sure": t("sure, but still to be checked"),
    "likely": t("likely"),
    "possible": t("possible"),
}


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
