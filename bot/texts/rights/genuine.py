"""Whether a message is genuine.  Nothing here says anything of a person, and nothing can be taken for news."""

from bot.model.codes import Checked, Verdict
from bot.model.message import Kind, Message
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.labels import moment
from bot.texts.org import hotline
from bot.texts.writing import reply, t


def which() -> Message:
    """Asks for the code."""
    return reply(
        t("<b>Checking a message.</b> Please send the code from its last line, or forward the message to this chat.")
    )


def no_code() -> Message:
    """What was typed cannot be one."""
    return reply(
        t(
            "<b>Checking a message: this is not a code.</b> A code has twelve characters in groups of three and stands in the last line of the message. There may be a typing error in it."
        )
    )


def verdict(org: OrgConfig, found: Checked, *, pictured: bool = False) -> Message:
    """What became of the question; pictured: whether the message that was shown has a picture."""
    if found.verdict is Verdict.GENUINE:
        return genuine(org, found.kind, found.at)
    if found.verdict is Verdict.UNCHANGED:
        return unchanged(org, found.kind, found.at, pictured=pictured)
    return {Verdict.TOO_MANY: too_many, Verdict.CHANGED: changed, Verdict.UNKNOWN: unknown}[found.verdict](org)


def genuine(org: OrgConfig, kind: Kind, sent_at: int) -> Message:
    """This bot has sent a message with this code; of which kind, and when."""
    more = t("To have its words compared too, forward the message to this chat.")
    if kind is Kind.NOTICE:  # it cannot be forwarded
        more = t("Status of your inquiries: /status")
    return reply(
        t("<b>Checking a message: the code is genuine.</b> This bot sent a message with it."),
        t("Kind: {kind}\nSent: {moment}", kind=_kind(kind), moment=moment(sent_at, org.timezone)),
        more,
    )


def unchanged(org: OrgConfig, kind: Kind, sent_at: int, *, pictured: bool) -> Message:
    """This bot has sent a message with this code and these words."""
    return reply(
        t("<b>Checking a message: it is genuine.</b> This bot sent it, and its words were not changed."),
        # Translators: {kind} is one of the kinds below, for example “reminder”
        t("Kind: {kind}\nSent: {moment}", kind=_kind(kind), moment=moment(sent_at, org.timezone)),
        t("Only the words were compared, not the picture.") if pictured else None,
    )


def changed(org: OrgConfig) -> Message:
    """A genuine code below words that were not sent with it."""
    return reply(
        t(
            "<b>Checking a message: its words were changed.</b> The code is genuine, but this bot did not send these words. Please do not do what they ask."
        ),
        hotline(org),
    )


def unknown(org: OrgConfig) -> Message:
    """A code of somebody else or of nobody: the same words."""
    return reply(
        t(
            "<b>Checking a message: this code is not known here.</b> This bot has not sent a message with it to this chat. A message to another person can be checked only in that person’s chat. Whoever asks for money in our name is a fraudster."
        ),
        hotline(org),
    )


def without_code() -> Message:
    """A forwarded message in which no code stands."""
    return reply(
        t(
            "<b>Checking a message: it has no code.</b> When this bot writes to you of its own accord about your inquiry, a code stands in the last line."
        )
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
