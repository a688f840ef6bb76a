"""A stand-in for Telegram with people in it: for a first try, for training, for the tests.

`StandIn(token)` is an HTTP server that speaks the Bot API as strictly as Telegram does, and more strictly where that
finds mistakes: a parameter that the Bot API does not have is refused.  It keeps chats, people, files and updates in
memory, touches nothing but this machine, and knows nothing about the bot: it stands alone.

    standin = StandIn("1:token")
    await standin.start()
    anna = standin.person("Anna", language_code="uk")
    await anna.says("/start")                  # reaches the bot by getUpdates or its webhook
    question = await anna.sees("name")         # waits for the bot's words
    await anna.presses("Yes")
    standin.faults.add(Fault.flood(retry_after=2), chat=anna.id)
    await standin.stop()
"""

from bot.rehearsal.calls import Calls, RecordedCall
from bot.rehearsal.faults import PlannedFault
from bot.rehearsal.groups import Group
from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.people import Account
from bot.rehearsal.server import StandIn

__all__ = ["Account", "Calls", "Group", "PlannedFault", "RecordedCall", "ShownMessage", "StandIn"]
