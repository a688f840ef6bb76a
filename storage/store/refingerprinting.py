"""A new key for the keyed hashes by which something is found again.

Of many a hash nobody knows any more what it was made of, and is not to know: a code, a receipt, the mark of who was
erased.  So each is hashed once more, under the new key: what is looked for is hashed with all the keys, one after the
other (storage/store/encryption.py).  Who had the older keys can test no guess against a later copy.

What each hash will be is worked out beforehand, a page at a time, beside the bot; after a crash it goes on.  Then all
change at once, with the key: rows are compared by these hashes with one another (whose family is it?), and while some
were old and some new a relative would be none.  Everybody else waits for that one transaction.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from storage.store.encryption import hashed_once_more
from storage.store.keys import ADD, COMING, FINGERPRINTS, Keyring
from storage.store.statement import values_of
from storage.store.store import Store
from storage.store.transaction import Row, Transaction

PAGE = 500
# Every column with such a hash, by its table; and the columns of the table's key.
HASHES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "inbox": (("lane",), ("id",)),
    "chat": (("fingerprint",), ("id",)),
    "person": (("name_fingerprint", "source_fingerprint"), ("id",)),
    "inquiry": (("reference_fingerprint", "name_fingerprint"), ("id",)),
    "returned_list": (("checksum",), ("id",)),
    "returned_row": (("row_fingerprint", "name_fingerprint"), ("id",)),
    "rejected_match": (("row_fingerprint",), ("row_fingerprint", "subject_id")),
    "code": (("code_fingerprint",), ("code_fingerprint",)),
    "code_words": (("code_fingerprint", "words_fingerprint"), ("code_fingerprint", "words_fingerprint")),
    "erasure": (("receipt_fingerprint",), ("id",)),
    "erased": (("fingerprint",), ("fingerprint",)),
    "passkey": (("credential_fingerprint",), ("id",)),
    "declaration": (("name_fingerprint",), ("id",)),
}
ENDED = ("desk_session", "desk_code", "invitation", "chat_code")
"""What is found by a hash and lasts a day at most: it ends; they sign in, or are invited, or given a code, again."""
_POINTED_AT = "code"  # its rows are copied, since others point to them by the hash


async def renew(store: Store) -> int:
    """Gives all hashes a new key; how many there are.  Run again after a crash, it finishes the work."""
    await store.run(_begin, store.keys)
    for table in HASHES:
        after: Sequence[Any] | None = ()
        while after is not None:
            after = await store.run(_learn_page, store.keys, table, after)
    return await store.run(_switch, store.keys)


async def _begin(tx: Transaction, keys: Keyring) -> None:
    """The key to come, unless one was made before a crash."""
    await tx.lock("data_key")
    rows = await tx.all("SELECT id, purpose FROM data_key")
    if not any(row["purpose"] == COMING for row in rows):
        await tx.execute("DELETE FROM coming_fingerprint")
        await tx.execute(ADD, **keys.fresh(COMING, above=max(row["id"] for row in rows)))


async def _learn_page(tx: Transaction, keys: Keyring, table: str, after: Sequence[Any]) -> Sequence[Any] | None:
    """What the hashes of a page of rows will be; behind which the next page begins."""
    hashes, key = HASHES[table]
    names = ", ".join(dict.fromkeys((*key, *hashes)))
    behind = f"WHERE ({', '.join(key)}) > ({', '.join(f':after_{name}' for name in key)})" if after else ""
    rows = await tx.all(
        f"SELECT {names} FROM {table} {behind} ORDER BY {', '.join(key)} LIMIT {PAGE}",
        **{f"after_{name}": value for name, value in zip(key, after, strict=False)},
    )
    await _learn(tx, await _key_to_come(tx, keys), {row[name] for row in rows for name in hashes if row[name]})
    return [rows[-1][name] for name in key] if len(rows) == PAGE else None


async def _learn(tx: Transaction, key: bytes, known: set[bytes]) -> None:
    if known:
        lines, values = values_of([(old, hashed_once_more(key, old)) for old in known])
        into = "INSERT INTO coming_fingerprint (old, fresh)"
        await tx.execute(f"{into} VALUES {lines} ON CONFLICT (old) DO NOTHING", **values)


async def _key_to_come(tx: Transaction, keys: Keyring) -> bytes:
    return keys.unwrapped(await _its_row(tx))


async def _its_row(tx: Transaction) -> Row:
    return await tx.known("SELECT id, purpose, master, wrapped FROM data_key WHERE purpose = :coming", coming=COMING)


async def _switch(tx: Transaction, keys: Keyring) -> int:
    """All hashes, and the key, at once; nobody begins anything else as long as data_key is locked."""
    await tx.lock("data_key")
    row = await _its_row(tx)
    key = keys.unwrapped(row)
    for table, (hashes, _key) in HASHES.items():
        await _learn_the_rest(tx, key, table, hashes)
    for table in ENDED:
        await tx.execute(f"DELETE FROM {table}")
    await _copy_what_is_pointed_at(tx)
    for table, (hashes, _key) in HASHES.items():
        if table != _POINTED_AT:
            to = ", ".join(f"{name} = {_fresh(f'{table}.{name}')}" for name in hashes)
            await tx.execute(f"UPDATE {table} SET {to}")
    await tx.execute(f"DELETE FROM {_POINTED_AT} WHERE code_fingerprint IN (SELECT old FROM coming_fingerprint)")
    count = await tx.count("coming_fingerprint")
    await tx.execute("DELETE FROM coming_fingerprint")
    await tx.execute("DELETE FROM data_key WHERE id = :id", id=row["id"])
    newest = await tx.known("SELECT MAX(id) AS id FROM data_key")
    await tx.execute(ADD, **keys.wrapped(FINGERPRINTS, key, above=max(newest["id"], row["id"])))
    return count


def _fresh(old: str) -> str:
    return f"(SELECT c.fresh FROM coming_fingerprint c WHERE c.old = {old})"


async def _learn_the_rest(tx: Transaction, key: bytes, table: str, hashes: Sequence[str]) -> None:
    """What was written since its page was looked at."""
    for name in hashes:
        unknown = f"SELECT 1 FROM coming_fingerprint c WHERE c.old = {table}.{name}"
        rows = await tx.all(f"SELECT {name} AS old FROM {table} WHERE {name} IS NOT NULL AND NOT EXISTS ({unknown})")
        for start in range(0, len(rows), PAGE):
            await _learn(tx, key, {row["old"] for row in rows[start : start + PAGE]})


async def _copy_what_is_pointed_at(tx: Transaction) -> None:
    if not (row := await tx.one(f"SELECT * FROM {_POINTED_AT} LIMIT 1")):
        return
    rest = ", ".join(name for name in row if name != "code_fingerprint")
    await tx.execute(
        f"INSERT INTO {_POINTED_AT} (code_fingerprint, {rest})"
        f" SELECT {_fresh('o.code_fingerprint')}, {rest} FROM {_POINTED_AT} o"
    )
