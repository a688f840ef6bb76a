"""How many relatives a press will tell, in which language."""

from collections import Counter

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import html

Audience = Counter[Language]


def told(language: Language, audience: Audience) -> Markup:
    """How many relatives will be told in which language."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    if not audience:
        return html(_("<b>No relative will be told by this bot.</b>"))
    total = sum(audience.values())
    heading = ngettext("<b>{n} relative will be told</b>", "<b>{n} relatives will be told</b>", total)
    by_language = ", ".join(f"{NAMES_OF_LANGUAGES[code]}: {count}" for code, count in sorted(audience.items()))
    return html(heading + " ({by_language})", n=total, by_language=by_language)
