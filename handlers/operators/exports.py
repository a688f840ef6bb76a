"""An administrator takes cases out as a file: after a warning, to the own chat only, and it is written down."""

from bot.model.export import Export
from bot.model.message import File
from bot.model.rights import Right
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.staff import exports as texts
from bot.use_cases.announcing import tell
from bot.use_cases.staff.exports import note
from handlers.turn import Turn, say
from storage.store.transaction import Transaction


async def choose(tx: Transaction, turn: Turn) -> None:
    """/export: what is to be taken out."""
    await say(tx, turn, texts.choose())


async def confirm(tx: Transaction, turn: Turn, export: str) -> Sentence | None:
    """What the file will hold, and that it holds it in the clear."""
    if export not in set(Export):
        return dead_ends.toast_again()
    await say(tx, turn, texts.confirm(Export(export)))
    return None


async def send(tx: Transaction, turn: Turn, export: Export, content: bytes, count: int) -> None:
    """The file goes to this administrator only; the others hear that it did."""
    await note(tx, turn.staff.id, export.value, count, turn.now)
    file = File(f"zvistka-{export.value}.{export.suffix}", content)
    await say(tx, turn, texts.file(export, count, file))
    name = turn.staff.name
    await tell(tx, Right.MANAGE, turn.now, texts.taken_out(name, export, count), but=(turn.staff.id,))
