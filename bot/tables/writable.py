"""Words as they may stand in a file: nothing invisible, and no character that XML does not know."""

import re

from bot.model.words import clean_note

NO_CHARACTER = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # of XML 1.0


def writable(words: str) -> str:
    """The words with their line breaks."""
    return clean_note(NO_CHARACTER.sub("", words))
