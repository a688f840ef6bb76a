"""Honest answers at every dead end, each with the way to a person."""

from bot.model.message import Message
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.org import hotline
from bot.texts.writing import reply, t


def consent_needed(org: OrgConfig) -> Message:
    """Nothing about a person is taken before consent."""
    return reply(
        t(
            "<b>This was not passed on.</b> Before you can tell us anything about a person, we need your consent: /start"
        ),
        hotline(org),
    )


def not_taken(org: OrgConfig) -> Message:
    """A video, a sticker or the like outside a dialog."""
    return reply(
        t(
            "<b>This was not passed on.</b> Only words, photos, files, voice messages and round videos can be taken here, not other videos, contacts or stickers. Please write it in words, or call."
        ),
        hotline(org),
    )


def corrected() -> Message:
    """A message that operators have was changed, and they see both."""
    return reply(
        t("<b>Your correction was passed to the operators.</b> They see it together with what you wrote first.")
    )


def edited() -> Message:
    """A message was changed after it had been sent."""
    return reply(
        t(
            "<b>We did not receive your edit.</b> We have the message as you first sent it. Please send the correction as a new message. You can change answers at the end, before you press Send."
        )
    )


def edited_by_operator() -> Message:
    """An operator changed something that had been sent."""
    return reply(
        t(
            "<b>Nobody received your edit.</b> What you sent to a family, or wrote into a case, stays as you first sent it. To correct it, write again."
        )
    )


def unknown_command(org: OrgConfig) -> Message:
    """A command that does not exist, or not for this person."""
    return reply(t("<b>There is no such command.</b> All commands: /help"), hotline(org))


def fault(org: OrgConfig) -> Message:
    """Something failed for good on our side; nothing is lost."""
    return reply(
        t(
            "<b>Something went wrong on our side.</b> We have your last message, but could not process it. The operators know about it. You do not need to send it again."
        ),
        hotline(org),
    )


def group() -> Message:
    """The one sentence in a group."""
    return reply(t("This bot works in private chats only and leaves this group."))


def vanished() -> Message:
    """What a button or a form was about was erased in the meantime."""
    return reply(t("<b>This is no longer here:</b> it has been erased. What you pressed or wrote has changed nothing."))


def toast_passed() -> Sentence:
    """For a button whose time has passed."""
    return t("This button is out of date. See the message below.")


def toast_again() -> Sentence:
    """For the second of two presses."""
    return t("Already done.")
