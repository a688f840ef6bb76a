"""Two people side by side: who they are, and how each field agrees."""

from collections.abc import Mapping, Sequence

from bot.model.inquiry import Inquiry, full_name
from bot.model.sentence import Sentence
from bot.texts import labels
from bot.texts.facts import date
from bot.texts.writing import html, joined, lines, t, tn

NAMED = 10  # relatives; a card has to be read at a glance
MARKS = {"match": "=", "near": "≈", "mismatch": "≠", "blank": "–"}
Facts = Mapping[str, str]


def asked_by(relatives: int) -> Sentence:
    """How many relatives ask about somebody in the register."""
    if not relatives:
        return t("No relative has asked about this person yet.")
    return tn("{n} relative is asking.", "{n} relatives are asking.", relatives)


def relatives(asked: Sequence[Inquiry]) -> Sentence:
    """How many relatives ask, and who they are."""
    who = [
        html("<code>{reference}</code> — {relation}", reference=one.reference, relation=_relation(one)) for one in asked
    ]
    return lines([asked_by(len(asked)), *who[:NAMED], html("…") if len(who) > NAMED else None])


def _relation(one: Inquiry) -> Sentence:
    return labels.RELATIONS[one.facts["relation"]]


def marks(fields: Mapping[str, str]) -> Sentence:
    """How each field of two people agrees."""
    names = {
        "surname": t("Surname"),
        "given": t("Given name"),
        "patronymic": t("Patronymic"),
        "birth": t("Date of birth"),
    }
    return joined(
        ", ",
        (html("{name} {mark}", name=name, mark=MARKS[fields[key]]) for key, name in names.items() if key in fields),
    )


def legend() -> Sentence:
    """What the marks mean."""
    return t("(= same, ≈ near, ≠ different, – not known)")


def person(facts: Facts) -> Sentence:
    """Name and date of birth of somebody in the register."""
    return html("{name}, {born}", name=full_name(facts), born=date(facts["birth_date"]))
