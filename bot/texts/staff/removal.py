"""An operator is removed: what is asked before, and who hears about it afterwards."""

from bot.model.chat import Operator
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.staff import second_factor
from bot.texts.writing import alarm, html, reply, t


def asked(operator: Operator, since: int, *, codes: bool) -> Message:
    """Before anything is done: who would be removed; since: the button is good only for this enrolment."""
    remove = Button(t("Remove at once"), press("remove", operator.id, since))
    return reply(
        t("<b>Remove this operator?</b> {name}, {role}.", name=operator.name, role=labels.ROLES[operator.role]),
        t("They lose every right at once. All administrators are told, and so are they."),
        buttons=((remove,), (second_factor.reset_button(operator.id),)) if codes else ((remove,),),
    )


def second_asked(name: str) -> Message:
    """To whoever pressed first."""
    return reply(
        t("<b>A second administrator has to agree</b> to remove {name}. All have been told.", name=name),
        t("If nobody objects, they are removed in 24 hours."),
    )


def second_needed(subject: Operator, by: str, since: int) -> Message:
    """To the other administrators: an administrator is to be removed."""
    agree = Button(t("Agree: remove at once"), press("remove", subject.id, since))
    stay = Button(t("They stay"), press("stays", subject.id, since))
    return alarm(
        t("<b>{by} wants to remove the administrator {name}.</b>", by=by, name=subject.name),
        t("Call both of them now. With your agreement it happens at once; if nobody objects, in 24 hours."),
        buttons=((agree,), (stay,)),
    )


def you_are_to_be_removed(by: str) -> Message:
    """To the administrator it is about."""
    return alarm(
        t("<b>{by} wants to remove you as an administrator.</b>", by=by),
        t(
            "It happens when a second administrator agrees, or in 24 hours if nobody objects. If this is wrong, call the other administrators now: each of them can keep you."
        ),
    )


def stays(name: str) -> Message:
    """To the administrator who objected."""
    return reply(t("<b>{name} stays an administrator.</b>", name=name))


def kept(name: str, by: str) -> Message:
    """To the other administrators and to whom it was about."""
    return alarm(t("<b>{name} stays an administrator.</b> {by} objected to the removal.", name=name, by=by))


def dismissed(name: str) -> Message:
    """The operator has no rights any more."""
    return reply(t("<b>Removed:</b> {name}. To return, they need a new invitation.", name=name))


def told(org: OrgConfig, removed: Operator, by: str, at: int) -> Message:
    """To the other administrators: who was removed, by whom, and how it is undone."""
    return alarm(
        t(
            "<b>An operator was removed:</b> {name}, {role}. By {by}, {moment}.",
            name=removed.name,
            role=labels.ROLES[removed.role],
            by=by,
            moment=labels.moment(at, org.timezone),
        ),
        t(
            "If you did not expect this, call both of them now. If {by} did not do it, their account is in other hands: remove it under /operators.",
            by=by,
        ),
        t("To undo it, on the server: {command}", command=_invite(removed)),
    )


def told_removed(org: OrgConfig, removed: Operator, by: str, at: int) -> Message:
    """To the removed operator."""
    return alarm(
        t(
            "<b>You are no longer an operator.</b> {by} removed you ({role}), {moment}.",
            by=by,
            role=labels.ROLES[removed.role],
            moment=labels.moment(at, org.timezone),
        ),
        t(
            "If you did not expect this, call an administrator or the person who runs the bot. A new invitation makes you an operator again: {command}",
            command=_invite(removed),
        ),
    )


def _invite(removed: Operator) -> Sentence:
    return html("<code>python -m bot invite --role {role}</code>", role=removed.role.value)
