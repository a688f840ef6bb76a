"""What is asked in the short forms: of operators about a case, and of a family that answers or adds something."""

from markupsafe import Markup

from bot.i18n import LANGUAGES, Language, catalog
from bot.model.form import Draft
from bot.texts import broadcast_questions, meeting
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import html, paragraphs


def question(language: Language, form: str, draft: Draft) -> Markup:
    """The question of a step, and below it what helps to answer."""
    if form in broadcast_questions.FORMS:
        return broadcast_questions.question(language, draft)
    texts = {
        **_family(language),
        **_review(language),
        **_report(language),
        **_second(language),
        **_list(language),
        **_guide(language),
        **meeting.questions(language),
    }
    if form == "reply" and draft.subject.startswith("sighting/"):
        form = "corroborate"
    asked, help_ = texts[(form, draft.step or "")]
    return paragraphs(html(asked), html(help_) if help_ else None)


def _family(language: Language) -> dict[tuple[str, str], tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        ("answer", "words"): (
            _("Please write your answer in one message."),
            _("The operator who reads your inquiry will see it."),
        ),
        ("letter", "words"): (_("Please write your message to an operator."), ""),
        ("addition", "words"): (
            _("Please write in one message what should be added, or send a photo."),
            _("Please do not write the military unit, rank, position or location."),
        ),
    }


def _review(language: Language) -> dict[tuple[str, str], tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        ("accept", "way"): (_("How was kinship checked?"), ""),
        ("accept", "detail"): (
            _("What exactly was checked, by whom and when?"),
            _("It is stored with the case; the family does not see it."),
        ),
        ("ask", "words"): (
            _("What do you want to ask the family?"),
            _("It is sent word for word. Do not ask for documents, money or a location."),
        ),
        ("decline", "reason"): (
            _("Why is this inquiry declined?"),
            _("The family gets a neutral message and the hotline number."),
        ),
        ("link", "reference"): (
            _("Which other inquiry is about the same person? Its reference, or the id of an imported person."),
            _("It must be an accepted inquiry. The families learn nothing of each other."),
        ),
        ("reply", "words"): (
            _("What do you want to write to the family?"),
            _("It is sent word for word; a photo or a file is sent as it is."),
        ),
    }


def _report(language: Language) -> dict[tuple[str, str], tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        ("report", "source"): (
            _("Who reported the return?"),
            _(
                "Which authority or which person, and how it can be checked. A list from the detaining power is no"
                " evidence."
            ),
        ),
        ("report", "date"): (_("On which day was it established?"), _("For example: 12.03.2026.")),
        ("report", "territory"): (
            _("How was it established that the person is on territory controlled by Ukraine?"),
            _("Who saw the person there, or which document says so. Whoever is still on the way has not returned yet."),
        ),
        ("report", "identity"): (
            _("Who identified the person, and how?"),
            _("For example: a document, the face, fingerprints, DNA, questions only the person can answer."),
        ),
        ("report", "wish"): (_("What does the returned person want?"), ""),
        ("report", "chosen"): (_("Which relatives may be told?"), _("Write the references of their inquiries.")),
    }


def _second(language: Language) -> dict[tuple[str, str], tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        ("verify", "statement"): (
            _("What did you check yourself, and how?"),
            _("Your own statement, independent of the report. It is recorded with your name."),
        ),
        ("batch", "statement"): (
            _("What did you check yourself, and how?"),
            _("One statement for all the proposals that you have compared. It is recorded with your name."),
        ),
        ("correct", "statement"): (
            _("What was wrong, and how do you know?"),
            _("Your own statement. It is recorded with your name; the families do not see it."),
        ),
        ("reject", "statement"): (
            _("Why is this report not enough?"),
            _("It is stored with the case. Nobody outside learns of it."),
        ),
    }


def _list(language: Language) -> dict[tuple[str, str], tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        ("list", "origin"): (
            _("Where does this list come from?"),
            _("A list published by the detaining power is compared, but can never be evidence."),
        ),
        ("list", "source"): (_("From whom exactly did you get it, and how can it be checked?"), ""),
        ("list", "date"): (_("On which day did these people return?"), _("For example: 12.03.2026.")),
        ("list", "territory"): (
            _("How was it established that the people on this list are on territory controlled by Ukraine?"),
            _("Who saw them there, or which document says so. Whoever is still on the way has not returned yet."),
        ),
        ("list", "identity"): (
            _("Who identified these people, and how?"),
            _("For example: documents, faces, fingerprints, questions."),
        ),
        ("list", "wish"): (_("What do the returned people want?"), ""),
    }


def _guide(language: Language) -> dict[tuple[str, str], tuple[str, str]]:
    _ = catalog(language).gettext
    asked = _("Please send the text: {language}")
    help_ = _(
        "In one message. Bold, italics and underlining are kept. Addresses of web pages stand openly and begin with"
        " https://. You see it as families do before anything is shown."
    )
    texts: dict[tuple[str, str], tuple[str, str]] = {
        ("guide", code): (asked.format(language=NAMES_OF_LANGUAGES[code]), help_) for code in LANGUAGES
    }
    sources = (
        _("Where was each figure printed, and when?"),
        _("One line for each. A line that begins with ? is shown as doubtful. Families do not see the sources."),
    )
    return {**texts, ("guide", "sources"): sources}
