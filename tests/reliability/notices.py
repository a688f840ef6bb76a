"""A notice of a verified return, with all that the database wants to see before it lets one be."""

from bot.model.message import Kind
from bot.model.rights import Role
from storage.staff import operators
from storage.store.ids import new_id
from storage.store.transaction import Transaction
from tests.reliability.office import Office
from tests.stamping import vouch

_PERSON = "INSERT INTO person (id, category, registered_at, sealed) VALUES (:person, 'service_member', 1, :nothing)"
_INQUIRY = (
    "INSERT INTO inquiry (id, reference_fingerprint, chat_id, category, state, received_at, person_id, accepted_by,"
    " accepted_at, sealed) VALUES (:inquiry, :reference, :chat, 'service_member', 'accepted', 1, :person, :first, 1,"
    " :nothing)"
)
_REPORT = (
    "INSERT INTO return_report (id, person_id, reported_by, reported_at, wish, state, decided_by, sealed)"
    " VALUES (:report, :person, :first, 1, 'all', 'verified', :second, :nothing)"
)
_VERIFICATION = (
    "INSERT INTO verification (id, report_id, person_id, reported_by, verified_by, verified_at, release_at, state,"
    " sealed) VALUES (:verification, :report, :person, :first, :second, 1, 1, 'standing', :nothing)"
)
_NOTICE = (
    "INSERT INTO notice (id, verification_id, person_id, inquiry_id, chat_id, state)"
    " VALUES (:notice, :verification, :person, :inquiry, :chat, 'due')"
)


async def verified_return(tx: Transaction, chat_id: int, operator_chats: tuple[int, int]) -> int:
    """The id of a notice to that chat."""
    ids = {name: new_id() for name in ("person", "inquiry", "report", "verification", "notice")}
    first, second = [await operators.enrol(tx, chat, Role.VERIFIER, "Operator", 1) for chat in operator_chats]
    reference = tx.fingerprint("reference", str(ids["inquiry"]))
    values = {**ids, "first": first, "second": second, "chat": chat_id, "reference": reference, "nothing": b""}
    for statement in (_PERSON, _INQUIRY, _REPORT, _VERIFICATION, _NOTICE):
        await _run(tx, statement, values)
    await vouch(tx, "person", "inquiry", "return_report", "verification", "notice")
    return ids["notice"]


async def _run(tx: Transaction, statement: str, values: dict[str, object]) -> None:
    await tx.execute(statement, **{name: value for name, value in values.items() if f":{name}" in statement})


async def put(office: Office, chat: int, kind: Kind) -> int:
    """A message of that kind in the outbox; a notice with the return that it is about."""
    if kind is not Kind.NOTICE:
        return await office.puts(chat, "Good day", kind)
    operators = [await office.chat_of(office.telegram.person(name)) for name in ("Olha", "Petro")]
    notice = await office.store.run(verified_return, chat, (operators[0], operators[1]))
    return await office.puts(chat, "We have news", kind, notice_id=notice)
