"""The rows of a list as HTML, made here and not by a template: a thousand of them have to open in a moment."""

from functools import cache
from html import escape

from markupsafe import Markup

from bot.i18n import Language
from bot.model.list_table import Standing, TableRow
from bot.model.sentence import text
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import table as texts
from desk import beside
from desk.request import DeskRequest

NUMBER = "\0"  # stands where the number of the row comes


def row(one: TableRow, back: str, now_open: int, request: DeskRequest, org: OrgConfig) -> Markup:
    """One row beside whom it fits best."""
    language, row_id = request.language, one.row.id
    sides = beside.of_row(one, request.now)
    fields = beside.signs(sides.fields, language) if one.best else ""
    free = " data-free" if one.is_to_decide else ""
    here = ' aria-current="true"' if row_id == now_open else ""
    query = f"{escape(back)}&amp;row={row_id}" if back else f"row={row_id}"
    remark = escape(one.row.remark.words) if one.row.remark.words else ""
    return Markup(  # noqa: S704 (every word is escaped where it is put in)
        f'<tr id="row-{row_id}" data-row="{row_id}" class="{one.standing}"{free}{here}>'
        f'<td class="box">{_box(one, language)}</td><td class="number">{one.number}</td>'
        f'<th scope="row"><a href="?{query}">{sides.name}</a></th><td class="born">{sides.born}</td>'
        f'<td class="fields">{fields}</td><td class="known">{sides.known}</td><td class="born">{sides.known_born}</td>'
        f'<td class="remark">{remark}</td><td class="relatives">{_relatives(one)}</td>'
        f'<td class="state">{_state(one, request, org)}</td></tr>\n'
    )


def _box(one: TableRow, language: Language) -> str:
    if not one.is_to_decide:
        return ""
    label = _selecting(language).replace(NUMBER, str(one.number))
    off = "" if one.standing is Standing.LOOKED_AT else " disabled"
    return (
        f'<label><input type="checkbox" name="row" value="{one.row.id}" form="together"{off}>'
        f'<span class="hidden">{label}</span></label>'
    )


def _relatives(one: TableRow) -> str:
    if not one.relatives:
        return ""
    several = len(one.relatives) > 1
    each = ", ".join(f"{code} {n}" if several else code for code, n in sorted(one.relatives.items()))
    return f'{sum(one.relatives.values())} <span class="quiet">{each}</span>'


def _state(one: TableRow, request: DeskRequest, org: OrgConfig) -> str:
    language, is_double = request.language, one.standing is Standing.DOUBLE and one.earlier is not None
    word = text(texts.same_as(one.earlier or 0), language) if is_double else _word(one.standing, language)
    small = [_whose(one, request), _when(one, request, org)]
    beside_it = "".join(f" <small>{escape(words)}</small>" for words in small if words)
    return f'<svg class="shape" aria-hidden="true"><use href="#s-{one.standing}"/></svg> {escape(word)}{beside_it}'


def _whose(one: TableRow, request: DeskRequest) -> str:
    if _is_yours(one, request):
        return text(texts.yours(), request.language)
    return text(texts.you(), request.language) if one.mine else one.by


def _is_yours(one: TableRow, request: DeskRequest) -> bool:
    return one.is_to_decide and one.row.held_by == request.operator.id and one.row.held_until > request.now


def _when(one: TableRow, request: DeskRequest, org: OrgConfig) -> str:
    if one.standing is Standing.IN_HAND and one.at is not None:
        return text(texts.minutes(one.at, request.now), request.language)
    if _is_yours(one, request):
        return text(texts.minutes(one.row.held_until, request.now), request.language)
    if one.standing is Standing.BEFORE and one.at is not None:
        return text(labels.day(one.at, org.timezone), request.language)
    return ""


@cache
def _word(standing: Standing, language: Language) -> str:
    return text(texts.STANDINGS[standing], language)


@cache
def _selecting(language: Language) -> str:
    return escape(text(texts.select_row(NUMBER), language))
