"""Records are encrypted before they reach a table, and what must be found is kept as a keyed hash.

The contract
------------
- DATA_KEYS are master keys, 32 random bytes in base64, newest first.  They are never stored.  HKDF-SHA256 makes a
  key-encryption key of each; that one wraps random data keys (AES-256-GCM) in the table data_key (keys.py).
- A record is JSON (UTF-8, compact), padded with blanks to a multiple of 64 bytes so that its length tells little, and
  sealed with AES-256-GCM under the newest data key of purpose 'records'.
- A sealed blob is: version byte 1 | data key id, 8 bytes | nonce, 12 bytes | ciphertext and tag.
- Its associated data is `table|row id|data key id`: a blob that was changed, or moved to another row or table, does not
  open.  A row whose key has several columns is named by their values joined with '/' (draft: `chat_id/form`).
- A fingerprint is HMAC-SHA256 under the oldest data key of purpose 'fingerprints', over purpose, NUL and value, cut to
  16 bytes; that again under the next one, and so on.  So a key can be added although nobody knows any more what a
  fingerprint was made of (storage/store/refingerprinting.py), and what was findable stays findable.
- What binds a row of the history to the one before (chain.py): data key id, 8 bytes | HMAC-SHA256 under that data key
  of purpose 'history', over context, NUL and what is bound.  Rotation adds a newer one; the older stay, to check by.
- Whoever holds the database without a master key learns how many rows there are, when and in what state, and which
  belong together; no name, phone, word or Telegram id.  Rows can be deleted, or older versions put back, unnoticed,
  except in the history.
- A stamp (storage/store/stamps.py) is a keyed hash over what is not sealed but decides.  Its key is derived from a data
  key of purpose 'records'.
"""

import hmac
import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.store import records

_VERSION = b"\x01"
_BLOCK = 64
_ANY_TEXT = "surrogatepass"  # half a character, as some clients send, is kept as well
_KEY_AT, _NONCE_AT, _BODY_AT = 1, 9, 21
_KEY_ID = 8
FINGERPRINT_SIZE = 16
_STAMP_SIZE = 16
STAMPED = 2  # sets of tables (stamps.LATER is the second)


class CannotDecrypt(Exception):
    """A sealed record does not open: changed, moved from another row, or sealed with a key that is not here."""

    def __init__(self, table: str, row: int | str) -> None:
        super().__init__(f"the sealed record of {table} {row} does not open")
        self.table = table
        self.row = row


