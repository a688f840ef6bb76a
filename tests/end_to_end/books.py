"""The books of a deployment: what the database holds against what Telegram has seen, when everything has ended."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from bot.rehearsal import StandIn
from storage.register import chats, inquiries
from storage.store.store import Store
from storage.store.transaction import Transaction

SHOWING = ("sendMessage", "sendPhoto", "editMessageReplyMarkup", "editMessageText")


@dataclass
class Books:
    """People are named by their Telegram ids.

    inbox, outbox, notices: rows by state.  kinds: outgoing rows by kind and state.  put: how much was put out to each
    person.  words: what each person wrote that was passed on to the operators, oldest first.  references: of each
    person's inquiries.  shown: calls that Telegram carried out; settled: rows of which the bot knows that it did.
    """

    inbox: Counter[str]
    outbox: Counter[str]
    kinds: Counter[tuple[str, str]]
    notices: Counter[str]
    put: Counter[int]
    words: dict[int, list[str]]
    references: dict[int, list[str]]
    shown: int
    settled: int

    @property
    def repeats(self) -> int:
        """How often Telegram was told something again."""
        return self.shown - self.settled


async def books(url: str, keys: list[str], telegram: StandIn) -> Books:
    """Reads everything; nothing else has the database open."""
    store = await Store.open(url, keys, migrate=False)
    try:
        return await store.read(_read, sum(call.status == 200 for call in telegram.calls.of(*SHOWING)))
    finally:
        await store.close()


async def _read(tx: Transaction, shown: int) -> Books:
    people = {row["id"]: (await chats.get(tx, row["id"])).telegram_id for row in await tx.all("SELECT id FROM chat")}
    outbox = await tx.all("SELECT chat_id, kind, state, message_id FROM outbox")
    return Books(
        inbox=Counter(row["state"] for row in await tx.all("SELECT state FROM inbox")),
        outbox=Counter(row["state"] for row in outbox),
        kinds=Counter((row["kind"], row["state"]) for row in outbox),
        notices=Counter(row["state"] for row in await tx.all("SELECT state FROM notice")),
        put=Counter(people[row["chat_id"]] for row in outbox),
        words=await _words(tx, people),
        references={people[chat]: await _references(tx, chat) for chat in people},
        shown=shown,
        settled=sum(row["message_id"] is not None for row in outbox),
    )


async def _words(tx: Transaction, people: dict[int, int]) -> dict[int, list[str]]:
    written: dict[int, list[str]] = defaultdict(list)
    for row in await tx.all("SELECT id, chat_id, sealed FROM message WHERE sort = 'message' ORDER BY id"):
        written[people[row["chat_id"]]].append(tx.unseal("message", row["id"], row["sealed"])["text"])
    return written


async def _references(tx: Transaction, chat_id: int) -> list[str]:
    return [inquiry.reference for inquiry in await inquiries.of_chat(tx, chat_id)]
