"""Passkeys (WebAuthn): challenges, what a browser is asked for, and whether what it answers was signed.

A challenge carries what it is good for: signing in, a new passkey by an invitation, or one act of one session, by the
digest of act, subject and version (bot/model/act.py).  It is marked as ours, lasts some minutes and is taken once.
Nothing is kept of one that no passkey has answered, so that nobody can fill anything by asking or answering.
"""

import hmac
import json
import secrets
import struct
from base64 import urlsafe_b64decode
from collections.abc import Callable, Sequence
from enum import Enum
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bot.use_cases.staff.desk_accounts import NewPasskey, Signed
from storage.staff.passkeys import Passkey

LASTS = 5 * 60
NOTHING = sha256(b"").digest()
_FORM = struct.Struct(">Q16s32s")  # when, something random, what it is about
REQUIRED = UserVerificationRequirement.REQUIRED


class For(Enum):
    """What a challenge is good for."""

    SIGN_IN = b"sign in"
    ENROL = b"enrol"
    ACT = b"act"


class NotSigned(Exception):
    """It was not signed, by another key, for something else, too late or before."""


class Challenges:
    """Made and taken by this process only; those of another, or of before a restart, count for nothing."""

    def __init__(self, now: Callable[[], float]) -> None:
        """now: the wall clock."""
        self._now, self._key = now, secrets.token_bytes(32)
        self._taken: dict[bytes, int] = {}

    def make(self, what: For, whose: int = 0, about: bytes = NOTHING) -> bytes:
        """A fresh one.  whose: a session; about: a digest of what it is to be good for."""
        body = _FORM.pack(int(self._now()), secrets.token_bytes(16), about)
        return body + self._mark(what, whose, body)

    def about(self, challenge: bytes, what: For, whose: int = 0) -> bytes:
        """What it is about, while it is good.  Raises NotSigned."""
        body, mark = challenge[: _FORM.size], challenge[_FORM.size :]
        if len(body) != _FORM.size or not hmac.compare_digest(mark, self._mark(what, whose, body)):
            raise NotSigned
        at, _random, about = _FORM.unpack(body)
        if not at <= int(self._now()) <= at + LASTS or challenge in self._taken:
            raise NotSigned
        return bytes(about)

    def use_up(self, challenge: bytes) -> None:
        """It was answered, and is good for nothing more: asked only when the answer is what it should be."""
        now = int(self._now())
        self._taken = {one: when for one, when in self._taken.items() if when + LASTS >= now}
        self._taken[challenge] = now

    def _mark(self, what: For, whose: int, body: bytes) -> bytes:
        return hmac.digest(self._key, b"\0".join((what.value, str(whose).encode(), body)), "sha256")


class Passkeys:
    """The ceremonies of one desk."""

    def __init__(self, origin: str, organisation: str, challenges: Challenges, *, pretends: bool = False) -> None:
        """origin: DESK_URL, to whose host every passkey is bound.  pretends: in a rehearsal nobody needs one."""
        self.pretends = pretends
        self._origin, self._organisation, self.challenges = origin, organisation, challenges
        self._host = urlsplit(origin).hostname or ""

    def to_make(self, name: str, code: str) -> str:
        """What the browser needs to make a passkey for whoever has that invitation, as JSON."""
        options = generate_registration_options(
            rp_id=self._host,
            rp_name=self._organisation,
            user_name=name or self._organisation,  # who is an operator already is not asked for it
            user_display_name=name or self._organisation,
            challenge=self.challenges.make(For.ENROL, about=sha256(code.encode()).digest()),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=REQUIRED
            ),
        )
        return options_to_json(options)

    def to_sign(self, challenge: bytes, credentials: Sequence[bytes] = ()) -> str:
        """What the browser needs to sign, as JSON.  credentials: with one of these, else whichever fits."""
        options = generate_authentication_options(
            rp_id=self._host,
            challenge=challenge,
            user_verification=REQUIRED,
            allow_credentials=[PublicKeyCredentialDescriptor(id=one) for one in credentials],
        )
        return options_to_json(options)

    def made(self, answer: Any, code: str) -> NewPasskey:
        """The passkey that a browser has made.  Raises NotSigned."""
        challenge = _challenge(answer)
        if self.challenges.about(challenge, For.ENROL) != sha256(code.encode()).digest():
            raise NotSigned
        try:
            found = verify_registration_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except Exception as error:  # whatever the library stumbles over: it was not signed
            raise NotSigned from error
        self.challenges.use_up(challenge)
        return NewPasskey(found.credential_id, found.credential_public_key, found.sign_count)

    def signed(self, answer: Any, passkey: Passkey | None, what: For, whose: int = 0) -> tuple[Signed, bytes]:
        """What a passkey has signed, and what the challenge is about.  Raises NotSigned."""
        challenge = _challenge(answer)
        about = self.challenges.about(challenge, what, whose)
        if passkey is None:
            raise NotSigned
        try:
            found = verify_authentication_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=passkey.key,
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=True,
            )
        except Exception as error:  # whatever the library stumbles over: it was not signed
            raise NotSigned from error
        self.challenges.use_up(challenge)
        kept = {name: str(answer["response"][name]) for name in ("clientDataJSON", "authenticatorData", "signature")}
        return Signed(passkey, found.new_sign_count, {"credential": answer["id"], **kept}), about


def parsed(words: str) -> Any:
    """What a browser answers, from its JSON.  Raises NotSigned."""
    try:
        answer = json.loads(words)
        response = answer["response"]
        if not isinstance(answer["id"], str) or not isinstance(response, dict):
            raise NotSigned
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotSigned from error
    return answer


def credential_of(answer: Any) -> bytes:
    """The id of the passkey that has answered.  Raises NotSigned."""
    return _bytes(answer["id"])


def _challenge(answer: Any) -> bytes:
    try:
        return _bytes(json.loads(_bytes(answer["response"]["clientDataJSON"]))["challenge"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotSigned from error


def _bytes(words: Any) -> bytes:
    try:
        return urlsafe_b64decode(words + "=" * (-len(words) % 4))
    except (ValueError, TypeError) as error:
        raise NotSigned from error
