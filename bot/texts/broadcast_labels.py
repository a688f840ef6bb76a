"""Words for what an author of an update chooses."""

from bot.i18n import Language, catalog, language
from bot.model import moments
from bot.model.broadcast import Audience
from bot.model.forms import EXPIRIES
from bot.settings import House
from bot.texts import labels
from bot.texts.languages import NAMES_OF_LANGUAGES


def audience(in_language: Language, value: str) -> str:
    """Whom an update is for, on a button."""
    _ = catalog(in_language).gettext
    return {
        "everyone": _("All families"),
        "language": _("By language"),
        # Translators: the category of the missing person: service member, civilian, child, foreign national
        "category": _("By category of the person"),
        "waiting": _("Relatives who wait"),
        "returned": _("Relatives who were told of a return"),
    }[value]


def whom(in_language: Language, chosen: Audience, corrects: int | None) -> str:
    """Whom an update is for, as chosen; corrects: the serial number of the update that it corrects."""
    _ = catalog(in_language).gettext
    if chosen.sort == "recipients":
        return _("whoever got update No. {number}").format(number=corrects)
    if chosen.sort == "language":
        return NAMES_OF_LANGUAGES[language(chosen.narrowed or "")]
    if chosen.sort == "category":
        return labels.category(in_language, chosen.narrowed or "")
    return audience(in_language, chosen.sort)


def language_name(_in_language: Language, value: str) -> str:
    """A language, in that language."""
    return NAMES_OF_LANGUAGES[language(value)]


def time(in_language: Language, value: str) -> str:
    """When an update goes out, on a button."""
    _ = catalog(in_language).gettext
    return {"now": _("As soon as it is approved")}[value]


def start(in_language: Language, house: House, value: str) -> str:
    """When an update goes out, as chosen."""
    if value == "now":
        return time(in_language, value)
    return labels.moment(in_language, moments.instant(value, house.timezone), house.timezone)


def expiry(in_language: Language, value: str) -> str:
    """For how long an update may still be sent."""
    ngettext = catalog(in_language).ngettext
    days = EXPIRIES[value]
    return ngettext("{n} day", "{n} days", days).format(n=days)
