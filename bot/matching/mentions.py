"""Names of registered people in a text: a surname with a given name or an initial beside it, in any case and spelling.

A surname alone says nothing, since most of them are words as well.  What is found is a warning for people, no proof.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from bot.matching.entry import Entry
from bot.matching.fold import fold, patronymic_stem, stem
from bot.matching.lexicon import full_senses, given_senses

NEAR = 2  # words between which a patronymic fits
SHORT = 2  # sounds with which too many words begin
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
_STRESS = {ord(mark): None for mark in "\u0300\u0301"}
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-яҐґЄєІіЇї]")
_LOOK_ALIKES = str.maketrans("aceiopxyABCEHIKMOPTXY", "асеіорхуАВСЕНІКМОРТХУ")
_INSTRUMENTAL = re.compile(r"(?<=...)(?:om|em|iu|ou|eu|ovi|evi|im)$")


class Names:
    """The names of a register, for as long as a text is looked through."""

    def __init__(self, people: Iterable[Entry]) -> None:
        """Folds every name once."""
        self._given: dict[str, set[str]] = {}
        for one in people:
            stems = {stem(sense) for sense in given_senses(one.given)}
            for surname in (one.surname, *one.other_surnames):
                for part in {surname, *surname.split("-")}:
                    self._given.setdefault(stem(fold(part)), set()).update(stems)

    def found_in(self, text: str) -> tuple[str, ...]:
        """The places that may name somebody, as they are written, each once."""
        text = text.translate(_STRESS)
        words = list(_WORD.finditer(text))
        found = [text[min(a, b) : max(c, d)] for (a, c), (b, d) in self._pairs(words)]
        return tuple(dict.fromkeys(found))

    def _pairs(self, words: list[re.Match[str]]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
        for place, word in enumerate(words):
            given = self._given_with(word[0]) if word[0][0].isupper() else set()
            beside = words[max(0, place - NEAR) : place] + words[place + 1 : place + 1 + NEAR]
            for other in beside if given else ():
                if other[0][0].isupper() and _is_one_of(other[0], given):
                    yield word.span(), other.span()
                    break

    def _given_with(self, surname: str) -> set[str]:
        return set().union(*(self._given.get(form, set()) for form in _stems(surname)))


def may_name(text: str, facts: Mapping[str, str]) -> bool:
    """Whether a text may be about a person: by the surname, or by the given name with the patronymic beside it.

    Too much is found rather than too little: it is for whoever must not read about that person.  A word that begins as
    the surname does is enough.
    """
    words = [word[0] for word in _WORD.finditer(text.translate(_STRESS))]
    surname, given = facts.get("surname", ""), {stem(sense) for sense in given_senses(facts.get("given", ""))}
    parts = {surname, *surname.split("-")} - {""}
    named, begun = {stem(fold(part)) for part in parts} - {""}, tuple(set().union(*map(_beginnings, parts)))
    if any(_begins(word, begun) or not _stems(word).isdisjoint(named) for word in words):
        return True
    father, beside = patronymic_stem(fold(facts.get("patronymic", ""))), [*pairwise(words), *pairwise(words[::-1])]
    return bool(father) and any(_is_one_of(a, given) and patronymic_stem(fold(b)) == father for a, b in beside)


def _stems(word: str) -> set[str]:
    """Of the whole word and of the parts of a double one."""
    written = _in_one_alphabet(_POSSESSIVE.sub("", word))
    sounds = {fold(part) for part in (written, *written.split("-"))}
    return {stem(form) for sound in sounds for form in (sound, _INSTRUMENTAL.sub("", sound))} - {""}


def _beginnings(surname: str) -> set[str]:
    """What a surname begins with in every case: as it is written, and as it sounds."""
    begun = surname.casefold()[: max(3, len(surname) - 2)]
    return {begun} | {sounds for sounds in [fold(begun)] if len(sounds) > SHORT}


def _begins(word: str, begun: tuple[str, ...]) -> bool:
    written = _in_one_alphabet(word)
    parts = (written, *written.split("-"))
    return any(said.startswith(begun) for part in parts for said in (part.casefold(), fold(part)))


def _in_one_alphabet(word: str) -> str:
    return word.translate(_LOOK_ALIKES) if _LATIN.search(word) and _CYRILLIC.search(word) else word


def _is_one_of(word: str, given: set[str]) -> bool:
    if len(word) == 1:
        return any(name.startswith(fold(word) or "?") for name in given)
    return not (_stems(word) | {stem(sense) for sense in full_senses(word)}).isdisjoint(given)
