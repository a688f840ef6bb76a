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
THREE = f"[{ALPHABET}]{{{GROUP}}}"
AS_SENT = re.compile(rf"(?<![^\W_])({THREE}(?:-{THREE}){{3}})(?![^\W_])")


class Verdict(Enum):
    """What is to be said of a code.  UNKNOWN alike for one of somebody else and for one that never was."""

    TOO_MANY = auto()
    UNKNOWN = auto()
    GENUINE = auto()
    UNCHANGED = auto()
    CHANGED = auto()


@dataclass(frozen=True)
class Checked:
    """Of a genuine code also which kind of message it closes, and when that was sent."""

    verdict: Verdict
    kind: Kind = Kind.REPLY
    at: int = 0


def new_code() -> str:
    """A fresh code such as 7K3-M9Q-XF2-HAB, from about 32^11 possible ones: 55 bits."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(SIZE - 1))
        code = body + luhn.calc_check_digit(body, ALPHABET)
        if _checks_out(code):
            return _written(code)


def read_code(words: str) -> str | None:
    """The code, when the words are one and nothing else; in any case and spacing, look-alike letters too."""
    characters = re.sub(SEPARATORS, "", words.upper().translate(LOOK_ALIKES))
    return _written(characters) if _checks_out(characters) else None


def code_in(words: str) -> str | None:
    """The last code in a whole message, written as the bot writes it."""
    found = [code.replace("-", "") for code in AS_SENT.findall(words)]
    return next((_written(code) for code in reversed(found) if _checks_out(code)), None)


def _checks_out(characters: str) -> bool:
    # A letter is demanded, so that twelve digits of a telephone number are no code.
    fits = re.fullmatch(f"[{ALPHABET}]{{{SIZE}}}", characters) is not None and not characters.isdigit()
    return fits and luhn.is_valid(characters, ALPHABET)


def _written(characters: str) -> str:
    return "-".join(characters[start : start + GROUP] for start in range(0, SIZE, GROUP))
