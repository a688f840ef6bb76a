"""Whether a message is genuine: asked by its code, or by forwarding it here."""

from bot.model.codes import code_in, read_code
from bot.model.given import Given, Text
from bot.texts.rights import genuine as texts
from bot.use_cases.rights import genuine as checking
from handlers import dialogs
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def ask(tx: Transaction, request: ChatRequest, words: str = "") -> None:
    """/check, with a code behind it or without."""
    code = read_code(words) or code_in(words.upper())
    if code is None:
        await say(tx, request, texts.no_code() if words else texts.which())
    else:
        await _tell(tx, request, code)
    await dialogs.repeat(tx, request)


async def recognise(tx: Transaction, request: ChatRequest, given: Given) -> bool:
    """Whether this asked about a code: it stood alone, or in a message that was forwarded."""
    shown = given.forwarded
    code = code_in(shown) if shown else read_code(given.words) if isinstance(given, Text) else None
    if code is None:
        return False
    await _tell(tx, request, code, shown)
    await dialogs.repeat(tx, request)
    return True


async def has_no_code(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """After a forwarded message was passed on: whether it can be one of this bot, since it may have been meant so."""
    if given.forwarded:
        await say(tx, request, texts.without_code())


async def _tell(tx: Transaction, request: ChatRequest, code: str, shown: str = "") -> None:
    """What this chat may know; shown: a forwarded message, to be compared with what was sent."""
    found = await checking.check(tx, request.chat, code, shown, request.now)
    await say(tx, request, texts.verdict(request.org, found, pictured=shown.startswith("photo\n")))
