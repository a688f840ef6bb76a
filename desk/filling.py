"""Forms of the chat filled in on a page: each answer is read as the chat reads it, and what cannot be taken is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.i18n import Language
from bot.model.form import Form, Step
from bot.model.given import Choice, Refusal, Text, Unsure
from desk.request import DeskRequest

AS_TYPED = "as_typed_"  # before the name of a field: these words were asked back, and are meant as they are


@dataclass
class Filled:
    """answers: by the names of the steps that apply.  refused: why not, by step."""

    answers: dict[str, str] = field(default_factory=dict)
    refused: dict[str, Refusal] = field(default_factory=dict)


def read(form: Form, request: DeskRequest, spoken: Language) -> Filled:
    """What was sent.  spoken: in which language dates were said."""
    filled = Filled()
    today = datetime.fromtimestamp(request.now, UTC).astimezone(request.org.timezone).date()
    for step in form.steps:
        if not step.when(filled.answers):
            continue
        words = request.word(step.name)
        if not words and step.skippable:
            filled.answers[step.name] = ""
            continue
        try:
            read_so = step.read(_given(step, words, spoken), today)
        except Refusal as refusal:
            _refuse(filled, step, refusal, request.word(f"{AS_TYPED}{step.name}"))
        else:
            filled.answers |= read_so if isinstance(read_so, Mapping) else {step.name: read_so}
    return filled


def _given(step: Step, words: str, spoken: Language) -> Choice | Text:
    if not words:
        raise Refusal("empty_field")
    return Choice(words) if step.choices else Text(words, language=spoken)


def _refuse(filled: Filled, step: Step, refusal: Refusal, meant: str) -> None:
    """Words that were asked back and sent once more say what they say, as in the chat."""
    if isinstance(refusal, Unsure) and refusal.plain and refusal.typed == meant:
        filled.answers[step.name] = refusal.plain
    else:
        filled.refused[step.name] = refusal
