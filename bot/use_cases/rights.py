"""What a relative may ask for about the own data."""

from bot.texts import copies as texts
from bot.texts import me as me_texts
from bot.use_cases import dialogs
from bot.use_cases.turn import Turn, say
from storage import chats, holdings, inquiries
from storage.transaction import Transaction


async def copy(tx: Transaction, turn: Turn) -> None:
    """/mydata: everything that is held about the relative, in two files; then the present question if there is one."""
    last = await holdings.may_copy(tx, turn.chat.id, turn.now)
    if last is None:
        held = await holdings.of_chat(tx, turn.chat, turn.operator)
        await say(tx, turn, *texts.copies(turn.language, turn.house, held, turn.now))
    else:
        await say(tx, turn, texts.a_little_later(turn.language, turn.house, last, last + holdings.PAUSE))
    await dialogs.repeat(tx, turn)


async def me(tx: Transaction, turn: Turn) -> None:
    """/me: the relative's own details and what can be done with them; then the present question if there is one."""
    own = [inquiry for inquiry in await inquiries.of_chat(tx, turn.chat.id) if inquiry.is_open]
    consented_at = await chats.consented_at(tx, turn.chat.id)
    await say(tx, turn, me_texts.me(turn.language, turn.house, own[-1].facts if own else {}, consented_at))
    await dialogs.repeat(tx, turn)
