"""A register of another system comes in: what each row would do, and a page of it taken in.

Whoever has the same id as before is the same person, of whom nothing is forgotten that a row does not say; unless name
and date of birth are somebody else's, whom only an administrator's word puts in their place.  Every page
is a transaction of its own, so that the bot goes on; after an interruption the import is done again, and
finds what was done already unchanged.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.model.imported import merged
from bot.model.person import Person
from bot.model.reference import read_reference
from bot.tables.categories import DEFAULT
from bot.tables.registering import FieldFault, Registrable
from storage.register import inquiries
from storage.register import persons as register
from storage.register.persons import Change
from storage.returns import reports
from storage.rights import erasing
from storage.staff import audit
from storage.store.transaction import Transaction

Counts = Counter[Change]
NEW = {"category": DEFAULT}  # what is taken for granted of somebody of whom nothing is known


async def look(tx: Transaction, rows: Sequence[Registrable]) -> list[Change | FieldFault | Person]:
    """What each row would do to the register, why its id cannot be taken, or who else has it."""
    ids = [row.source_id for row in rows]
    known, erased = await register.by_sources(tx, ids), await erasing.erased_among(tx, ids)
    return [
        await _objection(tx, row.source_id, erased) or await _look(tx, known.get(row.source_id), row) for row in rows
    ]


async def _look(tx: Transaction, known: Person | None, row: Registrable) -> Change | FieldFault | Person:
    change = register.change(known, row.facts)
    if known is None or change is not Change.ANOTHER:
        return change
    return FieldFault("id", "spoken_for") if await _is_spoken_for(tx, known) else known


async def take_in(
    tx: Transaction,
    rows: Sequence[Registrable],
    import_id: int,
    now: int,
    by: int | None = None,
    *,
    replace_people: bool = False,
) -> Counts:
    """A page of an import, each row with an id of its own; under import_id the pages are in the audit.

    by: the operator who has it done; None at the command line.  replace_people: an administrator has said that people
    give way to others who have got their id, unless a family or a return is about them.
    """
    # In one order, so that two imports at once never wait for each other in a circle.
    page = {row.source_id: row.facts for row in sorted(rows, key=lambda row: row.source_id)}
    for source_id in await erasing.erased_among(tx, list(page)):  # since the look
        del page[source_id]
    known = await register.by_sources(tx, list(page), lock=True)
    new = {source_id: NEW | facts for source_id, facts in page.items() if source_id not in known}
    added = await register.add_imported(tx, new, now)
    if added < len(new):  # another import was faster with some of them
        known = await register.by_sources(tx, list(page), lock=True)
    done = Counts({Change.NEW: added, Change.CHANGED: 0})
    for person in sorted(known.values(), key=lambda person: person.source_id or ""):
        if change := await _take(tx, person, page[person.source_id or ""], replace_people=replace_people):
            done[change] += 1
    await audit.write(tx, by, "imported", "register", import_id, now, {kind: str(n) for kind, n in done.items()})
    return done


async def _take(tx: Transaction, known: Person, facts: Mapping[str, str], *, replace_people: bool) -> Change | None:
    """What was done with what a row says of somebody whose id is known; None when it was nothing."""
    change = register.change(known, facts)
    if change is Change.CHANGED:
        await register.replace(tx, known, merged(known.facts, facts))
        return change
    if change is not Change.ANOTHER or not replace_people or await _is_spoken_for(tx, known):
        return None
    await register.replace(tx, known, {**NEW, **facts})
    return change


async def _is_spoken_for(tx: Transaction, person: Person) -> bool:
    """Whether families or a return are about this very person: then nobody else ever takes the place."""
    asked = await inquiries.of_case(tx, person.id)
    return bool(asked or await reports.open_of(tx, person.id) or await reports.standing(tx, person.id))


async def _objection(tx: Transaction, source_id: str, erased: set[str]) -> FieldFault | None:
    """What was exported and comes back must not stand in the register twice, and nobody comes back who was erased."""
    if source_id in erased:
        return FieldFault("id", "erased")
    if read_reference(source_id) == source_id and await inquiries.by_reference(tx, source_id):
        return FieldFault("id", "reference")
    return None
