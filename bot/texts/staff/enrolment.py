"""Somebody has opened an invitation: what they read, and what administrators decide."""

from bot.model.chat import Operator
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


def invited_by(name: str, role: Role) -> Message:
    """To the other administrators, when one of them has made a link at the desk."""
    return alarm(
        t("<b>{name} has made a one-time link:</b> {role}. It is good for a day.", name=name, role=labels.ROLES[role]),
        t("Whoever opens it becomes an operator only if an administrator other than {name} lets them in.", name=name),
    )


def role_proposed(by: str, subject: Operator, role: Role, at: int) -> Message:
    """To the other administrators: an operator is to have another role."""
    said = t(
        "<b>{by} wants another role for {name}:</b> now {before}, then {role}.",
        by=by,
        name=subject.name,
        before=labels.ROLES[subject.role],
        role=labels.ROLES[role],
    )
    return alarm(said, t("Call both of them before you agree."), buttons=(_decisions(subject.chat_id, at),))


def waits(role: Role) -> Message:
    """To who opened the invitation."""
    return reply(
        t("<b>Your invitation has arrived</b>: {role}.", role=labels.ROLES[role]),
        t("An administrator still has to confirm that it is you. You will be told here."),
    )


def wants_in(name: str, role: Role, chat_id: int, at: int) -> Message:
    """To the administrators: one of them makes sure who it is."""
    return alarm(
        t("<b>Somebody has opened an invitation:</b> {name}, {role}.", name=name, role=labels.ROLES[role]),
        t(
            "The name is only what they say themselves. Call the person who was invited, and let them in only if it is them."
        ),
        buttons=(_decisions(chat_id, at),),
    )


def _decisions(chat_id: int, at: int) -> tuple[Button, Button]:
    let_in, away = press("letin", chat_id, at), press("turnaway", chat_id, at)
    return Button(t("Let them in"), let_in), Button(t("Turn them away"), away)


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
