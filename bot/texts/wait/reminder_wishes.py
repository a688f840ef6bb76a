"""/reminders: how often, until when not, where the relative lives; and what is said to the buttons of a reminder."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message, Rows
from bot.model.pages import Page
from bot.model.press import press
from bot.model.reminder import INTERVALS, PAUSES, ZONES, ReminderView, Wishes
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.writing import column, grid, html, lines, reply, t, tn, turn


def settings(org: OrgConfig, seen: ReminderView, now: int) -> Message:
    """Everything about reminders, and the way to change each."""
    also = t("If you pause or stop reminders, this also covers the messages about what usually comes after a return.")
    return reply(
        t(
            "<b>Reminders.</b> From time to time the bot may ask whether your details are still correct. It also reminds you of an unfinished inquiry or an operator’s question, and may tell you when our answer takes longer than usual. A reminder never contains news."
        ),
        _standing(org, seen, now),
        also if seen.follows else None,  # to whoever still waits, the very words would be a jolt
        t("If you choose fewer reminders or none, nothing else changes: your inquiry stays open."),
        buttons=_ways(seen.wishes, now),
    )


def how_often() -> Message:
    """Which interval."""
    buttons = [Button(_every(days), press("every", days)) for days in INTERVALS]
    return reply(
        t("<b>How often</b> should the bot ask whether your details are still correct?"), buttons=grid(buttons)
    )


def how_long() -> Message:
    """How long a pause."""
    buttons = [Button(_days(days), press("pause", days)) for days in PAUSES]
    return reply(t("<b>Pause.</b> For how long?"), buttons=column(buttons))


def where(now: int) -> Message:
    """Which time zone, by a city and what the clock shows there."""
    buttons = [
        Button(html("{clock} · {city}", clock=_clock(now, ZoneInfo(zone)), city=city(zone)), press("zone", zone))
        for zone in ZONES
    ]
    return reply(
        t("<b>Where do you live?</b> Choose the city with the same time as yours. Reminders never come at night."),
        buttons=grid(buttons),
    )


def fine(next_at: int | None, org: OrgConfig) -> Message:
    """All is right."""
    return reply(t("<b>Noted: your details are still correct.</b> Thank you."), _next(next_at, org))


def changed(inquiries: Page[Inquiry]) -> Message:
    """Where to what has changed is to be added."""
    listed = [Button(t("Add to {reference}", reference=one.reference), press("add", one.id)) for one in inquiries.items]
    own = Button(t("My name and phone"), press("me"))
    return reply(
        t(
            "<b>What has changed?</b> If you know something new about the person, add it to the inquiry in your own words: an operator will read it. You can change your own name and phone number yourself."
        ),
        buttons=(*column(listed), *turn("changed", inquiries), (own,)),
    )


def every(days: int) -> Sentence:
    """An interval."""
    return tn("every {n} day", "every {n} days", days)


def city(zone: str) -> Said:
    """What people call a time zone; its own name when it is not one of those on offer."""
    return {
        "Europe/Kyiv": t("Kyiv"),
        "Europe/Warsaw": t("Warsaw, Berlin, Prague"),
        "Europe/London": t("London, Lisbon"),
        "Asia/Jerusalem": t("Tel Aviv"),
        "Asia/Tbilisi": t("Tbilisi"),
        "America/New_York": t("New York, Toronto"),
        "America/Chicago": t("Chicago"),
        "America/Los_Angeles": t("Los Angeles, Vancouver"),
        "Australia/Sydney": t("Sydney"),
    }.get(zone, zone)


def _standing(org: OrgConfig, seen: ReminderView, now: int) -> Sentence:
    kept = seen.wishes
    zone = kept.zone(org.timezone)
    often: Sentence = t("How often: {every}", every=every(kept.every_days or org.remind_every))
    if kept.stopped:
        often = t("<b>Reminders are off.</b>")
    elif kept.paused_until is not None and kept.paused_until > now:
        day = labels.day(kept.paused_until, zone)
        often = lines([often, t("<b>Paused until {day}.</b>", day=day)])
    start, end = (_hour(hour) for hour in org.quiet_hours)
    here = t(
        "Your time: {city}, now {clock}. No reminders from {start} to {end}.",
        city=city(zone.key),
        clock=_clock(now, zone),
        start=start,
        end=end,
    )
    return lines([often, None if kept.stopped else _next(seen.next_at, org, zone), here])


def _ways(kept: Wishes, now: int) -> Rows:
    where_ = Button(t("Time zone"), press("zones"))
    resting = kept.stopped or (kept.paused_until is not None and kept.paused_until > now)
    if resting:
        return column([Button(t("Start reminders again"), press("reminders", "again")), where_])
    often = Button(t("How often"), press("intervals"))
    return ((often, where_), (Button(t("Pause"), press("pauses")), Button(t("Stop reminders"), press("noreminders"))))


def _next(next_at: int | None, org: OrgConfig, zone: ZoneInfo | None = None) -> Sentence | None:
    if next_at is None:
        return None
    return t("The next reminder: not before {day}", day=labels.day(next_at, zone or org.timezone))


def _every(days: int) -> Sentence:
    # Translators: button; an interval
    return tn("Every {n} day", "Every {n} days", days)


def _days(days: int) -> Sentence:
    return tn("{n} day", "{n} days", days)


def _clock(now: int, zone: ZoneInfo) -> Sentence:
    return _hour(datetime.fromtimestamp(now, UTC).astimezone(zone).time())


def _hour(hour: time) -> Sentence:
    return html("{hour}", hour=f"{hour:%H:%M}")
