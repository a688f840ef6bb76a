"""Lists of returned people: receiving, comparing, proposing."""

from collections.abc import Mapping, Sequence

from bot.model.inquiry import State
from bot.model.list_views import ListView, RowView, SureOnes
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.returned import Decision, ListProgress, ListRow, PossibleMatch, ReturnedList, Telling
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import comparison, rows, settled, sheets
from bot.texts.lists.row_ways import ways
from bot.texts.register import joining
from bot.texts.register.doubles import would_not_be_told
from bot.texts.writing import column, html, lines, reply, short, showing, t, tn, to_operator


def registered_since(found: ReturnedList, count: int) -> Message:
    """To whoever brought a list: rows of it may be somebody who was not registered when it was compared."""
    template = tn(
        "<b>For operators: {n} row of a list may be someone who was registered later.</b> Please compare it.",
        "<b>For operators: {n} rows of a list may be people who were registered later.</b> Please compare them.",
        count,
    )
    button = Button(t("Go through the rows"), press("row", found.id))
    return to_operator(template, t("List: {name}", name=found.name), buttons=((button,),), counted=True)


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
        number=sheets.seen(row),
        done=progress.rows - progress.sure - progress.to_look_at - progress.later,
        rows=progress.rows,
        verdict=VERDICTS["possible" if seen.objections else best.verdict],
    )
    return showing(
        head,
        lines([t("On the list: <b>{words}</b>", words=row.words), rows.remark(row), rows.wish(row)]),
        lines([rows.put_off(row), rows.reopened(row.reopened), rows.objections(seen.objections)]),
        t(
            "In the register: <b>{words}</b>\n<code>{reference}</code>",
            words=comparison.person(seen.facts),
            reference=seen.reference,
        ),
        labels.STATES[seen.state] if seen.state else comparison.relatives(seen.asked),
        html("{marks}\n{legend}", marks=comparison.marks(best.fields), legend=comparison.legend()),
        settled.why(org, seen.settled) if seen.settled else None,
        would_not_be_told(seen.doubles),
        _more(len(seen.found) - 1, row.fitting),
        buttons=(
            *_decisions(seen, settled=seen.settled is not None and seen.settled.is_told),
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


def _decisions(seen: RowView, *, settled: bool) -> tuple[tuple[Button, ...], ...]:
    row, best = seen.row, seen.found[0]
    no = Button(t("Not this person"), press("isnot", row.id, best.subject_id, row.version))
    later = Button(t("Later"), press("putoff", row.id, row.version))
    rest = (later, *undo(row.list_id, seen.last))
    yes = _yes(row, best, seen.state, settled=settled)
    return ((yes,), (no,), rest) if settled else ((yes, no), rest)


def _yes(row: ListRow, best: PossibleMatch, state: State | None, *, settled: bool) -> Button:
    """What comes of it if the row is this person; an inquiry that has ended can only be looked at."""
    if best.person_id:
        is_this = t("It is this person, nothing to report") if settled else t("This is the person")
        return Button(is_this, press("is", row.id, best.person_id, row.version))
    if state in (State.DECLINED, State.WITHDRAWN):
        return Button(t("Open the case"), press("case", best.inquiry_id))
    return Button(t("Review this inquiry first"), press("review", best.inquiry_id))


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
