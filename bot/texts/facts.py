"""The answers of a registration as lines: for the relative's summary and for the operators' cards."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model import dates, phones
from bot.texts import labels
from bot.texts.writing import html, lines

Label = Callable[[Language, str], str]

ABOUT_THE_PERSON = (
    "category",
    "surname",
    "given",
    "patronymic",
    "nationality",
    "birth_name",
    "parents",
    "birth_date",
    "last_contact",
)
ABOUT_THE_RELATIVE = ("relation", "own_name", "phone", "note")


def listed(language: Language, facts: Mapping[str, str], names: Iterable[str]) -> Markup:
    """One line for each answer of the reader's own, the label in bold; an empty answer is a dash."""
    return _listed(language, facts, names, labels.field)


def listed_for_operators(language: Language, facts: Mapping[str, str], names: Iterable[str]) -> Markup:
    """The same about somebody else."""
    return _listed(language, facts, names, labels.field_for_operators)


def _listed(language: Language, facts: Mapping[str, str], names: Iterable[str], label: Label) -> Markup:
    return lines(
        html("<b>{label}:</b> {value}", label=label(language, name), value=value(language, name, facts[name]))
        for name in names
        if name in facts
    )


def value(language: Language, name: str, answer: str) -> str:
    """An answer in words."""
    _ = catalog(language).gettext
    if not answer:
        return "—"
    if name == "category":
        return labels.category(language, answer)
    if name == "relation":
        return labels.relation(language, answer)
    if name in ("birth_date", "last_contact"):
        return dates.format_date_partial(dates.PartialDate.parse(answer), language)
    if name == "phone":
        return phones.spoken(answer)
    return _("attached") if name in ("photo", "picture") else answer
