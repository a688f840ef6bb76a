"""What a relative may ask for about the own data."""

from bot.texts import copies as texts
from bot.use_cases import dialogs
from bot.use_cases.turn import Turn, say
from storage import holdings
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
