"""What the heads of columns are called in Ukrainian, Russian and English."""

import re
from enum import StrEnum

from bot.model.names import APOSTROPHES, TO_CYRILLIC
from bot.tables.whose import THE_PERSON, Whose, whose

LONGEST_HEAD = 80


class Column(StrEnum):
    """What a column holds.  The first eight are looked for in this order, so that a longer phrase wins."""

    FORMER_SURNAME = "former_surname"
    BIRTH = "birth"
    PATRONYMIC = "patronymic"
    SURNAME = "surname"
    GIVEN = "given"
    FULL_NAME = "full_name"
    PHONE = "phone"
    SEX = "sex"
    RANK = "rank"
    CATEGORY = "category"
    UNIT = "unit"
    SOURCE_ID = "source_id"
    RUNNING_NUMBER = "running_number"
    NAME = "name"  # the whole name or the given name: the other columns tell
    GIVEN_AND_PATRONYMIC = "given_and_patronymic"


PHRASES = {
    Column.FORMER_SURNAME: (
        r"(дівоче|попереднє|колишнє|девичья|прежняя) (прізвище|фамилия)|прізвище (до шлюбу|при народженні)"
        r"|(maiden|former|previous|birth) (sur|last |family )?name|name at birth"
    ),
    Column.BIRTH: (
        r"((дата|день|рік|число|год|р|д) )?(народж\w*|рожд\w*)|(дата )?(д н|дн|д р|др|р н|рн|г р|гр)"
        r"|birth ?(date|day)|(date|year|day)( and place)? of birth|dob|d o b|born"
    ),
    Column.PATRONYMIC: r"по ?батькові|отчеств\w+|patronymic|(middle|second) ?names?",
    Column.SURNAME: r"прізвищ\w*|призвищ\w*|фамили\w+|surname|(last|family) ?name",
    Column.GIVEN: r"імя|імена|имя|имена|(given|first|fore) ?names?|given",
    Column.FULL_NAME: (
        r"піб|п і б|пип|фио|ф и о|(full|complete|whole) ?name|name in full|pib|fio|^(особа|person)$"
        r"|^(кого (ви )?(шука|розшуку)\w+|кого (вы )?(ищ|разыскива)\w+|(who are|person) you (are )?looking for"
        r"|(зникла|розшукувана|полонена|звільнена|повернена) особа|(пропавшее|разыскиваемое) лицо"
        r"|(missing|sought|wanted|returned) person|person sought)$"
    ),
    Column.PHONE: r"телефон\w*|тел|моб\w*|phone|mobile",
    Column.SEX: r"стать|пол|sex|gender",
    Column.RANK: r"звання|звание|rank",
    Column.CATEGORY: r"категор\w+|category",
    Column.UNIT: r"частин[аи]|підрозділ\w*|в ч|вч|войсковая часть|часть|подразделени\w+|unit|brigade|бригад\w*",
    Column.RUNNING_NUMBER: (
        r"(№|номер)? ?(п ?п|з ?п|н ?п|n p|p p)|(порядковий|порядковый) ?(номер|№)?|(номер|№) по порядку"
        r"|(номер|№) (у|в) списку"
        r"|(номер|№) (в списке|рядка|строки)|рядок|строка|row( (number|no|id))?|line( (number|no|id))?|s n|sl no|sr no"
        r"|serial( (number|no))?|seq(uence)?( (number|no))?|item( (number|no))?"
    ),
    Column.SOURCE_ID: (
        r"((номер|№) )?(справи|запису|звернення|картки|анкети|дела|записи|обращения|заявки)"
        r"|(case|record|reference|source|inquiry)( (number|no|id|ref))?|file (number|no|id|ref)|id|ид|uid|uuid|guid|ref"
        r"|ідентифікатор|идентификатор|identifier|код|code"
    ),
    Column.NAME: r"names?",
}
PATTERNS = {column: re.compile(rf"(?<!\w)(?:{phrases})(?!\w)") for column, phrases in PHRASES.items()}
# A number alone counts rows, whatever it counts to: an official list begins again, leaves one out, or starts at three.
JUST_A_NUMBER = re.compile(r"(№|#|номер|number|num|no|nr|n)( (№|#))*")
PLACE = re.compile(r"\b(місце|місця|место|места|place|країна|страна|country)\b")
DATE_AND_PLACE = re.compile(
    r"\b(дата|день|date|day) (та|і|й|и|and) (місце|место|place)|(місце|место|place) (та|і|й|и|and) (дата|date)\b"
)
# What may be beside "name" for it to be a person's; a file, a unit and a hospital have names too.
BESIDE_NAME = re.compile(
    r"\b(of|the|a|in|as|is|person|persons?|people|individual|candidate|legal|official|real|current|latin|cyrillic|english"
    r"|ukrainian|passport|en|ua|uk|особа|особи|імя)\b"
)
# Numbers of papers and accounts are no ids of a list.
OF_A_PAPER = re.compile(
    r"паспорт|passport|податк|\bіпн\b|рнокпп|\bинн\b|\btax\b|документ|document|telegram|телеграм|\b(user|chat)\b"
    r"|жетон|квит|індекс|postal|\bzip\b|ідентифікаційн|идентификационн"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
WORD = re.compile(r"\w+")
BETWEEN = re.compile(r"[^\w№#]+|_")
CYRILLIC = re.compile("[а-яєіїґё]")


def plain(words: str) -> str:
    """Small letters, one alphabet a word, single spaces instead of signs, no apostrophes."""
    words = CAMEL.sub(" ", APOSTROPHES.sub("", words)).lower()
    words = WORD.sub(lambda word: word[0].translate(TO_CYRILLIC) if CYRILLIC.search(word[0]) else word[0], words)
    return " ".join(BETWEEN.sub(" ", words.replace("№", "№ ")).split())


def meaning(head: str) -> Column | None:
    """What the column below this head holds; None when that is not known, or of somebody else."""
    words = plain(head)
    return None if whose(words) is Whose.OTHER else column_of(words)


def column_of(words: str) -> Column | None:
    """What a column holds by the plain words of its head, whoever it is about."""
    if not words or len(words) > LONGEST_HEAD or (PLACE.search(words) and not DATE_AND_PLACE.search(words)):
        return None
    found, rest = _phrases(words)
    if JUST_A_NUMBER.fullmatch(words):
        return Column.RUNNING_NUMBER
    if Column.SURNAME in found and (Column.GIVEN in found or Column.NAME in found):
        return Column.FULL_NAME
    if Column.GIVEN in found and Column.PATRONYMIC in found:
        return Column.GIVEN_AND_PATRONYMIC
    return found[0] if found and not _of_a_thing(found, words, rest) else None


def _of_a_thing(found: list[Column], words: str, rest: str) -> bool:
    """Whether it is the number of a paper, or the name of a file."""
    if found[0] is Column.SOURCE_ID:
        return Column.NAME in found or OF_A_PAPER.search(words) is not None
    return found[0] is Column.NAME and bool(THE_PERSON.sub("", BESIDE_NAME.sub("", rest)).split())


def qualifiers(words: str) -> frozenset[str]:
    """The words of a head that are none for what the column holds."""
    return frozenset(_phrases(words)[1].split())


def _phrases(words: str) -> tuple[list[Column], str]:
    """What the words mention, and the rest of them."""
    found = []
    for column, pattern in PATTERNS.items():
        words, times = pattern.subn(" ", words)
        found += [column] * bool(times)
    return found, words
