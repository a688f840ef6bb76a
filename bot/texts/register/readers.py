"""In which language a relative reads, and what time it is for them."""

from bot.model.reader import Reader
from bot.model.sentence import Sentence
from bot.texts import labels
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.wait.reminder_wishes import city
from bot.texts.writing import lines, t


def on_card(reader: Reader) -> Sentence:
    """What an operator has to know before writing or calling."""
    night = reader.night_until and t(
        "It is night there: better after {clock}.", clock=labels.clock(reader.night_until, reader.zone)
    )
    here = t(
        "Language: {language}\nLocal time: {clock} ({city})",
        language=NAMES_OF_LANGUAGES[reader.language],
        clock=labels.clock(reader.now, reader.zone),
        city=city(reader.zone.key) if reader.chosen else t("they have not said where they live"),
    )
    called = t("No Telegram: this relative is told everything by phone.") if reader.by_telephone else None
    return lines([called, here, night or None])
