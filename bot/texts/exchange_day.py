"""The day of an exchange: what every family reads on it, and what operators see."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.round import Load, Waiting
from bot.settings import House
from bot.texts import labels
from bot.texts.writing import column, html, lines, reply, to_operator


def to_family(language: Language) -> Message:
    """After what was passed on: why no name is told today.  It is the same for everybody."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>No name is confirmed before two operators have verified the return.</b> This message brings no news."
                " That is so for everyone, also on the day of an exchange, and verifying can take days. When a return has"
                " been verified, we write to this chat ourselves: there is no need to ask again."
            )
        ),
        html(_("Lists and calls that name people today may be false. Nobody has the right to ask you for money.")),
    )


def standing(
    language: Language, house: House, ends_at: int, now: int, load: Load, waiting: Waiting, *, decides: bool
) -> Message:
    """Whether it is on, how much comes in, and what an administrator can do."""
    _ = catalog(language).gettext
    head = html(_("<b>Exchange day: off.</b>"))
    if ends_at > now:
        until = labels.moment(language, ends_at, house.timezone)
        head = html(_("<b>Exchange day: on until {until}.</b> It ends by itself."), until=until)
    return reply(head, _figures(language, load, waiting), buttons=_ways(language, ends_at, now) if decides else ())


def ask(language: Language, seen: int) -> Message:
    """Before it is switched on: what it does, and when it may be."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("It was announced: switch on"), press("exchangeon", seen)),
        # Translators: button: not to switch the exchange day on
        Button(_("Not yet"), press("exchange")),
    ]
    return reply(
        html(
            _(
                "<b>Has the exchange been announced publicly?</b> By the Coordination Headquarters or the President, not"
                " by a channel. Before that, every family that writes would learn of it here, and that can endanger"
                " people."
            )
        ),
        html(
            _(
                "For a day no reminders go out, and whoever writes reads, whatever we know, that no name is confirmed"
                " before verification. Notices of verified returns go out as always."
            )
        ),
        buttons=column(buttons),
    )


def changed(language: Language, house: House, name: str, ends_at: int, now: int) -> Message:
    """To the other operators."""
    _ = catalog(language).gettext
    if ends_at <= now:
        return to_operator(html(_("<b>Exchange day: ended</b> by {name}. Reminders go out again."), name=name))
    return to_operator(
        html(
            _("<b>Exchange day until {until}</b>, says {name}. Reminders rest. How much comes in: /exchange"),
            until=labels.moment(language, ends_at, house.timezone),
            name=name,
        )
    )


def ends(language: Language, house: House, ends_at: int) -> Message:
    """To administrators, a while before it ends by itself."""
    _ = catalog(language).gettext
    until = labels.moment(language, ends_at, house.timezone)
    return to_operator(
        html(_("<b>Exchange day: ends by itself at {until}.</b> After that reminders go out again."), until=until),
        buttons=_ways(language, ends_at, 0),
    )


def _figures(language: Language, load: Load, waiting: Waiting) -> Markup:
    _ = catalog(language).gettext
    came = [
        html(
            _("Letters of families in the last hour: {n}, in the hour before: {before}"),
            n=load.letters,
            before=load.letters_before,
        ),
        html(_("Everything that came in, in the last hour: {n}"), n=load.updates),
    ]
    waits = [
        (waiting.letters, _("Families waiting for an answer: {n}")),
        (waiting.inquiries, _("Inquiries: {n}")),
        (waiting.returns, _("Returns for you to verify: {n}")),
        (waiting.calls, _("Calls to be made: {n}")),
    ]
    return lines([*came, *(html(words, n=count) for count, words in waits if count)])


def _ways(language: Language, ends_at: int, now: int) -> Rows:
    _ = catalog(language).gettext
    if ends_at <= now:
        return column([Button(_("Switch on…"), press("exchangeask"))])
    return column(
        [
            Button(_("12 hours longer"), press("exchangelonger", ends_at)),
            Button(_("End now"), press("exchangeoff", ends_at)),
            Button(_("Look again"), press("exchange")),
        ]
    )
