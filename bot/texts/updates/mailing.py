"""An update while it is being sent, and the report at its end."""

from bot.model.broadcast import Broadcast, BroadcastProgress, Stage
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.quiet_hours import QuietHours, zone_of
from bot.model.sentence import Number, Sentence
from bot.settings import OrgConfig
from bot.texts.labels import moment
from bot.texts.writing import html, lines, t, tn, to_operator

CELLS = 12


def live(org: OrgConfig, found: Broadcast, progress: BroadcastProgress, now: int, rate: float | None) -> Message:
    """How far it has come; changed every few seconds while it is being sent."""
    # How many it is for was counted while it was written; who has come or gone since is known when all have their row.
    expected = progress.total if found.filled else max(found.found.total, progress.total)
    return to_operator(
        standing(org, found, now),
        lines([_bar(progress.settled - progress.stopped, expected), counts(progress)]),
        _speed(rate, expected - progress.settled) if found.stage is Stage.SENDING and rate else None,
        buttons=_buttons(found),
        counted=True,
    )


def report(found: Broadcast, progress: BroadcastProgress) -> Message:
    """At the end: how many it has reached, and what happened to the others."""
    ended = found.reported_at or 0
    took = max(0, ended - (found.due_at or ended))  # nothing when it was cancelled before it began
    correct = Button(t("Send a correction"), press("amend", found.id))
    return to_operator(
        became(found),
        lines([counts(progress), t("It took {time}.", time=span(took))]),
        unknown() if progress.unknown else None,
        buttons=((correct,),) if progress.sent + progress.unknown else (),
    )


def unknown() -> Sentence:
    """What the word means in the counts."""
    return t("“Unknown” means that Telegram did not answer; it is not sent to them again.")


def long_ago(found: Broadcast) -> Message:
    """When the rows that could be counted have been erased."""
    return to_operator(became(found), not_counted())


def not_counted() -> Sentence:
    """The rows that could be counted have been erased."""
    return t("We no longer store who received it. A correction has to be a new update.")


def held_up(number: int | None) -> Message:
    """It was paused by itself."""
    return to_operator(
        t(
            "<b>Update No. {number} was paused by the bot:</b> Telegram refuses it for several families. There may be an error in the text or the picture. You can continue or cancel it: /broadcast",
            number=number,
        )
    )


def paused() -> Sentence:
    """Toast."""
    return t("Paused. Nothing more is sent.")


def goes_on() -> Sentence:
    """Toast."""
    return t("Sending continues.")


def cancelled() -> Sentence:
    """Toast."""
    return t("Cancelled. Nothing more will be sent.")


def became(found: Broadcast) -> Sentence:
    """At the end."""
    if found.stage is Stage.CANCELLED:
        return t("<b>Update No. {number} was cancelled.</b>", number=found.number)
    return t("<b>Update No. {number} was sent.</b>", number=found.number)


def standing(org: OrgConfig, found: Broadcast, now: int) -> Sentence:
    """What it does at this moment."""
    if found.stage is Stage.SENDING and (found.due_at or 0) > now:
        begins = moment(found.due_at or 0, org.timezone)
        return t("<b>Update No. {number}</b> will be sent from {moment}.", number=found.number, moment=begins)
    if found.stage is Stage.SENDING and (until := rests_until(org, found, now)):
        over = moment(until, org.timezone)
        return t(
            "<b>Update No. {number}</b> is waiting for the end of the quiet hours: {moment}.",
            number=found.number,
            moment=over,
        )
    return html(
        {
            Stage.SENDING: t("<b>Update No. {number}</b> is being sent."),
            Stage.PAUSED: t("<b>Update No. {number}</b> is paused."),
            Stage.CANCELLED: t("<b>Update No. {number}</b> is cancelled."),
        }.get(found.stage, t("<b>Update No. {number}</b> has been sent.")),
        number=found.number,
    )


def rests_until(org: OrgConfig, found: Broadcast, now: int) -> int | None:
    """When the quiet hours that it respects are over; None when they are not on."""
    return None if found.zone is None else QuietHours(*org.quiet_hours).over_at(zone_of(found.zone), now)


def _bar(settled: int, expected: int) -> Sentence:
    share = min(1.0, settled / expected) if expected else 1.0
    full = int(share * CELLS)
    return html("{bar} {percent} %", bar="█" * full + "░" * (CELLS - full), percent=int(share * 100))


def counts(progress: BroadcastProgress) -> Sentence:
    """How Telegram has taken it."""
    always = [
        t("Sent: {n}", n=progress.sent),
        # Translators: how many have blocked the bot or left Telegram
        t("Blocked: {n}", n=progress.blocked),
        # Translators: how many messages Telegram refused
        t("Failed: {n}", n=progress.failed),
        # Translators: of how many it is not known whether they have got it
        t("Unknown: {n}", n=progress.unknown),
    ]
    # Translators: how many were not reached in time
    late = t("Too late: {n}", n=progress.late) if progress.late else None
    # Translators: to how many it is not sent since it was cancelled
    stopped = t("Not sent: {n}", n=progress.stopped) if progress.stopped else None
    return lines([*always, late, stopped])


def _speed(rate: float, rest: int) -> Sentence:
    left = span(int(rest / rate)) if rest > 0 else span(0)
    return t("{rate} a second, time left: {time}", rate=Number(round(rate, 1)), time=left)


def span(seconds: int) -> Sentence:
    """So long, in the largest unit that says enough."""
    if seconds < 60:
        return tn("{n} second", "{n} seconds", seconds)
    minutes = -(-seconds // 60)
    if minutes < 120:
        return tn("{n} minute", "{n} minutes", minutes)
    hours = round(minutes / 60)
    return tn("{n} hour", "{n} hours", hours)


def _buttons(found: Broadcast) -> Rows:
    # Translators: button: stop sending for good
    cancel = Button(t("Cancel the update"), press("endcast", found.id))
    if found.stage is Stage.SENDING:
        return ((Button(t("Pause"), press("holdcast", found.id)), cancel),)
    if found.stage is Stage.PAUSED:
        return ((Button(t("Continue sending"), press("gocast", found.id)), cancel),)
    return ()
