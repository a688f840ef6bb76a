"""In which encoding a text was saved, where that can be told: gibberish would be registered as somebody's name."""

import codecs
import re
from collections import Counter
from math import log2

from bot.tables.unreadable import UnreadableFile

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SAMPLE = 65_536
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
HIGH_BYTES = re.compile(rb"[\x00\x04]")  # of Latin and Cyrillic letters in UTF-16
# charset-normalizer knows KOI8 but takes MacCyrillic for Windows-1251, which differ in capitals and signs only; what is
# read here are names, so their letters and capitals tell, in a check of our own.
USUAL = "cp1251"
OTHERS = ("koi8-u", "koi8-r", "mac-cyrillic", "iso8859-5", "cp1125", "cp866")
# How often each letter is met in a thousand of Ukrainian and Russian names and heads, roughly.
OFTEN = {
    **{"о": 90, "а": 95, "и": 60, "і": 50, "н": 70, "в": 55, "р": 50, "т": 45, "е": 50, "с": 40, "к": 45, "л": 40},
    **{"у": 32, "д": 30, "м": 30, "п": 25, "я": 22, "з": 20, "ь": 18, "г": 18, "й": 17, "б": 17, "ч": 14, "х": 11},
    **{"ш": 8, "ю": 8, "ж": 8, "ц": 7, "є": 6, "ї": 6, "щ": 4, "ф": 4, "ы": 8, "э": 2, "ё": 1, "ъ": 1, "ґ": 1},
}
BITS = {letter: log2(often / 1000) for letter, often in OFTEN.items()}
EVERYWHERE = re.compile(r"[\x00-\x7f«»„“”’‘–—…№\xa0°]")  # signs that stand in any list
# A capital behind a small letter, a sign before or inside a word that no word has there, a quotation that is not closed
# in its cell, a word that begins with a soft sign.
ODD = re.compile(
    r"(?<=[а-яіїєґё])[А-ЯІЇЄҐЁ]|[^\W\d_][«»„“”‘–—…№\xa0°](?=[^\W\d_])|[’”»…№](?=[а-яіїєґё])|°(?=[^\W\d_])|\b[ьъЬЪ]"
    r"|[‘„“«](?=[а-яіїєґё])(?![^;,\t\n|]*[’”“»])"
)
APOSTROPHE = re.compile(r"(?<=[А-Яа-яІіЇїЄєҐґЁё])[’‘](?=[яюєїеёоаиіЯЮЄЇЕЁОАИІ])")
WORD = re.compile("[А-Яа-яІіЇїЄєҐґЁё]{2}")
CAPITAL, SMALL = re.compile("[А-ЯІЇЄҐЁ]"), re.compile("[а-яіїєґё]")
IMPOSSIBLE = -12.0  # bits for a letter or sign that no list has
AT_HOME = 12.0  # bits for the encoding that nearly all use
CLEARLY = 8.0  # bits by which one has to be likelier than every other
MOST_ODD = 0.02  # of the letters


def encoding_of(content: bytes) -> str:
    """The name of the codec; Unreadable("binary" | "encoding")."""
    for mark, codec in MARKS:
        if content.startswith(mark):
            return codec
    sample = content[:SAMPLE]
    if b"\x00" in sample:
        return _utf_16(sample)
    if len(CONTROLS.findall(sample)) > len(sample) // 20:
        raise UnreadableFile("binary")
    return "utf-8" if _is_utf_8(content) else _one_byte(sample)


def _utf_16(sample: bytes) -> str:
    for half, codec in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if len(HIGH_BYTES.findall(half)) >= 0.9 * len(half):
            return codec
    raise UnreadableFile("binary")


def _is_utf_8(content: bytes) -> bool:
    """Also with a few broken bytes, which are seldom so few in a text of one byte a letter."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken == 0 or broken * 10 < sum(letter > "\x7f" for letter in text)


def _one_byte(sample: bytes) -> str:
    """The likeliest one of Cyrillic letters; Unreadable("encoding") when none is, or another one is as likely."""
    texts = {codec: sample.decode(codec, errors="replace") for codec in (USUAL, *OTHERS)}
    likely = {codec: _likelihood(text) for codec, text in texts.items()}
    likely[USUAL] += 0.0 if _has_no_capitals(texts[USUAL]) else AT_HOME
    best = max(texts, key=lambda codec: likely[codec])
    others = [codec for codec in texts if texts[codec] != texts[best]]
    is_clear = all(likely[best] - likely[codec] >= CLEARLY for codec in others)
    if is_clear and _is_plausible(texts[best]):
        return best
    raise UnreadableFile("encoding")


def _likelihood(text: str) -> float:
    """In bits; how usual its letters are, and how few things are odd."""
    counted = Counter(EVERYWHERE.sub("", text.lower()))
    return sum(BITS.get(letter, IMPOSSIBLE) * count for letter, count in counted.items()) + IMPOSSIBLE * _oddities(text)


def _has_no_capitals(text: str) -> bool:
    """Names in small letters only: in KOI8 the same bytes are capitals."""
    return SMALL.search(text) is not None and CAPITAL.search(text) is None


def _is_plausible(text: str) -> bool:
    """Words of Cyrillic letters, in which hardly anything is odd; or none but signs."""
    letters = [letter for letter in EVERYWHERE.sub("", text).lower() if not letter.isspace()]
    foreign = sum(letter not in BITS for letter in letters) + _oddities(text)
    return not letters or (WORD.search(text) is not None and foreign <= MOST_ODD * len(letters))


def _oddities(text: str) -> int:
    return len(ODD.findall(APOSTROPHE.sub("", text)))
