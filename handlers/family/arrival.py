"""People come, agree, choose a language, ask for help, block the bot and come back."""

from bot.i18n import language
from bot.model.given import Given, Letter
from bot.model.message import Call, Kind
from bot.texts import dead_ends, languages
from bot.texts.register import arrival
from bot.texts.register import privacy as privacy_texts
from bot.use_cases.register import presence
from bot.use_cases.rights import consent as consenting
from bot.use_cases.wait import where
from handlers import dialogs
from handlers.family import letters
from handlers.operators import enrolment, staff
from handlers.turn import Turn, say
from storage.queues import outbox
from storage.register import drafts
from storage.store.transaction import Transaction


async def start(tx: Transaction, turn: Turn, payload: str = "") -> None:
    """/start, with the code of an invitation behind it or without."""
    if payload and await enrolment.enrol(tx, turn, payload):
        return
    if turn.operator:
        await staff.menu(tx, turn)
    elif turn.chat.has_consented:
        await menu(tx, turn)
    else:
        await say(tx, turn, arrival.welcome(turn.house))


async def menu(tx: Transaction, turn: Turn) -> None:
    """What a relative who has agreed can do."""
    await say(tx, turn, arrival.menu(turn.house, unfinished=await _unfinished(tx, turn)))


async def consent(tx: Transaction, turn: Turn) -> None:
    """The button of consent; a second press changes nothing."""
    await consenting.give(tx, turn.chat, turn.now)
    await say(tx, turn, arrival.consent_kept())
    await dialogs.repeat(tx, turn)


async def choose_language(tx: Transaction, turn: Turn) -> None:
    """/language: which one from now on."""
    await say(tx, turn, languages.choose_language())


async def set_language(tx: Transaction, turn: Turn, chosen: str) -> None:
    """From now on everything is said in the chosen language, the present question too."""
    chat = await presence.speaks(tx, turn.chat, language(chosen))
    turned = Turn(chat, turn.operator, turn.house, turn.now)
    await say(tx, turned, languages.language_chosen())
    if turned.chat.form:
        await dialogs.repeat(tx, turned)
    else:
        await start(tx, turned)


async def help_(tx: Transaction, turn: Turn) -> None:
    """/help, and then the present question if there is one."""
    unfinished = await _unfinished(tx, turn)
    topics, consented = await where.topics(tx), turn.chat.has_consented
    await say(tx, turn, arrival.help_(turn.house, topics, consented=consented, unfinished=unfinished))
    await dialogs.repeat(tx, turn)


async def privacy(tx: Transaction, turn: Turn) -> None:
    """/privacy, and then the present question if there is one."""
    await say(tx, turn, privacy_texts.privacy(turn.house))
    await dialogs.repeat(tx, turn)


async def unknown_command(tx: Transaction, turn: Turn) -> None:
    """A command that does not exist, or not for this person: the answer is the same."""
    await say(tx, turn, dead_ends.unknown_command(turn.house))
    await dialogs.repeat(tx, turn)


async def edited(tx: Transaction, turn: Turn, given: Given) -> None:
    """A message was changed after it had been sent: a letter reaches the operators once more, an answer does not."""
    if isinstance(given, Letter) and turn.chat.has_consented and await letters.correct(tx, turn, given):
        return
    await say(tx, turn, dead_ends.edited_by_operator() if turn.operator else dead_ends.edited())
    await dialogs.repeat(tx, turn)


async def leave_group(tx: Transaction, turn: Turn) -> None:
    """One neutral sentence, and out."""
    await say(tx, turn, dead_ends.group())
    await outbox.put_call(tx, turn.chat.id, Kind.REPLY, Call("leaveChat", {}), turn.now)


async def leave(tx: Transaction, turn: Turn) -> None:
    """Out without a word, unless that is on its way already."""
    if not await outbox.waits(tx, turn.chat.id):
        await outbox.put_call(tx, turn.chat.id, Kind.REPLY, Call("leaveChat", {}), turn.now)


async def blocked(tx: Transaction, turn: Turn) -> None:
    """The relative has blocked the bot."""
    await presence.blocked(tx, turn.chat)


async def nothing(_tx: Transaction, _turn: Turn) -> None:
    """An update that asks for nothing more than what every update brings (handlers/acting.py)."""


async def _unfinished(tx: Transaction, turn: Turn) -> bool:
    return await drafts.find(tx, turn.chat.id, "registration") is not None
