"""The desk, where operators work in a browser: what they read in the chat, and before they have signed in."""

from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts.writing import alarm, reply, t

PEOPLE_AND_TRUST = t("People and trust")  # a page


def nothing_here() -> Sentence:
    """It was erased, or never was."""
    return t("There is nothing here: it has been erased, or the address is not right.")


def not_known() -> Sentence:
    """The passkey opens nothing here."""
    return t("This passkey is not known here, or the page was open for too long. Please try again.")


def not_let_in() -> Sentence:
    """The passkey is known, and its owner is no operator."""
    return t(
        "You are not an operator at this time. If you have just used an invitation, an administrator still has to confirm that it is you."
    )


def no_invitation() -> Sentence:
    """The code in the link is none."""
    return t("This link is not valid any more. Ask for a new one where it came from.")


def no_name() -> Sentence:
    """The field was left empty."""
    return t("Please write your name.")


def made() -> Sentence:
    """The passkey is kept."""
    return t("Your passkey has been made. An administrator now confirms that it is you; then you can sign in here.")


def made_by_operator() -> Sentence:
    """The same, where they are an operator already."""
    return t("Your passkey has been made. Now you can sign in here.")


def left() -> Sentence:
    """To whoever was asked for the passkey and cancelled."""
    return t("You cancelled it. Nothing was sent or decided.")


def where(url: str | None) -> Message:
    """In the chat: where the desk is."""
    if url is None:
        return reply(t("<b>There is no desk here.</b> Everything is done in this chat."))
    return reply(
        t("<b>The desk</b>, where operators work in a browser: {url}", url=url),
        t(
            "You sign in with a passkey. To make one, press the button on the device on which you want to work, and open the link that comes."
        ),
        buttons=((Button(t("Make a passkey"), press("deskkey")),),),
    )


def only_here(url: str | None) -> Message:
    """In a chat that names nobody: where everything is done."""
    return reply(
        t("<b>This chat names nobody.</b> Everything is done at the desk: {url}", url=url or ""),
        t("Here you can stop notices, pause an update and lock everything: /lockdown"),
    )


def link(url: str, code: str) -> Message:
    """In the chat: where the passkey is made; disappears after a while."""
    return reply(
        t("<b>Make your passkey here</b>, within ten minutes: {link}", link=f"{url}/enrol#{code}"),
        t("The link is only for you. This message disappears."),
    )


def telegram_joined(name: str) -> Message:
    """In the chat that was joined."""
    return reply(t("<b>This chat is yours now, {name}.</b> Alerts come here from now on.", name=name))


def used_before() -> Message:
    """In a chat that cannot be joined."""
    return reply(t("<b>This account cannot be joined:</b> it has been used with this bot. Take another one."))


def joins_telegram(name: str) -> Message:
    """To the administrators."""
    return alarm(
        t("<b>{name} is joining a Telegram account to the one at the desk.</b>", name=name),
        t("If they know nothing about it, somebody else has their account: remove them at once."),
    )


def makes_passkey(name: str) -> Message:
    """To the administrators."""
    return alarm(
        t("<b>{name} is making a passkey for the desk.</b>", name=name),
        t("If they know nothing about it, somebody else has their account: remove them at once."),
    )


def sessions_ended(name: str, by: str) -> Message:
    """To the other administrators, and to whose sessions they were."""
    return alarm(
        t("<b>All sessions of {name} at the desk were ended</b> by {by}.", name=name, by=by),
        t("{name} signs in again with the passkey. If you did not expect this, call {by}.", name=name, by=by),
    )


def of_another(name: str) -> Sentence:
    """To whoever sends something from a page of the operator who was signed in before."""
    return t(
        "{name} is signed in in this browser now. This page was opened by another operator, so nothing was done.",
        name=name,
    )
