"""One's own account: where one begins, and in which language one reads."""

from bot.i18n import LANGUAGES, language
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.use_cases.staff import desk_accounts
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def first(tx: Transaction, request: DeskRequest) -> Answer:
    """The lists, for whoever works on them."""
    return Elsewhere("/lists") if may(request.operator.role, Right.REPORT) else Page("nothing.html")


async def speak(tx: Transaction, request: DeskRequest) -> Answer:
    """From now on everything is said in the chosen language."""
    if request.word("language") not in LANGUAGES:
        raise Refused(Reason.CHANGED)
    await desk_accounts.speaks(tx, request.operator, language(request.word("language")))
    return Elsewhere("/")
