"""What a family is asked that answers, adds or writes something."""

from bot.texts.questions import Asked
from bot.texts.writing import t

# Of a family that answers an operator.
ANSWER: Asked = {
    "words": (t("Please write your answer in one message."), t("The operator who reads your inquiry will see it."))
}


# Of a family that writes to the operators.
LETTER: Asked = {"words": (t("Please write your message to an operator."), "")}


# Of a family that adds something.
ADDITION: Asked = {
    "words": (
        t("Please write in one message what should be added, or send a photo."),
        t("Please do not write the military unit, rank, position or location."),
    )
}
