"""Who appears in the tests of the schema: two operators, a person somebody looks for, a relative who asks."""

from dataclasses import dataclass
from typing import Any

from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Transaction


async def insert(tx: Transaction, table: str, **columns: Any) -> int:
    """Inserts a row with a fresh id unless one is given; a mapping as `sealed` is sealed for it."""
    row = {"id": new_id(), **columns}
    if isinstance(row.get("sealed"), dict):
        row["sealed"] = tx.seal(table, row["id"], row["sealed"])
    if table in stamps.BOUND:
        await stamps.insert(tx, table, **row)
    else:
        await tx.insert(table, **row)
    return int(row["id"])


async def chat(tx: Transaction, telegram_id: int) -> int:
    return await insert(
        tx, "chat", fingerprint=tx.fingerprint("chat", str(telegram_id)), sort="private", language="uk", met_at=0,
        sealed={"telegram_id": telegram_id},
    )  # fmt: skip


async def operator(tx: Transaction, telegram_id: int) -> int:
    return await insert(
        tx, "operator", chat_id=await chat(tx, telegram_id), role="verifier", active=1, enrolled_at=0,
        sealed={"name": "Operator"},
    )  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A person, the relative whose inquiry was accepted, and two operators."""

    person: int
    inquiry: int
    chat: int
    reporter: int
    verifier: int

    async def report(self, tx: Transaction) -> int:
        """The reporter says that the person is back."""
        return await insert(
            tx, "return_report", person_id=self.person, reported_by=self.reporter, reported_at=0, wish="all",
            state="open", sealed={"evidence": {}},
        )  # fmt: skip

    async def verify(self, tx: Transaction, report: int, **other: Any) -> int:
        """The verifier says so too."""
        row = {
            "report_id": report, "person_id": self.person, "reported_by": self.reporter, "verified_by": self.verifier,
            "verified_at": 0, "release_at": 0, "state": "standing", "sealed": {"statement": ""},
        }  # fmt: skip
        return await insert(tx, "verification", **{**row, **other})

    async def notice(self, tx: Transaction, verification: int, **other: Any) -> int:
        """The relative is to be told."""
        row = {
            "verification_id": verification, "person_id": self.person, "inquiry_id": self.inquiry,
            "chat_id": self.chat, "sort": "return", "state": "due",
        }  # fmt: skip
        return await insert(tx, "notice", **{**row, **other})

    async def post(self, tx: Transaction, notice: int | None, **other: Any) -> int:
        """The notice goes into the outbox."""
        row = {
            "chat_id": self.chat, "kind": "notice", "urgency": 2, "state": "due", "due_at": 0, "put_at": 0,
            "notice_id": notice, "sealed": {"method": "sendMessage"},
        }  # fmt: skip
        return await insert(tx, "outbox", **{**row, **other})


async def case(tx: Transaction, number: int = 0) -> Case:
    """One case; number makes its people others than those of another case."""
    reporter, verifier, relative = [1000 * number + own for own in (1, 2, 3)]
    person = await insert(tx, "person", category="civilian", registered_at=0, sealed={"facts": {"surname": "Тестенко"}})
    reporter_id, verifier_id = await operator(tx, reporter), await operator(tx, verifier)
    chat_id = await chat(tx, relative)
    inquiry = await insert(
        tx, "inquiry", reference_fingerprint=tx.fingerprint("reference", str(number)), chat_id=chat_id,
        category="civilian", state="accepted", received_at=0, person_id=person, accepted_by=reporter_id,
        accepted_at=0, sealed={"reference": str(number)},
    )  # fmt: skip
    return Case(person, inquiry, chat_id, reporter_id, verifier_id)
