"""Lists of returned people: receiving, comparing, proposing."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model import dates
from bot.model.inquiry import full_name
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.returned import ListRow, PossibleMatch, Progress, ReturnedList, Telling
from bot.settings import House
from bot.texts import labels, rows
from bot.texts.writing import column, html, lines, reply, to_operator

MARKS = {"match": "=", "near": "≈", "mismatch": "≠", "blank": "–"}
Facts = Mapping[str, str]


def received(language: Language, name: str, count: int) -> Message:
    """The list is kept; questions about where it comes from follow."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    counted = ngettext("{n} row was read.", "{n} rows were read.", count)
    return reply(
        html(_("<b>List of returned people received</b>: {name}"), name=name),
        html(counted, n=count),
        html(_("No relative is told on the strength of a list alone. First, where it comes from:")),
    )


def known(language: Language) -> Message:
    """The same list again."""
    _ = catalog(language).gettext
    return reply(html(_("<b>This list was received before.</b> It is not taken twice. All lists: /lists")))


def unreadable(language: Language, reason: str) -> Message:
    """Why a file is no list, and what to do."""
    _ = catalog(language).gettext
    return reply(html(_("<b>This file was not taken.</b>")), html(refusal(language, reason)))


def refusal(language: Language, reason: str) -> str:
    """Why a file cannot be read."""
    return _reasons(language).get(reason, _reasons(language)["broken"])


def being_compared(language: Language) -> Message:
    """The register is searched; the overview follows."""
    _ = catalog(language).gettext
    return reply(html(_("<b>The list is being compared with the register.</b> The overview will come to this chat.")))


def registered_since(language: Language, found: ReturnedList, count: int) -> Message:
    """To whoever brought a list: rows of it may be somebody who was not registered when it was compared."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    template = ngettext(
        "<b>For operators: {n} row of a list may be somebody who was registered since.</b> Please compare it.",
        "<b>For operators: {n} rows of a list may be people who were registered since.</b> Please compare them.",
        count,
    )
    button = Button(_("Go through the rows"), press("row", found.id))
    return to_operator(html(template, n=count), html(_("List: {name}"), name=found.name), buttons=((button,),))


def all_lists(language: Language, house: House, found: Sequence[ReturnedList]) -> Message:
    """The lists, newest first."""
    _ = catalog(language).gettext
    if not found:
        return reply(
            html(
                _(
                    "<b>Lists of returned people.</b> There are none yet. To add one, send it here as a CSV or XLSX file."
                )
            )
        )
    buttons = [
        Button(f"{labels.moment(language, one.received_at, house.timezone)} · {one.name}"[:60], press("list", one.id))
        for one in found
    ]
    return reply(html(_("<b>Lists of returned people</b>")), buttons=column(buttons))


def overview(language: Language, found: ReturnedList, progress: Progress, telling: Telling) -> Message:
    """How far a list has been worked through, and the ways on."""
    _ = catalog(language).gettext
    buttons = (
        [Button(_("Go through the rows"), press("row", found.id))]
        if progress.sure + progress.to_look_at + progress.later
        else []
    )
    if progress.sure and not found.hostile:
        buttons.append(Button(_("Propose all sure matches: {n}").format(n=progress.sure), press("sure", found.id)))
    if progress.proposed:
        buttons.append(Button(_("Compare the proposals of others"), press("proposals", found.id)))
    buttons.append(Button(_("Undo my last decision"), press("undo", found.id)))
    hostile = _("<b>Published by the detaining power:</b> compared only, never evidence.") if found.hostile else None
    return reply(
        html(_("<b>List</b>: {name}"), name=found.name),
        html(hostile) if hostile else None,
        _counts(language, progress),
        rows.aside(language, progress.aside),
        told_so_far(language, telling) if progress.verified else None,
        buttons=column(buttons),
    )


def card(
    language: Language,
    row: ListRow,
    found: Sequence[PossibleMatch],
    facts: Facts,
    reference: str,
    relatives: int,
    progress: Progress,
) -> Message:
    """One row and one candidate side by side; relatives: how many would be told."""
    _ = catalog(language).gettext
    best = found[0]
    head = html(
        _("<b>Row {number}</b>, {done} of {rows} decided. Match: {verdict}"),
        number=row.number,
        done=progress.rows - progress.sure - progress.to_look_at - progress.later,
        rows=progress.rows,
        verdict=_verdict(language, best.verdict),
    )
    return reply(
        head,
        lines([html(_("On the list: <b>{words}</b>"), words=row.words), rows.remark(language, row)]),
        html(
            _("In the register: <b>{words}</b>\n<code>{reference}</code>"),
            words=person(language, facts),
            reference=reference,
        ),
        asked_by(language, relatives) if best.person_id else None,
        html("{marks}\n{legend}", marks=marks(language, best.fields), legend=legend(language)),
        _more(language, len(found) - 1, row.fitting),
        buttons=_decisions(language, row, best),
    )


def proposed(language: Language, count: int) -> Message:
    """The sure ones wait for a second operator."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    template = ngettext(
        "<b>Proposed: {n} row.</b> A second operator compares it again.",
        "<b>Proposed: {n} rows.</b> A second operator compares every one of them again.",
        count,
    )
    return reply(html(template, n=count))


