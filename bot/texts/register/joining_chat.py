"""A relative who was called goes on in a chat: what they read, and what administrators hear."""

from collections.abc import Sequence

from bot.model.message import Message
from bot.texts.writing import html, joined, reply, t, to_operator


def code_given(name: str, reference: str) -> Message:
    """To whoever calls, and administrators: an operator has given a code by which an inquiry goes on in a chat."""
    return to_operator(
        t(
            "<b>{name} has given a code</b> by which the relative of <code>{reference}</code>, who has been called so far, goes on in a chat. Is that right? Once it is typed, we write to the account in which that was done.",
            name=name,
            reference=reference,
        )
    )


def code_typed(reference: str) -> Message:
    """To whoever calls, and administrators: the code was typed, and the inquiry goes on in a chat."""
    return to_operator(
        t(
            "<b>The code for</b> <code>{reference}</code> <b>was typed.</b> From now on we write to that account instead of calling. If you have doubts, hold the case and call the number of the inquiry.",
            reference=reference,
        )
    )


def joined_now(references: Sequence[str]) -> Message:
    """To the relative: from now on they are written to."""
    listed = joined(", ", (html("<code>{reference}</code>", reference=one) for one in references))
    return reply(
        t("<b>Done.</b> We write to you here from now on; you can also ask and answer here."),
        t("If we already had something to tell you by phone, we will still call."),
        t("Your inquiry: {references}", references=listed),
        t("All that you can do here: /help"),
    )


def no_code() -> Message:
    """It is no code that is good."""
    return reply(
        t(
            "<b>This code is not good.</b> It has ten digits, is told you by an operator on the phone, and is good once, for an hour. Example: /connect 12 34 56 78 90"
        )
    )
