"""The code at the end of a message: twelve characters in threes, the last one checks the others.

Groups of three, so that no part of it can be taken for the reference of an inquiry (bot/model/reference.py).
"""

import re
import secrets
from dataclasses import dataclass
from enum import Enum, auto

from stdnum import luhn

from bot.model.message import Kind
from bot.model.reference import ALPHABET, LOOK_ALIKES, SEPARATORS

SIZE, GROUP = 12, 3
# Whatever a reader takes for a code: letters of any alphabet, any dash; with spaces only in capitals.
DASHED, SPACED = r"[^\W_]{3}(?:\s?[‐‑‒–—−_.-]\s?[^\W_]{3}){3}", r"[0-9A-ZА-ЯІЇЄҐ]{3}(?: [0-9A-ZА-ЯІЇЄҐ]{3}){3}"
LIKE_A_CODE = re.compile(rf"(?<![^\W_])({DASHED}|{SPACED})(?![^\W_])(?:\W*/check\b)?")
ITS_NAME = re.compile(r"\W*(?:[^\W\d_]{1,8}\W*)?(?:/check)?\W*")  # “Code” in any language
BITS_OF_ONE = re.compile(r"(?=.*\d)[^\W_]{1,4}(?:[\s‐‑‒–—−.-]+[^\W_]{1,4}){0,5}")
MOST_ASKED = 3  # codes that one message can ask about, so that nobody tries hundreds at once


class Verdict(Enum):
    """What is to be said of a message.  UNKNOWN alike for a code of somebody else and for one that never was.

    GENUINE: the code, whose words nobody showed.  INVENTED: nothing that can be a code.  WITHOUT: no code at all.
    """

    TOO_MANY = auto()
    UNKNOWN = auto()
    INVENTED = auto()
    WITHOUT = auto()
    GENUINE = auto()
    UNCHANGED = auto()
    CHANGED = auto()


@dataclass(frozen=True)
class Checked:
    """Of a genuine code also which kind of message it closes, and when that was sent."""

    verdict: Verdict
    kind: Kind = Kind.REPLY
    at: int = 0


@dataclass(frozen=True)
class Claim:
    """The codes that stand in words, the last first; invented: something looks like one and cannot be; alone: bare."""

    codes: tuple[str, ...] = ()
    invented: bool = False
    alone: bool = False

    def __bool__(self) -> bool:
        """Whether anything in the words could be taken for a code."""
        return bool(self.codes or self.invented)


def claim(words: str) -> Claim:
    """What words claim by the codes in them."""
    if code := read_code(words):
        return Claim((code,), alone=True)
    likely = [like for like in LIKE_A_CODE.findall(words) if _is_like_one(like)]
    read = [read_code(like) for like in likely]
    codes = tuple(dict.fromkeys(code for code in reversed(read) if code))
    alone = bool(likely) and ITS_NAME.fullmatch(LIKE_A_CODE.sub("", words)) is not None
    return Claim(codes[:MOST_ASKED], None in read, alone)


def pieces(words: str) -> list[str]:
    """The messages that were pasted together, each up to the code that closes it."""
    ends = [found.end() for found in LIKE_A_CODE.finditer(words)]
    starts = [0, *ends]
    cut = [words[start:end].strip() for start, end in zip(starts, [*ends, len(words)], strict=True)]
    return [piece for piece in cut if piece]


def could_be_mistyped(words: str) -> bool:
    """Whether somebody seems to have typed a code, or the beginning of one."""
    return BITS_OF_ONE.fullmatch(words) is not None


def new_code() -> str:
    """A fresh code such as 7K3-M9Q-XF2-HAB, from about 32^11 possible ones: 55 bits."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(SIZE - 1))
        code = body + luhn.calc_check_digit(body, ALPHABET)
        if _checks_out(code):
            return _written(code)


def read_code(words: str) -> str | None:
    """The code, when the words are one and nothing else; in any case and spacing, look-alike letters too."""
    characters = re.sub(rf"{SEPARATORS}|_", "", words.upper().translate(LOOK_ALIKES))
    return _written(characters) if _checks_out(characters) else None


def _is_like_one(words: str) -> bool:
    """Four short words with dashes between them are no code, nor is a phone number."""
    return any(map(str.isalpha, words)) and (words.isupper() or any(map(str.isdigit, words)))


def _checks_out(characters: str) -> bool:
    # A letter is demanded, so that twelve digits of a phone number are no code.
    fits = re.fullmatch(f"[{ALPHABET}]{{{SIZE}}}", characters) is not None and not characters.isdigit()
    return fits and luhn.is_valid(characters, ALPHABET)


def _written(characters: str) -> str:
    return "-".join(characters[start : start + GROUP] for start in range(0, SIZE, GROUP))
