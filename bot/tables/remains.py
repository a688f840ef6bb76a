"""The signs of a list of remains, which must never be imported: nobody learns of a death from this program (N4)."""

import re
from collections.abc import Iterable

from bot.tables.vocabulary import plain

REMAINS = re.compile(
    r"\b(тіл(о|а|у|ом|ами|ам|ах)?|тел(о|а|у|ом|ами|ам|ах)|останк\w*|рештк\w*|репатр[іи]\w+|днк|морг\w*|труп\w*|загибл\w*"
    r"|загину\w*|помер\w*|померл\w*|погиб\w*|умер\w*|смерт\w*|похован\w*|захорон\w*|ексгума\w*|эксгума\w*"
    r"|remains|bod(y|ies)|dna|repatriat\w*|morgue\w*|mortuary|corpses?|deceased|dead|death|died|burial|exhum\w*)\b"
)
ALONE_IN_A_CELL = re.compile(
    r"тіло|тело|останки|рештки|загинув|загинула|загибл(ий|а)|помер|померла|погиб|погибла|погибш(ий|ая)|умер|умерла"
    r"|труп|мертв(ий|а|ый|ая)|(вантаж|груз)[ -]?200|двохсот(ий|а)|двухсотый"
    r"|dead|deceased|died|killed|body|remains|corpse|kia"
)


def speaks_of_remains(words: Iterable[str]) -> bool:
    """Whether a name of a file or sheet, a title or a head is one of a list of remains."""
    return any(REMAINS.search(plain(one)) for one in words)


def is_of_remains(cells: Iterable[str]) -> bool:
    """Whether one of the cells says, and says nothing else, that it is about remains."""
    return any(ALONE_IN_A_CELL.fullmatch(one.lower().strip(" .,;!()")) for one in cells)
