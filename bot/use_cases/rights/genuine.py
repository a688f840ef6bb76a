"""Whether a message is genuine, asked by the codes in it.

Somebody who got a message is told when it was sent and of which kind; of a broadcast anybody is; of a code that
somebody else got, the answer is the same as of a code that never was (N3).
"""

from bot.model.chat import Chat
from bot.model.codes import Checked, Claim, Verdict, claim, pieces
from bot.model.shown import Shown
from storage.queues import codes
from storage.queues.codes import Issued
from storage.store.transaction import Transaction


async def check(tx: Transaction, chat: Chat, shown: Shown, now: int) -> Checked:
    """What this chat may know of a message, or of a code that was typed alone."""
    claimed = claim(shown.words)
    if not claimed.codes:
        return Checked(Verdict.INVENTED if claimed.invented else Verdict.WITHOUT)
    if not await codes.may_ask(tx, chat.id, now):
        return Checked(Verdict.TOO_MANY)
    known = await _known(tx, chat, claimed, now)
    if not known:
        return Checked(Verdict.UNKNOWN)
    if claimed.alone and not shown.forwarded:
        return _of_codes(claimed, known)
    return await _of_words(tx, shown, known)


async def _known(tx: Transaction, chat: Chat, claimed: Claim, now: int) -> dict[str, Issued]:
    """The codes that this chat may know of; each of the others is counted."""
    found = {code: await codes.find(tx, code, chat.id) for code in claimed.codes}
    for issued in found.values():
        if issued is None:
            await codes.missed(tx, chat.id, now)
    return {code: issued for code, issued in found.items() if issued}


def _of_codes(claimed: Claim, known: dict[str, Issued]) -> Checked:
    """Of codes without words; one that is not known makes the others doubtful."""
    issued = next(iter(known.values()))
    is_whole = len(known) == len(claimed.codes) and not claimed.invented
    return Checked(Verdict.GENUINE, issued.kind, issued.at) if is_whole else Checked(Verdict.UNKNOWN)


async def _of_words(tx: Transaction, shown: Shown, known: dict[str, Issued]) -> Checked:
    """Of a message, or of several that were pasted together: each must be as it was sent."""
    for code, issued in known.items():
        if await codes.said(tx, code, shown):
            return Checked(Verdict.UNCHANGED, issued.kind, issued.at)
    issued, parts = next(iter(known.values())), [] if shown.forwarded else pieces(shown.words)
    said = [await _said(tx, piece, known) for piece in parts]
    verdict = Verdict.UNCHANGED if len(said) > 1 and all(said) else Verdict.CHANGED
    return Checked(verdict, issued.kind, issued.at)


async def _said(tx: Transaction, piece: str, known: dict[str, Issued]) -> bool:
    own = [code for code in claim(piece).codes if code in known]
    return bool(own) and await codes.said(tx, own[0], Shown(f"text\n{piece}"))
