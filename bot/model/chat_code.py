"""A code that is said on the telephone and typed into the chat: ten digits, in twos, since digits are heard best."""

import re
import secrets

DIGITS = 10
LASTS = 3_600  # seconds: the relative is on the telephone


def new_chat_code() -> str:
    """A fresh one."""
    return "".join(secrets.choice("0123456789") for _digit in range(DIGITS))


def spoken(code: str) -> str:
    """As it is read out: two by two."""
    return " ".join(code[place : place + 2] for place in range(0, len(code), 2))


def read_chat_code(words: str) -> str | None:
    """The code that somebody typed, with whatever between the digits; None for anything else."""
    digits = re.sub(r"[\s.,·-]", "", words)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else None
