"""A report of a return, its verification by a second operator, and who may be told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.i18n import Language
from bot.model.inquiry import Inquiry, State
from bot.model.joining import JoinedWith
from bot.model.likeness import Double
from bot.model.person import Person


@dataclass(frozen=True)
class Report:
    """What one operator reports; evidence: the answers of the report form, `chosen` in it are references."""

    id: int
    person_id: int
    reported_by: int
    reported_at: int
    wish: str
    state: str
    evidence: Mapping[str, str]


@dataclass(frozen=True)
class Verification:
    """What two operators stand for.  No notice leaves before release_at.

    follows: the verification of another record of the same person, because of which this one is verified as well.
    announced_with: the verification that the alarm carries which told operators of this one.
    """

    id: int
    report_id: int
    person_id: int
    reported_by: int
    verified_by: int
    verified_at: int
    release_at: int
    state: str
    stopped_by: int | None
    corrected_by: int | None
    stopped_at: int | None = None
    corrected_at: int | None = None
    follows: int | None = None
    announced_with: int | None = None

    @property
    def hold(self) -> int:
        """Seconds that its notices wait."""
        return self.release_at - self.verified_at


def entitled(inquiries: Iterable[Inquiry], report: Report) -> list[Inquiry]:
    """Whom the notice may reach (N3): accepted, not barred by an operator, not against the returned person's wish."""
    return [i for i in inquiries if i.state is State.ACCEPTED and i.barred_by is None and wished(i, report)]


def wished(inquiry: Inquiry, report: Report) -> bool:
    """Whether the returned person's wish lets this relative be told; not asked: no wish stands against it."""
    if report.wish == "only":
        return inquiry.reference in report.evidence.get("chosen", "").split()
    return report.wish in ("all", "not_asked")


@dataclass(frozen=True)
class ReportView:
    """A report beside the person, for whoever is to decide it.  asked: the open inquiries about the person.

    left: whoever reported it is no longer an operator.  whom: the relatives who would be told, as one word.

    doubles: who else in the register looks like the person, and whose relatives would not be told.
    joined: with which other records of the person.
    """

    report: Report
    person: Person
    reporter: str
    asked: list[Inquiry]
    audience: Counter[Language]
    whom: str
    doubles: Sequence[Double]
    joined: Sequence[JoinedWith]
    own: bool
    decides: bool
    left: bool
