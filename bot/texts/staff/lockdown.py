"""Lockdown: what operators read.  Families read nothing of it."""

from bot.model.lockdown import LockdownView
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.writing import alarm, column, reply, t


def standing(org: OrgConfig, seen: LockdownView) -> Message:
    """/lockdown: asks before it begins; while it is on, how it stands and what lifts it."""
    if not seen.known.is_on:
        return reply(
            t("<b>Lock everything?</b> Do it when an account, a phone or the server may be in the wrong hands."),
            what_rests(),
            t("Families notice nothing. Two operators lift it; one of them is an administrator."),
            buttons=column([Button(t("Lock now"), press("lock"))]),
        )
    return reply(
        since(org, seen),
        what_rests(),
        t("{name} wants to lift it.", name=seen.asked) if seen.asked else None,
        buttons=() if seen.is_own else _lift(seen.known.begun_at),
    )


def done() -> Message:
    """To whoever began it."""
    return reply(t("<b>Everything is locked.</b> All operators were told."), what_rests(), what_to_do())


def begun(by: str) -> Message:
    """To all other operators."""
    return alarm(t("<b>Lockdown</b>, begun by {by}.", by=by), what_rests(), what_to_do(), alert=in_menu())


def begun_at_server() -> Message:
    """To all operators."""
    return alarm(t("<b>Lockdown</b>, begun from the server."), what_rests(), what_to_do(), alert=in_menu())


def asked() -> Message:
    """To the first of the two who lift it."""
    return reply(t("<b>A second operator has to agree</b> to lift the lockdown. All have been asked."))


def second_needed(by: str, begun_at: int) -> Message:
    """To the other operators: one of them may be the second."""
    return alarm(
        t("<b>{by} wants to lift the lockdown.</b>", by=by),
        t("Agree only after you have spoken with {by} yourself and know that the danger is over.", by=by),
        buttons=_lift(begun_at),
    )


def lifted(org: OrgConfig, names: tuple[str, str], until: int) -> Message:
    """To all operators: what can still be stopped."""
    first, second = names
    said = t("<b>Lockdown lifted</b> by {first} and {second}.", first=first, second=second)
    return alarm(said, _leaves(org, until), buttons=_again())


def lifted_at_server(org: OrgConfig, why: str, until: int) -> Message:
    """To all operators."""
    said = t("<b>Lockdown lifted</b> from the server: {reason}", reason=why)
    return alarm(said, _leaves(org, until), buttons=_again())


def in_menu() -> Sentence:
    """Above what waits."""
    return t("<b>Lockdown: nothing is verified, and no notice, correction or update is sent.</b> /lockdown")


def since(org: OrgConfig, seen: LockdownView) -> Sentence:
    """Since when it is on, and who has begun it."""
    if seen.known.is_forged:
        return t("<b>Lockdown:</b> somebody changed the database past this bot. Call the person who runs it.")
    begun = labels.moment(seen.known.begun_at, org.timezone)
    return t("<b>Lockdown since {at}</b>, begun by {by}.", at=begun, by=seen.by or t("the server"))


def lock_again() -> Sentence:
    """At the desk, where it was forged: this way it is an operator's."""
    return t("Lock now, so that the lockdown is a real one and all operators are told.")


def what_rests() -> Sentence:
    """What it keeps from happening, and what it does not."""
    return t(
        "Until it is lifted, nothing is verified, no notice, correction or update is sent, nobody is let in, no authenticator or passkey is set up and nothing is exported. What was due waits. A return can still be stopped, a correction prepared, an operator removed."
    )


def what_to_do() -> Sentence:
    """What comes next."""
    return t("Speak with the other operators by phone, not here. Lift it only when you know that the danger is over.")


def _leaves(org: OrgConfig, until: int) -> Sentence:
    return t(
        "What waited for families will be sent from {at} on. If you did not expect this, lock again before then.",
        at=labels.moment(until, org.timezone),
    )


def _lift(begun_at: int) -> Rows:
    return column([Button(t("Lift the lockdown"), press("unlock", begun_at))])


def _again() -> Rows:
    return column([Button(t("Lock again"), press("lock"))])
