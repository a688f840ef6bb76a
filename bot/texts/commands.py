"""What Telegram shows around the chat: commands, descriptions."""

from bot.i18n import Language, catalog


def for_families(language: Language) -> dict[str, str]:
    """Commands in the menu of every private chat."""
    _ = catalog(language).gettext
    return {
        "start": _("Begin"),
        "register": _("Register a missing person"),
        "status": _("My inquiries"),
        "operator": _("Write to an operator"),
        "updates": _("Updates for families"),
        "check": _("Check whether a message is genuine"),
        "reminders": _("Reminders"),
        "seen": _("Tell whom you met"),
        "language": _("Change the language"),
        "privacy": _("What is stored, and your rights"),
        "me": _("My name, telephone and consent"),
        "mydata": _("A copy of my data"),
        "delete": _("Erase my data"),
        "help": _("Help and contacts"),
    }


def description(language: Language) -> str:
    """Shown in an empty chat, at most 512 characters."""
    _ = catalog(language).gettext
    return _(
        "For the families of people who are missing, held captive or deported. Here you can register a person. We tell"
        " of a return only after two operators have verified it. The bot never asks for money and never asks you to"
        " open a link."
    )


def short_description(language: Language) -> str:
    """Shown on the bot's profile, at most 120 characters."""
    _ = catalog(language).gettext
    return _("Inquiries about missing people. Never asks for money, never asks you to open a link.")
