"""/reminders: how often, until when not, where the relative lives; and what is said to the buttons of a reminder."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_time
from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.reminder import INTERVALS, PAUSES, Wishes
from bot.settings import House
from bot.texts import labels
from bot.texts.writing import column, grid, html, lines, reply


def wishes(language: Language, house: House, kept: Wishes, next_at: int | None, now: int, *, follows: bool) -> Message:
    """Everything about reminders, and the way to change each; follows: whether the relative was told of a return."""
    _ = catalog(language).gettext
    also = _("A pause or a stop also covers the messages about what usually comes after a return.")
    return reply(
        html(
            _(
                "<b>Reminders.</b> From time to time the bot asks whether your details are still right, and reminds"
                " you of an unfinished registration or of an operator’s question. A reminder never brings news."
            )
        ),
        _standing(language, house, kept, next_at, now),
        html(also) if follows else None,  # to whoever still waits, the very words would be a jolt
        html(_("Fewer reminders, or none, change nothing else: your inquiry stays open.")),
        buttons=_ways(language, kept, now),
    )


def how_often(language: Language) -> Message:
    """Which interval."""
    _ = catalog(language).gettext
    buttons = [Button(every(language, days), press("every", days)) for days in INTERVALS]
    return reply(
        html(_("<b>How often</b> should the bot ask whether your details are still right?")), buttons=grid(buttons)
    )


def how_long(language: Language) -> Message:
    """How long a pause."""
    _ = catalog(language).gettext
    buttons = [Button(_days(language, days), press("pause", days)) for days in PAUSES]
    return reply(html(_("<b>Pause.</b> For how long should no reminders come?")), buttons=column(buttons))


def where(language: Language, now: int) -> Message:
    """Which time zone, by a city and what the clock shows there."""
    _ = catalog(language).gettext
    buttons = [
        Button(f"{_clock(language, now, ZoneInfo(zone))} · {city(language, zone)}", press("zone", zone))
        for zone in CITIES
    ]
    return reply(
        html(
            _("<b>Where do you live?</b> Choose the city whose clock shows your time. Reminders never come at night.")
        ),
        buttons=grid(buttons),
    )


def fine(language: Language, next_at: int | None, house: House) -> Message:
    """All is right."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Noted: your details are still right.</b> Thank you.")), _next(language, next_at, house))


def changed(language: Language, inquiries: Sequence[Inquiry]) -> Message:
    """Where to what has changed is to be added."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Add to {reference}").format(reference=one.reference), press("add", one.id)) for one in inquiries
    ]
    buttons.append(Button(_("My name and telephone"), press("me")))
    return reply(
        html(
            _(
                "<b>What has changed?</b> What you know about the person now, add to the inquiry in your own words: an"
                " operator reads it. Your own name and telephone number you can change yourself."
            )
        ),
        buttons=column(buttons),
    )


def every(language: Language, days: int) -> str:
    """An interval."""
    template = catalog(language).ngettext("every {n} day", "every {n} days", days)
    return template.format(n=days)


def city(language: Language, zone: str) -> str:
    """What people call a time zone; its own name when it is not one of those on offer."""
    _ = catalog(language).gettext
    return {
        "Europe/Kyiv": _("Kyiv"),
        "Europe/Warsaw": _("Warsaw, Berlin, Prague"),
        "Europe/London": _("London, Lisbon"),
        "Asia/Jerusalem": _("Tel Aviv"),
        "Asia/Tbilisi": _("Tbilisi"),
        "America/New_York": _("New York, Toronto"),
        "America/Chicago": _("Chicago"),
        "America/Los_Angeles": _("Los Angeles, Vancouver"),
        "Australia/Sydney": _("Sydney"),
    }.get(zone, zone)


CITIES = (
    "Europe/Kyiv", "Europe/Warsaw", "Europe/London", "Asia/Jerusalem", "Asia/Tbilisi", "America/New_York",
    "America/Chicago", "America/Los_Angeles", "Australia/Sydney",
)  # fmt: skip


def _standing(language: Language, house: House, kept: Wishes, next_at: int | None, now: int) -> Markup:
    _ = catalog(language).gettext
    zone = kept.zone(house.timezone)
    often = html(_("How often: {every}"), every=every(language, kept.every_days or house.remind_every))
    if kept.stopped:
        often = html(_("<b>Reminders are off.</b>"))
    elif kept.paused_until is not None and kept.paused_until > now:
        day = labels.day(language, kept.paused_until, zone)
        often = lines([often, html(_("<b>Paused until {day}.</b>"), day=day)])
    start, end = (_hour(language, hour) for hour in house.quiet_hours)
    here = html(
        _("Your time: {city}, {clock} now. From {start} to {end} nothing comes."),
        city=city(language, zone.key),
        clock=_clock(language, now, zone),
        start=start,
        end=end,
    )
    return lines([often, None if kept.stopped else _next(language, next_at, house, zone), here])


def _ways(language: Language, kept: Wishes, now: int) -> Rows:
    _ = catalog(language).gettext
    where_ = Button(_("Time zone"), press("zones"))
    resting = kept.stopped or (kept.paused_until is not None and kept.paused_until > now)
    if resting:
        return column([Button(_("Start reminders again"), press("reminders", "again")), where_])
    often = Button(_("How often"), press("intervals"))
    return ((often, where_), (Button(_("Pause"), press("pauses")), Button(_("Stop reminders"), press("noreminders"))))


def _next(language: Language, next_at: int | None, house: House, zone: ZoneInfo | None = None) -> Markup | None:
    _ = catalog(language).gettext
    if next_at is None:
        return None
    return html(_("The next reminder: {day}"), day=labels.day(language, next_at, zone or house.timezone))


def _days(language: Language, days: int) -> str:
    return catalog(language).ngettext("{n} day", "{n} days", days).format(n=days)


def _clock(language: Language, now: int, zone: ZoneInfo) -> str:
    return _hour(language, datetime.fromtimestamp(now, UTC).astimezone(zone).time())


def _hour(language: Language, hour: time) -> str:
    return str(format_time(hour, "HH:mm", locale=language))
