"""What the typed letters may have been meant to be: look-alikes put right, the other keyboard layout."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.matching.entry import ReturnedRow
from bot.model import names
from bot.model.words import clean

LATIN_LOOKS, CYRILLIC_LOOKS = "abcehikmnoptuxyïëABCEHIKMOPTXYÏ", "авсенікмпортихуїёАВСЕНІКМОРТХУЇ"
TO_CYRILLIC, TO_LATIN = (str.maketrans(LATIN_LOOKS, CYRILLIC_LOOKS), str.maketrans(CYRILLIC_LOOKS, LATIN_LOOKS))
DIGIT_LOOKS = str.maketrans("0316", "озіб")
LONGEST = 250  # what is longer is no cell of a list; its beginning is read
_LOOKS = frozenset(names.LATIN)
WORD = re.compile(r"[^\W_]+")
LATIN, CYRILLIC = re.compile(r"[A-Za-zÀ-ž]"), re.compile(r"[Ѐ-ӿ]")
KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>\\`/"
UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбюЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮґ’."
RUSSIAN = UKRAINIAN.translate(str.maketrans("їієґ’ЇІЄ", "ъыэ\\ёЪЫЭ"))
AS_CYRILLIC = str.maketrans(KEYS, UKRAINIAN)
AS_LATIN = str.maketrans(UKRAINIAN + RUSSIAN, KEYS + KEYS)


def readings(row: ReturnedRow) -> Iterator[ReturnedRow]:
    """The row as it is written, then as if typed in the other keyboard layout; the likelier first."""
    tidy = replace(_in_names(row, _tidy), birth=row.birth[:LONGEST], unit=row.unit[:LONGEST])
    letters = f"{tidy.surname} {tidy.given} {tidy.patronymic}"
    if CYRILLIC.search(letters):
        tidy = _in_names(tidy, _of_look_alikes)
    yield _in_names(tidy, in_one_alphabet)
    if LATIN.search(letters) and not CYRILLIC.search(letters):
        yield _in_names(tidy, lambda cell: cell.translate(AS_CYRILLIC))
    if CYRILLIC.search(letters) and not LATIN.search(letters):
        yield _in_names(tidy, lambda cell: cell.translate(AS_LATIN))


def _tidy(cell: str) -> str:
    return clean(unicodedata.normalize("NFKC", cell[:LONGEST]))


def _of_look_alikes(cell: str) -> str:
    """In a row with Cyrillic letters a word that is all Latin and looks as if it were not: Tapac is Тарас."""
    return WORD.sub(lambda word: word[0].translate(names.TO_CYRILLIC) if {*word[0]} <= _LOOKS else word[0], cell)


def in_one_alphabet(cell: str) -> str:
    """The cell with look-alike letters and digits in its words replaced by what was meant."""
    return WORD.sub(lambda word: _one_alphabet(word[0]), cell)


def _one_alphabet(word: str) -> str:
    if sum(map(str.isalpha, word)) > 2 * sum(map(str.isdigit, word)) > 0:
        word = word.translate(DIGIT_LOOKS)
    if not (LATIN.search(word) and CYRILLIC.search(word)):
        return word
    spellings = word.translate(TO_CYRILLIC), word.translate(TO_LATIN)
    whole = [spelling for spelling in spellings if not (LATIN.search(spelling) and CYRILLIC.search(spelling))]
    return min(whole or spellings, key=lambda spelling: sum(a != b for a, b in zip(spelling, word, strict=True)))


def _in_names(row: ReturnedRow, change: Callable[[str], str]) -> ReturnedRow:
    return replace(row, surname=change(row.surname), given=change(row.given), patronymic=change(row.patronymic))
