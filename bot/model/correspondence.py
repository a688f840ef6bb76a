"""Words between a family and the operators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from bot.model.distress import signs
from bot.model.given import Document, Letter, Origin, Photo, Text
from bot.model.inquiry import Inquiry
from bot.model.message import DAY
from bot.model.reader import Reader
from bot.model.words import clean_note

TALK_SECONDS = 30 * 60  # a talk that was taken is free again after this long without a word
ALONE_SECONDS = DAY  # letters in a held case wait for whoever holds it; then the others see them too
MEASURED_SECONDS = 30 * DAY
MEASURED_MOST, MEASURED_LEAST = 20, 5
HOUR = 3_600
# A letter that waits longer was not forgotten, and its family hears so: the usual days and a weekend.
LETTER_DAYS = 5


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

    @classmethod
    def answered(cls, answers: Mapping[str, str]) -> "Content":
        """What was said in a form of one letter."""
        return cls(answers["words"], answers.get("photo"), Document.of(answers))


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
    def cannot_wait(self) -> bool:
        """Whether a family wrote of despair, of a demand or the like."""
        return self.operator_id is None and bool(signs(self.text))

    @property
    def has_file(self) -> bool:
        """Whether there is something to look at besides words."""
        return bool(self.photo or self.document)


@dataclass(frozen=True)
class Incoming:
    """What a family says; origin: the message it came as; corrects: the words that it is put in place of."""

    sort: str
    content: Content
    inquiry_id: int | None = None
    origin: Origin | None = None
    corrects: int | None = None


@dataclass(frozen=True)
class Receipt:
    """What a family hears about a letter: the inquiry it was added to, and within how many hours answers came.

    goes_on: the family wrote a moment ago, and was told how long it takes; exchange: there is an exchange today.
    in_burst: it is one of many lines that come together, and are acknowledged together.
    registered: whether this family ever sent an inquiry.
    """

    reference: str | None
    hours: int | None
    goes_on: bool
    exchange: bool
    in_burst: bool
    registered: bool


@dataclass(frozen=True)
class Unread:
    """What a family wrote and nobody has read; more: how much comes after it; about: the cases it may belong to."""

    said: Sequence[Words]
    more: int
    about: Sequence[Inquiry]
    reader: Reader


def usual_wait(waits: Sequence[int]) -> int | None:
    """Hours within which four of five answers came; None when too few were measured to say so."""
    if len(waits) < MEASURED_LEAST:
        return None
    most = sorted(waits)[ceil(0.8 * len(waits)) - 1]
    return max(1, ceil(most / HOUR))
