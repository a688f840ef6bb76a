"""What a family is asked that answers, adds or writes something."""

from bot.model.form import Draft
from bot.model.sentence import Sentence
from bot.texts.questions import asked
from bot.texts.writing import t


def answer(draft: Draft) -> Sentence:
    """Of a family that answers an operator."""
    return asked(
        draft,
        words=(t("Please write your answer in one message."), t("The operator who reads your inquiry will see it.")),
    )


def letter(draft: Draft) -> Sentence:
    """Of a family that writes to the operators."""
    return asked(draft, words=(t("Please write your message to an operator."), ""))


def addition(draft: Draft) -> Sentence:
    """Of a family that adds something."""
    return asked(
        draft,
        words=(
            t("Please write in one message what should be added, or send a photo."),
            t("Please do not write the military unit, rank, position or location."),
        ),
    )
