"""Names as people type them: one apostrophe, one alphabet a word, capital letters where they belong."""

import re
import unicodedata

from bot.model.given import Refusal
from bot.model.words import clean

LONGEST = 100
APOSTROPHE = "’"
APOSTROPHES = re.compile(r"['’‘‛ʼʻʹ`´′＇]|(?<=[^\W\d_])[\"*](?=[^\W\d_])")  # some keyboards have only " or *
HYPHENS = re.compile(r"\s*[-‐‑‒–—−]\s*")
WORD = re.compile(r"[^\s.-]+")
# Before я, ю, є, ї, й the apostrophe is Ukrainian spelling (Д’яченко); else a letter with it is a particle (О’Коннор).
WORD_START = re.compile(r"^.|(?<=^.’)[^яюєїй]")
PARTICLES = {
    *("ван", "фон", "дер", "ден", "де", "ла", "дю", "ді", "огли", "кизи", "ібн"),
    *("van", "von", "der", "den", "de", "la", "du", "di", "da", "oglu", "ibn"),
}
LATIN, CYRILLIC = "ABCEHIKMOPTXYÏËaceiopxyïë", "АВСЕНІКМОРТХУЇЁасеіорхуїё"
TO_CYRILLIC, TO_LATIN = str.maketrans(LATIN, CYRILLIC), str.maketrans(CYRILLIC, LATIN)

ROMAN = {  # plain romanization of Ukrainian and Russian letters, before the spellings are made one
    **dict(zip("абвгґдеэзиіыйклмнопрстуфх", "abvhhdeeziiiiklmnoprstufh", strict=True)),
    **{"є": "ie", "ё": "io", "ї": "i", "ю": "iu", "я": "ia", "ьо": "io"},
    **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
}
ROMAN_LETTERS = re.compile("ьо|[абвгґдеєэёжзиіїыйклмнопрстуфхцчшщюя]")
SAME_SOUND = [  # in this order; each pair makes usual spellings of one name alike
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"[ьъ]", ""),
        (r"[yj]", "i"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"cz|tch", "ch"),
        (r"c(?=k)", "ts"),
        (r"c(?!h)", "k"),
        (r"s[cz]h?|shch", "sh"),
        (r"kh|gh|g", "h"),
        (r"zh", "z"),
        (r"^ol(?=ek)", "al"),
        (r"(.)\1+", r"\1"),
        (r"i+o", "e"),
        (r"i+(?=[aeu])", ""),
        (r"(?<=..)([eo]i|[ai]+)$", ""),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),
    )
]


def read_name(words: str) -> str:
    """A surname, given name or patronymic of 1 to 100 characters as it is written in documents.

    Letters of any script, marks, ’ - . and spaces; Refusal("empty" | "too_long" | "not_a_name").
    """
    name = HYPHENS.sub("-", APOSTROPHES.sub(APOSTROPHE, clean(words)))
    if not name:
        raise Refusal("empty")
    if not all(map(_belongs, name)) or not any(map(str.isalpha, name)):
        raise Refusal("not_a_name")
    name = _capitalised(WORD.sub(_in_one_alphabet, name))
    if len(name) > LONGEST:
        raise Refusal("too_long", LONGEST)
    return name


def key(surname: str, birth_year: int) -> str:
    """One form for the usual spellings of a surname, with the year: proposes who may be the same, never decides.

    Takes Ukrainian, Russian and Latin spellings, the endings of men and women, and front vowels for the same.
    """
    sounds = ROMAN_LETTERS.sub(lambda letter: ROMAN[letter[0]], unicodedata.normalize("NFC", surname).lower())
    sounds = "".join(filter(_is_small_letter, unicodedata.normalize("NFKD", sounds)))
    for spelling, sound in SAME_SOUND:
        sounds = spelling.sub(sound, sounds)
    return f"{sounds} {birth_year}"


def full(surname: str, given: str, patronymic: str | None) -> str:
    """Surname, given name, patronymic: the order of Ukrainian documents."""
    return " ".join(part for part in (surname, given, patronymic) if part)


def _belongs(letter: str) -> bool:
    return letter in f" {APOSTROPHE}-." or unicodedata.category(letter)[0] in "LM"


def _in_one_alphabet(word: re.Match[str]) -> str:
    """The word with look-alike letters of the other alphabet replaced, if that leaves one alphabet."""
    if len(_alphabets(word[0])) < 2:
        return word[0]
    spellings = [word[0].translate(TO_CYRILLIC), word[0].translate(TO_LATIN)]
    whole = [spelling for spelling in spellings if len(_alphabets(spelling)) == 1]
    if not whole:
        return word[0]
    return min(whole, key=lambda spelling: sum(a != b for a, b in zip(spelling, word[0], strict=True)))


def _alphabets(word: str) -> set[str]:
    names = (unicodedata.name(letter, "") for letter in word)
    return {name.split()[0] for name in names if name.startswith(("LATIN", "CYRILLIC"))}


def _capitalised(name: str) -> str:
    """Capitals set again when all letters were capital or none was; mixed case is somebody's intention."""
    if not (name.isupper() or name.islower()):
        return name
    words = set(WORD.findall(name.lower()))
    lower = PARTICLES if words - PARTICLES else set()
    return WORD.sub(lambda word: word[0] if word[0] in lower else _with_capital(word[0]), name.lower())


def _with_capital(word: str) -> str:
    return WORD_START.sub(lambda start: start[0].title(), word)


def _is_small_letter(letter: str) -> bool:
    return unicodedata.category(letter) in ("Ll", "Lo")  # not the modifier letters, of which one is an apostrophe
