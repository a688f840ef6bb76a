"""What happened to a verified return: who stands for it, what each relative knows of it, and whether it fell."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.report import Verification


@dataclass(frozen=True)
class Told:
    """A notice to one relative, of a return or its correction.

    told_at: when Telegram took it, or told_by said it on the telephone.  acknowledged_at: when the relative had read
    it.  reason: why a person has to call; taken_by: who does.  due_at: when it leaves, while it has not.
    """

    inquiry_id: int
    reference: str
    sort: str
    state: str
    told_at: int | None
    acknowledged_at: int | None
    uncertain_at: int | None
    due_at: int
    reason: str | None = None
    taken_by: str | None = None
    told_by: str | None = None


@dataclass(frozen=True)
class PastReturn:
    """A verification with the names of the operators, and what the relatives were told about it.

    inherited: it was another record of the person that was verified, which was erased since.
    """

    verification: Verification
    reporter: str
    verifier: str
    stopper: str | None
    corrector: str | None
    told: Sequence[Told]
    inherited: bool = False
