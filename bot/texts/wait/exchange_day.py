"""The day of an exchange: what every family reads on it, and what operators see."""

from bot.model.digest import Load, Waiting
from bot.model.exchange_day import ExchangeView
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists.lists import today
from bot.texts.writing import alarm, column, html, lines, reply, t, to_operator


def to_family() -> Message:
    """After what was passed on: why no name is told today.  It is the same for everybody."""
    return reply(
        t(
            "<b>This message brings no news.</b> No name is confirmed until two operators have verified the return. This is the same for everyone, on the day of an exchange too. Checking can take days. When a return is verified, we write to you here. We have received your message."
        ),
        t("Lists and calls that name people today may be false. Nobody has the right to ask you for money."),
        t("Support for you: /help"),
    )


def standing(org: OrgConfig, seen: ExchangeView, now: int) -> Message:
    """Whether it is on, how much comes in, and what an administrator can do."""
    ways = _ways(seen.ends_at, now) if seen.decides else ()
    head = state(org, seen.ends_at, now)
    return reply(head, figures(seen.load, seen.waiting), today(seen.telling), buttons=ways)


def state(org: OrgConfig, ends_at: int, now: int) -> Sentence:
    """Whether it is on."""
    if ends_at <= now:
        return t("<b>Exchange day: off.</b>")
    until = labels.moment(ends_at, org.timezone)
    return t("<b>Exchange day: on until {until}.</b> It ends by itself.", until=until)


def ask(seen: int) -> Message:
    """Before it is switched on: what it does, and when it may be."""
    buttons = [
        Button(t("It was announced: switch on"), press("exchangeon", seen)),
        # Translators: button: not to switch the exchange day on
        Button(t("Not yet"), press("exchange")),
    ]
    return reply(was_it_announced(), what_it_does(), buttons=column(buttons))


def was_it_announced() -> Sentence:
    """Asked before it is switched on."""
    return t(
        "<b>Has the exchange been announced publicly?</b> By the Coordination Headquarters or the President, not by a channel. Before that, every family that writes would hear about it here, and that can endanger people."
    )


def what_it_does() -> Sentence:
    """Said beside the question."""
    return t(
        "For one day no reminders are sent, and everyone who writes gets the same answer, whatever we know: no name is confirmed before verification. Notices of verified returns are sent as always."
    )


def changed(org: OrgConfig, name: str, ends_at: int, now: int) -> Message:
    """To the other operators."""
    if ends_at <= now:
        return alarm(t("<b>Exchange day: ended</b> by {name}. Reminders are sent again.", name=name))
    return alarm(
        t(
            "<b>Exchange day until {until}</b>, switched on by {name}. Reminders are paused. How much comes in: /exchange",
            until=labels.moment(ends_at, org.timezone),
            name=name,
        )
    )


def ends(org: OrgConfig, ends_at: int) -> Message:
    """To administrators, a while before it ends by itself."""
    until = labels.moment(ends_at, org.timezone)
    return to_operator(
        t("<b>Exchange day: ends by itself at {until}.</b> After that reminders are sent again.", until=until),
        buttons=_ways(ends_at, 0),
    )


def figures(load: Load, waiting: Waiting) -> Sentence:
    """How much comes in and waits, in lines."""
    came = [
        t(
            "Messages from families in the last hour: {n}; in the hour before: {before}",
            n=load.letters,
            before=load.letters_before,
        ),
        t("Everything that came in, in the last hour: {n}", n=load.updates),
    ]
    waits = [
        (waiting.letters, t("Families waiting for an answer: {n}")),
        (waiting.inquiries, t("Inquiries: {n}")),
        (waiting.returns, t("Returns for you to verify: {n}")),
        (waiting.calls, t("Calls to be made: {n}")),
    ]
    return lines([*came, *(html(words, n=count) for count, words in waits if count)])


def _ways(ends_at: int, now: int) -> Rows:
    if ends_at <= now:
        return column([Button(t("Switch on…"), press("exchangeask"))])
    return column(
        [
            Button(t("12 hours longer"), press("exchangelonger", ends_at)),
            Button(t("End now"), press("exchangeoff", ends_at)),
            Button(t("Look again"), press("exchange")),
        ]
    )
