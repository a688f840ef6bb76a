"""What a relative has changed in the own details, as operators see it in the case."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.changes import Changed
from bot.settings import House
from bot.texts import facts, labels
from bot.texts.writing import html, lines


def changes(language: Language, house: House, changed: Sequence[Changed], *, numbers: bool) -> Markup | None:
    """What the relative has changed in the own details; numbers: whether earlier telephone numbers are shown."""
    _ = catalog(language).gettext
    if not changed:
        return None
    rows = []
    for one in changed:
        moment = labels.moment(language, one.changed_at, house.timezone)
        before = facts.value(language, one.field, one.old) if numbers or one.field != "phone" else "…"
        label = labels.field_for_operators(language, one.field)
        rows.append(html(_("{label}, {moment}; before: {before}"), label=label, moment=moment, before=before))
    return lines([html(_("<b>Changed by the relative</b>")), *rows])
