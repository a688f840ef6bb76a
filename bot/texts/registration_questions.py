"""What a relative is asked about a missing person, one question at a time."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.form import Draft
from bot.texts.writing import html, paragraphs


def question(language: Language, _form: str, draft: Draft) -> Markup:
    """The question of a step, and below it what helps to answer."""
    asked, help_ = _texts(language, draft.answers.get("category") == "child")[draft.step or ""]
    return paragraphs(html(asked), html(help_) if help_ else None)


def _texts(language: Language, child: bool) -> dict[str, tuple[str, str]]:
    return {**_about_the_person(language, child), **_about_the_relative(language)}


def _about_the_person(language: Language, child: bool) -> dict[str, tuple[str, str]]:
    _ = catalog(language).gettext
    now_or_birth = _("The surname used now. We ask for the name at birth later.") if child else ""
    return {
        "category": (
            _("Who is your inquiry about?"),
            _(
                "For anybody under 18, choose “Child”. For a citizen of another country, also one in the Ukrainian"
                " forces, choose “Foreign national”."
            ),
        ),
        "surname": (_("What is the person’s surname?"), now_or_birth or _("As in the documents.")),
        "given": (_("What is the person’s given name?"), _("In full, as in the documents.")),
        "patronymic": (_("What is the person’s patronymic?"), _("If there is none, press the button.")),
        "nationality": (_("Of which country is the person a citizen?"), ""),
        "birth_name": (
            _("What was the child’s full name at birth?"),
            _("Documents of deported children are sometimes changed. If the name is the same, press Skip."),
        ),
        "parents": (
            _("What are the names of the child’s parents?"),
            _("Surname and given name of the mother and of the father. Name those you know."),
        ),
        "birth_date": (
            _("What is the person’s date of birth?"),
            _("For example: 12.03.1991. If you do not know the day, the year alone is enough."),
        ),
        "last_contact": (
            _("When did anyone last hear from the person?"),
            _("For example: 24.05.2024, or the month and the year. Please do not write where that was."),
        ),
    }


def _about_the_relative(language: Language) -> dict[str, tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        # Translators: the answer is a noun: wife, son, sister …
        "relation": (_("What is your relation to this person?"), ""),
        "own_name": (
            _("What is your own full name?"),
            _(
                "Surname, given name and, if you have one, patronymic. An operator needs it to check that you are"
                " related and to address you."
            ),
        ),
        "phone": (
            _("At which telephone number can we reach you?"),
            _(
                "Press the button below to share the number of this account, or type another with the country code. An"
                " operator calls it only if a message cannot reach you or is not enough."
            ),
        ),
        "photo": (
            _("Do you have a photo of the person?"),
            _(
                "Please send one that shows the face clearly, not in uniform, no documents in the picture. You may skip"
                " this."
            ),
        ),
        "note": (
            _("Is there anything else that would help to recognise the person?"),
            _(
                "For example: distinguishing marks, a former surname. Please do not write the military unit, rank,"
                " position or location. You may skip this."
            ),
        ),
    }
