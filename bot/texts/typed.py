"""Which button somebody means who types instead of pressing: labels are understood in every language."""

from collections.abc import Iterable, Iterator

from bot.i18n import LANGUAGES
from bot.model.form import Draft, Form
from bot.model.sentence import Said, text
from bot.model.typed import CHOICES, WAYS, said, spellings
from bot.texts import labels
from bot.texts.questions import Questions, ways
from bot.texts.register import arrival, registration
from bot.texts.writing import t

Meant = tuple[str, str]
"""What a button does, and with which value or at which step."""


def at_question(form: Form, questions: Questions, draft: Draft, words: str) -> Meant | None:
    """The button below the present question that the words name."""
    return _named(words, _below_question(form, questions, draft))


def at_summary(form: Form, draft: Draft, send: Said, words: str) -> Meant | None:
    """The button below all answers that the words name.  Only families need not know the very label to send."""
    changes = [(("change", name), labels.FIELDS[name]) for name in form.asked(draft) if name in labels.FIELDS]
    found = _named(words, [(("send", ""), send), *changes, *_away(form)], also=False)
    if found is None and form.right is None and said(words) & WAYS["send"]:
        return "send", ""
    return found


def agrees(words: str) -> bool:
    """Whether the words are the button of consent."""
    return bool(said(words) & (_spelled(t("I agree")) | WAYS["consent"]))


def menu(words: str) -> str | None:
    """The button of the menu that the words name."""
    rows = (row for unfinished in (True, False) for row in arrival.menu_buttons(unfinished=unfinished))
    named = _named(words, [((button.press.split(":")[0], ""), button.label) for row in rows for button in row])
    return named[0] if named else None


def _below_question(form: Form, questions: Questions, draft: Draft) -> Iterator[tuple[Meant, Said]]:
    step = form.step(draft.step or "")
    if draft.meant:  # where “no” is no word for leaving it out
        yield from ((("taken", str(n)), label) for n, label in enumerate(ways(draft)))
        yield from ((("nottaken", ""), t("No")), *_away(form))
        return
    for value in step.choices:
        yield ("a", value), questions.label("a", step.name, value)
    if step.name in draft.answers:
        yield ("keep", ""), questions.label("keep", step.name)
    if step.skippable:
        yield ("skip", ""), questions.label("skip", step.name)
    if form.previous(draft):
        yield ("back", ""), t("← Back")
    yield from _away(form)


def _away(form: Form) -> Iterator[tuple[Meant, Said]]:
    yield ("cancel", ""), t("Cancel")
    if form.name == "registration":  # which asks whether to keep the answers
        yield from (((verb, ""), label) for verb, label in registration.AFTER_CANCEL)


def _named(words: str, buttons: Iterable[tuple[Meant, Said]], *, also: bool = True) -> Meant | None:
    """The only button that the words name; also: by a usual word for the same."""
    typed = said(words)
    found = {meant for meant, label in buttons if typed & (_spelled(label) | (_usual(meant) if also else set()))}
    return found.pop() if len(found) == 1 else None


def _usual(meant: Meant) -> frozenset[str]:
    verb, value = meant
    return CHOICES.get(value, frozenset()) if verb == "a" else WAYS.get(verb, frozenset())


def _spelled(label: Said) -> set[str]:
    return {spelling for language in LANGUAGES for spelling in spellings(text(label, language))}
