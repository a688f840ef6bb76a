"""What was done and seen, newest first: by an operator, or about a case.  What was erased points to nobody any more."""

from collections.abc import Sequence
from typing import Final

from bot.model.looking_back import Sort
from storage.register import kin
from storage.staff.looks import LOOKS
from storage.store.statement import one_of
from storage.store.transaction import Row, Transaction

_COLUMNS: Final = "a.id, a.place, a.at, a.operator_id, a.action, a.subject, a.subject_id, a.sealed, a.confirmed_at"
# The last row of a page is the first that the next one does not have; the newest page begins at no row.
_BEFORE: Final = "(:before = 0 OR a.place < :before) ORDER BY a.place DESC LIMIT :most"
_NO_LOOKS: Final = f"a.action NOT IN ({', '.join(map(repr, LOOKS))}) AND "
_NEWEST: Final = 2**62  # behind every place

# Who may do what, by the tables of the audit.
_TRUST: Final = "'operator', 'invitation', 'lockdown', 'second_factor', 'passkey', 'desk_session', 'data_key', 'audit'"
_LOOKS: Final = ", ".join(f"'{look}'" for look in LOOKS)
_OF_SORT: Final = {
    Sort.ALL: "1 = 1",
    Sort.DEEDS: f"a.action NOT IN ({_LOOKS})",
    Sort.LOOKS: f"a.action IN ({_LOOKS})",
    Sort.TRUST: f"a.subject IN ({_TRUST}) AND a.action NOT IN ({_LOOKS})",
}

# What a case consists of, by the tables of the audit; {persons} and {inquiries} are lists of ids.
_OF_CASE: Final = """
  SELECT 'person' AS subject, id FROM person WHERE id IN {persons}
  UNION SELECT 'inquiry', id FROM inquiry WHERE id IN {inquiries}
  UNION SELECT 'message', id FROM message WHERE inquiry_id IN {inquiries}
  UNION SELECT 'return_report', id FROM return_report WHERE person_id IN {persons}
  UNION SELECT 'verification', id FROM verification WHERE person_id IN {persons}
  UNION SELECT 'call', c.id FROM call c JOIN notice n ON n.id = c.notice_id WHERE n.inquiry_id IN {inquiries}
  UNION SELECT 'joining', id FROM joining WHERE person_id IN {persons} OR other_id IN {persons}
  UNION SELECT 'sighting', sighting_id FROM corroboration WHERE person_id IN {persons}
  UNION SELECT 'returned_row', row_id FROM candidate WHERE person_id IN {persons} OR inquiry_id IN {inquiries}
  UNION SELECT 'returned_row', id FROM returned_row WHERE person_id IN {persons}
  UNION SELECT 'returned_row', w.id FROM returned_row w JOIN return_report r ON r.id = w.report_id
    WHERE r.person_id IN {persons}
"""

# Whom a row of the audit is about.
_WHOM: Final = {
    "inquiry": "SELECT person_id, id AS inquiry_id FROM inquiry WHERE id = :id",
    "person": "SELECT id AS person_id, NULL AS inquiry_id FROM person WHERE id = :id",
    "return_report": "SELECT person_id, NULL AS inquiry_id FROM return_report WHERE id = :id",
    "verification": "SELECT person_id, NULL AS inquiry_id FROM verification WHERE id = :id",
    "call": "SELECT i.person_id, i.id AS inquiry_id FROM call c JOIN notice n ON n.id = c.notice_id"
    " JOIN inquiry i ON i.id = n.inquiry_id WHERE c.id = :id",
    "message": "SELECT i.person_id, i.id AS inquiry_id FROM message m JOIN inquiry i ON i.id = m.inquiry_id"
    " WHERE m.id = :id",
    "joining": "SELECT person_id, NULL AS inquiry_id FROM joining WHERE id = :id"
    " UNION ALL SELECT other_id, NULL FROM joining WHERE id = :id",
    "sighting": "SELECT person_id, NULL AS inquiry_id FROM corroboration WHERE sighting_id = :id",
}


