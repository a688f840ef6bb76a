"""Whoever opens very many people: what administrators hear, and what the operator reads."""

from bot.model.chat import Operator
from bot.model.message import Button, Message
from bot.model.press import press
from bot.texts import labels
from bot.texts.writing import alarm, reply, t, tn


def many(operator: Operator, opened: int, usual: int) -> Message:
    """To the other administrators: many, and still nothing was stopped."""
    said = tn(
        "<b>{name} ({role}) has opened {n} person within an hour</b> and did nothing for them.",
        "<b>{name} ({role}) has opened {n} people within an hour</b> and did nothing for them.",
        opened,
        name=operator.name,
        role=labels.ROLES[operator.role],
    )
    return alarm(
        said,
        t(
            "Usual are fewer than {usual}. Call them and ask why: the account may be in other hands. At twice as many they see nobody until an administrator says so.",
            usual=usual,
        ),
        buttons=_ways(operator),
    )


def paused(operator: Operator, opened: int, since: int) -> Message:
    """To the other administrators: this operator sees nobody now."""
    said = tn(
        "<b>{name} ({role}) sees nobody any more</b>: they opened {n} person within an hour and did nothing for them.",
        "<b>{name} ({role}) sees nobody any more</b>: they opened {n} people within an hour and did nothing for them.",
        opened,
        name=operator.name,
        role=labels.ROLES[operator.role],
    )
    go_on = Button(t("I spoke with them: go on"), press("seeagain", operator.id, since))
    return alarm(
        said,
        t("Speak with them, by voice. If it was not them, the account is in other hands: remove it."),
        buttons=((go_on,), *_ways(operator)),
    )


def you_are_paused(opened: int) -> Message:
    """To the operator."""
    said = tn(
        "<b>You have opened {n} person within an hour</b>; cards, searches and lists are closed to you for now.",
        "<b>You have opened {n} people within an hour</b>; cards, searches and lists are closed to you for now.",
        opened,
    )
    return alarm(
        said, t("Call an administrator: each of them can let you go on with one button. You can still stop notices.")
    )


def goes_on(name: str, by: str) -> Message:
    """To the other administrators."""
    return alarm(t("<b>{name} sees cases again.</b> {by} has spoken with them.", name=name, by=by))


def you_go_on(by: str) -> Message:
    """To the operator."""
    return alarm(t("<b>You can go on.</b> {by} has said so.", by=by))


def lets_go_on(name: str) -> Message:
    """To who pressed."""
    return reply(t("<b>{name} sees cases again.</b> The other administrators are told.", name=name))


def _ways(operator: Operator) -> tuple[tuple[Button, ...], ...]:
    look = Button(t("What they looked at"), press("historyoperator", operator.id, 0))
    return (look,), (Button(t("Remove this operator"), press("dismiss", operator.id)),)
