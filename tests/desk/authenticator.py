"""A passkey as a device makes it: signs for the site that asks, and for no other."""

import json
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, MADE = 0x01, 0x04, 0x40


class Device:
    """Holds one passkey.  asks: whether it makes sure who holds it before it signs.

    counts: whether it says how often it has signed; passkeys that are on several devices do not.
    """

    def __init__(self, origin: str, *, asks: bool = True, counts: bool = True) -> None:
        self.origin, self._asks, self._counts = origin, asks, counts
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.credential, self.count = secrets.token_bytes(16), 0

    def makes(self, options: dict[str, Any]) -> str:
        """The answer to what a page asks for to make a passkey."""
        point = self._key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}
        about = bytes(16) + struct.pack(">H", len(self.credential)) + self.credential + cbor2.dumps(key)
        data = self._data(options["rp"]["id"], MADE) + about
        made = {"attestationObject": encoded(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data}))}
        return self._answer(made | {"clientDataJSON": encoded(self._said("webauthn.create", options))})

    def signs(self, options: dict[str, Any]) -> str:
        """The answer to what a page asks for to have something signed."""
        self.count += self._counts
        data, said = self._data(options["rpId"]), self._said("webauthn.get", options)
        signature = self._key.sign(data + sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        signed = {"authenticatorData": encoded(data), "clientDataJSON": encoded(said), "signature": encoded(signature)}
        return self._answer(signed)

    def _data(self, host: str, more: int = 0) -> bytes:
        flags = PRESENT | (VERIFIED if self._asks else 0) | more
        return sha256(host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _said(self, what: str, options: dict[str, Any]) -> bytes:
        said = {"type": what, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, str]) -> str:
        name = encoded(self.credential)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def decoded(words: str) -> bytes:
    return urlsafe_b64decode(words + "=" * (-len(words) % 4))
