"""The words with which families date something besides days and months: about, spring, two weeks ago, he is 7."""

import re

UNKNOWN = re.compile(
    r"\b(?:не ?(?:зна[юєї]\w*|відом\w*|пам’?ята\w+|помню|известн\w+)|невідом\w*|неизвестн\w*"
    r"|(?:do not|don’?t|does not|doesn’?t) (?:know|remember)|not (?:known|sure)|unknown|no idea)\b"
)
AROUND = re.compile(
    r"[~≈?]|\b(?:близько|біля|приблизно|прибл|орієнтовно|десь|майже|мабуть|напевн[оe]|здається|можливо|наче|ніби"
    r"|(?:на )?почат(?:ок|ку)|(?:у |в )?кін(?:ець|ці)|наприкінці|(?:у |в )?середин[аі]|примерно|около"
    r"|about|around|approximately|approx|circa|roughly|perhaps|maybe|probably"
    r"|(?:the )?(?:beginning|middle|end) of|early|late|mid)\b"
)
AROUND_WORDS = frozenset({"близько", "приблизно", "десь", "майже", "около", "примерно", "about", "around", "almost"})
# What may stand beside a date and says nothing that is not asked.
AROUND_A_DATE = re.compile(
    r"\b(?:дата народження|дата рождения|народи\w+|народжен\w+|народження|нар|рожд\w+|роди\w+|д ?[.] ?[нр]|дн|др"
    r"|вранці|зранку|вдень|[ву]?вечері|вночі|(?:in the )?(?:morning|afternoon|evening)|at night"
    r"|date of birth|birth|birthday|born|dob|був|була|він|вона|востаннє|останній раз|зв’?язок"
    r"|he|she|they|was|were|last|on|in|at|у|в|во|з|о|об|це|році|году)\b"
)
TIME = re.compile(r"(?:\b(?:о|об|в|at)\s*)?\b\d{1,2}:\d\d(?:\s*[ap]m)?\b")
SEASONS = (
    (re.compile(r"\b(?:весн\w+|навесні|spring|весной)\b"), "april"),
    (re.compile(r"\b(?:літ[оаі]|влітку|літом|summer|летом|лет[оа])\b"), "july"),
    (re.compile(r"\b(?:ос[іе]н\w+|восени|autumn|fall|осенью)\b"), "october"),
    (re.compile(r"\b(?:зим[аиіою]+|взимку|winter|зимой)\b"), ""),  # December of one year or January of the next
)
EITHER_YEAR = re.compile(r"(\d{4})\s*(?:[-–—/,]|або|чи|или|or)\s*(\d{4})")

# Months in a case, or so written, that is further than one letter from what calendars call them.
MONTHS_OTHERWISE = {"лютому": "лютого", "мае": "мая"}

AGO = frozenset({"тому", "ago", "назад", "back"})
AGED = frozenset(
    {"йому", "їй", "має", "мав", "мала", "виповнилося", "виповнилось", "вже", "уже", "зараз", "лише", "він", "вона"}
    | {"вік", "віку", "віком", "дитині", "ему", "ей", "age", "aged", "he", "she", "is", "he’s", "she’s", "they", "are"}
    | {"now", "only", "just", "turned", "old"}
)
HALVES = {"півроку": 6, "піврічний": 6}  # months
NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "один": 1, "одна": 1, "два": 2, "дві": 2, "пару": 2, "три": 3},
    **{"кілька": 3, "декілька": 3, "чотири": 4, "п’ять": 5, "шість": 6, "сім": 7, "вісім": 8, "дев’ять": 9},
    **{"десять": 10, "две": 2, "несколько": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8},
}
DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"
UNITS = (
    (re.compile(r"день|дні|днів|дня|дней|доб[уиі]|days?"), DAY),
    (re.compile(r"тиж(?:день|ня|ні|нів)|недел[юьи]|weeks?"), WEEK),
    (re.compile(r"міс|місяц\w*|месяц\w*|months?"), MONTH),
    (re.compile(r"рік|рок[иуі]в?|рочк\w+|р|год\w*|лет|years?|yrs?|yo|y"), YEAR),
)
# By how many of which unit before the present one.
LAST = {
    **dict.fromkeys(("минулого тижня", "на минулому тижні", "last week", "на прошлой неделе"), (WEEK, 1)),
    **dict.fromkeys(("цього місяця", "this month", "в этом месяце"), (MONTH, 0)),
    **dict.fromkeys(("минулого місяця", "last month", "в прошлом месяце"), (MONTH, 1)),
    **dict.fromkeys(("цього року", "this year", "в этом году"), (YEAR, 0)),
    **dict.fromkeys(
        ("торік", "минулого року", "в минулому році", "у минулому році", "last year", "в прошлом году"), (YEAR, 1)
    ),
    **dict.fromkeys(("позаторік", "позаминулого року", "the year before last"), (YEAR, 2)),
}


def is_unknown(text: str) -> bool:
    """Whether somebody says, and says nothing else, that they do not know it."""
    return UNKNOWN.search(text) is not None and not any(map(str.isdecimal, text))
