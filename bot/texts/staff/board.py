"""The shift board in a browser: what its lines are called, and how long things take."""

from collections.abc import Mapping

from bot.model.board import Doing, Hand, HeldLine, Here, InHand, Pile, Wait, Work
from bot.model.message import DAY
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.writing import html, t, tn

HOUR, MINUTE = 3_600, 60

WAITS: Mapping[Wait, Sentence] = {
    Wait.CALLS: t("Calls"),
    # Translators: relatives without Telegram who are to be told by phone what others are written
    Wait.ERRANDS: t("By phone"),
    # Translators: inquiries of families that wait to be reviewed
    Wait.INQUIRIES: t("Inquiries"),
    # Translators: talks between operators and families that wait for an answer
    Wait.LETTERS: t("Talks"),
    Wait.RETURNS: t("Second look"),
    # Translators: rows of lists of returned people about which somebody has to decide
    Wait.ROWS: t("Rows of lists"),
    Wait.MEETINGS: t("Sightings"),
    # Translators: pairs of records of the register that may be one person
    Wait.PAIRS: t("Possible duplicates"),
    Wait.HELD: t("Held cases"),
    Wait.UPDATES: t("Updates"),
    Wait.ANNOUNCEMENTS: t("Announcements"),
}

_ON_LISTS: Mapping[Work, Sentence] = {
    # Translators: what the program is doing; the name of a list follows
    Work.COMPARING: t("Comparing: {name}"),
    # Translators: what the program is doing; the name of a list follows
    Work.PROPOSE: t("Reporting: {name}"),
    # Translators: what the program is doing; the name of a list follows
    Work.UNDO: t("Taking back: {name}"),
    # Translators: what the program is doing; the name of a list follows
    Work.VERIFY: t("Verifying: {name}"),
    # Translators: what the program is doing; the name of a list follows
    Work.STOP: t("Stopping: {name}"),
    # Translators: what the program is doing; the name of a list follows
    Work.CORRECT: t("Preparing corrections: {name}"),
    # Translators: what the program is doing, after an operator has left; the name of a list follows
    Work.LEAVE: t("Opening rows again: {name}"),
}


def lasting(seconds: int) -> Sentence:
    """So long, in two units at most; a minute at least."""
    days, hours, minutes = seconds // DAY, seconds % DAY // HOUR, seconds % HOUR // MINUTE
    if days:
        both = tn("{n} d {hours} h", "{n} d {hours} h", days, hours=hours)
        return both if hours else tn("{n} d", "{n} d", days)
    if hours:
        return t("{hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else t("{hours} h", hours=hours)
    return t("{minutes} min", minutes=max(1, minutes))


def against_promise(pile: Pile, now: int) -> Sentence | None:
    """How much time is left, or has passed beyond the promise."""
    if pile.since is None or pile.promise is None:
        return None
    over = pile.over(now)
    return t("{time} over", time=lasting(over)) if over > 0 else t("{time} left", time=lasting(-over))


def waited(pile: Pile, now: int) -> Sentence | None:
    """How long the oldest has waited."""
    return None if pile.since is None else lasting(max(0, now - pile.since))


def promised(pile: Pile) -> Sentence:
    """Behind how long it has waited."""
    # Translators: stands behind how long something has waited, after a comma
    return t("promised {time}", time=lasting(pile.promise or 0))


def in_hand(hand: Hand) -> Sentence:
    """What somebody has in hand."""
    if hand.sort is InHand.INQUIRY:
        return t("Inquiry <code>{reference}</code>", reference=hand.label)
    if hand.sort is InHand.TALK:
        return t("Talk <code>{reference}</code>", reference=hand.label) if hand.label else t("A talk")
    if hand.sort is InHand.CALL:
        return t("Call <code>{reference}</code>", reference=hand.label)
    if hand.sort is InHand.MEETING:
        return t("A report of a meeting")
    return _of_a_list(hand)


def _of_a_list(hand: Hand) -> Sentence:
    if hand.sort is InHand.PAIRS:
        return tn("{name}: {n} pair to compare", "{name}: {n} pairs to compare", hand.number, name=hand.label)
    if hand.sort is InHand.ROWS:
        return tn("{name}: {n} row to decide", "{name}: {n} rows to decide", hand.number, name=hand.label)
    return t("{name}, row {number}", name=hand.label, number=hand.number)


def minutes_left(until: int, now: int) -> Sentence:
    """For how long something is still in hand; a script counts the minutes."""
    # Translators: for so many minutes more something is in somebody's hands
    return t("{n} min left", n=html('<span class="minutes">{n}</span>', n=max(1, -(-(until - now) // MINUTE))))


def seen(org: OrgConfig, here: Here) -> Sentence:
    """Of somebody with nothing in hand."""
    if not here.seen_at:
        return t("nothing")
    return t("nothing, seen {time}", time=labels.clock(here.seen_at, org.timezone))


def holder(line: HeldLine) -> Sentence:
    """Who answers for a held case."""
    return html("{name}", name=line.holder) if line.active else t("nobody; {name} has left", name=line.holder)


def letter(line: HeldLine, now: int) -> Sentence | None:
    """Of a held case in which a family waits for an answer."""
    if line.letter_since is None:
        return None
    return t("a letter has waited {time}", time=lasting(max(0, now - line.letter_since)))


def doing(one: Doing) -> Sentence:
    """What the program is doing."""
    if one.work is Work.NOTICES:
        return t("Notices of returns")
    if one.work is Work.UPDATE:
        return t("Update {number} to families", number=one.name)
    return html(_ON_LISTS[one.work], name=one.name)


def how_far(one: Doing) -> Sentence:
    """In numbers."""
    if one.work is Work.NOTICES:
        return tn("{n} is waiting", "{n} are waiting", one.of)
    return t("{done} of {n}", done=one.done, n=one.of)


def left(one: Doing, now: int, org: OrgConfig) -> Sentence | None:
    """How long it still takes, or when it begins."""
    if one.paused:
        # Translators: of an update that an operator has paused
        return t("paused")
    if one.at is not None:
        return t("from {time} on", time=labels.clock(one.at, org.timezone))
    seconds = one.left(now)
    return None if seconds is None else t("{time} left", time=lasting(seconds))
