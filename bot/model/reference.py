"""The reference of an inquiry: eight characters that can be told over the telephone, the last one checks the others."""

import re
import secrets

from stdnum import luhn

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LOOK_ALIKES = str.maketrans("OILАВСЕНКМОРТХУІЗЅЈ", "011ABCEHKM0PTXY13SJ")
SEPARATORS = r"[\s‐‑‒–—−.-]*"
FOUR = f"[{ALPHABET}]{{4}}"
# A look-ahead, so that every word is tried as the first half, also after a pair that failed.
IN_TEXT = re.compile(rf"(?<![^\W_])(?=({FOUR}){SEPARATORS}({FOUR})(?![^\W_]))")


def new_reference() -> str:
    """A fresh reference such as 7K3M-9QXF, from 32^7 possible ones."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(7))
    return _written(characters + luhn.calc_check_digit(characters, ALPHABET))


def read_reference(words: str) -> str | None:
    """The first reference in typed text, in any case and spacing, look-alike letters too; None when none checks out."""
    text = words.upper().translate(LOOK_ALIKES)
    found = [first + second for first, second in IN_TEXT.findall(text)] or [re.sub(SEPARATORS, "", text)]
    return next((_written(characters) for characters in found if _checks_out(characters)), None)


def every_reference(words: str) -> list[str]:
    """All references in typed text, read like one."""
    found = IN_TEXT.findall(words.upper().translate(LOOK_ALIKES))
    return [_written(first + second) for first, second in found if _checks_out(first + second)]


def is_reference(words: str) -> bool:
    """Whether it is a reference and nothing else."""
    return _checks_out(re.sub(SEPARATORS, "", words.upper().translate(LOOK_ALIKES)))


def _checks_out(characters: str) -> bool:
    return len(characters) == 8 and luhn.is_valid(characters, ALPHABET)


def _written(characters: str) -> str:
    return f"{characters[:4]}-{characters[4:]}"
