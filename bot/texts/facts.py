"""The answers of a registration as lines: for the relative's summary and for the operators' cards."""

from collections.abc import Callable, Iterable, Mapping

from bot.model import dates, phones
from bot.model.registration import About, named
from bot.model.sentence import Said, Sentence
from bot.texts import labels
from bot.texts.writing import html, lines, t

Label = Callable[[str], Sentence]

# What operators are shown, in words: every question of the registration but the one for a picture.
ABOUT_THE_PERSON, ABOUT_THE_RELATIVE = named(About.PERSON), named(About.RELATIVE)


def listed(facts: Mapping[str, str], names: Iterable[str]) -> Sentence:
    """One line for each answer of the reader's own, the label in bold; an empty answer is a dash."""
    return _listed(facts, names, labels.field)


def listed_for_operators(facts: Mapping[str, str], names: Iterable[str]) -> Sentence:
    """The same about somebody else."""
    return _listed(facts, names, labels.field_for_operators)


def _listed(facts: Mapping[str, str], names: Iterable[str], label: Label) -> Sentence:
    return lines(
        html("<b>{label}:</b> {value}", label=label(name), value=value(name, facts[name]))
        for name in names
        if name in facts
    )


def value(name: str, answer: str) -> Said:
    """An answer in words."""
    if not answer:
        return "—"
    if name == "category":
        return labels.category(answer)
    if name == "relation":
        return labels.relation(answer)
    if name in ("birth_date", "last_contact"):
        return dates.in_words(dates.PartialDate.parse(answer))
    if name == "phone":
        return phones.spoken(answer)
    return t("attached") if name in ("photo", "picture") else answer
