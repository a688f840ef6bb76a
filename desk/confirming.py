"""What decides is signed with a passkey first: the same form is sent once more, with what was signed."""

from dataclasses import replace

from bot.model.act import Confirmation, Factor, NeedsFactor
from bot.model.refused import Reason, Refused
from bot.texts.staff import second_factor as texts
from bot.use_cases.staff import desk_accounts
from bot.use_cases.staff.desk_accounts import Signed
from desk.outside import SIGNED
from desk.pages import Page
from desk.passkeys import For, NotSigned, Passkeys, credential_of, parsed
from desk.request import DeskRequest
from storage.staff import desk_sessions, operators
from storage.staff import passkeys as stored
from storage.store.store import Store
from storage.store.transaction import Transaction

FIELD = SIGNED
LEFT = "left"  # sent instead of a signature: it is not done after all
PRETENDED = "pretended:"  # in a rehearsal, by somebody who has no key
Given = tuple[Signed | None, bytes]
"""What was signed, None where it is pretended, and to which act it is bound."""


async def ask(store: Store, passkeys: Passkeys, request: DeskRequest, needed: NeedsFactor) -> Page:
    """The page that asks for the signature: what it is for, and the form as it was sent."""
    keys = await store.read(stored.credentials, request.operator.chat_id)
    challenge = passkeys.challenges.make(For.ACT, request.session.id, needed.bound)
    form = {name: values for name, values in request.form.items() if name != FIELD}
    pretended = f"{PRETENDED}{challenge.hex()}" if passkeys.pretends and not keys else ""
    values = {
        "act": texts.ACTS[needed.act],
        "extent": needed.extent,
        "case": needed.case,
        "options": passkeys.to_sign(challenge, keys),
        "sent": form,
        "field": FIELD,
        "left": LEFT,
        "has_key": bool(keys),
        "pretended": pretended,
    }
    return Page("confirm.html", values, status=403)


async def signed(store: Store, passkeys: Passkeys, request: DeskRequest) -> Given | None:
    """What was signed; None when nothing was.  Raises NotSigned."""
    words = request.word(FIELD)
    if not words:
        return None
    if passkeys.pretends and words.startswith(PRETENDED):
        return None, _pretended(passkeys, _bytes(words), request)
    answer = parsed(words)
    passkey = await store.read(stored.find, credential_of(answer))
    return passkeys.signed(answer, passkey, For.ACT, request.session.id)


async def as_of_now(tx: Transaction, request: DeskRequest, given: Given | None) -> DeskRequest:
    """The request of somebody who is an operator at this moment, with the confirmation, if one was given.

    Refused, with NO_RIGHT, when they were removed or got another role since.
    """
    operator = await operators.of_chat(tx, request.operator.chat_id)
    if operator is None or operator.id != request.operator.id or not await desk_sessions.lasts(tx, request.session.id):
        raise Refused(Reason.NO_RIGHT)
    request = replace(request, operator=operator)
    if given is None:
        return request
    what, bound = given
    if what is None:
        return replace(request, confirmation=Confirmation(Factor.PASSKEY, request.now, bound))
    return replace(request, confirmation=await desk_accounts.confirm(tx, operator, what, bound, request.now))


def _pretended(passkeys: Passkeys, challenge: bytes, request: DeskRequest) -> bytes:
    about = passkeys.challenges.about(challenge, For.ACT, request.session.id)
    passkeys.challenges.use_up(challenge)
    return about


def _bytes(words: str) -> bytes:
    try:
        return bytes.fromhex(words.removeprefix(PRETENDED))
    except ValueError as error:
        raise NotSigned from error
