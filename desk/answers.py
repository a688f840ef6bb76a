"""What was filled into a form of the desk, read as the same form of the chat reads it."""

from datetime import UTC, datetime

from bot.model.form import Form
from bot.model.given import Choice, Text
from desk.request import DeskRequest


def read(form: Form, request: DeskRequest) -> dict[str, str]:
    """The answers by the names of the steps; a step that may be left out is empty.  Raises Refusal."""
    today = datetime.fromtimestamp(request.now, UTC).astimezone(request.org.timezone).date()
    answers: dict[str, str] = {}
    for step in form.steps:
        words = request.word(step.name)
        if not step.when(answers):
            continue
        if not words and step.skippable:
            answers[step.name] = ""
            continue
        said = step.read(Choice(words) if step.choices else Text(words, language=request.language), today)
        answers |= said if isinstance(said, dict) else {step.name: said}
    return answers
