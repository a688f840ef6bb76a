"""Erasing knows every table there is: a new one has to say whose its rows are."""

from storage.rights.erasing import OF_A_CHAT, OF_AN_OPERATOR
from storage.store.sqlite import Sqlite
from storage.store.store import Store, path_of

NAMED_BY_THE_AUDIT = {"operator"}
ERASED_WITH_THE_INQUIRY = {"inquiry", "notice"}
PARTED_FROM_THE_CHAT = {"sighting"}


async def test_every_table_with_a_chat_is_erased_with_it(file_url: str, key: str) -> None:
    await (await Store.open(file_url, [key])).close()
    db = await Sqlite.open(path_of(file_url))
    rows = await db.all(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'chat_id'"
        " WHERE m.type = 'table'",
        {},
    )
    await db.close()
    elsewhere = NAMED_BY_THE_AUDIT | ERASED_WITH_THE_INQUIRY | PARTED_FROM_THE_CHAT
    assert {row["name"] for row in rows} == {*OF_A_CHAT, *OF_AN_OPERATOR} | elsewhere
