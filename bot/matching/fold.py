"""One phonetic spelling for what Ukrainian, Russian and the usual romanizations write differently.

Щербак, Shcherbak, Szczerbak and Scherbak all fold to Werbak.  Every sound is one letter: J ж, Q ц, C ч, W ш and щ.
"""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    **dict(zip("абвгґдеєэжзиіїйыклмнопрстуўфхцчшщ", "abvhhdeeeJziiiiiklmnoprstuvfhQCWW", strict=True)),
    **{"ё": "io", "ю": "iu", "я": "ia", "ьо": "io"},
}
LATIN = {
    **dict.fromkeys(("schtsch", "shtsh", "stsch", "shch", "szcz", "šč", "sch", "sh", "sz", "š", "ş", "ś"), "W"),
    **dict.fromkeys(("tsch", "tch", "tsh", "ch", "cz", "č", "ć", "ç"), "C"),
    **dict.fromkeys(("ts", "tz"), "Q"),
    **dict.fromkeys(("zh", "ž", "ż"), "J"),
    **{"zgh": "zh", "ck": "Qk", "kh": "h", "gh": "h", "g": "h", "c": "k", "q": "k", "x": "ks", "w": "v", "ł": "l"},
    **{"ph": "f", "th": "t", "y": "i", "j": "i", "ou": "u", "oo": "u", "ee": "i", "ë": "io", "ß": "s"},
}
LETTERS = CYRILLIC | LATIN
SPELLING = re.compile("|".join(sorted(map(re.escape, LETTERS), key=len, reverse=True)))
DOUBLED = re.compile(r"(.)\1+")
SOUNDS = [
    (re.compile(r"[^a-zJQCW]"), ""),
    (re.compile(r"ts"), "Q"),
    (re.compile(r"WC"), "W"),
    (DOUBLED, r"\1"),
    (re.compile(r"i+o"), "e"),
    (re.compile(r"i+(?=[aeu])"), ""),
    (DOUBLED, r"\1"),
]
CASES = [  # endings of women and men, and of the genitive and dative
    (re.compile(r"(?<=[sQz]k)(i|a|oho|omu|oi|u|im)$"), ""),
    (re.compile(r"(?<=.(?:[oei]v|in))(a|u|oi|oho|omu|im)$"), ""),
    (re.compile(r"(?<=...)(oho|omu|oi)$"), ""),
    (re.compile(r"(?<=...)[aeiou]+$"), ""),
    (re.compile(r"(?<=..)e(?=Q$)|(?<=...)[oe](?=k$)"), ""),
]
PATRONYMIC_END = re.compile(r"(?:[oei]?vi|[iea])[CW](?:a|u|em)?$|(?:[oei]v|(?:in)?iC)n(?:a|i|u|oi)$")
WOMANS_PATRONYMIC = re.compile(r"(?:[oei]v|iC)n(?:a|i|u|oi)$")
MANS_PATRONYMIC = re.compile(r"(?:[oei]vi|[^aou]i)C(?:a|u|em)?$")
BY_EAR = str.maketrans("oebdzJvg", "aiptsWfk")


@lru_cache(200_000)
def fold(word: str) -> str:
    """The sounds of a word of any of the three spellings; of anything else what is left of it."""
    letters = SPELLING.sub(lambda found: LETTERS[found[0]], unicodedata.normalize("NFC", word).lower())
    sounds = unicodedata.normalize("NFKD", letters)
    for spelling, sound in SOUNDS:
        sounds = spelling.sub(sound, sounds)
    return sounds


def stem(sounds: str) -> str:
    """What a folded name has in common in its forms for men and women and in its cases."""
    for ending, rest in CASES:
        sounds = ending.sub(rest, sounds)
    return sounds


def patronymic_stem(sounds: str) -> str:
    """The father's name in a folded patronymic of a son or a daughter."""
    return PATRONYMIC_END.sub("", sounds).rstrip("aeiou") or sounds


def by_ear(sounds: str) -> str:
    """The same for sounds that are easily taken for each other: о and а, е and и, б and п."""
    return DOUBLED.sub(r"\1", sounds.translate(BY_EAR))


def patronymic_sex(sounds: str) -> str:
    """ "m" or "f" by the ending of a folded patronymic, else empty."""
    if WOMANS_PATRONYMIC.search(sounds):
        return "f"
    return "m" if MANS_PATRONYMIC.search(sounds) else ""
