"""Short words for python-telegram-bot's handlers, so that the lists of handlers read as a table of contents."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from handlers.acting import Callback, Context

Route = BaseHandler[Update, Context, None]
PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE

ID = r"[0-8]?[0-9]{1,18}"  # below 2**63: what no row can have is nobody's button
WORD = r"[a-z_]{1,32}"
NUMBER = r"[0-9]{1,4}"
ZONE = r"[A-Za-z_]{1,20}/[A-Za-z_]{1,20}"


class Press(CallbackQueryHandler[Context, None]):
    """The route of a button: a verb and the form of its arguments."""

    __slots__ = ("verb",)

    def __init__(self, verb: str, callback: Callback, *args: str) -> None:
        """args: an expression for each argument; data of any other form is nobody's."""
        super().__init__(callback, pattern=rf"^{':'.join((verb, *args))}\Z")
        self.verb = verb


def command(name: str, callback: Callback) -> Route:
    """A command in a private chat; an edited one is no command."""
    return CommandHandler(name, callback, filters=PRIVATE)


def press(verb: str, callback: Callback, *args: str) -> Route:
    """A button by its verb and the form of its arguments."""
    return Press(verb, callback, *args)


def routes(*handlers: Any) -> tuple[Route, ...]:
    """A list of handlers in order."""
    return handlers
