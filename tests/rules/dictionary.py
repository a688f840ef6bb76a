"""python -m tests.rules.dictionary: writes bot/matching/names.tsv from names-translator's dictionary, folded.

To fold 28,000 names took the program one to three seconds at every start, while families waited for an answer.
"""

from collections.abc import Iterator
from pathlib import Path

from names_translator.dicts import default_dicts

from bot.matching.fold import fold
from bot.matching.lexicon import NAMES


def lines() -> Iterator[str]:
    """Which kind of name, how it sounds in Ukrainian, how its usual Russian spellings sound where they differ."""
    for kind in ("first", "patronymic"):
        for sounds, senses in sorted(_pairs(kind).items()):
            yield f"{kind}\t{sounds}\t{' '.join(sorted(senses - {sounds, ''}))}"


def _pairs(kind: str) -> dict[str, set[str]]:
    """Only the first Russian spelling: rare ones would join different names."""
    words: dict[str, list[str]] = default_dicts().as_dict(kind)
    found: dict[str, set[str]] = {}
    for ukrainian, russian in words.items():
        found.setdefault(fold(ukrainian), set()).update(map(fold, russian[:1]))
    return found


if __name__ == "__main__":
    Path(NAMES).write_text("\n".join(lines()) + "\n", encoding="utf-8")
