"""What is held about one relative and may be told to them: the content of the copy that /mydata sends.

Nothing in it depends on what operators know of a return before it was told (N1), and nothing of it is about anybody
else who asks (N3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.i18n import Language
from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.declaration import Declaration
from bot.model.inquiry import FamilyWord, Inquiry
from bot.model.reminder import Wishes
from bot.model.sighting import Sighting


@dataclass(frozen=True)
class HeldInquiry:
    """One inquiry as its relative may know it; kinship_way: how kinship was checked, if it was."""

    inquiry: Inquiry
    word: FamilyWord
    accepted_at: int | None
    closed_at: int | None


@dataclass(frozen=True)
class ToldNotice:
    """A verified return, or its correction, of which the relative was told; sort: return or correction.

    read_at: when the relative said that it was read, or wrote after it.  follows: whether messages about what usually
    comes next are still to come; None when there are none for it.
    """

    reference: str
    sort: str
    told_at: int
    by_telephone: bool
    read_at: int | None = None
    follows: bool | None = None


@dataclass(frozen=True)
class OpenAnswers:
    """Answers of a form that was not sent."""

    form: str
    updated_at: int
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Holdings:
    """Everything; words in the order in which they were said.  declared: whom an operator misses."""

    telegram_id: int
    language: Language
    met_at: int
    consent_version: str | None
    consented_at: int | None
    withdrawn_at: int | None
    seen_at: int | None
    role: str | None
    inquiries: Sequence[HeldInquiry]
    words: Sequence[Words]
    notices: Sequence[ToldNotice]
    changes: Sequence[Changed]
    open_answers: Sequence[OpenAnswers]
    reminders: Wishes
    meetings: Sequence[Sighting] = ()
    declared: Sequence[Declaration] = ()

    def reference(self, inquiry_id: int | None) -> str:
        """The reference of one of the inquiries; empty for words that belong to none."""
        return next((held.inquiry.reference for held in self.inquiries if held.inquiry.id == inquiry_id), "")
