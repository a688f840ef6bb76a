"""What happened to the returns of a person, for the operators who answer the families."""

from bot.model.past_return import PastReturn
from bot.model.report import Verification
from storage.returns import past, reports
from storage.staff import operators
from storage.store.transaction import Transaction


async def of_person(tx: Transaction, person_id: int) -> list[PastReturn]:
    """Every verified return of a person, oldest first, with whoever was told about it."""
    verified = await reports.verified_of(tx, person_id)
    names = await operators.names(tx) if verified else {}
    return [await _past(tx, one, names) for one in verified]


async def _past(tx: Transaction, verification: Verification, names: dict[int, str]) -> PastReturn:
    stopped_by, corrected_by = verification.stopped_by, verification.corrected_by
    return PastReturn(
        verification,
        reporter=names[verification.reported_by],
        verifier=names[verification.verified_by],
        stopper=names.get(stopped_by) if stopped_by else None,
        corrector=names.get(corrected_by) if corrected_by else None,
        inherited=await reports.is_inherited(tx, verification),
        told=await past.of_verification(tx, verification.id, names),
    )
