"""The second look in a browser: pairs beside one another, each marked by itself, then verified with one statement."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Language
from bot.model.actor import Actor
from bot.model.hold import hold_for
from bot.model.inquiry import Inquiry
from bot.model.likeness import Double
from bot.model.list_views import Beside
from bot.model.refused import Reason, Refused
from bot.model.returned import AT_A_LOOK, ListRow, Proposals, ReturnedList
from bot.model.rights import Right
from bot.use_cases.access import open_list
from bot.use_cases.lists import batches, comparing
from bot.use_cases.returns import notices
from storage.lists import in_hand, lists, proposals
from storage.register import chats
from storage.returns import reports
from storage.staff import audit, operators
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Pair:
    """A proposed row beside the person it is said to be; number: by which the reader sees the row.

    whom: who would be told, in which language; by: proposer.
    """

    beside: Beside
    number: int
    whom: Sequence[tuple[Inquiry, Language]]
    by: str


@dataclass(frozen=True)
class SecondLook:
    """What an operator has to compare of a list, and what of it they may verify now.

    told: how many relatives that would tell, by language; whom: which, as one word (AudienceOfList); hold: for how many
    seconds it can be stopped; untold: who looks like somebody of it, and whose relatives would not be told.
    """

    found: ReturnedList
    pairs: Sequence[Pair]
    counts: Proposals
    told: Counter[Language]
    whom: str
    hold: int
    untold: Sequence[Double]

    @property
    def together(self) -> list[ListRow]:
        """The rows that may be found right together."""
        return [one.beside.row for one in self.pairs if not one.beside.stands_out]


async def every(tx: Transaction, actor: Actor) -> list[tuple[ReturnedList, Proposals]]:
    """The lists of which something waits for this operator to compare or to verify.  Refused."""
    actor.needs(Right.VERIFY)
    found = [
        (one, await proposals.counts(tx, one.id, actor.id, actor.now))
        for one in await lists.all_open(tx, actor.operator.chat_id)
    ]
    return [(one, counts) for one, counts in found if counts.total]


async def take(tx: Transaction, actor: Actor, list_id: int, *, again: bool = False) -> tuple[Sequence[ListRow], int]:
    """The next pairs, in this actor's hands from now on; the look is kept.  again: also what colleagues found right.

    Refused.
    """
    await open_list(tx, actor, list_id, Right.VERIFY)
    return await comparing.take(tx, actor, list_id, again=again, most=AT_A_LOOK)


async def view(tx: Transaction, actor: Actor, list_id: int, taken: tuple[Sequence[ListRow], int]) -> SecondLook:
    """The pairs that were taken, and what may be verified now.  Refused."""
    found = await open_list(tx, actor, list_id, Right.VERIFY)
    seen = await comparing.shown(tx, actor, list_id, *taken)
    names = await operators.names(tx)
    pairs = [await _pair(tx, one, names) for one in seen.shown]
    return await _summed_up(tx, actor, found, pairs, seen.counts)


async def summary(tx: Transaction, actor: Actor, list_id: int) -> SecondLook:
    """The same without the pairs: what may be verified now, and how far it is.  Refused."""
    found = await open_list(tx, actor, list_id, Right.VERIFY)
    return await _summed_up(tx, actor, found, [], await proposals.counts(tx, list_id, actor.id, actor.now))


async def find_right(tx: Transaction, actor: Actor, row_id: int, report_id: int) -> int:
    """One pair is right; the others stay in hand as long again.  The list's id.

    Refused, with NOT_AS_SHOWN when it is not in this actor's hands any more.
    """
    row = await comparing.may_reject(tx, actor, row_id, report_id)
    if not await proposals.find_one_right(tx, row.list_id, actor.id, row.id, actor.now):
        raise Refused(Reason.NOT_AS_SHOWN)
    await in_hand.prolong(tx, actor.id, actor.now)
    return row.list_id


async def find_all_right(tx: Transaction, actor: Actor, list_id: int, pairs: Sequence[tuple[int, int]]) -> None:
    """These rows and their reports are right, as far as each is still in this actor's hands and waits.

    Refused, with NOT_AS_SHOWN when none is.
    """
    await open_list(tx, actor, list_id, Right.VERIFY)
    if not sum([await _is_found_right(tx, actor, list_id, *pair) for pair in pairs]):
        raise Refused(Reason.NOT_AS_SHOWN)
    await audit.write(tx, actor.id, "found right", "returned_list", list_id, actor.now)


async def _is_found_right(tx: Transaction, actor: Actor, list_id: int, row_id: int, report_id: int) -> bool:
    try:
        row = await comparing.may_reject(tx, actor, row_id, report_id)
    except Refused:
        return False
    return await proposals.find_one_right(tx, list_id, actor.id, row.id, actor.now)


async def take_back(tx: Transaction, actor: Actor, row_id: int, report_id: int) -> int:
    """It has to be compared again.  The list's id.  Refused, with CHANGED when it was not found right."""
    row = await comparing.may_reject(tx, actor, row_id, report_id)
    if not await proposals.take_one_back(tx, actor.id, report_id):
        raise Refused(Reason.CHANGED)
    await in_hand.prolong(tx, actor.id, actor.now)
    return row.list_id


async def reject(tx: Transaction, actor: Actor, row_id: int, report_id: int, why: str) -> int:
    """It is not right, and why.  The list's id.  Refused."""
    list_id = await comparing.reject(tx, actor, row_id, report_id, why)
    await in_hand.prolong(tx, actor.id, actor.now)
    return list_id


async def _summed_up(
    tx: Transaction, actor: Actor, found: ReturnedList, pairs: Sequence[Pair], counts: Proposals
) -> SecondLook:
    audience = await notices.audience_of_list(tx, found.id, actor.id)
    hold, untold = hold_for(actor.org.notice_hold, audience.returns), await batches.untold(tx, actor, found.id)
    return SecondLook(found, pairs, counts, audience.told, audience.whom, hold, untold)


async def _pair(tx: Transaction, one: Beside, names: dict[int, str]) -> Pair:
    report = await reports.get(tx, one.row.report_id or 0)
    whom = [(asked, await chats.language_of(tx, asked.chat_id)) for asked in await notices.whom(tx, report)]
    return Pair(one, one.row.number, whom, names.get(report.reported_by, ""))
