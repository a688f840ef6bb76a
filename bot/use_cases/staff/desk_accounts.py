"""Who works at the desk: an account made by a one-time link, sessions that a passkey begins, acts that it confirms.

The desk has looked at what the passkey signed before it comes here (desk/passkeys.py); here it is used up.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.i18n import Language
from bot.model.act import Act, Confirmation, Factor
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.settings import OrgConfig
from bot.texts.staff import desk as texts
from bot.use_cases.access import confirms, not_locked
from bot.use_cases.announcing import notify_operators
from bot.use_cases.staff import enrolment
from storage.queues import outbox, passing
from storage.register import chats
from storage.staff import audit, desk_sessions, operators, passkeys, signed_acts, uses
from storage.staff.desk_sessions import Session
from storage.staff.passkeys import Passkey
from storage.store.transaction import Transaction

CODE_LASTS = 10 * 60  # seconds
OF_OPERATOR = "k."  # so a code begins that is for somebody who is an operator already: nobody asks for their name


@dataclass(frozen=True)
class NewPasskey:
    """What a browser has made."""

    credential: bytes = field(repr=False)
    key: bytes = field(repr=False)
    sign_count: int


@dataclass(frozen=True)
class Signed:
    """A passkey has signed.  sign_count: what it says now; words: what is kept of it."""

    passkey: Passkey
    sign_count: int
    words: Mapping[str, str] = field(default_factory=dict)


async def enrol(
    tx: Transaction, org: OrgConfig, code: str, name: str, chosen: Language, made: NewPasskey, now: int
) -> None:
    """Somebody without Telegram has opened an invitation and made a passkey: an administrator has to let them in.

    Refused, with CHANGED, when the code is none, was used, or the passkey is known.
    """
    account = await chats.open_desk(tx, chosen, now)
    if not await enrolment.join(tx, org, account, name, code, now):
        raise Refused(Reason.CHANGED)
    if not await passkeys.add(tx, account.id, made.credential, made.key, made.sign_count, now):
        raise Refused(Reason.CHANGED)


async def send_code(tx: Transaction, actor: Actor, url: str) -> None:
    """The chat gets a link by which a passkey of this operator can be made for a while; all administrators hear so.

    url: of the desk.  Refused.
    """
    actor.needs(Right.STOP)
    await confirms(tx, actor, Act.PASSKEY)
    code = f"{OF_OPERATOR}{secrets.token_urlsafe(16)}"
    await passkeys.expect(tx, actor.operator.chat_id, code, actor.now + CODE_LASTS)
    await passing.add(tx, await outbox.put(tx, actor.operator.chat_id, texts.link(url, code), actor.now), CODE_LASTS)
    await audit.write(tx, actor.id, "sent code", "passkey", actor.id, actor.now, confirmed=actor.confirmation)
    await notify_operators(tx, Right.MANAGE, actor.now, texts.makes_passkey(actor.operator.name), but=(actor.id,))


async def join(tx: Transaction, code: str, made: NewPasskey, now: int) -> None:
    """An operator who has a chat has made a passkey with the code that was sent there.

    Refused, with CHANGED or LOCKED.
    """
    await not_locked(tx)
    chat_id = await passkeys.expected_by(tx, code, now)
    operator = None if chat_id is None else await operators.of_chat(tx, chat_id)
    if operator is None or not await passkeys.expect_none(tx, operator.chat_id):
        raise Refused(Reason.CHANGED)
    if not await passkeys.add(tx, operator.chat_id, made.credential, made.key, made.sign_count, now):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, operator.id, "made", "passkey", operator.id, now)


async def sign_in(tx: Transaction, signed: Signed, token: str, now: int, replaced: str = "") -> Operator | None:
    """A session begins, opened by that token; None, and it does not, for whoever is no operator, or not yet.

    replaced: the cookie that was in the browser; its session ends.
    Refused, with CHANGED, when the passkey has signed something else since.
    """
    await _use_up(tx, signed)
    operator = await operators.of_chat(tx, signed.passkey.chat_id)
    if operator is not None:
        await _leave(tx, replaced, now)
        await begin(tx, operator, token, now)
    return operator


async def is_asked(tx: Transaction, operator: Operator) -> bool:
    """Whether to ask whom they miss: in the first session of who works at the desk only, and was asked in no chat."""
    works_here_only = await chats.written_to_in(tx, operator.chat_id) is None
    return works_here_only and await audit.times(tx, operator.id, "signed in") == 1


async def begin(tx: Transaction, operator: Operator, token: str, now: int) -> None:
    """A session of an operator; of who they are the caller has made sure."""
    since = await operators.active_since(tx, operator.id)
    await desk_sessions.begin(tx, token, operator.id, since or 0, now)
    await audit.write(tx, operator.id, "signed in", "operator", operator.id, now)


async def who(tx: Transaction, token: str, now: int) -> tuple[Session, Operator] | None:
    """The session that a cookie opens, and whose it is."""
    session = await desk_sessions.find(tx, token, now)
    return None if session is None else (session, await operators.get(tx, session.operator_id))


async def here(tx: Transaction, session: Session, now: int) -> None:
    """Somebody is here: the silence begins again."""
    await desk_sessions.seen(tx, session, now)
    await uses.note(tx, session.operator_id, now)


async def come_in(tx: Transaction, operator_id: int, token: str, now: int, replaced: str = "") -> None:
    """In a rehearsal: a session of a made-up operator, who has no key; that of the replaced cookie ends."""
    await _leave(tx, replaced, now)
    await begin(tx, await operators.get(tx, operator_id), token, now)


async def sign_out(tx: Transaction, operator: Operator, session_id: int, now: int) -> None:
    """The cookie opens nothing any more."""
    await desk_sessions.end(tx, session_id)
    await audit.write(tx, operator.id, "signed out", "operator", operator.id, now)


async def speaks(tx: Transaction, operator: Operator, chosen: Language) -> None:
    """From now on everything is said to this operator in that language."""
    await chats.set_language(tx, operator.chat_id, chosen)


async def confirm(tx: Transaction, operator: Operator, signed: Signed, bound: bytes, now: int) -> Confirmation:
    """The act to which the signed challenge is bound is confirmed; what was signed is kept.

    Refused: CHANGED, when the passkey is another's or has signed something else since.
    """
    if signed.passkey.chat_id != operator.chat_id:
        raise Refused(Reason.CHANGED)
    await _use_up(tx, signed)
    await signed_acts.keep(tx, operator.id, {"bound": bound.hex(), **signed.words}, now)
    return Confirmation(Factor.PASSKEY, now, bound)


async def _leave(tx: Transaction, token: str, now: int) -> None:
    """Nobody could end that session any more: the browser has forgotten its cookie."""
    visit = await who(tx, token, now) if token else None
    if visit is not None:
        await sign_out(tx, visit[1], visit[0].id, now)


async def _use_up(tx: Transaction, signed: Signed) -> None:
    if not await passkeys.used(tx, signed.passkey.id, signed.passkey.sign_count, signed.sign_count):
        raise Refused(Reason.CHANGED)
