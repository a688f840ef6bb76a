"""A register of another system comes in: what each row would do, and a page of it taken in.

Whoever has the same id as before is the same person: unchanged with the same facts, replaced with others.  Every page
is a transaction of its own, so that the bot goes on meanwhile; after an interruption the import is done again, and
finds what was done already unchanged.
"""

from collections import Counter
from collections.abc import Sequence

from bot.model.reference import read_reference
from bot.tables.registering import FieldFault, Registrable
from storage.register import inquiries
from storage.register import persons as register
from storage.register.persons import Change
from storage.rights import erasing
from storage.staff import audit
from storage.store.transaction import Transaction

Counts = Counter[Change]


async def look(tx: Transaction, rows: Sequence[Registrable]) -> list[Change | FieldFault]:
    """What each row would do to the register, or why its id cannot be taken."""
    ids = [row.source_id for row in rows]
    known, erased = await register.by_sources(tx, ids), await erasing.erased_among(tx, ids)
    return [
        await _objection(tx, row.source_id, erased) or register.change(known.get(row.source_id), row.facts)
        for row in rows
    ]


async def take_in(
    tx: Transaction, rows: Sequence[Registrable], import_id: int, now: int, by: int | None = None
) -> Counts:
    """A page of an import, each row with an id of its own; under import_id the pages stand in the audit.

    by: the operator who has it done; None at the command line.
    """
    # In one order, so that two imports at once never wait for each other in a circle.
    page = {row.source_id: row.facts for row in sorted(rows, key=lambda row: row.source_id)}
    for source_id in await erasing.erased_among(tx, list(page)):  # since the look
        del page[source_id]
    known = await register.by_sources(tx, list(page))
    new = {source_id: facts for source_id, facts in page.items() if source_id not in known}
    added = await register.add_imported(tx, new, now)
    if added < len(new):  # another import was faster with some of them
        known = await register.by_sources(tx, list(page))
    changed = [one for one in known.values() if register.change(one, page[one.source_id or ""]) is Change.CHANGED]
    for person in sorted(changed, key=lambda person: person.source_id or ""):
        await register.replace(tx, person, page[person.source_id or ""])
    done = {Change.NEW: added, Change.CHANGED: len(changed)}
    await audit.write(tx, by, "imported", "register", import_id, now, {kind: str(n) for kind, n in done.items()})
    return Counts(done)


async def _objection(tx: Transaction, source_id: str, erased: set[str]) -> FieldFault | None:
    """What was exported and comes back must not stand in the register twice, and nobody comes back who was erased."""
    if source_id in erased:
        return FieldFault("id", "erased")
    if read_reference(source_id) == source_id and await inquiries.by_reference(tx, source_id):
        return FieldFault("id", "reference")
    return None
