"""Drafts: a dialog's state, one per chat and form, for as long as it takes."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from bot.model.form import Draft
from bot.model.forms import of_operators
from storage.store.statement import one_of
from storage.store.transaction import Transaction

_FIELDS = frozenset(one.name for one in fields(Draft))


async def save(tx: Transaction, chat_id: int, draft: Draft, now: int) -> None:
    """Keeps the draft in place of an earlier one of the same form."""
    sealed = tx.seal("draft", f"{chat_id}/{draft.form}", vars(draft))
    await tx.upsert("draft", key="chat_id, form", chat_id=chat_id, form=draft.form, updated_at=now, sealed=sealed)


async def find(tx: Transaction, chat_id: int, form: str) -> Draft | None:
    """The draft of that form, if there is one."""
    row = await tx.one("SELECT sealed FROM draft WHERE chat_id = :chat AND form = :form", chat=chat_id, form=form)
    if row is None:
        return None
    return draft_of(tx.unseal("draft", f"{chat_id}/{form}", row["sealed"]))


def draft_of(record: Mapping[str, Any]) -> Draft:
    """The draft that was written down so."""
    known = {name: value for name, value in record.items() if name in _FIELDS}  # an earlier version knew others
    meant = tuple(one for one in record.get("meant", ()) if isinstance(one, dict))
    return Draft(**{**known, "known": tuple(record["known"]), "meant": meant})


async def erase(tx: Transaction, chat_id: int, form: str) -> bool:
    """Whether there was one to erase."""
    return await tx.changed("DELETE FROM draft WHERE chat_id = :chat AND form = :form", chat=chat_id, form=form)


async def erase_familys(tx: Transaction, chat_id: int) -> None:
    """Erases what somebody began as a relative; an operator's work stays."""
    for row in await tx.all("SELECT form FROM draft WHERE chat_id = :chat", chat=chat_id):
        if row["form"] not in of_operators():
            await erase(tx, chat_id, row["form"])


async def erase_operators(tx: Transaction, chat_id: int) -> None:
    """Erases what somebody began as an operator, and leaves the form if it is the present one."""
    forms, values = one_of("form", sorted(of_operators()))
    await tx.execute(f"DELETE FROM draft WHERE chat_id = :chat AND {forms}", chat=chat_id, **values)
    await tx.execute(f"UPDATE chat SET form = NULL WHERE id = :chat AND {forms}", chat=chat_id, **values)


async def erase_about(tx: Transaction, chat_id: int, subject: str) -> None:
    """Erases what was begun about an inquiry, and leaves the form if it is the present one."""
    for row in await tx.all("SELECT form FROM draft WHERE chat_id = :chat", chat=chat_id):
        draft = await find(tx, chat_id, row["form"])
        if draft is not None and draft.subject == subject:
            await erase(tx, chat_id, draft.form)
            await tx.execute(
                "UPDATE chat SET form = NULL WHERE id = :chat AND form = :form", chat=chat_id, form=draft.form
            )


async def any_of(tx: Transaction, chat_id: int) -> bool:
    """Whether something was begun there."""
    return await tx.exists("draft WHERE chat_id = :chat", chat=chat_id)
