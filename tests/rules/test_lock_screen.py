"""What a locked telephone shows of a message names nobody, and nothing but word of a return can be taken for one."""

import re

import pytest
from markupsafe import Markup

from bot.i18n import LANGUAGES, Language, catalog
from bot.model.message import TO_OPERATORS, Kind, Message
from bot.texts.register import inquiries
from bot.texts.returns import notices
from tests.rules.speaking import FACTS, FREE_WORDS, NAMES, by_itself, texts_of_its_own_accord

PREVIEW = 100  # what a lock screen shows at least; spoilers are hidden there
SPOILER = re.compile(r"<tg-spoiler>(.*?)</tg-spoiler>", re.DOTALL)
TEXTS = texts_of_its_own_accord()
RETURN = {
    "uk": re.compile(r"повернення підтв|підтверджен\w* \d* ?поверненн|повернув|повернул|звільнен", re.IGNORECASE),
    "en": re.compile(r"returns? (was )?verified|verified( \d+)? returns?|(has|have) returned|released", re.IGNORECASE),
}
FOR_OPERATORS = {"uk": "Для операторів:", "en": "For operators:"}
CORRECTION = {"uk": "Виправлення: повернення не підтверджено.", "en": "Correction: the return is not verified."}


def preview(message: Message) -> str:
    """The first letters as a notification shows them."""
    hidden = SPOILER.sub(lambda found: "▒" * len(Markup(found[1]).striptags()), str(message.html))
    return Markup(hidden).striptags()[:PREVIEW]


def first_words(language: Language) -> str:
    """How word of a return begins."""
    sentence = catalog(language).gettext("<b>Return verified.</b> About your inquiry <code>{reference}</code>.")
    return Markup(sentence).striptags().split("{")[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEXTS)
def test_the_first_letters_name_nobody_and_say_what_the_message_is(name: str, language: Language) -> None:
    for shown, message in ((preview(message), message) for message in by_itself(TEXTS[name], language)):
        assert not [word for word in (*NAMES, FACTS["phone"]) if word in shown], shown
        if name == "notices.return_verified":
            assert shown.startswith(first_words(language)), shown
            continue
        assert not shown.startswith(first_words(language)), shown
        if RETURN[language].search(shown):
            assert shown.startswith(FOR_OPERATORS[language] if message.kind in TO_OPERATORS else CORRECTION[language])


@pytest.mark.parametrize("name", sorted(set(TEXTS) - {"erasure.receipt"}))  # of whoever is forgotten, codes are too
def test_whatever_goes_to_a_family_by_itself_has_a_place_for_its_code(name: str) -> None:
    for message in by_itself(TEXTS[name], "en"):
        if message.kind not in (Kind.REPLY, *TO_OPERATORS):
            assert message.footer is not None
            assert "{code}" in str(message.footer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_looked_for_would_be_found(language: Language) -> None:
    bare = Message(Kind.CONFIRMATION, Markup(f"<b>{NAMES[0]}</b>"))
    assert NAMES[0] in preview(bare)
    assert NAMES[0] not in preview(Message(Kind.CONFIRMATION, Markup(f"<tg-spoiler>{FREE_WORDS}</tg-spoiler>")))
    notice = by_itself(notices.return_verified, language)[0]
    assert RETURN[language].search(preview(notice))
    assert {"notices.correction", "inquiries.question", "returns.verified", "registration.received"} <= set(TEXTS)
    assert FREE_WORDS in str(by_itself(inquiries.question, language)[0].html)
