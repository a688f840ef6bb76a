"""Rights that sleep: what their operator and the administrators read."""

from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.rights import Role
from bot.model.sentence import Sentence
from bot.model.staff import StaffMember
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.writing import alarm, html, reply, short, t, tn, to_operator


def about_to_sleep(org: OrgConfig, at: int) -> Message:
    """To an operator who has done nothing for long."""
    stay = Button(t("I am still here"), press("awake"))
    return to_operator(
        t("<b>You have not worked here for a long time.</b> From {at} on your rights sleep.", at=_day(org, at)),
        t("If you still work with us, press the button. Otherwise another administrator has to wake them later."),
        buttons=((stay,),),
    )


def stays() -> Message:
    """To whoever is still here."""
    return reply(t("<b>Good.</b> Your rights stay awake. What is waiting: /operator"))


def you_sleep(org: OrgConfig) -> Message:
    """To the operator."""
    days = _days(org.sleep_days)
    return to_operator(
        html(days, days=org.sleep_days),
        t("To work again, call an administrator: they wake your rights with one press."),
    )


def _days(count: int) -> Sentence:
    return tn(
        "<b>Your rights sleep:</b> you have not used them for {days} day.",
        "<b>Your rights sleep:</b> you have not used them for {days} days.",
        count,
    )


def fell_asleep(name: str, role: Role, operator_id: int, at: int, count: int) -> Message:
    """To the administrators: one of them can wake them."""
    template = tn(
        "<b>The rights of {name} ({role}) sleep:</b> they were not used for {days} day.",
        "<b>The rights of {name} ({role}) sleep:</b> they were not used for {days} days.",
        count,
    )
    return to_operator(
        html(template, name=name, role=labels.ROLES[role], days=count),
        t("Wake them only when you have spoken with {name} yourself. If they have left, remove them.", name=name),
        buttons=((to_wake(operator_id, at),), (Button(t("Remove…"), press("dismiss", operator_id)),)),
    )


def to_wake(operator_id: int, asleep_at: int) -> Button:
    """For an administrator."""
    return Button(t("Wake their rights"), press("wake", operator_id, asleep_at))


def to_wake_named(one: StaffMember) -> Button:
    """The same where several are listed."""
    return Button(short(t("Wake: {name}", name=one.operator.name)), press("wake", one.operator.id, one.asleep_at or 0))


def woken_by_you(name: str) -> Message:
    """To the administrator who did it."""
    return reply(t("<b>Awake again:</b> {name}.", name=name))


def woken(name: str, role: Role, by: str) -> Message:
    """To the other administrators."""
    return alarm(
        t("<b>The rights of {name} ({role}) are awake again.</b> By {by}.", name=name, role=labels.ROLES[role], by=by),
        t("If you did not expect this, remove them first and then find out who they are."),
    )


def you_are_awake() -> Message:
    """To the operator."""
    return to_operator(t("<b>Your rights are awake again.</b> What is waiting: /operator"))


def last_use(org: OrgConfig, one: StaffMember) -> Sentence:
    """A line of /operators."""
    name, role = one.operator.name, labels.ROLES[one.operator.role]
    if one.asleep_at is not None:
        return t("{name}, {role}: asleep since {at}", name=name, role=role, at=_day(org, one.asleep_at))
    if one.used_at is None:
        return t("{name}, {role}", name=name, role=role)
    return t("{name}, {role}: last used {at}", name=name, role=role, at=_day(org, one.used_at))


def _day(org: OrgConfig, at: int) -> Sentence:
    return labels.day(at, org.timezone)
