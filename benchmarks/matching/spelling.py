"""The letters of a list: romanizations, keyboards, look-alikes, sounds by ear, slips of the finger."""

import random

from translitua import (
    RussianICAO,
    RussianInternationalPassport1997,
    RussianSimple,
    RussianTelegram,
    UkrainianBGN,
    UkrainianBritish,
    UkrainianFrench,
    UkrainianGerman,
    UkrainianKMU,
    UkrainianNational1996,
    UkrainianPassport2004Alt,
    UkrainianPassport2007,
    UkrainianSimple,
    UkrainianWWS,
    translit,
)

UKRAINIAN_TABLES = (
    UkrainianBGN, UkrainianBritish, UkrainianNational1996, UkrainianPassport2007, UkrainianPassport2004Alt,
    UkrainianSimple, UkrainianWWS, UkrainianGerman, UkrainianFrench,
)  # fmt: skip
RUSSIAN_TABLES = (RussianICAO, RussianInternationalPassport1997, RussianSimple, RussianTelegram)
ALPHABET = "абвгдеєжзиіїйклмнопрстуфхцчшщьюя"
LATIN = "abcdefghijklmnoprstuvyz"
ON_ENGLISH_KEYS = dict(zip("йцукенгшщзхїфівапролджєячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.", strict=True))
ON_ENGLISH_KEYS |= {"ґ": "\\", "ы": "s", "э": "'", "ъ": "]", "ё": "`", "'": "`", "’": "`"}
ON_UKRAINIAN_KEYS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфівапролдячсмить", strict=True))
ON_RUSSIAN_KEYS = ON_UKRAINIAN_KEYS | {"s": "ы"}
SHIFTED = dict(zip("[];',.`\\", '{}:"<>~|', strict=True))
LOOK_ALIKES = dict(zip("аеіорсхАВЕІКМНОРСТХ", "aeiopcxABEIKMHOPCTX", strict=True))
HEARD = (
    ("о", "а"),
    ("е", "и"),
    ("и", "е"),
    ("і", "и"),
    ("б", "п"),
    ("д", "т"),
    ("з", "с"),
    ("г", "х"),
    ("в", "ф"),
    ("є", "е"),
)
GENITIVE = dict(
    zip(
        ["ський", "цький", "ець", "ий", "ій", "ко", "ь", "о", "а", "я", "й"],
        ["ського", "цького", "ця", "ого", "ія", "ка", "я", "а", "и", "і", "я"],
        strict=True,
    )
).items()
POLISH = {
    **dict(zip("абвгґдезиіїйклмнопрстуфхц", "abwhgdezyiijkłmnoprstufhc", strict=True)),
    **{"є": "je", "ж": "ż", "ч": "cz", "ш": "sz", "щ": "szcz", "ю": "ju", "я": "ja", "ь": "", "'": "", "’": ""},
}


def official(words: str) -> str:
    """As in today's passports."""
    return str(translit(words, UkrainianKMU))


def romanized(words: str, chance: random.Random) -> str:
    """By some other Ukrainian table, or as in Poland."""
    if chance.random() < 0.1:
        return "".join(POLISH.get(letter, letter) for letter in words.lower()).title()
    return str(translit(words, chance.choice(UKRAINIAN_TABLES)))


def romanized_russian(words: str, chance: random.Random) -> str:
    """By some Russian table."""
    return str(translit(words, chance.choice(RUSSIAN_TABLES)))


def on_other_keys(words: str, keys: dict[str, str]) -> str:
    """Typed without having changed the layout."""
    return "".join(_on_key(letter, keys) for letter in words)


def latin_on(words: str, keys: dict[str, str]) -> str:
    """Latin, typed in the other layout."""
    return on_other_keys(official(words), keys)


def look_alikes(word: str, chance: random.Random) -> str:
    """Some letters from the other alphabet."""
    return "".join(LOOK_ALIKES.get(letter, letter) if chance.random() < 0.5 else letter for letter in word)


def by_ear(word: str, chance: random.Random, times: int = 2) -> str:
    """As somebody wrote down what they heard."""
    for _ in range(times):
        fitting = [(said, heard) for said, heard in HEARD if said in word[1:]]
        if fitting:
            said, heard = chance.choice(fitting)
            word = word[0] + word[1:].replace(said, heard, 1)
    return word


def slip(word: str, chance: random.Random) -> str:
    """One letter missing, too many, wrong, or two exchanged; never the first."""
    if len(word) < 4:
        return word + chance.choice(ALPHABET)
    place = chance.randrange(1, len(word) - 1)
    kind, letter = chance.randrange(4), chance.choice(LATIN if word.isascii() else ALPHABET)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + letter + word[place:]
    if kind == 2:
        return word[:place] + letter + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def genitive(word: str) -> str:
    """Of a man's name, roughly as in "lists of Шевченка Сергія Івановича"."""
    for nominative, ending in GENITIVE:
        if word.endswith(nominative):
            return word[: -len(nominative)] + ending
    return word + "а"


def _on_key(letter: str, keys: dict[str, str]) -> str:
    if letter.lower() not in keys:
        return letter
    key = keys[letter.lower()]
    return SHIFTED.get(key, key.upper()) if letter.isupper() else key
