"""What families read of the texts that an administrator has confirmed: where to turn, and what comes after a return."""

from collections.abc import Collection

from markupsafe import Markup

from bot.model.guide import AFTER, HELP
from bot.model.message import Button, Kind, Message, Rows
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.org import hotline, signed
from bot.texts.writing import column, folded, grid, html, paragraphs, t

EXAMPLE = "7K3M-9QX1"  # a reference, where a preview needs one


def buttons(topics: Collection[str]) -> Rows:
    """The way to every topic that families may read."""
    return grid([Button(title(topic), press("where", topic)) for topic in HELP if topic in topics])


def title(topic: str) -> Sentence:
    """What a topic of /help is called."""
    # Translators: help for relatives who live outside Ukraine; button
    others = {"abroad": t("I am abroad"), "support": t("Support for you")}
    return others.get(topic) or labels.CATEGORIES[topic]


def page(org: OrgConfig, topic: str, text: str, checked_at: int, *, supported: bool = False) -> Message:
    """Where to turn; supported: whether the text about support for the relative can be read too."""
    heads = {"support": t("<b>Support for you.</b>"), "abroad": t("<b>Where to get help if you are abroad.</b>")}
    head = heads.get(topic) or t("<b>Where to get help.</b> {title}")
    also = [_support()] if supported and topic != "support" else []
    # Translators: button: back to the overview of help
    back = Button(t("All help"), press("help"))
    said = paragraphs(
        html(head, title=title(topic)),
        *_folded(text),
        t(
            "Checked on {day}\nThis bot is one more channel and does not replace any of these services. Nobody has the right to ask you for money for a search, for a status or for a return.",
            day=_day(org, checked_at),
        ),
        hotline(org),
    )
    return Message(Kind.REPLY, said, column([*also, back]))


def _folded(text: str) -> tuple[Said, ...]:
    """The first paragraph of a guide, and the others folded, unless it has quotes of its own."""
    first, _, others = text.partition("\n\n")
    if not others or "<blockquote" in text:
        return (Markup(text),)  # noqa: S704 (read by bot/model/formatted.py)
    return Markup(first), folded(Markup(others))  # noqa: S704


def after(org: OrgConfig, text: str, checked_at: int, reference: str, *, supported: bool = False) -> Message:
    """What usually comes next, sent to a relative some time after a return was told."""
    # Translators: button: no more messages about what comes after a return
    stop = Button(t("Stop these messages"), press("nomore"))
    said = paragraphs(
        t(
            "<b>After a return: what usually comes next.</b> This message brings no news of the person. It is about your inquiry <code>{reference}</code>.",
            reference=reference,
        ),
        Markup(text) if "<blockquote" in text else folded(Markup(text)),  # noqa: S704
        t("This is general information; your case may be different. Checked on {day}", day=_day(org, checked_at)),
        t("If you have a question, write it here: a person will read it. Or call: {hotline}", hotline=org.hotline),
    )
    write = Button(t("Write to an operator"), press("letter"))
    more = [_support()] if supported else []
    return signed(Kind.REMINDER, said, column([write, *more, stop]))


def previewed(org: OrgConfig, topic: str, text: str, checked_at: int, *, supported: bool = False) -> Message:
    """A topic as families see it, for who is to confirm it."""
    if topic in AFTER:
        return after(org, text, checked_at, EXAMPLE, supported=supported)
    return page(org, topic, text, checked_at, supported=supported)


def no_more() -> Message:
    """The relative wants no more messages about what comes after a return."""
    return Message(
        Kind.REPLY,
        t(
            "<b>Stopped.</b> You will get no more messages about what comes after this return. Help and contacts stay here: /help"
        ),
    )


def not_shown() -> Sentence:
    """Toast: the text was taken away since."""
    return t("This text is being checked, so we are not showing it right now. See /help.")


def _support() -> Button:
    return Button(title("support"), press("where", "support"))


def _day(org: OrgConfig, at: int) -> Sentence:
    return labels.day(at, org.timezone)
