"""A joining that a colleague doubts when one of the records is erased: nobody can decide it any more (N1)."""

from bot.model.actor import Actor
from bot.model.inquiry import Inquiry
from bot.model.joining import JoiningState
from bot.settings import OrgConfig
from bot.use_cases.returns import notices, reports
from storage.register import inquiries, joinings
from storage.returns import reports as stored
from storage.staff import operators
from storage.store.transaction import Transaction


async def before_erasing(tx: Transaction, org: OrgConfig, inquiry: Inquiry, now: int) -> None:
    """What was verified of the record of an inquiry, and of others only across a doubted joining, falls there.

    In the name of who doubts it: whoever was told can be sent the correction, and nobody else is told.
    """
    person_id = inquiry.person_id or 0
    doubts = await joinings.of_person(tx, person_id, [JoiningState.PARTING])
    if not doubts or len(await inquiries.of_person(tx, person_id)) > 1:
        return
    actor = Actor(await operators.get(tx, doubts[0].asked_by), org, now)
    for verification in await stored.standing(tx, person_id):
        those = [one for one in await stored.followers(tx, verification.id) if one.state == "standing"]
        if all([await notices.is_doubted(tx, one) for one in those]):
            for one in those:
                await reports.withdraw_one(tx, actor, one.id)
