"""What families and operators do every day reads no table as a whole that grows with every family."""

import pytest

from storage.returns import telling
from storage.store.store import connect
from tests.cast import SOLDIER
from tests.plans import Said, read_whole, said
from tests.stories.claiming import erases
from tests.stories.listing import ANDRII, brings, compares_all, verifies_all
from tests.stories.returning import corrects
from tests.town import Town

__all__ = ["said"]

TOLD, CORRECTED = "<b>Return verified.</b>", "<b>Correction: the return is not verified.</b>"
KNOWN = (
    "AS version FROM",  # the matcher keeps the whole register in memory, and looks every now and then what is new
    "state = 'due' AND due_at <= :now) LIMIT 1",  # asked by these stories only: is there anything to do?
)


@pytest.fixture
def unheard(said: Said) -> Said:
    """Asked for before the town, so that the town's bot is listened to from its start."""
    return said


async def test_an_exchange_from_the_first_word_to_the_last_reads_no_growing_table_whole(
    unheard: Said, town: Town
) -> None:
    maria, petro = await town.operator("Марія", "reviewer"), await town.operator("Петро", "admin")
    anna, james = town.relative("Anna", "uk"), town.relative("James", "en")
    reference = await anna.registers(SOLDIER)
    await james.registers(ANDRII)
    await maria.accepts()
    await maria.accepts()
    await brings(maria)
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    await maria.presses("This is the person")
    await compares_all(petro)
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    await anna.sees(TOLD)
    await town.passes(2.5 * 3_600)
    await town.passes(2 * 3_600)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.presses("Not reached, put back")
    await anna.says("Дякую")
    await town.store.read(telling.lately, 1, int(town.clock()))
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await town.settles()
    await corrects(petro)
    await anna.sees(CORRECTED)
    for words in ("/find Коваль", "/find +447700900111", "/find NIB-000001", "/held"):
        await petro.says(words)
    await james.says("/status")
    await petro.says("/returns")
    await erases(james)
    await town.settles()
    db = await connect(town.database_url)
    whole = {sql: found for sql, values in unheard.items() if (found := await read_whole(db, sql, values))}
    await db.close()
    assert [(found, sql) for sql, found in whole.items() if not any(known in sql for known in KNOWN)] == []
