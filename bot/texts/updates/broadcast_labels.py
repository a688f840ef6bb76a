"""Words for what an author of an update chooses."""

from collections.abc import Mapping

from bot.model import moments
from bot.model.broadcast import BroadcastAudience
from bot.model.forms import EXPIRIES
from bot.model.sentence import Said
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import t, tn

# Whom an update is for, on a button.
AUDIENCES: Mapping[str, Said] = {
    "everyone": t("All families"),
    "language": t("By language"),
    # Translators: the category of the missing person: service member, civilian, child, foreign national
    "category": t("By category of the person"),
    "waiting": t("Relatives who wait"),
    "returned": t("Relatives who were told about a return"),
}


def whom(chosen: BroadcastAudience, corrects: int | None) -> Said:
    """Whom an update is for, as chosen; corrects: the serial number of the update that it corrects."""
    if chosen.sort == "recipients":
        return t("everyone who got update No. {number}", number=corrects)
    if chosen.sort == "language":
        return NAMES_OF_LANGUAGES[chosen.narrowed or ""]
    if chosen.sort == "category":
        return labels.CATEGORIES[chosen.narrowed or ""]
    return AUDIENCES[chosen.sort]


# When an update goes out, on a button.
TIMES: Mapping[str, Said] = {"now": t("As soon as it is approved")}


def start(org: OrgConfig, value: str) -> Said:
    """When an update goes out, as chosen."""
    if value == "now":
        return TIMES[value]
    return labels.moment(moments.instant(value, org.timezone), org.timezone)


# For how long an update may still be sent.
EXPIRY: Mapping[str, Said] = {name: tn("{n} day", "{n} days", days) for name, days in EXPIRIES.items()}
