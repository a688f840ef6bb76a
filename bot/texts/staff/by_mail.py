"""E-mail to operators: it says that something waits, and names nobody."""

from bot.model.sentence import Sentence
from bot.texts.writing import paragraphs, t


def subject() -> Sentence:
    """Of every one."""
    return t("Something waits at the desk")


def words(url: str) -> Sentence:
    """The whole of it."""
    return paragraphs(
        t("Something waits for you at the desk: {url}", url=url),
        t(
            "This message says no more on purpose, and nobody reads an answer to it. You can end these messages at the desk."
        ),
    )
