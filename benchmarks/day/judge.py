"""Who knows the truth about the sample list: what an operator would say of each row, and what came of it in the end."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.day.places import Place
from benchmarks.day.sample import Person, Sample, person_of
from benchmarks.day.sizes import BRINGS, VERIFIES
from bot.model import totp
from storage.register import persons
from storage.staff import operators, passkeys, second_factors
from storage.store.store import Store
from storage.store.transaction import Transaction

MISTAKES = 2  # namesakes whom the first operator takes for the person, once
VERIFIED = """SELECT w.id, r.person_id, r.reported_by, v.verified_by,
  EXISTS (SELECT 1 FROM comparison c WHERE c.report_id = r.id AND c.operator_id = v.verified_by)
  FROM verification v JOIN return_report r ON r.id = v.report_id JOIN returned_row w ON w.report_id = r.id
  WHERE v.state = 'standing'"""


@dataclass
class Judge:
    """links: the codes by which the two make a passkey; secret: of the second one's authenticator."""

    place: Place
    sample: Sample
    secret: str
    links: dict[int, str]
    people: dict[int, Person]
    now: Callable[[], float] = time.time
    reason: str = "Інша дата народження"
    numbers: dict[int, int] = field(default_factory=dict)
    mistaken: set[int] = field(default_factory=set)

    def truth(self, row_id: int) -> Person | None:
        """Who the row is."""
        if not self.numbers:
            self.numbers = dict(self.place.rows("SELECT id, number FROM returned_row"))
        return self.sample.truth[self.numbers[row_id]]

    def proposes(self, row_id: int, person_id: int) -> bool:
        """Whether the first operator says that this row is this person."""
        known = self.truth(row_id)
        if known is None and len(self.mistaken) < MISTAKES and row_id not in self.mistaken:
            self.mistaken.add(row_id)
            return True
        return known == self.people[person_id]

    def is_right(self, row_id: int) -> bool:
        """Whether the second operator finds right what the row was proposed as."""
        sql = "SELECT r.person_id FROM returned_row w JOIN return_report r ON r.id = w.report_id WHERE w.id ="
        ((person_id,),) = self.place.rows(f"{sql} {row_id}")
        return self.truth(row_id) == self.people[person_id]

    @property
    def expected(self) -> int:
        """How many returns are to be verified."""
        return sum(who is not None for who in self.sample.truth.values())

    def is_all_verified(self) -> bool:
        """Whether so many are."""
        return len(self.place.rows("SELECT 1 FROM verification WHERE state = 'standing'")) >= self.expected

    def faults(self) -> dict[str, int]:
        """What must not be, and how often it is."""
        found = self.place.rows(VERIFIED)
        right = {row for row, person, *_who in found if self.truth(row) == self.people[person]}
        return {
            "returns that were lost": self.expected - len(right),
            "returns of somebody else": len(found) - len(right),
            "verified by who proposed it, or unseen": sum(
                by == second or not seen for _row, _person, by, second, seen in found
            ),
        }


async def prepared(place: Place, keys: list[str], sample: Sample) -> Judge:
    """Two operators of a filled town who may come in at either door, and whoever judges."""
    store = await Store.open(place.url, keys)
    try:
        return await judge_of(store, place, sample, (BRINGS, VERIFIES))
    finally:
        await store.close()


async def judge_of(
    store: Store, place: Place, sample: Sample, chats: tuple[int, int], now: Callable[[], float] = time.time
) -> Judge:
    """The same, with the store of a bot that runs; chats: of the two operators."""
    links = {who: f"k.{secrets.token_urlsafe(16)}" for who in (BRINGS, VERIFIES)}
    secret = totp.new_secret()
    await store.run(_may_come_in, chats, [*links.values()], secret, int(now()))
    return Judge(place, sample, secret, links, await store.read(_people), now)


async def _may_come_in(tx: Transaction, chats: tuple[int, int], links: list[str], secret: str, now: int) -> None:
    for chat, code in zip(chats, links, strict=True):
        await passkeys.expect(tx, chat, code, now + 86_400)
    second = await operators.of_chat(tx, chats[1])
    assert second
    await second_factors.make(tx, second.id, secret, now)
    await second_factors.confirm(tx, second.id, 0, now)


async def _people(tx: Transaction) -> dict[int, Person]:
    ids = [row["id"] for row in await tx.all("SELECT id FROM person")]
    pages = [ids[start : start + 500] for start in range(0, len(ids), 500)]
    return {one.id: person_of(one.facts) for page in pages for one in await persons.some(tx, page)}
