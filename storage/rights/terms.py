"""How long the rows of each table are kept.  Every table stands here once: a new one without a term fails a test."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from storage.queues import inbox, outbox
from storage.rights import retention, sweeps
from storage.rights.sweeps import Moments
from storage.staff import desk_sessions
from storage.store.transaction import Transaction

Sweep = Callable[[Transaction, Moments], Awaitable[int]]


@dataclass(frozen=True)
class Swept:
    """Each night what is past its time is erased, a page at a time: the sweeps say how many they took."""

    by: tuple[Sweep, ...]


@dataclass(frozen=True)
class With:
    """A row goes together with the one that it belongs to."""

    table: str


@dataclass(frozen=True)
class KeptFor:
    """Rows stay, for this reason."""

    reason: str


async def _inbox(tx: Transaction, moments: Moments) -> int:
    return await inbox.tidy(tx, moments.now)


async def _outbox(tx: Transaction, moments: Moments) -> int:
    return await outbox.tidy(tx, moments.now)


async def _sessions(tx: Transaction, moments: Moments) -> int:
    return await desk_sessions.tidy(tx, moments.now, sweeps.PAGE)


NAMES_NOBODY = KeptFor("names nobody")
PUBLIC = KeptFor("words that were made for everybody")
MACHINE = KeptFor("what the program needs to run")

TERMS: dict[str, Swept | With | KeptFor] = {
    # In this order: what hangs on something goes before it.
    "inbox": Swept((_inbox, sweeps.dead_updates)),
    "outbox": Swept((_outbox,)),
    "inquiry": Swept((retention.closed, retention.told, retention.silent)),
    "person": Swept((retention.unasked,)),
    "message": Swept((sweeps.words_of_no_inquiry,)),
    "draft": Swept((sweeps.drafts,)),
    "sighting": Swept((sweeps.sightings,)),
    "returned_row": Swept((sweeps.rows_of_lists,)),
    "returned_list": Swept((sweeps.lists,)),
    "rejected_match": Swept((sweeps.rejected_matches,)),
    "register_import": Swept((sweeps.imports,)),
    "invitation": Swept((sweeps.invitations,)),
    "operator": Swept((retention.operators_who_left,)),
    "audit": Swept((sweeps.details,)),
    "erasure": Swept((sweeps.receipts,)),
    "handover": Swept((sweeps.handovers,)),
    "desk_session": Swept((_sessions,)),
    "announcement": Swept((sweeps.announcements, sweeps.unread_announcements)),
    "chat": Swept((retention.strangers,)),
    "change": With("inquiry"),
    "candidate": With("returned_row"),
    "row_look": With("returned_row"),
    "batch": With("returned_list"),
    "batch_about": With("batch"),
    "likeness": With("inquiry"),
    "notice": With("inquiry"),
    "call": With("notice"),
    "follow_up": With("notice"),
    "verification": With("person"),
    "return_report": With("person"),
    "comparison": With("return_report"),
    "corroboration": With("sighting"),
    "joining": With("person"),
    "past_alarm": With("verification"),
    "second_factor": With("operator"),
    "operator_use": With("operator"),
    "meter": With("operator"),
    "operator_email": With("operator"),
    "pending_act": With("operator"),
    "factor_reset": With("operator"),
    "admin_removal": With("operator"),
    "signed_act": With("operator"),
    "entering": With("chat"),
    "passkey": With("chat"),
    "desk_code": With("chat"),
    "errand": With("chat"),
    "chat_code": With("chat"),
    "new_number": With("chat"),
    "declaration": With("chat"),
    "declared_likeness": With("declaration"),
    "passing_message": With("outbox"),
    "talk": With("chat"),
    "reminder": With("chat"),
    "reminder_wish": With("chat"),
    "code": With("chat"),
    "code_words": With("code"),
    "code_miss": With("chat"),
    "broadcast": PUBLIC,
    "broadcast_text": PUBLIC,
    "broadcast_live": With("chat"),
    "guide": PUBLIC,
    "past_notice": NAMES_NOBODY,
    "erased": KeptFor("keyed marks, or an import would bring back who was erased"),
    "round": MACHINE,
    "exchange_day": MACHINE,
    "lockdown": MACHINE,
    "in_chat": MACHINE,
    "lease": MACHINE,
    "last_backup": MACHINE,
    "refusal": MACHINE,
    "misfit": MACHINE,
    "answer_rate": MACHINE,
    "flood_wait": MACHINE,
    "last_sent": MACHINE,
    "register_revision": MACHINE,
    "data_key": MACHINE,
    "coming_fingerprint": MACHINE,
    "audit_head": MACHINE,
    "schema_version": MACHINE,
}
