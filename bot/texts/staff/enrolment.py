"""Somebody has opened an invitation: what they read, and what administrators decide."""

from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.rights import Role
from bot.texts import labels
from bot.texts.writing import alarm, reply, t


def invited(role: Role) -> Message:
    """To the administrators, as soon as a link is made."""
    return alarm(
        t("<b>A one-time link was made on the server:</b> {role}. It is good for a day.", role=labels.ROLES[role]),
        t(
            "If nobody told you of it, find out who has access to the server. Whoever opens it becomes an operator only if one of you lets them in."
        ),
    )


def waits(role: Role) -> Message:
    """To who opened the invitation."""
    return reply(
        t("<b>Your invitation has arrived</b>: {role}.", role=labels.ROLES[role]),
        t("An administrator still has to confirm that it is you. You will be told here."),
    )


def wants_in(name: str, role: Role, chat_id: int, at: int) -> Message:
    """To the administrators: one of them makes sure who it is."""
    let_in, away = (
        Button(t("Let them in"), press("letin", chat_id, at)),
        Button(t("Turn them away"), press("turnaway", chat_id, at)),
    )
    return alarm(
        t("<b>Somebody has opened an invitation:</b> {name}, {role}.", name=name, role=labels.ROLES[role]),
        t(
            "The name is only what they say themselves. Call the person who was invited, and let them in only if it is them."
        ),
        buttons=((let_in, away),),
    )


def let_in(name: str) -> Message:
    """To the administrator who did it."""
    return reply(t("<b>Let in:</b> {name}.", name=name))


def joined(name: str, role: Role, operator_id: int, by: str) -> Message:
    """To the administrators: somebody was let in; if that was not meant, they can be removed here."""
    remove = Button(t("Remove…"), press("dismiss", operator_id))
    return alarm(
        t("<b>A new operator:</b> {name}, {role}. Let in by {by}.", name=name, role=labels.ROLES[role], by=by),
        t("If you did not expect this, remove them first and then find out who they are."),
        buttons=((remove,),),
    )


def turned_away_by_you(name: str) -> Message:
    """To the administrator who did it."""
    return reply(t("<b>Turned away:</b> {name}. The invitation is used up.", name=name))


def turned_away(name: str, role: Role, by: str) -> Message:
    """To the other administrators."""
    return alarm(
        t("<b>Turned away:</b> {name}, {role}. By {by}.", name=name, role=labels.ROLES[role], by=by),
        t("Find out who made the invitation on the server and into whose hands it came."),
    )
