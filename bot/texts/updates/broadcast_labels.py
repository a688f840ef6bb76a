"""Words for what an author of an update chooses."""

from bot.i18n import language
from bot.model import moments
from bot.model.broadcast import BroadcastAudience
from bot.model.forms import EXPIRIES
from bot.model.sentence import Said
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import t, tn


def audience(value: str) -> Said:
    """Whom an update is for, on a button."""
    return {
        "everyone": t("All families"),
        "language": t("By language"),
        # Translators: the category of the missing person: service member, civilian, child, foreign national
        "category": t("By category of the person"),
        "waiting": t("Relatives who wait"),
        "returned": t("Relatives who were told of a return"),
    }[value]


def whom(chosen: BroadcastAudience, corrects: int | None) -> Said:
    """Whom an update is for, as chosen; corrects: the serial number of the update that it corrects."""
    if chosen.sort == "recipients":
        return t("whoever got update No. {number}", number=corrects)
    if chosen.sort == "language":
        return NAMES_OF_LANGUAGES[language(chosen.narrowed or "")]
    if chosen.sort == "category":
        return labels.category(chosen.narrowed or "")
    return audience(chosen.sort)


def language_name(value: str) -> Said:
    """A language, in that language."""
    return NAMES_OF_LANGUAGES[language(value)]


def time(value: str) -> Said:
    """When an update goes out, on a button."""
    return {"now": t("As soon as it is approved")}[value]


def start(org: OrgConfig, value: str) -> Said:
    """When an update goes out, as chosen."""
    if value == "now":
        return time(value)
    return labels.moment(moments.instant(value, org.timezone), org.timezone)


def expiry(value: str) -> Said:
    """For how long an update may still be sent."""
    return tn("{n} day", "{n} days", EXPIRIES[value])
