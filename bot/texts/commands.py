"""What Telegram shows around the chat: commands, descriptions."""

from collections.abc import Mapping

from bot.model.sentence import Sentence
from bot.texts.writing import t

# Commands in the menu of every private chat.
FOR_FAMILIES: Mapping[str, Sentence] = {
    "start": t("Begin"),
    "register": t("Register a missing person"),
    "status": t("My inquiries"),
    "operator": t("Write to an operator"),
    "updates": t("Updates for families"),
    "check": t("Check whether a message is genuine"),
    "reminders": t("Reminders"),
    "seen": t("Tell us who you met in captivity"),
    "language": t("Change the language"),
    "privacy": t("What is stored, and your rights"),
    "me": t("My name, phone and consent"),
    "mydata": t("A copy of my data"),
    "delete": t("Erase my data"),
    "help": t("Help and contacts"),
}


def description() -> Sentence:
    """Shown in an empty chat, at most 512 characters."""
    return t(
        "For the families of people who are missing, held captive or deported. Here you can register a person. We tell you about a return only after two operators have verified it. The bot never asks for money and never asks you to open a link."
    )


def short_description() -> Sentence:
    """Shown on the bot's profile, at most 120 characters."""
    return t("Inquiries about missing people. Never asks for money, never asks you to open a link.")
