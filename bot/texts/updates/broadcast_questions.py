"""What is asked of the author of an update."""

from collections.abc import Mapping

from bot.i18n import LANGUAGES
from bot.model.form import Draft
from bot.model.sentence import Sentence
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.questions import Asked
from bot.texts.writing import t

# What stands on the button that leaves a question empty.
SKIP: Mapping[str, Sentence] = {
    **{code: t("No text: {language}", language=NAMES_OF_LANGUAGES[code]) for code in LANGUAGES},
    "uk": t("No Ukrainian text"),
    "en": t("No English text"),
    "picture": t("No picture"),
    "quiet": t("Respect the quiet hours"),
}

QUESTIONS: Asked = {
    # Of a language that has no question of its own below.
    **{
        code: (
            t("The text in this language: {language}", language=NAMES_OF_LANGUAGES[code]),
            t("It must say the same as the other texts."),
        )
        for code in LANGUAGES
    },
    "audience": (
        t("Who is the update for?"),
        t("Only what families have been told counts here, never what is still being verified."),
    ),
    "language": (t("Which language do they read?"), ""),
    "category": (t("Whose relatives?"), ""),
    "uk": (
        t("The text in Ukrainian?"),
        t(
            "Send it as one message; bold, italic, quotes and so on are kept. The bot adds the heading with number and date, and the code. Only checked facts; no names, no numbers from rumours, nothing about coming exchanges."
        ),
    ),
    "en": (t("The text in English?"), t("It must say the same as the Ukrainian one.")),
    "picture": (t("A picture?"), t("Below a picture there is room for about 800 characters.")),
    "time": (
        t("When should it be sent?"),
        t("As soon as a second operator has approved it, or type a day and a time, for example: tomorrow 10:00."),
    ),
    "expiry": (
        t("How long may it still be sent to people it has not reached?"),
        t("After that it is out of date for them, and they do not get it."),
    ),
    "quiet": (
        t("Must it be sent in the quiet hours too?"),
        t("Only for a good reason: a message at night frightens people. Write the reason; it is recorded."),
    ),
}


def domains(draft: Draft) -> Asked:
    """Whether the pages that the text leads to are meant."""
    return {
        "domains": (
            t("Families are told that this bot never asks them to open a link."),
            t(
                "Links in the text: {links}\nIf they are meant, type exactly this. If not, press Cancel and change the text.",
                links=draft.answers.get("links", ""),
            ),
        )
    }
