"""A button that was typed instead of pressed does the same."""

from bot.model.form import Draft
from bot.model.given import Given, Text
from bot.texts import typed
from handlers import forms


def meant(draft: Draft, given: Given) -> tuple[str, str] | None:
    """What the words name of what stands below the present question, or below all answers."""
    if not isinstance(given, Text) or given.forwarded:
        return None
    declared = forms.of(draft.form)
    if draft.step is None:
        return typed.at_summary(declared.form, draft, declared.sent(), given.words)
    return typed.at_question(declared.form, declared.questions, draft, given.words)
