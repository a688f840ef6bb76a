"""What is asked of the author of an update."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.form import Draft
from bot.texts.writing import html, paragraphs

FORMS = ("broadcast", "domains")


def question(language: Language, draft: Draft) -> Markup:
    """The question of a step, and below it what helps to answer."""
    asked, help_ = _questions(language)[draft.step or ""]
    return paragraphs(html(asked), html(help_, links=draft.answers.get("links", "")) if help_ else None)


def skip_label(language: Language, step: str) -> str | None:
    """What stands on the button that leaves a question empty."""
    _ = catalog(language).gettext
    return {
        "uk": _("No Ukrainian text"),
        "en": _("No English text"),
        "picture": _("No picture"),
        "quiet": _("Respect the quiet hours"),
    }.get(step)


def _questions(language: Language) -> dict[str, tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        "audience": (
            _("Whom is the update for?"),
            _("Only what families were told decides here, never what is still being verified."),
        ),
        "language": (_("In which language do they read?"), ""),
        "category": (_("For relatives of whom?"), ""),
        "uk": (
            _("The text in Ukrainian?"),
            _(
                "Send it in one message; bold, italic, quotes and so on are kept. The heading with the serial number and"
                " the date, and the code, are added. Only what was checked; no names of people, no numbers from rumours,"
                " nothing about coming exchanges."
            ),
        ),
        "en": (_("The text in English?"), _("It must say the same as the Ukrainian one.")),
        "picture": (_("A picture?"), _("Below a picture there is room for about 800 characters.")),
        "time": (
            _("When should it go out?"),
            _("As soon as a second operator has approved it, or type a day and a time, for example: tomorrow 10:00."),
        ),
        "expiry": (
            _("How long may it still be sent to those whom it has not reached?"),
            _("After that it is out of date for them, and they do not get it."),
        ),
        "quiet": (
            _("Must it go out in the quiet hours too?"),
            _("Only for a good reason: a message at night frightens people. Write the reason; it is recorded."),
        ),
        "domains": (
            _("Families are told that this bot never asks them to open a link."),
            _(
                "The text leads to: {links}\nIf that is meant, type exactly this. If not, press Cancel and change the text."
            ),
        ),
    }
