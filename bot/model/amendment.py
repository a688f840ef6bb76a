"""One answer that a family corrects after it was sent: the questions of the registration, each asked alone."""

from collections.abc import Mapping
from dataclasses import replace

from bot.model.form import Draft, Form
from bot.model.inquiry import Inquiry
from bot.model.registration import ABOUT_THE_RELATIVE, STEPS

# Who is missing decides what else is asked; a photo is added; the own name and number stand in every inquiry (/me).
_OTHERWISE = ("category", "photo", *ABOUT_THE_RELATIVE)
FIELDS = tuple(step.name for step in STEPS if step.name not in _OTHERWISE)

AMENDMENT = Form(
    "amendment",
    tuple(step if step.name == "category" else replace(step, optional=True) for step in STEPS
          if step.name in ("category", *FIELDS)),
    right=None,
    summary=True,
)  # fmt: skip


def begin(inquiry: Inquiry, field: str) -> Draft:
    """The draft that asks one answer again, with all that were sent.  Stale if it is none of this inquiry's."""
    return AMENDMENT.change(_sent(inquiry), field if field in FIELDS else "")


def fields(inquiry: Inquiry) -> list[str]:
    """The names of the answers that were given and can be corrected."""
    return [name for name in AMENDMENT.asked(_sent(inquiry)) if name in FIELDS and name in inquiry.facts]


def amended(inquiry: Inquiry, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that are no longer those that were sent."""
    return {name: answers[name] for name in FIELDS if answers.get(name, "") != inquiry.facts.get(name, "")}


def _sent(inquiry: Inquiry) -> Draft:
    answers = {name: said for name, said in inquiry.facts.items() if name in ("category", *FIELDS)}
    return Draft(AMENDMENT.name, str(inquiry.id), None, answers, known=("category",))
