"""One's own account: in which language one reads."""

from bot.i18n import LANGUAGES, language
from bot.model.refused import Reason, Refused
from bot.use_cases.staff import desk_accounts
from desk.pages import Answer, Elsewhere
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def speak(tx: Transaction, request: DeskRequest) -> Answer:
    """From now on everything is said in the chosen language."""
    if request.word("language") not in LANGUAGES:
        raise Refused(Reason.CHANGED)
    await desk_accounts.speaks(tx, request.operator, language(request.word("language")))
    return Elsewhere("/")
