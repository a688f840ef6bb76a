"""Words between a family and the operators."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from bot.model.given import Document, Letter, Photo, Text
from bot.model.message import DAY
from bot.model.words import clean_note

TALK_SECONDS = 30 * 60  # a talk that was taken is free again after this long without a word
ALONE_SECONDS = DAY  # letters in a held case wait for whoever holds it; then the others see them too
MEASURED_SECONDS = 30 * DAY
MEASURED_MOST, MEASURED_LEAST = 20, 5
HOUR = 3_600


@dataclass(frozen=True)
class Content:
    """What a letter says: words, perhaps with a photo or a file."""

    text: str
    photo: str | None = None
    document: Document | None = None

    @classmethod
    def of(cls, letter: Letter) -> "Content":
        """A letter with its words made clean."""
        match letter:
            case Text(words):
                return cls(clean_note(words))
            case Photo(file_id, caption):
                return cls(clean_note(caption), photo=file_id)
            case Document(caption=caption):
                return cls(clean_note(caption), document=replace(letter, caption="", forwarded=""))


@dataclass(frozen=True)
class Words:
    """sort: question, answer, addition, message or reply; corrects: the words that these were put in place of."""

    id: int
    chat_id: int
    inquiry_id: int | None
    sort: str
    text: str
    photo: str | None
    sent_at: int
    document: Document | None = None
    forwarded: bool = False
    corrects: int | None = None
    operator_id: int | None = None
    undelivered_at: int | None = None

    @property
    def content(self) -> Content:
        """What they say, whoever said it and when."""
        return Content(self.text, self.photo, self.document)

    @property
    def has_file(self) -> bool:
        """Whether there is something to look at besides words."""
        return bool(self.photo or self.document)


def usual_wait(waits: Sequence[int]) -> int | None:
    """Hours within which four of five answers came; None when too few were measured to say so."""
    if len(waits) < MEASURED_LEAST:
        return None
    most = sorted(waits)[ceil(0.8 * len(waits)) - 1]
    return max(1, ceil(most / HOUR))
