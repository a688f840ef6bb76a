"""What a relative has changed in an inquiry, as operators see it in the case."""

from collections.abc import Sequence

from bot.model.changes import Changed
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.writing import lines, t


def changes(org: OrgConfig, changed: Sequence[Changed], *, numbers: bool) -> Sentence | None:
    """What the relative has changed; numbers: whether earlier phone numbers are shown."""
    if not changed:
        return None
    rows = []
    for one in changed:
        moment = labels.moment(one.changed_at, org.timezone)
        before = facts.value(one.field, one.old) if numbers or one.field != "phone" else "…"
        label = labels.FIELDS_FOR_OPERATORS[one.field]
        rows.append(t("{label}, {moment}; before: {before}", label=label, moment=moment, before=before))
    return lines([t("<b>Changed by the relative</b>"), *rows])
