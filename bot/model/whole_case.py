"""One inquiry whole, as operators see it at the desk: the case, whom it may be about as well, the talk, the deeds."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.model.case import CaseView, PersonView
from bot.model.chat import Operator
from bot.model.looking_back import PastDeed
from bot.model.queue import InHand
from bot.model.review import ReviewView


@dataclass(frozen=True)
class Around:
    """What stands around a person: what was done about them, newest first, without who looked.

    able: who could take a held case over, or nobody.
    """

    deeds: Sequence[PastDeed]
    able: Sequence[Operator]


@dataclass(frozen=True)
class WholeCase:
    """in_hand, review: while the inquiry waits for its review.  unread: the newest letter that nobody has read, or 0.

    unread_from: the oldest such letter, or 0.
    elsewhere: the same of what belongs to another inquiry of the family, and is not shown with this one.
    names: of all operators, by their ids.
    """

    case: CaseView
    in_hand: InHand | None
    review: ReviewView | None
    unread: int
    unread_from: int
    elsewhere: int
    names: Mapping[int, str]
    around: Around

    @property
    def about(self) -> PersonView | None:
        """The person; None while nobody has accepted the inquiry."""
        return self.case.about

    @property
    def version(self) -> str:
        """Another one when something has changed of what a decision about the inquiry rests on."""
        return version_of(self.case)


@dataclass(frozen=True)
class WholePerson:
    """A person, whoever asks about them."""

    about: PersonView
    around: Around


def version_of(case: CaseView) -> str:
    """What the family has said and changed, and how the inquiry and its person stand, as one word."""
    inquiry, about = case.inquiry, case.about
    rests_on: list[object] = [inquiry.state, inquiry.person_id, inquiry.barred_by]
    rests_on += [one.id for one in case.said[-1:]] + [len(case.changed)]
    if about:
        rests_on += [about.person.held_by, about.report and about.report.id]
        rests_on += [about.verification and about.verification.id, *(one.joining_id for one in about.joined)]
    return sha256(json.dumps(rests_on).encode()).hexdigest()[:16]