def nothing_to_undo(language: Language) -> str:
    """Toast: nothing decided here, or it was verified already."""
    _ = catalog(language).gettext
    return _("There is nothing to undo, or it has been verified already.")


def _counts(language: Language, progress: Progress) -> Markup:
    _ = catalog(language).gettext
    return lines(
        [
            html(_("Rows: {n}"), n=progress.rows),
            html(_("Sure matches, to look at first: {n}"), n=progress.sure),
            html(_("Other matches, to look at: {n}"), n=progress.to_look_at),
            html(_("Put off: {n}"), n=progress.later),
            html(_("Not in the register: {n}"), n=progress.nobody),
            html(_("Waiting for a second operator: {n}"), n=progress.proposed),
            html(_("Verified: {n}"), n=progress.verified),
        ]
    )


def told_so_far(language: Language, telling: Telling) -> Markup:
    """How far the relatives of a list know."""
    _ = catalog(language).gettext
    return lines(
        [
            html(_("Relatives told: {n}"), n=telling.told),
            html(_("On the way to relatives: {n}"), n=telling.on_the_way),
            html(_("Relatives to be called: {n}"), n=telling.to_be_called),
        ]
    )


def _decisions(language: Language, row: ListRow, best: PossibleMatch) -> tuple[tuple[Button, ...], ...]:
    _ = catalog(language).gettext
    if best.person_id:
        yes = Button(_("This is the person"), press("is", row.id, best.person_id))
    else:
        yes = Button(_("Review this inquiry first"), press("review", best.inquiry_id))
    no = Button(_("Not this person"), press("isnot", row.id, best.subject_id))
    later, undo = Button(_("Later"), press("putoff", row.id)), Button(_("Undo"), press("undo", row.list_id))
    return ((yes, no), (later, undo))


def asked_by(language: Language, relatives: int) -> Markup:
    """How many relatives ask about somebody in the register."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    if not relatives:
        return html(_("No relative has asked about this person yet."))
    return html(ngettext("{n} relative asks.", "{n} relatives ask.", relatives), n=relatives)


def marks(language: Language, fields: Mapping[str, str]) -> str:
    """How each field of two people agrees."""
    _ = catalog(language).gettext
    names = {
        "surname": _("Surname"),
        "given": _("Given name"),
        "patronymic": _("Patronymic"),
        "birth": _("Date of birth"),
    }
    return ", ".join(f"{name} {MARKS[fields[key]]}" for key, name in names.items() if key in fields)


def legend(language: Language) -> str:
    """What the marks mean."""
    _ = catalog(language).gettext
    return _("(= same, ≈ near, ≠ different, – not known)")


def _more(language: Language, others: int, fitting: int) -> Markup | None:
    _ = catalog(language).gettext
    if not others + fitting:
        return None
    return html(_("Others fit as well: {n}. Find out the full date of birth and the patronymic."), n=others + fitting)


def _verdict(language: Language, verdict: str) -> str:
    _ = catalog(language).gettext
    return {
        # Translators: how well a row of a list and a person of the register match
        "sure": _("sure, but still to be checked"),
        "likely": _("likely"),
        "possible": _("possible"),
    }[verdict]


def person(language: Language, facts: Facts) -> str:
    """Name and date of birth of somebody in the register."""
    born = dates.format_date_partial(dates.PartialDate.parse(facts["birth_date"]), language)
    return f"{full_name(facts)}, {born}"


def _reasons(language: Language) -> dict[str, str]:
    _ = catalog(language).gettext
    large = _("It is too large: at most 20 MB and 5,000 rows of returned people. Please split it.")
    return {
        "empty": _("It holds no rows."),
        "too_large": large,
        "too_many_rows": large,
        "bomb": large,
        "too_many_columns": _(
            "It has too many columns. Please leave only surname, given name, patronymic and date of birth."
        ),
        "password_protected": _("It is protected by a password. Please save it without one and send it again."),
        "old_excel": _("It is in an old Excel format. Please save it as XLSX or CSV and send it again."),
        "no_heads": _(
            "The columns cannot be told apart. Please write their names in the first row: surname, given name, patronymic, date of birth."
        ),
        "remains": _(
            "Such a list does not belong here and is never imported. Please speak with whoever is in charge in your organisation; this bot tells families nothing of it."
        ),
        "not_fetched": _("Telegram did not hand it over. Please send it again."),
        "broken": _("It cannot be read as a table. Please save it as CSV or XLSX and send it again."),
    }
