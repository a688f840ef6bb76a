"""One's own account: in which language one reads, and a Telegram account beside it."""

from bot.i18n import LANGUAGES, language
from bot.model.refused import Reason, Refused
from bot.use_cases.staff import desk_accounts, telegram_accounts
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest
from storage.store.transaction import Transaction


async def speak(tx: Transaction, request: DeskRequest) -> Answer:
    """From now on everything is said in the chosen language."""
    if request.word("language") not in LANGUAGES:
        raise Refused(Reason.CHANGED)
    await desk_accounts.speaks(tx, request.operator, language(request.word("language")))
    return Elsewhere("/")


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """Who one is here, and whether there is a Telegram account beside it."""
    return await _page(tx, request)


async def join_telegram(tx: Transaction, request: DeskRequest) -> Answer:
    """The code that is sent to the bot from the account to be joined."""
    return await _page(tx, request, await telegram_accounts.make_code(tx, request.actor))


async def _page(tx: Transaction, request: DeskRequest, code: str = "") -> Page:
    return Page("account.html", {"joined": await telegram_accounts.is_joined(tx, request.actor), "code": code})
