"""Whether words name a military unit, which nobody should write to a bot."""

import re

UNIT = re.compile(
    r"\d+(?:\s*-?\s*\w{1,2})?\s*(?:о(?:кр\w*|мбр|шбр|дшбр)?\s+)?"
    r"(?:бригад|батальйон|батальон|полк[уаоі]?\b|рот[аиіу]\b|взвод|дивізі|дивизи|омбр|одшбр|ошбр|тро\b|brigade|battalion"
    r"|regiment|company\b|platoon|division)"
    r"|\bв/?ч\b|військов\w+ частин|воинск\w+ част|military unit|\bА\d{4}\b|\b[AА]\d{4}\b",
    re.IGNORECASE,
)


def names_unit(words: str) -> bool:
    """Whether a number stands beside a word for a unit, or the like."""
    return UNIT.search(words) is not None
