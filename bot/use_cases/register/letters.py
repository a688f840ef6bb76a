"""What relatives write to the operators, outside of any question: kept with the case, announced to who may read it.

A relative needs no command for it.  What they read in answer never depends on what operators know of the person: not on
a report, a verification or a hold (N1, N4).
"""

from bot.model.correspondence import Content
from bot.model.form import Draft
from bot.model.given import Document


def content(draft: Draft) -> Content:
    """What was said in a form of one letter."""
    answers = draft.answers
    return Content(answers["words"], answers.get("photo"), Document.of(answers))
