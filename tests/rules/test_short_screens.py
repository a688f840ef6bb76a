"""What a family reads at once fits a small telephone: the rest of a long message is folded."""

import re
from collections.abc import Iterator

import pytest

from bot.i18n import LANGUAGES, Language
from bot.model.erasure import Erased
from bot.model.guide import AFTER, HELP
from bot.model.message import Message
from bot.settings import OrgConfig
from bot.texts.register import arrival, privacy, registration
from bot.texts.returns import notices
from bot.texts.rights import erasure
from bot.texts.wait import shipped, where
from tests.rules.speaking import INQUIRIES, SAMPLES
from tests.wording import plain, spoken

LINES, LETTERS = 28, 36  # of a message on a screen of 360 by 740, below the name of the chat
FOLDED = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
SHOWN_OF_A_FOLD = 3  # lines
ORG = SAMPLES[OrgConfig][0]


def screens(language: Language) -> Iterator[tuple[str, Message]]:
    """The long messages of families, by name."""
    yield "welcome", arrival.welcome(ORG)
    yield "welcome to tell", arrival.welcome_to_tell(ORG)
    yield "help", arrival.help_(ORG, HELP, consented=True, unfinished=False)
    yield "privacy", privacy.privacy(ORG)
    yield "received", registration.received(ORG, "7K3M-9QX1")
    yield "erase everything", erasure.ask(ORG, None)
    yield "erased", erasure.receipt(ORG, Erased("7K3M-9QX1", None, more=False), 1_795_000_000)
    for inquiry in INQUIRIES:
        yield f"told of a {inquiry.facts['category']}", notices.return_verified(ORG, inquiry, 1_795_000_000, 7)
        yield f"corrected of a {inquiry.facts['category']}", notices.correction(ORG, inquiry, 7)
    for topic in HELP:
        yield topic, where.page(ORG, topic, shipped.shipped(topic)[language], 1_795_000_000)
    for topic in AFTER:
        yield topic, where.after(ORG, shipped.shipped(topic)[language], 1_795_000_000, "7K3M-9QX1")


def lines(html: str) -> int:
    """How many lines a telephone shows of it before anything is tapped."""
    shown = plain(FOLDED.sub("\n".join("…" * SHOWN_OF_A_FOLD), html))
    return sum(max(1, -(-len(line) // LETTERS)) for line in shown.split("\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_at_once_fits_a_small_telephone(language: Language) -> None:
    long = {name: lines(str(spoken(language, said).html)) for name, said in screens(language)}
    assert {name: n for name, n in long.items() if n > LINES} == {}


def test_what_does_not_fit_would_be_found() -> None:
    assert lines("<b>a</b>\n\n" + "word " * 8) == 1 + 1 + 2
    assert lines("word " * 500) > LINES
    assert lines("a\n<blockquote expandable>" + "word " * 500 + "</blockquote>\nb") == 1 + SHOWN_OF_A_FOLD + 1
