"""An update while it is being sent, and the report at its end."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.broadcast import Broadcast, Progress, Stage
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.quiet_hours import QuietHours, zone_of
from bot.settings import House
from bot.texts.labels import moment
from bot.texts.writing import html, lines, to_operator

CELLS = 12


def live(
    language: Language, house: House, found: Broadcast, progress: Progress, now: int, rate: float | None
) -> Message:
    """How far it has come; changed every few seconds while it is being sent."""
    # How many it is for was counted while it was written; who has come or gone since is known when all have their row.
    expected = progress.total if found.filled else max(found.found.total, progress.total)
    return to_operator(
        _head(language, house, found, now),
        lines([_bar(progress.settled - progress.stopped, expected), _counts(language, progress)]),
        _speed(language, rate, expected - progress.settled) if found.stage is Stage.SENDING and rate else None,
        buttons=_buttons(language, found),
    )


def report(language: Language, found: Broadcast, progress: Progress) -> Message:
    """At the end: how many it has reached, and what became of the others."""
    _ = catalog(language).gettext
    ended = found.reported_at or 0
    took = max(0, ended - (found.due_at or ended))  # nothing when it was cancelled before it began
    correct = Button(_("Send a correction"), press("amend", found.id))
    return to_operator(
        _became(language, found),
        lines([_counts(language, progress), html(_("It took {time}."), time=_span(language, took))]),
        html(_("“Unknown” means that Telegram did not answer; it is not sent to them again."))
        if progress.unknown
        else None,
        buttons=((correct,),) if progress.sent + progress.unknown else (),
    )


def long_ago(language: Language, found: Broadcast) -> Message:
    """When the rows that could be counted have been erased."""
    _ = catalog(language).gettext
    return to_operator(
        _became(language, found),
        html(_("Whom it has reached is not kept any longer. A correction would be an update of its own.")),
    )


def held_up(language: Language, number: int | None) -> Message:
    """It was paused by itself."""
    _ = catalog(language).gettext
    return to_operator(
        html(
            _(
                "<b>Update No. {number} was paused by the bot:</b> Telegram refuses to take it for several families. It"
                " may be a fault in the text or the picture. You can let it go on or cancel it: /broadcast"
            ),
            number=number,
        )
    )


def paused(language: Language) -> str:
    """Toast."""
    _ = catalog(language).gettext
    return _("Paused. Nothing more goes out.")


def goes_on(language: Language) -> str:
    """Toast."""
    _ = catalog(language).gettext
    return _("It goes on.")


def cancelled(language: Language) -> str:
    """Toast."""
    _ = catalog(language).gettext
    return _("Cancelled. Nothing more goes out.")


def _became(language: Language, found: Broadcast) -> Markup:
    _ = catalog(language).gettext
    if found.stage is Stage.CANCELLED:
        return html(_("<b>Update No. {number} was cancelled.</b>"), number=found.number)
    return html(_("<b>Update No. {number} was sent.</b>"), number=found.number)


def _head(language: Language, house: House, found: Broadcast, now: int) -> Markup:
    _ = catalog(language).gettext
    if found.stage is Stage.SENDING and (found.due_at or 0) > now:
        begins = moment(language, found.due_at or 0, house.timezone)
        return html(_("<b>Update No. {number}</b> begins to go out on {moment}."), number=found.number, moment=begins)
    if found.stage is Stage.SENDING and (until := rests_until(house, found, now)):
        over = moment(language, until, house.timezone)
        return html(
            _("<b>Update No. {number}</b> waits for the end of the quiet hours: {moment}."),
            number=found.number,
            moment=over,
        )
    return html(
        {
            Stage.SENDING: _("<b>Update No. {number}</b> is being sent."),
            Stage.PAUSED: _("<b>Update No. {number}</b> is paused."),
            Stage.CANCELLED: _("<b>Update No. {number}</b> is cancelled."),
        }.get(found.stage, _("<b>Update No. {number}</b> has been sent.")),
        number=found.number,
    )


def rests_until(house: House, found: Broadcast, now: int) -> int | None:
    """When the quiet hours that it respects are over; None when they are not on."""
    return None if found.zone is None else QuietHours(*house.quiet_hours).over_at(zone_of(found.zone), now)


def _bar(settled: int, expected: int) -> Markup:
    share = min(1.0, settled / expected) if expected else 1.0
    full = int(share * CELLS)
    return html("{bar} {percent} %", bar="█" * full + "░" * (CELLS - full), percent=int(share * 100))


def _counts(language: Language, progress: Progress) -> Markup:
    _ = catalog(language).gettext
    sent = html(_("Sent: {n}"), n=progress.sent)
    others = {
        # Translators: how many have blocked the bot or left Telegram
        _("Blocked: {n}"): progress.blocked,
        # Translators: how many messages Telegram refused
        _("Failed: {n}"): progress.failed,
        # Translators: of how many it is not known whether they have got it
        _("Unknown: {n}"): progress.unknown,
        # Translators: how many were not reached in time
        _("Too late: {n}"): progress.late,
        # Translators: to how many it is not sent since it was cancelled
        _("Not sent: {n}"): progress.stopped,
    }
    always = list(others)[:3]
    return lines([sent, *(html(words, n=n) for words, n in others.items() if n or words in always)])


def _speed(language: Language, rate: float, rest: int) -> Markup:
    _ = catalog(language).gettext
    left = _span(language, int(rest / rate)) if rest > 0 else _span(language, 0)
    return html(_("{rate} a second, time left: {time}"), rate=f"{rate:.1f}", time=left)


def _span(language: Language, seconds: int) -> str:
    ngettext = catalog(language).ngettext
    if seconds < 60:
        return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)
    minutes = -(-seconds // 60)
    if minutes < 120:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours = round(minutes / 60)
    return ngettext("{n} hour", "{n} hours", hours).format(n=hours)


def _buttons(language: Language, found: Broadcast) -> Rows:
    _ = catalog(language).gettext
    # Translators: button: stop sending for good
    cancel = Button(_("Cancel the update"), press("endcast", found.id))
    if found.stage is Stage.SENDING:
        return ((Button(_("Pause"), press("holdcast", found.id)), cancel),)
    if found.stage is Stage.PAUSED:
        return ((Button(_("Go on"), press("gocast", found.id)), cancel),)
    return ()
