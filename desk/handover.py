"""The end of a shift: a note for those who come, and what is in hand laid down or given to a colleague."""

from bot.model.board import InHand
from bot.model.refused import Reason, Refused
from bot.texts.staff import board as texts
from bot.use_cases.register import holding
from bot.use_cases.staff import handover
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction

PATH = "/handover"


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """What is in one's hands, which cases one holds, and the notes."""
    return Page("handover.html", {"seen": await handover.view(tx, request.actor), "say": texts, "InHand": InHand})


async def write(tx: Transaction, request: DeskRequest) -> Answer:
    """A note for the next shift."""
    await handover.write(tx, request.actor, request.word("note"))
    return Elsewhere(PATH)


async def put_away(tx: Transaction, request: DeskRequest) -> Answer:
    """Nobody need read a note any more."""
    await handover.put_away(tx, request.actor, request.number("note"))
    return Elsewhere(PATH)


async def let_go(tx: Transaction, request: DeskRequest) -> Answer:
    """Whatever is in one's hands is anybody's."""
    await handover.let_go(tx, request.actor)
    return Elsewhere(PATH)


async def give(tx: Transaction, request: DeskRequest) -> Answer:
    """One thing is a colleague's from now on."""
    if request.word("sort") not in list(InHand):
        raise Refused(Reason.CHANGED)
    sort = InHand(request.word("sort"))
    await handover.give(tx, request.actor, sort, request.number("subject"), request.number("to"))
    return Elsewhere(PATH)


async def give_case(tx: Transaction, request: DeskRequest, person_id: int) -> Answer:
    """Another operator, or oneself, answers for a held case from now on."""
    await holding.hand_over(tx, request.actor, person_id, request.number("holder"), request.number("to"))
    return Elsewhere("/" if request.number("to") == request.operator.id else PATH)
