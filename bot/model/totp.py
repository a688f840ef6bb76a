"""Codes of six digits that an authenticator shows, a new one every half minute (RFC 6238)."""

from typing import Final

import pyotp

STEP: Final = 30  # seconds
DRIFT = 1  # steps by which the clock of a telephone may be wrong


def new_secret() -> str:
    """A fresh key: 160 bits in base32."""
    return pyotp.random_base32()


def uri(secret: str, name: str, issuer: str) -> str:
    """What the QR code holds: the key, and what the authenticator calls it."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def step_at(now: int) -> int:
    """The number of the present half minute."""
    return now // STEP


def code_of(secret: str, step: int) -> str:
    """The code of a half minute."""
    return pyotp.HOTP(secret).at(step)


def step_of(secret: str, code: str, now: int, last: int) -> int | None:
    """The half minute that the code belongs to, after the last one that was taken; None when it is wrong.

    Every code is compared in the same time, and none less than the others.
    """
    present, found = step_at(now), None
    for step in range(present - DRIFT, present + DRIFT + 1):
        if pyotp.utils.strings_equal(code, code_of(secret, step)) and step > last:
            found = step
    return found


def digits(words: str) -> str:
    """The digits of what looks like a code, with or without spaces; "" for anything else."""
    joined = "".join(words.split())
    return joined if joined.isascii() and joined.isdecimal() and len(joined) == 6 else ""
