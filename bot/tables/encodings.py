"""In which encoding a text was saved: UTF-8, UTF-16 or Windows-1251; or that it is no text."""

import codecs
import re

from bot.tables.unreadable import UnreadableFile

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SAMPLE = 65_536
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
HIGH_BYTES = re.compile(rb"[\x00\x04]")  # of Latin and Cyrillic letters in UTF-16


def encoding_of(content: bytes) -> str:
    """The name of the codec; Unreadable("binary")."""
    for mark, codec in MARKS:
        if content.startswith(mark):
            return codec
    sample = content[:SAMPLE]
    if b"\x00" in sample:
        return _utf_16(sample)
    if len(CONTROLS.findall(sample)) > len(sample) // 20:
        raise UnreadableFile("binary")
    return "utf-8" if _is_utf_8(content) else "cp1251"


def _utf_16(sample: bytes) -> str:
    for half, codec in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if len(HIGH_BYTES.findall(half)) >= 0.9 * len(half):
            return codec
    raise UnreadableFile("binary")


def _is_utf_8(content: bytes) -> bool:
    """Also with a few broken bytes, which are seldom so few in a text of Windows-1251."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken == 0 or broken * 10 < sum(letter > "\x7f" for letter in text)