class Vault:
    """The data keys, unwrapped, in memory."""

    def __init__(
        self,
        keys: Mapping[int, bytes],
        fingerprints: Sequence[bytes],
        ids: frozenset[int],
        history: Mapping[int, bytes] = MappingProxyType({}),
        *,
        stamped: int = STAMPED,
    ) -> None:
        """keys: of records, by id, the highest is the newest; ids: those of all rows of data_key it was made from.

        fingerprints: the keys of fingerprints, the oldest first.  history: those that bind the history, by id.
        stamped: how many of the sets of rows that decide had their stamps when the newest key was made.
        """
        self.ids, self.stamped = ids, stamped
        self.newest = max(keys)
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self._stampers = {
            key_id: hmac.digest(key, b"zvistka: stamps of rows", "sha256") for key_id, key in keys.items()
        }
        self._fingerprints = fingerprints
        self._history = dict(history)

    def seal(self, table: str, row: int | str, record: Mapping[str, Any]) -> bytes:
        """The record, encrypted for this row of this table."""
        plain = records.written(record)
        padded = plain.ljust(-(-len(plain) // _BLOCK) * _BLOCK, b" ")
        nonce = os.urandom(_BODY_AT - _NONCE_AT)
        body = self._ciphers[self.newest].encrypt(nonce, padded, _bound_to(table, row, self.newest))
        return sealed_under(self.newest) + nonce + body

    def unseal(self, table: str, row: int | str, sealed: bytes) -> dict[str, Any]:
        """The record that was sealed for this row of this table.  Raises CannotDecrypt."""
        key_id = int.from_bytes(sealed[_KEY_AT:_NONCE_AT], "big")
        cipher = self._ciphers.get(key_id)
        if sealed[:_KEY_AT] != _VERSION or cipher is None or len(sealed) < _BODY_AT:
            raise CannotDecrypt(table, row)
        try:
            padded = cipher.decrypt(sealed[_NONCE_AT:_BODY_AT], sealed[_BODY_AT:], _bound_to(table, row, key_id))
        except InvalidTag:
            raise CannotDecrypt(table, row) from None
        record: dict[str, Any] = records.read(padded)
        return record

    def stamp(self, told: bytes) -> bytes:
        """A keyed hash that only whoever has the keys can make."""
        return sealed_under(self.newest) + self._stamp(self.newest, told)

    def fits(self, told: bytes, stamp: bytes | None) -> bool:
        """Whether it was stamped so, under any of the keys."""
        key_id = int.from_bytes((stamp or b"")[_KEY_AT:_NONCE_AT], "big")
        if stamp is None or key_id not in self._stampers:
            return False
        return hmac.compare_digest(stamp, sealed_under(key_id) + self._stamp(key_id, told))

    @property
    def no_stamp(self) -> bytes:
        """What stands in the place of a stamp and fits nothing."""
        return sealed_under(self.newest) + bytes(_STAMP_SIZE)

    def _stamp(self, key_id: int, told: bytes) -> bytes:
        return hmac.digest(self._stampers[key_id], told, "sha256")[:_STAMP_SIZE]

    def fingerprint(self, purpose: str, value: str) -> bytes:
        """16 bytes by which an equal value of the same purpose is found again; without the key they tell nothing."""
        told = _told(purpose, value)
        for key in self._fingerprints:
            told = hashed_once_more(key, told)
        return told

    def lasting(self, purpose: str, value: str) -> bytes:
        """16 bytes that stay the same whatever keys are added: under the oldest key only, for names given to others."""
        return hashed_once_more(self._fingerprints[0], _told(purpose, value))

    def bind(self, context: str, told: bytes) -> bytes:
        """40 bytes by which it is noticed when what was told is changed; they say under which key."""
        return self._bound(max(self._history), context, told)

    def binds(self, bound: bytes, context: str, told: bytes) -> bool:
        """Whether these bytes were made of just that, with a key that is here."""
        key_id = bound_under(bound)
        return key_id in self._history and hmac.compare_digest(bound, self._bound(key_id, context, told))

    def is_newest_binding(self, bound: bytes) -> bool:
        """Whether these bytes were made with the newest key of the history: an older one is good for the past only."""
        return bound_under(bound) == max(self._history)

    def _bound(self, key_id: int, context: str, told: bytes) -> bytes:
        mac = hmac.digest(self._history[key_id], context.encode() + b"\0" + told, "sha256")
        return key_id.to_bytes(_KEY_ID, "big") + mac


def _told(purpose: str, value: str) -> bytes:
    return f"{purpose}\0{value}".encode(errors=_ANY_TEXT)


def hashed_once_more(key: bytes, fingerprint: bytes) -> bytes:
    """What a fingerprint becomes when that key is added behind the others."""
    return hmac.digest(key, fingerprint, "sha256")[:FINGERPRINT_SIZE]


def bound_under(bound: bytes) -> int:
    """The id of the key with which something was bound."""
    return int.from_bytes(bound[:_KEY_ID], "big")


def sealed_under(key_id: int) -> bytes:
    """The first 9 bytes of everything that was sealed with this data key."""
    return _VERSION + key_id.to_bytes(_NONCE_AT - _KEY_AT, "big")


def _bound_to(table: str, row: int | str, key_id: int) -> bytes:
    return f"{table}|{row}|{key_id}".encode()
