"""What is asked in the short forms: of operators about a case, and of a family that answers or adds something."""

from bot.i18n import LANGUAGES
from bot.model.form import Draft
from bot.model.sentence import Said, Sentence
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.register import meeting
from bot.texts.updates import broadcast_questions
from bot.texts.writing import html, paragraphs, t


def question(form: str, draft: Draft) -> Sentence:
    """The question of a step, and below it what helps to answer."""
    if form in broadcast_questions.FORMS:
        return broadcast_questions.question(draft)
    texts = {**_family(), **_review(), **_report(), **_second(), **_list(), **_guide(), **meeting.questions()}
    if form == "reply" and draft.subject.startswith("sighting/"):
        form = "corroborate"
    asked, help_ = texts[(form, draft.step or "")]
    return paragraphs(html(asked), html(help_) if help_ else None)


def _family() -> dict[tuple[str, str], tuple[Said, Said]]:
    return {
        ("answer", "words"): (
            t("Please write your answer in one message."),
            t("The operator who reads your inquiry will see it."),
        ),
        ("letter", "words"): (t("Please write your message to an operator."), ""),
        ("addition", "words"): (
            t("Please write in one message what should be added, or send a photo."),
            t("Please do not write the military unit, rank, position or location."),
        ),
    }


def _review() -> dict[tuple[str, str], tuple[Said, Said]]:
    return {
        ("accept", "way"): (t("How was kinship checked?"), ""),
        ("accept", "detail"): (
            t("What exactly was checked, by whom and when?"),
            t("It is stored with the case; the family does not see it."),
        ),
        ("ask", "words"): (
            t("What do you want to ask the family?"),
            t("It is sent word for word. Do not ask for documents, money or a location."),
        ),
        ("decline", "reason"): (
            t("Why is this inquiry declined?"),
            t("The family gets a neutral message and the hotline number."),
        ),
        ("link", "reference"): (
            t("Which other inquiry is about the same person? Its reference, or the id of an imported person."),
            t("It must be an accepted inquiry. The families learn nothing of each other."),
        ),
        ("reply", "words"): (
            t("What do you want to write to the family?"),
            t("It is sent word for word; a photo or a file is sent as it is."),
        ),
    }


def _report() -> dict[tuple[str, str], tuple[Said, Said]]:
    return {
        ("report", "source"): (
            t("Who reported the return?"),
            t(
                "Which authority or which person, and how it can be checked. A list from the detaining power is no"
                " evidence."
            ),
        ),
        ("report", "date"): (t("On which day was it established?"), t("For example: 12.03.2026.")),
        ("report", "territory"): (
            t("How was it established that the person is on territory controlled by Ukraine?"),
            t("Who saw the person there, or which document says so. Whoever is still on the way has not returned yet."),
        ),
        ("report", "identity"): (
            t("Who identified the person, and how?"),
            t("For example: a document, the face, fingerprints, DNA, questions only the person can answer."),
        ),
        ("report", "wish"): (t("What does the returned person want?"), ""),
        ("report", "chosen"): (t("Which relatives may be told?"), t("Write the references of their inquiries.")),
    }


def _second() -> dict[tuple[str, str], tuple[Said, Said]]:
    return {
        ("verify", "statement"): (
            t("What did you check yourself, and how?"),
            t("Your own statement, independent of the report. It is recorded with your name."),
        ),
        ("batch", "statement"): (
            t("What did you check yourself, and how?"),
            t("One statement for all the proposals that you have compared. It is recorded with your name."),
        ),
        ("correct", "statement"): (
            t("What was wrong, and how do you know?"),
            t("Your own statement. It is recorded with your name; the families do not see it."),
        ),
        ("reject", "statement"): (
            t("Why is this report not enough?"),
            t("It is stored with the case. Nobody outside learns of it."),
        ),
    }


def _list() -> dict[tuple[str, str], tuple[Said, Said]]:
    return {
        ("list", "origin"): (
            t("Where does this list come from?"),
            t("A list published by the detaining power is compared, but can never be evidence."),
        ),
        ("list", "source"): (t("From whom exactly did you get it, and how can it be checked?"), ""),
        ("list", "date"): (t("On which day did these people return?"), t("For example: 12.03.2026.")),
        ("list", "territory"): (
            t("How was it established that the people on this list are on territory controlled by Ukraine?"),
            t("Who saw them there, or which document says so. Whoever is still on the way has not returned yet."),
        ),
        ("list", "identity"): (
            t("Who identified these people, and how?"),
            t("For example: documents, faces, fingerprints, questions."),
        ),
        ("list", "wish"): (t("What do the returned people want?"), ""),
    }


def _guide() -> dict[tuple[str, str], tuple[Said, Said]]:
    help_ = t(
        "In one message. Bold, italics and underlining are kept. Addresses of web pages stand openly and begin with"
        " https://. You see it as families do before anything is shown."
    )
    texts: dict[tuple[str, str], tuple[Said, Said]] = {
        ("guide", code): (t("Please send the text: {language}", language=NAMES_OF_LANGUAGES[code]), help_)
        for code in LANGUAGES
    }
    sources = (
        t("Where was each figure printed, and when?"),
        t("One line for each. A line that begins with ? is shown as doubtful. Families do not see the sources."),
    )
    return {**texts, ("guide", "sources"): sources}
