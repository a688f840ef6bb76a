"""What waits for a second operator: each single report, and each list as one, however many its proposals are."""

from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.inquiry import full_name
from bot.model.rights import Right, may
from bot.model.waiting_reports import OfList, Single, WaitingPage
from bot.use_cases import looks
from storage.register import inquiries, persons
from storage.returns import reports
from storage.returns import waiting as stored
from storage.store.transaction import Transaction

SHOWN = 30  # a message with more buttons than this is hard to read, and Telegram takes a hundred


async def page(tx: Transaction, actor: Actor, number: int = 1) -> WaitingPage:
    """What waits and is not about whom this actor misses; a page that is no more is the last one.

    The look is kept.  Refused.
    """
    actor.needs(Right.REPORT)
    singles = await stored.singles(tx, actor.id, actor.operator.chat_id)
    lists = await stored.of_lists(tx, actor.id, actor.operator.chat_id)
    waiting: list[int | OfList] = [*singles, *lists]
    of = max(1, -(-len(waiting) // SHOWN))
    number = min(max(number, 1), of)
    shown = waiting[(number - 1) * SHOWN : number * SHOWN]
    reports = [one for one in shown if not isinstance(one, OfList)]
    await looks.keep_page(tx, actor, "return_report", reports, number)
    return WaitingPage(
        [one if isinstance(one, OfList) else await _single(tx, actor, one) for one in shown],
        singles=len(singles),
        proposals=sum(one.count for one in lists),
        number=number,
        of=of,
        decides=may(actor.operator.role, Right.VERIFY),
    )


async def _single(tx: Transaction, actor: Actor, report_id: int) -> Single:
    report = await reports.get(tx, report_id)
    person = await persons.get(tx, report.person_id)
    asked = await inquiries.of_case(tx, person.id)
    return Single(report_id, full_name(person.facts), number_of(person, asked), own=report.reported_by == actor.id)
