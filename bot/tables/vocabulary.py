"""What the heads of columns are called in Ukrainian, Russian and English."""

import re
from enum import StrEnum

from bot.model.names import APOSTROPHES, TO_CYRILLIC

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
    NUMBER = "number"  # a running number or an id: its values tell
    NAME = "name"  # the whole name or the given name: the other columns tell
    GIVEN_AND_PATRONYMIC = "given_and_patronymic"


PHRASES = {
    Column.FORMER_SURNAME: (
        r"(дівоче|попереднє|колишнє|девичья|прежняя) (прізвище|фамилия)|прізвище (до шлюбу|при народженні)"
        r"|(maiden|former|previous|birth) (sur|last |family )?name|name at birth"
    ),
    Column.BIRTH: (
        r"((дата|день|рік|число|год|р|д) )?(народж\w*|рожд\w*)|(дата )?(д н|дн|д р|др|р н|рн|г р|гр)"
        r"|birth ?(date|day)|(date|year|day) of birth|dob|d o b|born"
    ),
    Column.PATRONYMIC: r"по ?батькові|отчеств\w+|patronymic|(middle|second) ?names?",
    Column.SURNAME: r"прізвищ\w*|призвищ\w*|фамили\w+|surname|(last|family) ?name",
    Column.GIVEN: r"імя|імена|имя|имена|(given|first|fore) ?names?|given",
    Column.FULL_NAME: r"піб|п і б|пип|фио|ф и о|(full|complete|whole) ?name|name in full|pib|fio|^(особа|person)$",
    Column.PHONE: r"телефон\w*|тел|моб\w*|phone|mobile",
    Column.SEX: r"стать|пол|sex|gender",
    Column.RANK: r"звання|звание|rank",
    Column.CATEGORY: r"категор\w+|category",
    Column.UNIT: r"частин[аи]|підрозділ\w*|в ч|вч|войсковая часть|часть|подразделени\w+|unit|brigade|бригад\w*",
    Column.RUNNING_NUMBER: r"№ ?(п ?п|з ?п)|п п|з п|пп|порядковий( номер)?|порядковый( номер)?|row( number)?|line",
    Column.SOURCE_ID: (
        r"((номер|№) )?(справи|запису|звернення|картки|анкети|дела|записи|обращения|заявки)"
        r"|(case|record|reference|file|source|inquiry)( (number|no|id|ref))?|id|ид|uid|uuid|guid|ref"
        r"|ідентифікатор|идентификатор|identifier|код|code"
    ),
    Column.NUMBER: r"№|#|номер|number|num|no|nr|n",
    Column.NAME: r"names?",
}
PATTERNS = {column: re.compile(rf"(?<!\w)(?:{phrases})(?!\w)") for column, phrases in PHRASES.items()}
# Somebody else's name or birthday, or a place: a column of the list, but not of the person.
OF_SOMEBODY_ELSE = re.compile(
    r"\b(заявни\w+|родич\w*|дружин\w*|чоловік\w*|матер\w+|мати|мама|батьк(о|а|у|ом|ів|ам)|син\w*|донь?к\w+"
    r"|сестр\w+|брат\w*|контакт\w*|слідч\w+|командир\w*|опікун\w*|представник\w*|заявител\w+|родствен\w+|жен[аы]"
    r"|муж\w*|мать|от(ец|ца)|следовател\w+|опекун\w*|applicant\w*|relative\w*|kin|mother\w*|father\w*|wife\w*|husband\w*"
    r"|parent\w*|son|daughter\w*|sister\w*|brother\w*|contact\w*|investigator|commander|informant|guardian|author)\b"
    r"|\b(місце|место|place|країна|страна|country)\b"
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
    if not words or len(words) > LONGEST_HEAD or OF_SOMEBODY_ELSE.search(words):
        return None
    found = []
    for column, pattern in PATTERNS.items():
        words, times = pattern.subn(" ", words)
        found += [column] * bool(times)
    if Column.SURNAME in found and (Column.GIVEN in found or Column.NAME in found):
        return Column.FULL_NAME
    if Column.GIVEN in found and Column.PATRONYMIC in found:
        return Column.GIVEN_AND_PATRONYMIC
    papers = OF_A_PAPER.search(plain(head))
    return next((column for column in found if not (papers and column in (Column.SOURCE_ID, Column.NUMBER))), None)
