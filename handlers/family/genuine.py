"""Whether a message is genuine: sent to /check, forwarded here, or asked by its code.  The verdict comes first."""

import re

from bot.model.codes import Checked, Verdict, claim, could_be_mistyped
from bot.model.correspondence import Content
from bot.model.form import Draft
from bot.model.given import Document, Given, Photo, Text
from bot.model.shown import Shown
from bot.texts.rights import genuine as texts
from bot.use_cases.rights import genuine as checking
from handlers import dialogs
from handlers.family import letters
from handlers.request import ChatRequest, say
from storage.register import drafts
from storage.store.transaction import Transaction

CHECK = re.compile(r"/check\b", re.IGNORECASE)
CERTAIN = (Verdict.UNCHANGED, Verdict.GENUINE, Verdict.TOO_MANY)  # nothing that operators need to see


async def ask(tx: Transaction, request: ChatRequest, typed: Text) -> None:
    """/check, with a message or a code behind it, or without: then what is sent next is checked."""
    if typed.words and not _is_mistyped(typed.words):
        await _tell(tx, request, Shown.of(typed))
        await dialogs.repeat(tx, request)
        return
    if typed.words:
        await say(tx, request, texts.no_code())
    if request.chat.form == "check":
        await dialogs.repeat(tx, request)
    else:
        await dialogs.begin(tx, request, "check", request.chat.form or "")


async def end(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """What was sent after /check: the verdict, and then operators get it; what was being answered before goes on."""
    shown = Shown.kept(draft.answers)
    await _keep(tx, request, await _tell(tx, request, shown), Content.answered(draft.answers))
    await go_on(tx, request, draft)


async def go_on(tx: Transaction, request: ChatRequest, draft: Draft) -> None:
    """Asks again what was being answered before /check."""
    before = await drafts.find(tx, request.chat.id, draft.subject) if draft.subject else None
    if before is not None:
        await dialogs.take_up(tx, request, before)


async def recognise(tx: Transaction, request: ChatRequest, given: Given) -> bool:
    """Whether this asked about a code: it stood alone, or in a message that was forwarded."""
    if request.chat.form == "check":
        return False
    shown = Shown.of(given)
    claimed, below = claim(shown.words), _is_below_picture(given)
    if not below and not (claimed.codes and (claimed.alone or shown.forwarded)):
        return False
    found = await _tell(tx, request, shown)
    if isinstance(given, Photo | Document) and below:
        await _keep(tx, request, found, Content.of(given))
    await dialogs.repeat(tx, request)
    return True


async def warn(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """Before a letter is passed on: the verdict about what was forwarded, or has something like a code in it."""
    shown = Shown.of(given)
    if (shown.forwarded and shown.words) or claim(shown.words):
        await _tell(tx, request, shown)


def _is_mistyped(words: str) -> bool:
    return not claim(words) and could_be_mistyped(words)


def _is_below_picture(given: Given) -> bool:
    """Whether /check stands below a picture or a file, where Telegram takes no commands."""
    return isinstance(given, Photo | Document) and CHECK.match(given.caption) is not None


async def _keep(tx: Transaction, request: ChatRequest, found: Checked, said: Content) -> None:
    """Operators get what may be a forgery."""
    if found.verdict not in CERTAIN and request.chat.has_consented and not request.operator:
        await letters.pass_on(tx, request, said)


async def _tell(tx: Transaction, request: ChatRequest, shown: Shown) -> Checked:
    """What this chat may know of it."""
    found = await checking.check(tx, request.chat, shown, request.now)
    alone = claim(shown.words).alone and not shown.forwarded
    ours = request.origin is not None and request.origin.ours
    seen = texts.Seen(alone=alone, pictured=shown.is_picture, read=shown.forwarded or not shown.is_picture, ours=ours)
    await say(tx, request, texts.verdict(request.org, found, seen))
    return found
