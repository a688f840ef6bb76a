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
    now_or_birth = _("If the name was changed, the name at birth is asked later.") if child else ""
    return {
        "category": (_("Who is missing?"), ""),
        "surname": (_("The person’s surname?"), now_or_birth or _("As in the documents.")),
        "given": (_("The person’s given name?"), _("In full, without short forms.")),
        "patronymic": (_("The person’s patronymic?"), _("If there is none, press the button.")),
        "nationality": (_("The person’s nationality?"), _("The country whose citizen the person is.")),
        "birth_name": (
            _("The child’s full name at birth?"),
            _("Documents of deported children are sometimes changed. If the name is the same, press Skip."),
        ),
        "parents": (
            _("The names of the child’s parents?"),
            _("Surname and given name of the mother and of the father."),
        ),
        "birth_date": (
            _("The person’s date of birth?"),
            _("For example: 12.03.1991. If you do not know the day, the year alone will do."),
        ),
        "last_contact": (
            _("When did somebody last hear from the person?"),
            _("For example: 24.05.2024, or the month and the year. Please do not write where that was."),
        ),
    }


def _about_the_relative(language: Language) -> dict[str, tuple[str, str]]:
    _ = catalog(language).gettext
    return {
        # Translators: the answer is a noun: wife, son, sister …
        "relation": (_("Who are you to this person?"), ""),
        "own_name": (
            _("Your own surname, given name and patronymic?"),
            _("An operator will use them to check kinship and to address you."),
        ),
        "phone": (
            _("Your telephone number?"),
            _(
                "Press the button below to share the number of this account, or type another with the country code."
                " It is used only if no message can reach you."
            ),
        ),
        "photo": (
            _("A photo of the person?"),
            _("A face that can be recognised, not in uniform. Without documents in the picture. You may skip this."),
        ),
        "note": (
            _("Is there anything else that would help to recognise the person?"),
            _(
                "Distinguishing marks, a former surname. Please do not write unit, position or place: chats with bots"
                " are not end-to-end encrypted. You may skip this."
            ),
        ),
    }
