"""Words with bold and italics, as Telegram's HTML; addresses of web pages stand there openly and begin with https."""

import html
import re
import unicodedata

from bot.model import words
from bot.model.given import Refusal
from bot.model.links import targets
from bot.model.words import FILLERS, INVISIBLE_CATEGORIES

KEPT = ("b", "i", "u", "s", "code")
TAG = re.compile(r"</?([a-z-]+)[^>]*>")  # text that was typed has its < escaped, so each of these is a tag
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
OPEN = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?", re.ASCII)
JOINER = "\u200d"  # joins several pictures to one
_EMPTY_LINES = re.compile(r"\n{3,}")


def read(typed: str, limit: int) -> str:
    """Typed HTML with the formatting that is kept, of at most limit characters as they are seen.

    What Telegram takes for a link stands in an <a> and becomes words again, in which Telegram finds it once more.
    Refusal("empty" | "too_long" | "hidden_link" | "not_https").
    """
    links = [(html.unescape(target), plain(label)) for target, label in LINK.findall(typed)]
    if len(links) < typed.count("<a ") or any(target != label for target, label in links):
        raise Refusal("hidden_link")
    if not all(OPEN.fullmatch(target) for target, _label in links):
        raise Refusal("not_https")
    kept = words.clean_note(TAG.sub(lambda tag: tag[0] if tag[1] in KEPT else "", typed))
    words.note(plain(kept), limit)
    if set(targets(plain(kept))) - set(targets(plain(typed))):  # marks that nobody sees had parted it
        raise Refusal("hidden_link")
    return kept


def plain(formatted: str) -> str:
    """The words alone, as they are seen."""
    return html.unescape(TAG.sub("", formatted))


def clean_html(given: str) -> str:
    """Without what cannot be seen, such as marks that turn the direction of a link around; stripped."""
    seen = "".join(letter for letter in given if letter == "\n" or _is_visible(letter))
    return _EMPTY_LINES.sub("\n\n", unicodedata.normalize("NFC", seen)).strip()


def shown_units(given: str) -> int:
    """How long Telegram takes them to be after its entities are read: in units of UTF-16."""
    return len(plain(given).encode("utf-16-le", "surrogatepass")) // 2


def _is_visible(letter: str) -> bool:
    if letter == JOINER:
        return True
    return unicodedata.category(letter) not in INVISIBLE_CATEGORIES and letter not in FILLERS
