"""What a written given name or patronymic may mean: in Ukrainian or Russian, short or western."""

from functools import cache, lru_cache
from pathlib import Path

from bot.matching.fold import fold, patronymic_sex, patronymic_stem
from bot.matching.short_names import MEANINGS

# 28,000 given names and patronymics of names-translator (MIT), folded: tests/rules/dictionary.py writes them.
NAMES = Path(__file__).with_name("names.tsv")


@lru_cache(50_000)
def given_senses(name: str) -> frozenset[str]:
    """The name itself and its translations, folded; of a double name also those of its parts."""
    words = {name, *name.split("-")}
    return frozenset(sense for word in words for sense in (fold(word), *_given().get(fold(word), ())) if sense)


@lru_cache(50_000)
def full_senses(name: str) -> frozenset[str]:
    """The folded full names of which this may be the short or western form, in both languages."""
    return frozenset(sense for full in _shorts().get(fold(name), ()) for sense in given_senses(full))


@lru_cache(50_000)
def patronymic_spellings(name: str) -> frozenset[str]:
    """The patronymic and its translations, folded."""
    sounds = fold(name)
    return frozenset(spelling for spelling in (sounds, *_patronymics().get(sounds, ())) if spelling)


@lru_cache(50_000)
def patronymic_senses(name: str) -> frozenset[str]:
    """The fathers' names, folded and without endings, that a patronymic may come from."""
    return frozenset(map(patronymic_stem, patronymic_spellings(name)))


def is_patronymic(name: str) -> bool:
    """Whether it looks like a patronymic, of which some are surnames too."""
    return fold(name) in _patronymics() or patronymic_sex(fold(name)) != ""


def is_given(name: str) -> bool:
    """Whether somebody may be called so."""
    return fold(name) in _given() or fold(name) in _shorts()


@cache
def _given() -> dict[str, tuple[str, ...]]:
    return _pairs("first")


@cache
def _patronymics() -> dict[str, tuple[str, ...]]:
    return _pairs("patronymic")


@cache
def _shorts() -> dict[str, tuple[str, ...]]:
    """By the folded short form the full names that it stands for."""
    found: dict[str, set[str]] = {}
    for full, shorts in MEANINGS.items():
        for short in shorts.split():
            found.setdefault(fold(short), set()).add(full)
    return {short: tuple(sorted(full)) for short, full in found.items()}


def _pairs(kind: str) -> dict[str, tuple[str, ...]]:
    """By the folded Ukrainian name its usual Russian spelling, folded."""
    lines = (line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines())
    return {sounds: tuple(senses.split()) for its_kind, sounds, senses in lines if its_kind == kind}
