"""Who asks for something: the chat, the operator behind it, and the present time, as the use cases see them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.i18n import Language
from bot.model.act import Confirmation
from bot.model.actor import Actor
from bot.model.chat import Chat, Operator
from bot.model.finding import Found
from bot.model.given import Origin
from bot.model.message import Message
from bot.settings import OrgConfig
from storage.queues import outbox
from storage.store.transaction import Transaction

FRESH_SECONDS = 60  # within which a second press of a button is a slip of the finger


@dataclass(frozen=True)
class ChatRequest:
    """name: what Telegram calls the sender; pressed: the pressed button's message; pressed_at: when that was sent.

    origin: the message that asked for it, if one did.  found: who in the register may be meant by the words, where a
    form asks for somebody.  data: what the pressed button sends.  confirmation: the second factor that was given for
    one act.
    """

    chat: Chat
    operator: Operator | None
    org: OrgConfig
    now: int
    name: str = ""
    pressed: int | None = None
    pressed_at: int | None = None
    origin: Origin | None = None
    found: Found = field(default_factory=Found)
    data: str = ""
    confirmation: Confirmation | None = None

    @property
    def language(self) -> Language:
        """The language of the chat."""
        return self.chat.language

    @property
    def today(self) -> date:
        """The date where the organisation is."""
        return datetime.fromtimestamp(self.now, UTC).astimezone(self.org.timezone).date()

    @property
    def pressed_an_old_button(self) -> bool:
        """Whether the button has been there for a while: then a second press is no slip of the finger."""
        return self.pressed_at is not None and self.now - self.pressed_at > FRESH_SECONDS

    @property
    def names_nobody(self) -> bool:
        """Whether operators do everything at the desk, and here only stop."""
        return self.org.operators_in_chat == "alerts"

    @property
    def staff(self) -> Operator:
        """The operator; PermissionError for anybody else, so that a missing check fails closed."""
        if self.operator is None:
            raise PermissionError("not an operator")
        return self.operator

    @property
    def actor(self) -> Actor:
        """The operator as the use cases see them; PermissionError for anybody else."""
        return Actor(self.staff, self.org, self.now, self.confirmation)


async def say(tx: Transaction, request: ChatRequest, *messages: Message) -> None:
    """Puts messages to this chat into the outbox."""
    for message in messages:
        await outbox.put(tx, request.chat.id, message, request.now)


async def say_once(tx: Transaction, request: ChatRequest, what: str, seconds: int, message: Message) -> None:
    """Puts a message to this chat into the outbox that leaves at the end of so many seconds, and in them only once."""
    ends = (request.now // seconds + 1) * seconds
    dedup = f"{what}/{request.chat.id}/{ends}"
    await outbox.put(tx, request.chat.id, message, request.now, due_at=ends, dedup=dedup)
