"""Accepted inquiries that may be about the same person, whose relatives would hear nothing of the return."""

from collections.abc import Sequence

from bot.model.likeness import Double
from bot.model.sentence import Sentence
from bot.texts.writing import html, joined, tn

NAMED = 20  # references; a whole list may have hundreds, but no message


def would_not_be_told(found: Sequence[Double]) -> Sentence | None:
    """How many, and which; None when there is none."""
    references = [reference for one in found for reference in one.untold]
    if not references:
        return None
    return tn(
        "<b>{n} accepted inquiry may be about the same person and would not be told:</b> {references}.",
        "<b>{n} accepted inquiries may be about the same person and would not be told:</b> {references}.",
        len(references),
        references=_named(references),
    )


def _named(references: Sequence[str]) -> Sentence:
    shown = [html("<code>{reference}</code>", reference=one) for one in references[:NAMED]]
    return joined(", ", [*shown, *[html("…")] * (len(references) > NAMED)])
