"""A day and a time of day to come, as people type them: tomorrow 10:00, 03.12 о 9, 3 грудня 18:30, 9:00."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import dates
from bot.model.given import Refusal
from bot.model.words import clean

_TIME = re.compile(
    r"(?:^|(?<=\s)|(?<=,))(?:(?:о|об|at)\s*)?(?P<hour>\d{1,2}):(?P<minute>\d{2})\s*$"
    r"|(?:^|(?<=\s))(?:о|об|at)\s*(?P<only>\d{1,2})(?:[.](?P<after>\d{2}))?(?:\s*(?:год\w*\.?|h))?\s*$"
)
_DAYS_ON = {
    "": 0, "сьогодні": 0, "today": 0, "сегодня": 0, "завтра": 1, "tomorrow": 1, "післязавтра": 2, "послезавтра": 2,
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def read_moment(words: str, today: date) -> str:
    """ISO 8601 without a zone; a time alone is one of today.

    Refusal("empty" | "not_a_moment"), for a day also those of dates.read_date.
    """
    text = clean(words).lower()
    if not text:
        raise Refusal("empty")
    found = _TIME.search(text)
    if found is None:
        raise Refusal("not_a_moment")
    try:
        clock = time(int(found["hour"] or found["only"]), int(found["minute"] or found["after"] or 0))
    except ValueError:
        raise Refusal("not_a_moment") from None
    return datetime.combine(_day(text[: found.start()].strip(" ,"), today), clock).isoformat(timespec="minutes")


def instant(moment: str, zone: ZoneInfo) -> int:
    """When clocks in that zone show it."""
    return int(datetime.fromisoformat(moment).replace(tzinfo=zone).timestamp())


def _day(text: str, today: date) -> date:
    if text in _DAYS_ON:
        return today + timedelta(days=_DAYS_ON[text])
    if _YEAR.search(text):
        return _named(text, today)
    day = _named(f"{text} {today.year}", today)
    return day if day >= today else _named(f"{text} {today.year + 1}", today)


def _named(text: str, today: date) -> date:
    named = dates.read_date(text, today + timedelta(days=800))
    if named.day is None:
        raise Refusal("not_a_moment")
    return named.earliest()
