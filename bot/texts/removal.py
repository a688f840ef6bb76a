"""An operator is removed: what is asked before, and who hears of it afterwards."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.chat import Operator
from bot.model.message import Button, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import labels
from bot.texts.writing import alarm, html, reply


def asked(language: Language, operator: Operator, since: int) -> Message:
    """Before anything is done: who would be removed; since: the button is good only for this enrolment."""
    _ = catalog(language).gettext
    remove = Button(_("Remove at once"), press("remove", operator.id, since))
    return reply(
        html(
            _("<b>Remove this operator?</b> {name}, {role}."),
            name=operator.name,
            role=labels.role(language, operator.role),
        ),
        html(_("They lose every right at once. All administrators hear of it, and so do they.")),
        buttons=((remove,),),
    )


def gone_already(language: Language) -> str:
    """Toast: nobody to remove."""
    _ = catalog(language).gettext
    return _("This person is no longer an operator, or it is you.")


def dismissed(language: Language, name: str) -> Message:
    """The operator has no rights any more."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Removed:</b> {name}. To come back, they would need a new invitation."), name=name))


def told(language: Language, house: House, removed: Operator, by: str, at: int) -> Message:
    """To the other administrators: who was removed, by whom, and how it is undone."""
    _ = catalog(language).gettext
    return alarm(
        html(
            _("<b>An operator was removed:</b> {name}, {role}. By {by}, {moment}."),
            name=removed.name,
            role=labels.role(language, removed.role),
            by=by,
            moment=labels.moment(language, at, house.timezone),
        ),
        html(
            _(
                "If you did not expect this, call both of them now. If {by} did not do it, their account is in other"
                " hands: remove it under /operators."
            ),
            by=by,
        ),
        html(_("To undo it, on the server: {command}"), command=_invite(removed)),
    )


def told_removed(language: Language, house: House, removed: Operator, by: str, at: int) -> Message:
    """To the removed operator."""
    _ = catalog(language).gettext
    return alarm(
        html(
            _("<b>You are no longer an operator.</b> {by} removed you ({role}), {moment}."),
            by=by,
            role=labels.role(language, removed.role),
            moment=labels.moment(language, at, house.timezone),
        ),
        html(
            _(
                "If you did not expect this, call an administrator or whoever runs the bot. A new invitation makes you"
                " an operator again: {command}"
            ),
            command=_invite(removed),
        ),
    )


def _invite(removed: Operator) -> Markup:
    return html("<code>python -m bot invite --role {role}</code>", role=removed.role.value)
