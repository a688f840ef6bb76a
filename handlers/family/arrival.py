"""People come, agree, choose a language, ask for help, block the bot and come back."""

from bot.i18n import language
from bot.model.given import Given, Letter, Text
from bot.model.message import ApiCall, Kind
from bot.texts import dead_ends, languages, typed
from bot.texts.register import arrival
from bot.texts.register import privacy as privacy_texts
from bot.use_cases.register import presence
from bot.use_cases.rights import consent as consenting
from bot.use_cases.wait import where
from handlers import dialogs
from handlers.family import letters, seen
from handlers.operators import desk, enrolment, staff
from handlers.request import ChatRequest, say
from storage.queues import outbox, outgoing
from storage.register import drafts
from storage.store.transaction import Transaction


async def start(tx: Transaction, request: ChatRequest, payload: str = "") -> None:
    """/start, with the code of an invitation behind it, with what somebody came for (t.me/…?start=seen), or without."""
    if payload and (await enrolment.enrol(tx, request, payload) or await desk.joins(tx, request, payload)):
        return
    if payload == "seen":
        await seen.begin(tx, request)
    elif request.operator:
        await staff.menu(tx, request)
    elif request.chat.has_consented:
        await menu(tx, request)
    else:
        await say(tx, request, arrival.welcome(request.org))


async def menu(tx: Transaction, request: ChatRequest) -> None:
    """What a relative who has agreed can do."""
    await say(tx, request, arrival.menu(request.org, unfinished=await _unfinished(tx, request)))


async def consent(tx: Transaction, request: ChatRequest) -> None:
    """The button of consent, which leads straight into what was begun; a second press changes nothing."""
    await consenting.give(tx, request.chat, request.now)
    await dialogs.mark(tx, request, arrival.to_agree())
    begun = await dialogs.active(tx, request)
    await say(tx, request, arrival.consent_kept(leads_on=begun is not None))
    await dialogs.repeat(tx, request)


async def asks_to_agree(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """Words before consent: they may be the consent itself; else the first words once more."""
    if isinstance(given, Text) and typed.agrees(given.words):
        await consent(tx, request)
    else:
        await say(tx, request, arrival.welcome(request.org))


async def set_language(tx: Transaction, request: ChatRequest, chosen: str) -> None:
    """From now on everything is said in the chosen language, the present question too."""
    chat = await presence.speaks(tx, request.chat, language(chosen))
    turned = ChatRequest(chat, request.operator, request.org, request.now)
    await say(tx, turned, languages.language_chosen())
    if turned.chat.form:
        await dialogs.repeat(tx, turned)
    else:
        await start(tx, turned)


async def help_(tx: Transaction, request: ChatRequest) -> None:
    """/help, and then the present question if there is one."""
    unfinished = await _unfinished(tx, request)
    topics, consented = await where.topics(tx), request.chat.has_consented
    await say(tx, request, arrival.help_(request.org, topics, consented=consented, unfinished=unfinished))
    await dialogs.repeat(tx, request)


async def privacy(tx: Transaction, request: ChatRequest) -> None:
    """/privacy, and then the present question if there is one."""
    await say(tx, request, privacy_texts.privacy(request.org, agreed=request.chat.has_consented))
    await dialogs.repeat(tx, request)


async def unknown_command(tx: Transaction, request: ChatRequest) -> None:
    """A command that does not exist, or not for this person: the answer is the same."""
    await say(tx, request, dead_ends.unknown_command(request.org))
    await dialogs.repeat(tx, request)


async def edited(tx: Transaction, request: ChatRequest, given: Given) -> None:
    """A message was changed after it had been sent: a letter reaches the operators once more, an answer does not."""
    if isinstance(given, Letter) and request.chat.has_consented and await letters.correct(tx, request, given):
        return
    await say(tx, request, dead_ends.edited_by_operator() if request.operator else dead_ends.edited())
    await dialogs.repeat(tx, request)


async def leave_group(tx: Transaction, request: ChatRequest) -> None:
    """One neutral sentence, and out."""
    await say(tx, request, dead_ends.group())
    await outbox.put_call(tx, request.chat.id, Kind.REPLY, ApiCall("leaveChat", {}), request.now)


async def leave(tx: Transaction, request: ChatRequest) -> None:
    """Out without a word, unless that is on its way already."""
    if not await outgoing.waits(tx, request.chat.id):
        await outbox.put_call(tx, request.chat.id, Kind.REPLY, ApiCall("leaveChat", {}), request.now)


async def blocked(tx: Transaction, request: ChatRequest) -> None:
    """The relative has blocked the bot."""
    await presence.blocked(tx, request.chat)


async def nothing(_tx: Transaction, _request: ChatRequest) -> None:
    """An update that asks for nothing more than what every update brings (handlers/acting.py)."""


async def _unfinished(tx: Transaction, request: ChatRequest) -> bool:
    return await drafts.find(tx, request.chat.id, "registration") is not None
