"""Two people side by side: who they are, and how each field agrees."""

from collections.abc import Mapping

from bot.model import dates
from bot.model.inquiry import full_name
from bot.model.sentence import Sentence
from bot.texts.writing import html, joined, t, tn

MARKS = {"match": "=", "near": "≈", "mismatch": "≠", "blank": "–"}
Facts = Mapping[str, str]


def asked_by(relatives: int) -> Sentence:
    """How many relatives ask about somebody in the register."""
    if not relatives:
        return t("No relative has asked about this person yet.")
    return tn("{n} relative asks.", "{n} relatives ask.", relatives)


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
    born = dates.in_words(dates.PartialDate.parse(facts["birth_date"]))
    return html("{name}, {born}", name=full_name(facts), born=born)
