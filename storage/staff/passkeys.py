"""Passkeys: by which an account signs in to the desk, and with which an operator confirms what decides."""

from dataclasses import dataclass, field

from storage.store import stamps
from storage.store.ids import new_id
from storage.store.transaction import Transaction


@dataclass(frozen=True)
class Passkey:
    """credential: the id that the browser names it by; key: the public key."""

    id: int
    chat_id: int
    credential: bytes = field(repr=False)
    key: bytes = field(repr=False)
    sign_count: int


async def add(tx: Transaction, chat_id: int, credential: bytes, key: bytes, sign_count: int, now: int) -> int:
    """A new passkey of an account; 0, and nothing is written, when it is known already."""
    passkey_id = new_id()
    added = await tx.insert(
        "passkey",
        unless="credential_fingerprint",
        id=passkey_id,
        chat_id=chat_id,
        credential_fingerprint=tx.fingerprint("passkey", credential.hex()),
        made_at=now,
        sign_count=sign_count,
        sealed=tx.seal("passkey", passkey_id, {"credential": credential.hex(), "key": key.hex(), "of": chat_id}),
    )
    return passkey_id if added else 0


async def find(tx: Transaction, credential: bytes) -> Passkey | None:
    """The passkey that a browser names."""
    row = await tx.one(
        "SELECT * FROM passkey WHERE credential_fingerprint = :credential",
        credential=tx.fingerprint("passkey", credential.hex()),
    )
    if row is None:
        return None
    record = tx.unseal("passkey", row["id"], row["sealed"])
    if record["of"] != row["chat_id"]:  # somebody without the keys gave it to another account
        return None
    key = bytes.fromhex(record["key"])
    return Passkey(row["id"], row["chat_id"], bytes.fromhex(record["credential"]), key, row["sign_count"])


async def credentials(tx: Transaction, chat_id: int) -> list[bytes]:
    """How a browser names the passkeys of an account."""
    rows = await tx.all("SELECT id, sealed FROM passkey WHERE chat_id = :chat ORDER BY id", chat=chat_id)
    return [bytes.fromhex(tx.unseal("passkey", row["id"], row["sealed"])["credential"]) for row in rows]


async def made(tx: Transaction, chat_id: int) -> list[int]:
    """When the passkeys of an account were made."""
    rows = await tx.all("SELECT made_at FROM passkey WHERE chat_id = :chat ORDER BY made_at", chat=chat_id)
    return [row["made_at"] for row in rows]


async def used(tx: Transaction, passkey_id: int, before: int, sign_count: int) -> bool:
    """It has signed once more; False when it has in the meantime: of two that come at once one counts."""
    return await tx.changed(
        "UPDATE passkey SET sign_count = :count WHERE id = :id AND sign_count = :before",
        id=passkey_id,
        before=before,
        count=sign_count,
    )


async def expect(tx: Transaction, chat_id: int, code: str, expires_at: int) -> None:
    """Whoever has this code may make a passkey of the account, in place of a code before it."""
    fingerprint = tx.fingerprint("desk code", code)
    await stamps.upsert(
        tx, "desk_code", key="chat_id", chat_id=chat_id, code_fingerprint=fingerprint, expires_at=expires_at
    )


async def expected_by(tx: Transaction, code: str, now: int) -> int | None:
    """The account for which that code is good."""
    row = await tx.one(
        "SELECT * FROM desk_code WHERE code_fingerprint = :code AND expires_at > :now",
        code=tx.fingerprint("desk code", code),
        now=now,
    )
    return row["chat_id"] if row and stamps.fits(tx, "desk_code", row) else None


async def expect_none(tx: Transaction, chat_id: int) -> bool:
    """The code is used up; False when there was none."""
    return await tx.changed("DELETE FROM desk_code WHERE chat_id = :chat", chat=chat_id)


async def forget_all(tx: Transaction, chat_id: int) -> None:
    """None of an account opens anything any more."""
    await tx.execute("DELETE FROM passkey WHERE chat_id = :chat", chat=chat_id)
    await tx.execute("DELETE FROM desk_code WHERE chat_id = :chat", chat=chat_id)
