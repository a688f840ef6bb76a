"""What a spreadsheet would take for a formula, and the apostrophe that prevents it (OWASP, CSV injection)."""

import re

GUARD = "'"
DANGEROUS = "=+\\-@\t\r\n＝＋－＠"
# Also after a separator or a quote: Excel may take another separator than the one that was written.
START_OF_CELL = re.compile(rf"(^|[;,|\t\r\n\"])(?=[{DANGEROUS}])")
GUARDED = re.compile(rf"^{GUARD}(?=[{DANGEROUS}])")


def guarded(words: str) -> str:
    """The words with an apostrophe before whatever could start a formula."""
    return START_OF_CELL.sub(rf"\1{GUARD}", words)


def is_dangerous(words: str) -> bool:
    """Whether a spreadsheet could take it for something else than words."""
    return words.startswith("#") or START_OF_CELL.match(words) is not None


def without_guard(words: str) -> str:
    """What stood there before the guard."""
    return GUARDED.sub("", words)
