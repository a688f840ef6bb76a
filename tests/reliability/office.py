"""What the stories of the outbox are told with: chats, messages, a sender, a crash."""

import asyncio
from contextlib import suppress
from typing import Any

from markupsafe import Markup

from bot.model.message import ApiCall, Kind, Message
from bot.outbox.sender import Sender
from bot.rehearsal import Account, Group, StandIn
from bot.transport import AiohttpRequest, caller
from storage.queues import flight, outbox
from storage.register import chats
from storage.store import lease
from storage.store.lease import Lease
from storage.store.store import Store
from storage.store.transaction import Row, Transaction
from tests.reliability.clock import Clock
from tests.reliability.settling import settled


class Office:
    """The bot as far as it sends, in a Telegram that is made up and a time that is."""

    def __init__(self, store: Store, telegram: StandIn, request: AiohttpRequest, clock: Clock) -> None:
        self.store, self.telegram, self.clock = store, telegram, clock
        self.call = caller(request, telegram.url, telegram.token)
        self.leaders = 0
        self.sending: asyncio.Task[None] | None = None

    async def chat_of(self, somebody: Account | Group) -> int:
        """The chat's row; a person has written to the bot before."""
        if isinstance(somebody, Account):
            await somebody.says("/start")
        sort = "private" if isinstance(somebody, Account) else "group"
        return (await self.store.run(chats.get_or_create, somebody.id, sort, "en", int(self.clock()))).id

    async def puts(self, chat_id: int, words: str, kind: Kind = Kind.REPLY, **more: Any) -> int:
        """A message into the outbox."""
        message = Message(kind, Markup.escape(words))
        return await self.store.run(outbox.put, chat_id, message, int(self.clock()), **more)

    async def puts_call(self, chat_id: int, call: ApiCall, kind: Kind = Kind.OPERATOR) -> int:
        """Another call into the outbox."""
        return await self.store.run(outbox.put_call, chat_id, kind, call, int(self.clock()))

    async def lease(self) -> Lease:
        """A new leader's lease."""
        self.leaders += 1
        taken = await self.store.run(lease.take, "bot", f"leader {self.leaders}", 3600, by_force=True)
        assert taken
        return taken

    async def opens(self, rate: int = 30, paid: int | None = None, alone_since: float | None = None) -> Sender:
        """A sender starts to work, as in a new process; paid: where updates are paid for, their rate."""
        calls, lease = (self.call, self.call), await self.lease()
        also = {"paid": paid, "alone_since": alone_since}
        sender = Sender(self.store, *calls, lease, self.clock, rate, self.clock, ahead=0.0, **also)  # type: ignore[arg-type]
        self.sending = asyncio.create_task(sender.work())
        return sender

    async def crashes(self) -> None:
        """The process ends, wherever it is; what it had begun is never written down."""
        assert self.sending
        self.sending.cancel()
        with suppress(asyncio.CancelledError):
            await self.sending

    async def has_claimed(self, row_id: int) -> None:
        """A process ended after it had claimed a row, and before it knew Telegram's answer."""
        claimed = await self.store.run(flight.claim, await self.lease(), [row_id], int(self.clock()))
        assert [letter.id for letter in claimed] == [row_id]

    async def settles(self) -> None:
        """Time goes on until everything that is due was sent."""
        async with asyncio.timeout(30):
            await settled(self.store, self.clock, self.clock.goes_on)

    async def row(self, row_id: int) -> Row:
        """The row as it stands."""
        return await self.store.read(_row, row_id)


async def _row(tx: Transaction, row_id: int) -> Row:
    row = await tx.one("SELECT * FROM outbox WHERE id = :id", id=row_id)
    assert row
    return row
