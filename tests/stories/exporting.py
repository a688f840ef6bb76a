"""An administrator takes cases out as a file."""

from bot.rehearsal import ShownMessage
from tests.cast import OperatorActor


async def takes_out(operator: OperatorActor, what: str) -> bytes:
    """Takes cases out as a file; what is in it."""
    await operator.says("/export")
    await operator.presses(what)
    await operator.presses("Make the file")
    await operator.town.settles()
    sent: ShownMessage = operator.person.last
    return bytes(operator.town.telegram.files.get(sent.media["document"]["file_id"]).content)
