"""What stands in many messages: what the bot never does, and how to reach a person."""

from typing import Any

from bot.model.message import Button, Kind, Message, Rows
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.writing import t


def never() -> Sentence:
    """Said first of all, and wherever help is asked for."""
    return t(
        "<b>What it never does.</b> It never asks for money or bank details. It never asks you to send documents or to open a link. It never tells you about an exchange in advance. It never publishes names."
    )


def hotline(org: OrgConfig) -> Sentence:
    """The last line of every dead end."""
    return t("To speak with an operator: {hotline}", hotline=org.hotline)


def copy_hotline(org: OrgConfig) -> Button:
    """The button that copies that number."""
    return Button(t("Copy the phone number"), copies=org.hotline)


def copy_reference(reference: str) -> Button:
    """The button that copies the reference of an inquiry."""
    return Button(t("Copy the reference"), copies=reference)


def signed(kind: Kind, said: Sentence, buttons: Rows = (), **extra: Any) -> Message:
    """A message that carries a code in its last line, by which /check tells whether it is genuine."""
    # Translators: the last line of a message; /check is a command and stays as it is
    footer = t("Code <code>{code}</code> · /check")
    return Message(kind, said, buttons, footer=footer, **extra)
