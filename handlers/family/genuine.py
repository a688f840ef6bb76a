"""Whether a message is genuine: asked by its code, or by forwarding it here."""

from bot.model.codes import code_in, read_code
from bot.model.given import Given, Text
from bot.texts.rights import genuine as texts
from bot.use_cases.rights import genuine as checking
from handlers import dialogs
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def ask(tx: Transaction, turn: Turn, words: str = "") -> None:
    """/check, with a code behind it or without."""
    code = read_code(words) or code_in(words.upper())
    if code is None:
        await say(tx, turn, texts.no_code() if words else texts.which())
    else:
        await _tell(tx, turn, code)
    await dialogs.repeat(tx, turn)


async def recognise(tx: Transaction, turn: Turn, given: Given) -> bool:
    """Whether this asked about a code: it stood alone, or in a message that was forwarded."""
    shown = given.forwarded
    code = code_in(shown) if shown else read_code(given.words) if isinstance(given, Text) else None
    if code is None:
        return False
    await _tell(tx, turn, code, shown)
    await dialogs.repeat(tx, turn)
    return True


async def has_no_code(tx: Transaction, turn: Turn, given: Given) -> None:
    """After a forwarded message was passed on: whether it can be one of this bot, since it may have been meant so."""
    if given.forwarded:
        await say(tx, turn, texts.without_code())


async def _tell(tx: Transaction, turn: Turn, code: str, shown: str = "") -> None:
    """What this chat may know; shown: a forwarded message, to be compared with what was sent."""
    found = await checking.check(tx, turn.chat, code, shown, turn.now)
    await say(tx, turn, texts.verdict(turn.house, found, pictured=shown.startswith("photo\n")))
