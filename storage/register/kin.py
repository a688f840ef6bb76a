"""Whose family an operator is of: the one rule by which nobody sees or decides the case of somebody they miss.

A chat misses a person when it has an inquiry, in whatever state, that was linked to that person, that has the surname and
year of birth of the person or of any inquiry about them, or that the matcher has found to be alike; and so with every
other record of that person that operators have joined with it.  What an operator has declared counts like an inquiry.
"""  # noqa: E501

from collections.abc import Sequence

from storage.store.statement import one_of
from storage.store.transaction import Transaction

# The chat of the operator whose id is :operator.
OPERATORS_CHAT = "(SELECT o.chat_id FROM operator o WHERE o.id = :operator)"

# What an inquiry is like is another record of the person whom the inquiry `own` is about.
_IS_TWIN = (
    "EXISTS (SELECT 1 FROM person mine JOIN person twin ON twin.case_id = mine.case_id"
    " WHERE mine.id = own.person_id AND twin.id = likely.person_id)"
)


def misses(chat: str, person: str = "NULL", inquiry: str = "NULL") -> str:
    """SQL: this chat misses this person, or whoever this inquiry is about; of an accepted inquiry name both."""
    return _has(chat, _is_about(person, inquiry), _is_declared(person, inquiry))


def misses_of_row(chat: str) -> str:
    """SQL: the row `w` of a list may be somebody whom this chat misses, by its name, its report or any candidate."""
    person, inquiry = "COALESCE(maybe.person_id, asked.person_id)", "maybe.inquiry_id"
    reported = "reported.person_id"
    return _has(
        chat,
        _is_row(_is_about(reported), _is_about(person, inquiry)),
        _is_row(_is_declared(reported), _is_declared(person, inquiry)),
    )


def _has(chat: str, about: str, declared: str) -> str:
    """SQL: the chat has an inquiry, or a declaration, of which that holds; either is called own."""
    return (
        f"(EXISTS (SELECT 1 FROM inquiry own WHERE own.chat_id = {chat} AND {about})"
        f" OR EXISTS (SELECT 1 FROM declaration own WHERE own.chat_id = {chat} AND {declared}))"
    )


def _is_row(about_report: str, about_candidate: str) -> str:
    return (
        "(own.name_fingerprint = w.name_fingerprint"
        " OR EXISTS (SELECT 1 FROM return_report reported"
        f" WHERE reported.id = w.report_id AND {about_report})"
        " OR EXISTS (SELECT 1 FROM candidate maybe LEFT JOIN inquiry asked ON asked.id = maybe.inquiry_id"
        f" WHERE maybe.row_id = w.id AND {about_candidate}))"
    )


async def is_relative(tx: Transaction, chat_id: int, person_id: int | None, inquiry_id: int | None = None) -> bool:
    """Whether this chat misses that person, or whoever that inquiry is about."""
    sql = f"SELECT 1 AS one WHERE {misses(':chat', ':person', ':inquiry')}"
    return await tx.one(sql, chat=chat_id, person=person_id, inquiry=inquiry_id) is not None


async def or_nobodys(tx: Transaction, chat_id: int) -> int:
    """This chat, or 0, which misses nobody either, when it never asked nor declared: all such are told the same."""
    asked = _has(":chat", "1 = 1", "1 = 1")
    return chat_id if await tx.one(f"SELECT 1 AS one WHERE {asked}", chat=chat_id) else 0


async def persons_of_others(tx: Transaction, chat_id: int, person_ids: Sequence[int]) -> set[int]:
    """Those of these persons whom this chat does not miss; who was erased is not among them."""
    if not person_ids:
        return set()
    among, values = one_of("p.id", person_ids)
    sql = f"SELECT p.id FROM person p WHERE {among} AND NOT {misses(':chat', 'p.id')}"
    return {row["id"] for row in await tx.all(sql, chat=chat_id, **values)}


async def inquiries_of_others(tx: Transaction, chat_id: int, inquiry_ids: Sequence[int]) -> set[int]:
    """Those of these inquiries that are about nobody whom this chat misses."""
    if not inquiry_ids:
        return set()
    among, values = one_of("i.id", inquiry_ids)
    sql = f"SELECT i.id FROM inquiry i WHERE {among} AND NOT {misses(':chat', 'i.person_id', 'i.id')}"
    return {row["id"] for row in await tx.all(sql, chat=chat_id, **values)}


async def is_of_row(tx: Transaction, chat_id: int, row_id: int) -> bool:
    """Whether a row of a list may be somebody whom this chat misses."""
    return await tx.exists(f"returned_row w WHERE w.id = :row AND {misses_of_row(':chat')}", row=row_id, chat=chat_id)


def _is_about(person: str, inquiry: str = "NULL") -> str:
    """SQL: the inquiry `own` is, or may be, about that person, in any record, or about the one of that inquiry."""
    return f"({_is_about_record(person, inquiry)} OR {_in_another_record(person, _is_about_record('joined.id'))})"


def _is_declared(person: str, inquiry: str = "NULL") -> str:
    """SQL: the declaration `own` is, or may be, of that person, in any record, or of the one of that inquiry."""
    return f"({_is_declared_record(person, inquiry)} OR {_in_another_record(person, _is_declared_record('joined.id'))})"


def _in_another_record(person: str, holds: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM person record JOIN person joined ON joined.case_id = record.case_id"
        f" WHERE record.id = {person} AND {holds})"
    )


def _inquiries(person: str, inquiry: str) -> tuple[str, str]:
    """What an inquiry `about` that person, or that inquiry, is found by, and the ids of all of them."""
    subject = f"(about.id = {inquiry} OR about.person_id = {person})"
    return subject, f"(SELECT about.id FROM inquiry about WHERE {subject})"


def _is_declared_record(person: str, inquiry: str = "NULL") -> str:
    subject, inquiries = _inquiries(person, inquiry)
    return (
        f"(own.name_fingerprint = (SELECT missed.name_fingerprint FROM person missed WHERE missed.id = {person})"
        f" OR EXISTS (SELECT 1 FROM inquiry about WHERE {subject} AND about.name_fingerprint = own.name_fingerprint)"
        " OR EXISTS (SELECT 1 FROM declared_likeness likely WHERE likely.declaration_id = own.id"
        f" AND (likely.person_id = {person} OR likely.inquiry_id IN {inquiries})))"
    )


def _is_about_record(person: str, inquiry: str = "NULL") -> str:
    subject, inquiries = _inquiries(person, inquiry)
    return (
        f"(own.person_id = {person}"
        f" OR own.name_fingerprint = (SELECT missed.name_fingerprint FROM person missed WHERE missed.id = {person})"
        f" OR EXISTS (SELECT 1 FROM inquiry about WHERE {subject}"
        " AND (about.id = own.id OR about.name_fingerprint = own.name_fingerprint))"
        " OR EXISTS (SELECT 1 FROM likeness likely WHERE likely.inquiry_id = own.id"
        f" AND (likely.person_id = {person} OR likely.other_id IN {inquiries}))"
        f" OR EXISTS (SELECT 1 FROM likeness likely WHERE likely.inquiry_id IN {inquiries}"
        f" AND (likely.other_id = own.id OR likely.person_id = own.person_id OR {_IS_TWIN})))"
    )
