"""Whether a message is genuine.  Nothing here says anything of a person, and nothing can be taken for news."""

from dataclasses import dataclass

from bot.model.codes import Checked, Verdict
from bot.model.message import Kind, Message
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.labels import moment
from bot.texts.org import hotline
from bot.texts.questions import Asked
from bot.texts.writing import reply, t

# What is asked after /check.
QUESTION: Asked = {
    "words": (
        t(
            "<b>Checking a message.</b> Forward it to this chat, or copy all of it and send it here. You can also check only the code from its last line."
        ),
        "",
    )
}


def no_code() -> Message:
    """What was typed cannot be one."""
    return reply(
        t(
            "<b>Checking a message: this is not a code.</b> A code has twelve characters in groups of three. You find it in the last line of the message. Perhaps there is a typing mistake."
        )
    )


@dataclass(frozen=True)
class Seen:
    """What was shown.  alone: a bare code; pictured: a message with a picture; read: its words are of the message.

    ours: Telegram says that it was forwarded from a chat with this bot.
    """

    alone: bool = False
    pictured: bool = False
    read: bool = True
    ours: bool = False


def verdict(org: OrgConfig, found: Checked, seen: Seen) -> Message:
    """What happened to the question."""
    if found.verdict is Verdict.GENUINE:
        return genuine(org, found.kind, found.at)
    if found.verdict is Verdict.UNCHANGED:
        return unchanged(org, found.kind, found.at, pictured=seen.pictured)
    if found.verdict is Verdict.INVENTED:
        return mistyped(org) if seen.alone else invented(org)
    if found.verdict is Verdict.WITHOUT:
        return from_here(org) if seen.ours else without_code(org) if seen.read else unread_picture(org)
    return {Verdict.TOO_MANY: too_many, Verdict.CHANGED: changed, Verdict.UNKNOWN: unknown}[found.verdict](org)


def genuine(org: OrgConfig, kind: Kind, sent_at: int) -> Message:
    """This bot has sent a message with this code; of which kind, and when."""
    more = t(
        "The words were not compared: a fraudster can put a genuine code below other words. To have them compared, forward the message to this chat, or copy all of it."
    )
    if kind is Kind.NOTICE:  # it can be neither forwarded nor copied
        more = t("Status of your inquiries: /status")
    return reply(
        t("<b>Checking a message: the code is genuine.</b> This bot sent a message with it."),
        t("Type: {kind}\nSent: {moment}", kind=_kind(kind), moment=moment(sent_at, org.timezone)),
        more,
    )


def unchanged(org: OrgConfig, kind: Kind, sent_at: int, *, pictured: bool) -> Message:
    """This bot has sent a message with this code and these words."""
    return reply(
        t("<b>Checking a message: it is genuine.</b> This bot sent it, and its words were not changed."),
        # Translators: {kind} is one of the kinds below, for example “reminder”
        t("Type: {kind}\nSent: {moment}", kind=_kind(kind), moment=moment(sent_at, org.timezone)),
        t("Only the words were compared, not the picture.") if pictured else None,
    )


def changed(org: OrgConfig) -> Message:
    """A genuine code below words that were not sent with it."""
    return reply(
        t(
            "<b>Checking a message: the code is real, but the words were changed.</b> This bot did not send these words. Do not pay, do not call the number in them."
        ),
        t("If you shortened, translated or retyped the message yourself, forward it or copy all of it."),
        hotline(org),
    )


def unknown(org: OrgConfig) -> Message:
    """A code of somebody else or of nobody: the same words."""
    return reply(
        t(
            "<b>Checking a message: this bot did not send it to this chat.</b> Do not pay, do not call the number in it. A message to another person can be checked only in that person’s chat."
        ),
        hotline(org),
    )


def invented(org: OrgConfig) -> Message:
    """A message with something like a code that can be none."""
    return reply(_not_sent(), t("The code in it does not exist."), hotline(org))


def mistyped(org: OrgConfig) -> Message:
    """The same, typed without the message."""
    return reply(
        t(
            "<b>Checking a message: this code does not exist.</b> Please compare it letter by letter. If it is written like this in the message, this bot did not send it: do not pay, do not call the number in it."
        ),
        hotline(org),
    )


def without_code(org: OrgConfig) -> Message:
    """A message in which no code stands."""
    return reply(
        _not_sent(),
        t("When this bot writes to you about your inquiry without being asked, the last line has a code."),
        hotline(org),
    )


def from_here(org: OrgConfig) -> Message:
    """A message of this bot that has no code: it may repeat what somebody else typed."""
    return reply(
        t(
            "<b>Checking a message: it has no code.</b> It was forwarded from a chat with this bot, but it can repeat words that someone else typed there. Only a message with a code in the last line is news from us. Do not pay, do not call the number in it."
        ),
        hotline(org),
    )


def unread_picture(org: OrgConfig) -> Message:
    """A picture of a message."""
    return reply(
        t(
            "<b>Checking a message: a picture cannot be checked.</b> Until the message has been checked, do not pay, do not call the number in it. Forward it to this chat, or type the code from its last line after /check."
        ),
        hotline(org),
    )


def _not_sent() -> Sentence:
    return t(
        "<b>Checking a message: this bot did not send it.</b> Do not pay, do not call the number in it, do not open its links."
    )


def too_many(org: OrgConfig) -> Message:
    """Too many codes that are not known here."""
    return reply(
        t(
            "<b>Checking a message: please wait ten minutes.</b> Many codes that are not known here have been asked about from this chat."
        ),
        hotline(org),
    )


def _kind(kind: Kind) -> Sentence:
    return {
        Kind.NOTICE: t("message about a verified return, or its correction"),
        Kind.CONFIRMATION: t("message about your inquiry"),
        Kind.REMINDER: t("reminder"),
        Kind.BROADCAST: t("update for families"),
    }.get(kind, t("message"))
