"""Why a row of a list is no work."""

from bot.model.row_lists import Settled
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.writing import t


def why(org: OrgConfig, settled: Settled) -> Sentence:
    """When the return of that person was verified, or where it waits."""
    if settled.verified_at is not None:
        return _verified(settled, labels.day(settled.verified_at, org.timezone))
    if settled.number is None:
        return t("<b>Already reported</b> in a single report, which is waiting for a second operator.")
    if settled.list_name:
        return t(
            "<b>Already reported</b>: list {name}, row {number}. It is waiting for a second operator.",
            name=settled.list_name,
            number=settled.number,
        )
    if settled.waits:
        return t("<b>Duplicate of row {number}</b>, which is waiting for a second operator.", number=settled.number)
    return t("<b>Duplicate of row {number}</b>, which is still to be decided.", number=settled.number)


def _verified(settled: Settled, day: Sentence) -> Sentence:
    if settled.number is None:
        return t("<b>Already verified</b> on {day}, from a single report.", day=day)
    if not settled.list_name:
        return t("<b>Already verified</b> on {day}, row {number} of this list.", day=day, number=settled.number)
    return t(
        "<b>Already verified</b> on {day}, list {name}, row {number}.",
        day=day,
        name=settled.list_name,
        number=settled.number,
    )