async def place_of(tx: Transaction, row_id: int) -> int:
    """Where that row of the audit stands, in the order in which it was written; 0 where there is none."""
    row = await tx.one("SELECT place FROM audit WHERE id = :id", id=row_id) if row_id else None
    return int(row["place"]) if row else 0


async def of_operator(tx: Transaction, operator_id: int, before: int, most: int, sort: Sort = Sort.ALL) -> list[Row]:
    """Rows of the audit, those before a place; before 0 is the newest.  Not whom they miss themselves."""
    of = f"a.operator_id = :operator AND a.subject <> 'own_family' AND {_OF_SORT[sort]}"
    sql = f"SELECT {_COLUMNS} FROM audit a WHERE {of} AND {_BEFORE}"
    return await tx.all(sql, operator=operator_id, before=before, most=most)


async def of_all(tx: Transaction, before: int, most: int, sort: Sort) -> list[Row]:
    """The same of everybody, the program and the server too."""
    sql = (
        f"SELECT {_COLUMNS} FROM audit a WHERE a.place < :before AND a.subject <> 'own_family' AND {_OF_SORT[sort]}"
        " ORDER BY a.place DESC LIMIT :most"
    )
    return await tx.all(sql, before=before or _NEWEST, most=most)


async def of_case(
    tx: Transaction, persons: Sequence[int], inquiries: Sequence[int], before: int, most: int, *, looks: bool = True
) -> list[Row]:
    """The same about these records of one person and these inquiries.  looks: also who looked at them."""
    of_persons, those = _listed("person", persons)
    of_inquiries, these = _listed("inquiry", inquiries)
    about = _OF_CASE.format(persons=of_persons, inquiries=of_inquiries)
    those_rows = _BEFORE if looks else _NO_LOOKS + _BEFORE
    sql = (
        f"WITH about AS ({about}) SELECT {_COLUMNS} FROM about"
        f" JOIN audit a ON a.subject = about.subject AND a.subject_id = about.id WHERE {those_rows}"
    )
    return await tx.all(sql, before=before, most=most, **those, **these)


def _listed(name: str, ids: Sequence[int]) -> tuple[str, dict[str, int]]:
    """SQL of a list of ids, and its values; 0 is nobody's."""
    among, values = one_of(name, [*ids, 0])
    return among.removeprefix(f"{name} IN ").replace(":one", f":{name}"), {
        key.replace("one", name): value for key, value in values.items()
    }


async def whom(tx: Transaction, subject: str, subject_id: int | None) -> list[tuple[int | None, int | None]]:
    """Whom a row is about, as far as that can be said: persons and inquiries."""
    if subject not in _WHOM or subject_id is None:
        return []
    rows = await tx.all(_WHOM[subject], id=subject_id)
    return [(row["person_id"], row["inquiry_id"]) for row in rows]


async def is_of_own_row(tx: Transaction, chat_id: int, subject: str, subject_id: int | None) -> bool:
    """Whether it is a row of a list that may be somebody whom this chat misses, or a list of no others."""
    if subject == "returned_row":
        return await kin.is_of_row(tx, chat_id, subject_id or 0)
    if subject != "returned_list":
        return False
    rows = "returned_row w WHERE w.list_id = :list"
    theirs = f"{rows} AND {kin.misses_of_row(':chat')}"
    own = await tx.exists(theirs, list=subject_id, chat=chat_id)
    return own and not await tx.exists(f"{rows} AND NOT {kin.misses_of_row(':chat')}", list=subject_id, chat=chat_id)


async def last_about_an_inquiry(tx: Transaction, operator_id: int, since: int) -> Row | None:
    """What this operator decided last about an inquiry of the queue: action, subject_id, at."""
    return await tx.one(
        "SELECT action, subject_id, at FROM audit WHERE operator_id = :operator AND at >= :since"
        " AND subject = 'inquiry' AND action IN ('accepted', 'asked', 'declined', 'reopened', 'gave back')"
        " ORDER BY at DESC, id DESC LIMIT 1",
        operator=operator_id,
        since=since,
    )
