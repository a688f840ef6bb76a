"""Master keys, and the data keys that they wrap in the table data_key."""

import base64
import binascii
import hashlib
import os
import time
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.store.connection import Connection, Row
from storage.store.encryption import STAMPED, Vault
from storage.store.ids import new_id

_SIZE = 32
_NONCE = 12
RECORDS, FINGERPRINTS, COMING, HISTORY = "records", "fingerprints", "coming", "history"


class KeysDoNotOpen(Exception):
    """DATA_KEYS are missing or malformed, or do not open this database.  Names keys by number or fingerprint only."""


def new_master_key() -> str:
    """A fresh key for DATA_KEYS: 32 random bytes in base64."""
    return base64.b64encode(os.urandom(_SIZE)).decode()


class Master:
    """One master key: wraps and unwraps data keys."""

    def __init__(self, key: bytes) -> None:
        self.name = hashlib.sha256(_derived(key, b"zvistka: name of a master key")).hexdigest()[:16]
        self._cipher = AESGCM(_derived(key, b"zvistka: wraps data keys"))

    def wrap(self, key_id: int, purpose: str, key: bytes) -> bytes:
        """The data key, encrypted for its row."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, key, f"{purpose}|{key_id}".encode())

    def unwrap(self, row: Row) -> bytes:
        """The data key of a row of data_key.  Raises KeysDoNotOpen."""
        wrapped: bytes = row["wrapped"]
        try:
            return self._cipher.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], f"{row['purpose']}|{row['id']}".encode())
        except InvalidTag:
            raise KeysDoNotOpen(f"data key {row['id']} was changed: master key {self.name} does not open it") from None


class Keyring:
    """The master keys of DATA_KEYS, newest first, and the vault that they opened last."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Raises KeysDoNotOpen for a key that is none."""
        if not keys:
            raise KeysDoNotOpen("DATA_KEYS holds no key")
        self.masters = [Master(_decoded(key, number)) for number, key in enumerate(keys, 1)]
        self._vault: Vault | None = None

    async def vault(self, db: Connection) -> Vault:
        """The vault of the present transaction, read again when another process has changed the keys.

        Raises KeysDoNotOpen.
        """
        ids = frozenset(row["id"] for row in await db.all("SELECT id FROM data_key", {}))
        if self._vault is None or self._vault.ids != ids:
            self._vault = await self._opened(db)
        return self._vault

    async def found(self, db: Connection) -> list[str]:
        """Makes the data keys of a new database, and the one that an older program did not know; else nothing.

        For what purposes: only with the key of the history is there a history to begin.
        """
        if not await self._lacking(db):
            return []
        # Begun again: two processes that had both looked would each wait for the other to let go of the table.
        await db.rollback()
        await db.begin()
        await db.lock("data_key")
        lacking = await self._lacking(db)  # another process may have been first
        for purpose in lacking:
            await self._add(db, purpose)
        return lacking

    def unwrapped(self, row: Row) -> bytes:
        """The data key of a row of data_key.  Raises KeysDoNotOpen."""
        for master in self.masters:
            if master.name == row["master"]:
                return master.unwrap(row)
        ours = ", ".join(master.name for master in self.masters)
        raise KeysDoNotOpen(
            f"data key {row['id']} of this database needs the master key with the fingerprint {row['master']}; "
            f"DATA_KEYS holds only {ours}.  Add that key, from a sealed copy; nothing else opens the database"
        )

    def fresh(self, purpose: str, *, above: int = 0) -> dict[str, Any]:
        """A new row of data_key, wrapped by the newest master key; its id is larger than `above`."""
        key = os.urandom(_SIZE) + (bytes([STAMPED]) if purpose == RECORDS else b"")
        return self.wrapped(purpose, key, above=above)

    def wrapped(self, purpose: str, key: bytes, *, above: int = 0) -> dict[str, Any]:
        """A row of data_key for this key; see fresh."""
        key_id, newest = max(new_id(), above + 1), self.masters[0]
        wrapped = newest.wrap(key_id, purpose, key)
        return {"id": key_id, "purpose": purpose, "master": newest.name, "wrapped": wrapped, "now": int(time.time())}

    def rewrapped(self, row: Row) -> dict[str, Any]:
        """id, master and wrapped of the same data key under the newest master key."""
        newest, key = self.masters[0], self.unwrapped(row)
        return {"id": row["id"], "master": newest.name, "wrapped": newest.wrap(row["id"], row["purpose"], key)}

    async def _lacking(self, db: Connection) -> list[str]:
        """The purposes for which there is no key yet.  One that was there and is gone is not replaced."""
        rows = await db.all("SELECT id, purpose, master, wrapped FROM data_key ORDER BY id", {})
        if not rows:
            return [RECORDS, FINGERPRINTS, HISTORY]
        begun = HISTORY in {row["purpose"] for row in rows} or await db.all("SELECT place FROM audit_head", {})
        return [] if begun or self._is_of_this_program(rows) else [HISTORY]

    def _is_of_this_program(self, rows: Sequence[Row]) -> bool:
        """It was made, or brought up to date, when there was a key of the history already."""
        of_records = [row for row in rows if row["purpose"] == RECORDS]
        return not of_records or _stamped(self.unwrapped(of_records[-1])) > 0

    async def _add(self, db: Connection, purpose: str) -> None:
        await db.execute(ADD, self.fresh(purpose))

    async def _opened(self, db: Connection) -> Vault:
        rows = await db.all("SELECT id, purpose, master, wrapped FROM data_key", {})
        keys = {(row["purpose"], row["id"]): self.unwrapped(row) for row in rows}
        whole = {key_id: key for (purpose, key_id), key in keys.items() if purpose == RECORDS}
        records = {key_id: key[:_SIZE] for key_id, key in whole.items()}
        history = {key_id: key for (purpose, key_id), key in keys.items() if purpose == HISTORY}
        fingerprints = [key for (purpose, _), key in sorted(keys.items()) if purpose == FINGERPRINTS]
        if not records or not history or not fingerprints:
            raise KeysDoNotOpen("a key for records, fingerprints or the history is missing in the table data_key")
        ids = frozenset(row["id"] for row in rows)
        return Vault(records, fingerprints, ids, history, stamped=_stamped(whole[max(whole)]))


ADD = "INSERT INTO data_key (id, purpose, master, wrapped, created_at) VALUES (:id, :purpose, :master, :wrapped, :now)"


def _stamped(key: bytes) -> int:
    """Behind a data key, under the same wrapping: how many sets of rows that decide had stamps when it was made."""
    return key[_SIZE] if len(key) > _SIZE else 0


def _decoded(key: str, number: int) -> bytes:
    try:
        decoded = base64.b64decode(key.strip(), validate=True)
    except (binascii.Error, ValueError):
        decoded = b""
    if len(decoded) != _SIZE:
        raise KeysDoNotOpen(f"key number {number} of DATA_KEYS is not 32 bytes in base64; `new-key` prints one")
    return decoded


def _derived(key: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_SIZE, salt=None, info=info).derive(key)
