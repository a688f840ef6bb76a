"""What operators are asked about a case, a list or a text for families; one constant for each form."""

from bot.i18n import LANGUAGES
from bot.model.form import Draft
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.questions import Asked
from bot.texts.writing import t

# Before an inquiry is accepted.
ACCEPT: Asked = {
    "way": (t("How was kinship checked?"), ""),
    "detail": (t("Who checked what exactly, and when?"), t("It is stored with the case; the family does not see it.")),
}


# What the family is asked.
ASK: Asked = {
    "words": (
        t("What do you want to ask the family?"),
        t("It is sent word for word. Do not ask for documents, money or a location."),
    )
}


# Before an inquiry is declined.
DECLINE: Asked = {
    "reason": (t("Why is this inquiry declined?"), t("The family gets a neutral message and the hotline number."))
}


# Before two records are joined, and taken apart again.
JOIN: Asked = {
    "reason": (
        t("How do you know that they are one person?"),
        t("Who checked what, and how. It is stored with both records; no family sees it."),
    )
}
PART: Asked = {
    "reason": (
        t("How do you know that they are two people?"),
        t("Who checked what, and how. It is stored with both records; no family sees it."),
    )
}


# Which inquiry is about the same person.
LINK: Asked = {
    "reference": (
        t("Which other inquiry is about the same person? Its reference, or the id of an imported person."),
        t("It must be an accepted inquiry. The families are told nothing about each other."),
    )
}


def reply(draft: Draft) -> Asked:
    """What is written to a family, or to somebody who reported a meeting."""
    to_family = (
        t("What do you want to write to the family?"),
        t("It is sent word for word; a photo or a file is sent as it is."),
    )
    to_reporter = (
        t("What do you want to write to the person who told us?"),
        t("It is sent word for word; a photo or a file is sent as it is."),
    )
    return {"words": to_reporter if draft.subject.startswith("sighting/") else to_family}


# What a relative without Telegram says on the telephone.
HEARD: Asked = {
    "words": (
        t("What do they answer, in their own words?"),
        t("It goes back to the queue, as if they had written it. If they do not know, write that."),
    )
}
BESIDES: Asked = {"words": (t("What do they tell, in their own words?"), t("Operators read it with the case."))}


# The evidence of a return.
REPORT: Asked = {
    "source": (
        t("Who reported the return?"),
        t(
            "Which authority or which person, and how it can be checked. A list from the detaining power is no evidence."
        ),
    ),
    "date": (t("On which day was it established?"), t("For example: 12 March 2026.")),
    "territory": (
        t("How was it established that the person is on territory controlled by Ukraine?"),
        t("Who saw the person there, or which document says so. Someone who is still on the way has not returned yet."),
    ),
    "identity": (
        t("Who identified the person, and how?"),
        t("For example: a document, the face, fingerprints, DNA, questions only the person can answer."),
    ),
    "wish": (t("What does the returned person want?"), ""),
    "chosen": (t("Which relatives may be told?"), t("Write the references of their inquiries.")),
}


# Of the second operator.
VERIFY: Asked = {
    "statement": (
        t("What did you check yourself, and how?"),
        t("Your own statement, independent of the report. It is recorded with your name."),
    )
}


# Who a row of a list is.
NAME: Asked = {
    "reference": (
        t("Who in the register is this row? A name, with the year of birth if you know it; or a number."),
        t(
            "Names in any spelling; a relative’s name or phone number too; a reference, or the id of an import. Nothing is reported yet: first you see the two side by side."
        ),
    )
}


# What one person of a list wants.
ROW_WISH: Asked = {
    "wish": (
        t("What does this returned person want?"),
        t("It applies to this row, instead of what was said about the whole list."),
    ),
    "chosen": (t("Which relatives may be told?"), t("Write the references of their inquiries.")),
}


# Which row of a list is meant.
FIND_ROW: Asked = {
    "words": (
        t("Which row of this list are you looking for?"),
        t("Its number, a surname or other words: all of them must be in the row, in any spelling."),
    )
}


# Of the second operator, for a whole list.
BATCH: Asked = {
    "statement": (
        t("What did you check yourself, and how?"),
        t("One statement for all the reports you have compared. It is recorded with your name."),
    )
}


# Of who sends a correction.
CORRECT: Asked = {
    "statement": (
        t("What was wrong, and how do you know?"),
        t("Your own statement. It is recorded with your name; the families do not see it."),
    )
}


# Of the second operator to whom it is not enough.
REJECT: Asked = {
    "statement": (t("Why is this report not enough?"), t("It is stored with the case. Nobody outside sees it."))
}


WRONG: Asked = {
    "statement": (
        t("What is wrong with this report?"),
        t("The operator who reported it will read it, and the card of the row shows it. Nobody outside sees it."),
    )
}

# Where a list comes from.
PROVENANCE: Asked = {
    "origin": (
        t("Where does this list come from?"),
        t("A list published by the detaining power is compared, but can never be evidence."),
    ),
    "source": (t("Who exactly did you get it from, and how can it be checked?"), ""),
    "date": (t("On which day did these people return?"), t("For example: 12 March 2026.")),
    "territory": (
        t("How was it established that the people on this list are on territory controlled by Ukraine?"),
        t("Who saw them there, or which document says so. Someone who is still on the way has not returned yet."),
    ),
    "identity": (
        t("Who identified these people, and how?"),
        t("For example: documents, faces, fingerprints, questions."),
    ),
    "wish": (t("What do the returned people want?"), ""),
}


# To which case a report of a meeting belongs, and how much it is worth.
CORROBORATE: Asked = {
    "reference": (
        t("Which case does it belong to?"),
        t("Write its reference, or the id of an imported person. Look first: /find and what you know."),
    ),
    "reliability": (t("How reliable is it?"), ""),
    "remark": (
        t("What suggests that it is this person, and what suggests that it is not?"),
        t("It is stored with the case; nobody outside sees it."),
    ),
}


# A text for families in each language, and where its figures come from.
GUIDE: Asked = {
    **{
        code: (
            t("Please send the text: {language}", language=NAMES_OF_LANGUAGES[code]),
            t(
                "Send it as one message. Bold, italics and underlining are kept. Write web addresses in full, beginning with https://. You will see it exactly as families do before it is shown."
            ),
        )
        for code in LANGUAGES
    },
    "sources": (
        t("Where and when was each number or fact published?"),
        t("One line each. A line that begins with ? is marked as doubtful. Families do not see the sources."),
    ),
}
