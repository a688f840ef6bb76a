"""The answers of a registration as lines: for the relative's summary and for the operators' cards."""

from collections.abc import Iterable, Mapping

from bot.model import dates, phones
from bot.model.registration import About, named
from bot.model.sentence import Said, Sentence
from bot.texts import labels
from bot.texts.writing import html, lines, t

# What operators are shown, in words: every question of the registration but the one for a picture.
ABOUT_THE_PERSON, ABOUT_THE_RELATIVE = named(About.PERSON), named(About.RELATIVE)

DATES = ("birth_date", "last_contact")


def listed(facts: Mapping[str, str], names: Iterable[str], fields: Mapping[str, Sentence] = labels.FIELDS) -> Sentence:
    """One line for each answer, its label in bold; an empty answer is a dash.  fields: what they are called."""
    return lines(
        html("<b>{label}:</b> {value}", label=fields[name], value=value(name, facts[name]))
        for name in names
        if name in facts
    )


def listed_for_operators(facts: Mapping[str, str], names: Iterable[str]) -> Sentence:
    """The same about somebody else."""
    return listed(facts, names, labels.FIELDS_FOR_OPERATORS)


def date(answer: str) -> Said:
    """A date as far as it is known; a dash when it is not."""
    if not answer:
        return "—"
    told = dates.PartialDate.parse(answer)
    # Translators: a date that is known roughly: about 1991, about March 1991
    return t("about {date}", date=dates.in_words(told)) if told.approximate else dates.in_words(told)


def value(name: str, answer: str) -> Said:
    """An answer in words."""
    if not answer:
        return "—"
    if name == "category":
        return labels.CATEGORIES[answer]
    if name == "relation":
        return labels.RELATIONS[answer]
    if name in DATES:
        return date(answer)
    if name == "phone":
        return phones.spoken(answer)
    return t("attached") if name in ("photo", "picture") else answer
