"""What a relative is asked about a missing person, one question at a time."""

from collections.abc import Sequence

from bot.model.form import Draft, Step
from bot.model.registration import RELATIONS_OF_A_CHILD
from bot.texts.questions import Asked
from bot.texts.writing import t

# What stands on the button that leaves a question empty.
SKIP = {
    # Translators: the person has no patronymic
    "patronymic": t("No patronymic"),
    # Translators: of a date of birth
    "birth_date": t("I do not know"),
}

QUESTIONS: Asked = {
    "category": (
        t("Who is your inquiry about?"),
        t(
            "If the person is under 18, choose “Child”. If they are a citizen of another country, even if they serve in the Ukrainian forces, choose “Foreign national”."
        ),
    ),
    "surname": (t("What is the person’s surname?"), t("As in the documents.")),
    "given": (t("What is the person’s given name?"), t("In full, as in the documents.")),
    "patronymic": (t("What is the person’s patronymic?"), t("If there is none, press the button.")),
    "nationality": (t("Which country is the person a citizen of?"), ""),
    "birth_name": (
        t("What was the child’s full name at birth?"),
        t("Documents of deported children are sometimes changed. If the name is the same, press Skip."),
    ),
    "parents": (
        t("What are the names of the child’s parents?"),
        t("Surname and given name of the mother and of the father. Name those you know."),
    ),
    "birth_date": (
        t("When was the person born?"),
        t(
            "For example: 25 March 1991. If you do not know it exactly, the year or the age is enough: about 1991, 35 years old."
        ),
    ),
    "last_contact": (
        t("When did anyone last hear from the person?"),
        t("For example: 24 May 2024, spring 2024, two weeks ago. Please do not write where they were."),
    ),
    # Translators: the answer is a noun: wife, son, sister …
    "relation": (t("How are you related to this person?"), ""),
    "own_name": (
        t("What is your own full name?"),
        t(
            "Given name, patronymic if you have one, and surname. An operator needs it to check that you are related, and to know how to address you."
        ),
    ),
    "phone": (
        t("What number can we call you on?"),
        t(
            "Press the button below to share the number of this account, or type another with the country code. An operator will call only if a message cannot reach you or is not enough."
        ),
    ),
    "photo": (
        t("Do you have a photo of the person?"),
        t(
            "Please send one that shows the face clearly, not in uniform, no documents in the picture. You may skip this."
        ),
    ),
    "note": (
        t("Is there anything else that would help to recognise the person?"),
        t(
            "For example: distinguishing marks, a former surname. Please do not write the military unit, rank, position or location. You may skip this."
        ),
    ),
}


# The same about a child, as far as it is said otherwise.
OF_A_CHILD: Asked = {
    **QUESTIONS,
    "surname": (
        t("What is the child’s surname?"),
        t("The surname the child uses now. We ask for the name at birth later."),
    ),
    "given": (t("What is the child’s given name?"), t("In full, as in the documents.")),
    "patronymic": (t("What is the child’s patronymic?"), t("If there is none, press the button.")),
    "birth_date": (
        t("When was the child born?"),
        t(
            "For example: 25 March 2014. If you do not know it exactly, the year or the age is enough: about 2014, 12 years old."
        ),
    ),
    "last_contact": (
        t("When did anyone last hear from the child?"),
        t("For example: 24 May 2024, spring 2024, two weeks ago. Please do not write where the child was."),
    ),
    "relation": (
        # Translators: the answer is a noun: mother, sister, guardian …
        t("How are you related to the child?"),
        t("About a child’s return we write only to parents and guardians. An operator calls every other relative."),
    ),
    "photo": (
        t("Do you have a photo of the child?"),
        t("Please send one that shows the face clearly, no documents in the picture. You may skip this."),
    ),
    "note": (
        t("Is there anything else that would help to recognise the child?"),
        t(
            "For example: distinguishing marks, a name the child is called by at home. Please do not write the location. You may skip this."
        ),
    ),
}


def questions(draft: Draft) -> Asked:
    """The questions, in words that fit who is missing."""
    return OF_A_CHILD if draft.answers.get("category") == "child" else QUESTIONS


def offered(draft: Draft, step: Step) -> Sequence[str]:
    """The choices that fit who is missing."""
    of_a_child = step.name == "relation" and draft.answers.get("category") == "child"
    return RELATIONS_OF_A_CHILD if of_a_child else step.choices
