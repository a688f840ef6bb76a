"""What one relative asks about one person, and the four words in which a family sees how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.model import dates, names
from bot.model.message import DAY
from bot.model.registration import GUARDIANS

REVIEW_SECONDS = 15 * 60


class State(StrEnum):
    """How far the review has come; the last two are the end."""

    RECEIVED = "received"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


OPEN_STATES = (State.RECEIVED, State.ASKED, State.ACCEPTED)


class FamilyWord(StrEnum):
    """All that a family ever sees of a state (N1: none of them knows of a report)."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    NEEDS_ANSWER = "needs_answer"
    RETURN_VERIFIED = "return_verified"


@dataclass(frozen=True)
class Inquiry:
    """facts are the answers of the registration by the names of its steps.

    shared_at: since when the relative allows that partner registries learn about it; accepted_at: since when it is.
    """

    id: int
    reference: str
    chat_id: int
    state: State
    received_at: int
    facts: Mapping[str, str]
    kinship: Mapping[str, str]
    person_id: int | None
    barred_by: int | None
    shared_at: int | None = None
    accepted_at: int | None = None

    @property
    def is_open(self) -> bool:
        """Neither declined nor withdrawn."""
        return self.state in OPEN_STATES

    @property
    def is_told_by_message(self) -> bool:
        """Of a child only parents and guardians are told by a message; others by a person."""
        return self.facts["category"] != "child" or self.facts["relation"] in GUARDIANS

    def is_late(self, now: int, review_days: int) -> bool:
        """In the queue for longer than the family was told that this usually takes."""
        return self.state is State.RECEIVED and now - self.received_at >= review_days * DAY

    def family_word(self, told: bool) -> FamilyWord:
        """told: this very relative's notice was sent."""
        if told:
            return FamilyWord.RETURN_VERIFIED
        words = {State.ASKED: FamilyWord.NEEDS_ANSWER, State.ACCEPTED: FamilyWord.ACCEPTED}
        return words.get(self.state, FamilyWord.RECEIVED)


@dataclass(frozen=True)
class InquiryView:
    """An inquiry as its family sees it; asked: the question that waits, word for word.

    changed_at: when it was accepted, or something was last said about it, whichever is later.
    late: it has waited for its review for longer than the family was told.
    """

    inquiry: Inquiry
    word: FamilyWord
    asked: str | None = None
    changed_at: int = 0
    late: bool = False


def full_name(facts: Mapping[str, str]) -> str:
    """The person's name from the answers of the registration."""
    return names.full(facts["surname"], facts["given"], facts.get("patronymic") or None)


def name_key(facts: Mapping[str, str]) -> str | None:
    """Surname and year of birth in the form that usual spellings share; a surname alone would find too many."""
    if not facts["birth_date"]:
        return None
    return names.key(facts["surname"], dates.PartialDate.parse(facts["birth_date"]).year)
