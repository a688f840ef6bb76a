"""A list of returned people arrives: it is kept, and where it comes from is asked before it is compared."""

from collections.abc import Mapping

from bot.model.actor import Actor
from bot.model.forms import HOSTILE
from bot.model.refused import Reason, Refused
from bot.model.register_import import ImportState, RegisterImport
from bot.model.returned import TypedList
from bot.model.rights import Right
from bot.use_cases.access import open_list
from storage.lists import list_rows, lists
from storage.register import imports
from storage.staff import audit
from storage.store.transaction import Transaction

AT_ONCE = 250  # rows kept in one transaction: a twentieth of a second


async def asked_about(tx: Transaction, operator_id: int, import_id: int) -> RegisterImport | None:
    """The file that this operator was asked about; None when it was answered, or was brought by somebody else."""
    found = await imports.find(tx, import_id)
    asked = found is not None and found.state is ImportState.ASKED and found.brought_by == operator_id
    return found if asked else None


async def is_long(tx: Transaction, brought: TypedList) -> bool:
    """Whether a list is new and too long to be kept in one transaction: its rows are kept beforehand, by keep_rows."""
    return len(brought.rows) > AT_ONCE and await lists.known(tx, brought.checksum) is None


async def keep_rows(tx: Transaction, actor: Actor, brought: TypedList, start: int, begun: int | None) -> int:
    """Some rows of a list, which nobody sees before all are there and it is received; its id.  Refused.

    begun: the id, once the first are kept.  After a crash all are kept anew, and these go after a while.
    """
    actor.needs(Right.REPORT)
    if begun is None:
        begun = await lists.begin(tx, actor.id, brought.name, brought.heads, actor.now)
    await list_rows.add(tx, begun, brought.rows[start : start + AT_ONCE])
    return begun


async def receive(
    tx: Transaction, actor: Actor, brought: TypedList, upload: int = 0, begun: int | None = None
) -> int | None:
    """Keeps a list: its id, None when it was received before.  Refused.

    upload: the file that was asked about; begun: the list whose rows were kept beforehand.
    """
    await settle(tx, actor, upload)
    list_id = await lists.add(
        tx, actor.id, brought.name, brought.checksum, brought.rows, actor.now, brought.heads, begun
    )
    if list_id is not None:
        await audit.write(tx, actor.id, "received", "returned_list", list_id, actor.now)
    return list_id


async def known(tx: Transaction, actor: Actor, brought: TypedList) -> int | None:
    """A list that was received before, once it can be worked through.  Refused."""
    actor.needs(Right.REPORT)
    list_id = await lists.known(tx, brought.checksum)
    return list_id if list_id and (await lists.get(tx, list_id)).state == "open" else None


async def settle(tx: Transaction, actor: Actor, upload: int) -> None:
    """A file that was asked about, if it was one, is no register and waits for nothing any more.  Refused."""
    actor.needs(Right.REPORT)
    await imports.move(tx, upload, ImportState.ASKED, ImportState.LEFT, actor.now)


async def describe(tx: Transaction, actor: Actor, list_id: int, provenance: Mapping[str, str]) -> None:
    """Where the list comes from is known; now it is compared with the register.

    Refused, with CHANGED when somebody who sent it as well has said so before.
    """
    found = await open_list(tx, actor, list_id, Right.REPORT)
    if not await lists.describe(tx, found, provenance, hostile=provenance["origin"] == HOSTILE):
        raise Refused(Reason.CHANGED)
    await audit.write(tx, actor.id, "described", "returned_list", list_id, actor.now, provenance)
