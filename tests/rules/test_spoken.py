"""What a relative without Telegram is told by phone names no command, no button and no chat."""

import re

import pytest

from bot.i18n import LANGUAGES, Language
from bot.model.correspondence import Content
from bot.model.message import Message
from bot.settings import OrgConfig
from bot.texts.register import inquiries
from tests.rules.speaking import SAMPLES, said, texts_of_its_own_accord

TEXTS = texts_of_its_own_accord()
TOLD = (
    "inquiries.accepted", "inquiries.question", "inquiries.declined", "reminders.details",
    "reminders.not_reviewed", "reminders.not_read", "silence.warning", "new_number.at_old_number",
)  # fmt: skip
ONLY_WRITTEN = re.compile(
    r"/[a-z]+\b|\bbutton|\bchat|\bmessage|\bwrite here|кнопк|\bчат|повідомленн|пишіть", re.IGNORECASE
)


def _can_be_said(message: Message, language: Language) -> None:
    for page in message.as_spoken().rendered(language):
        words = page.words()
        assert words.strip()
        assert not ONLY_WRITTEN.search(words), words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TOLD)
def test_what_is_read_out_can_be_said(name: str, language: Language) -> None:
    for message in said(TEXTS[name], language):
        _can_be_said(message, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", [Content("?"), Content("", photo="1"), Content("?", photo="1")])
def test_and_so_can_what_an_operator_writes(content: Content, language: Language) -> None:
    (org,) = SAMPLES[OrgConfig]
    for message in inquiries.from_operator(org, content):
        _can_be_said(message, language)
