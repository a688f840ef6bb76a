"""Whom an operator misses: what they say of it themselves, and what administrators hear."""

from collections.abc import Mapping, Sequence

from bot.model.declaration import Declaration
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels, naming
from bot.texts.writing import alarm, column, joined, lines, reply, short, showing, t


def to_declare() -> Button:
    """Below the first words to an operator."""
    return Button(t("I miss somebody myself"), press("declare"))


def listed(org: OrgConfig, declared: Sequence[Declaration]) -> Message:
    """/family: whom the reader has named."""
    buttons = [_change(one) for one in declared]
    return showing(
        t("<b>People you miss</b>"),
        lines(line(org, one) for one in declared) if declared else t("You have named nobody."),
        explained(),
        buttons=column([to_declare(), *buttons]),
    )


def explained() -> Sentence:
    """What it is for."""
    return t(
        "Name everyone you miss, also if you have registered them with another account. Nobody else reads it. You then get no case, no row, no alert and no number that may be about them: another operator does that work."
    )


def each_apart() -> Sentence:
    """At the desk: what was typed in a field can be meant in several ways."""
    return t(
        "Please write the surname, the given name and the patronymic each in its own field, and the date like this: 12 March 1991."
    )


def declared() -> Message:
    """After the last answer; the name is not said again."""
    return reply(
        t("<b>Noted.</b> Everyone you have named: /family"),
        t("What you have in hand about this person, put back now: /operator"),
    )


def named(known: Mapping[str, str]) -> Sentence:
    """Somebody by name and date of birth."""
    born = known.get("birth_date")
    return joined(", ", [naming.named(known), facts.value("birth_date", born) if born else None])


def will_end() -> Message:
    """To whoever took it back."""
    return reply(
        t("<b>Taken back.</b> It counts for another day, and the administrators were told, without the name."),
        t("To keep it after all: /family"),
    )


def goes_on() -> Message:
    """To whoever changed their mind."""
    return reply(t("<b>It goes on counting.</b>"))


def taken_back(name: str) -> Message:
    """To the other administrators; not who it is."""
    return alarm(
        t("<b>{name} no longer says that they miss a certain person.</b> It counts for another day.", name=name),
        t("Ask them why, by phone. If it was not them, somebody else has their account: remove it under /operators."),
    )


def line(org: OrgConfig, one: Declaration) -> Sentence:
    """Somebody, and until when it counts if it was taken back."""
    if one.ends_at is None:
        return named(one.facts)
    return t("{name} (until {at})", name=named(one.facts), at=labels.moment(one.ends_at, org.timezone))


def _change(one: Declaration) -> Button:
    if one.ends_at is None:
        return Button(short(t("Take back: {name}", name=named(one.facts))), press("undeclare", one.id))
    return Button(short(t("Keep: {name}", name=named(one.facts))), press("keepfamily", one.id))
