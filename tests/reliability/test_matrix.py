"""Each kind of message against each answer of Telegram, by the real sender: what arrives, how often, what is kept.

Once a call has gone wrong in one way, everything goes well again.
"""

import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.model.message import Kind
from bot.rehearsal import Account, Group, PlannedFault
from bot.transport import AiohttpRequest, Answer, Caller, caller
from storage.store.transaction import Transaction
from tests.reliability.notices import put
from tests.reliability.office import Office

LONG, PATIENCE = 400, 1.5  # longer than the longest pause between two tries; seconds that an answer is waited for


@dataclass(frozen=True)
class End:
    """The row's state, how often the words arrived, and how long that took at least."""

    state: str
    arrived: int
    seconds: int = 0


# What certainly never arrived is tried again whatever its kind; what may have arrived, only if its kind is repeated.
AGAIN = {kind: End("sent", 1, 1) for kind in Kind}
LOST = {kind: End("sent", 1, 1) if kind.repeats_when_unknown else End("unknown", 0) for kind in Kind}
TWICE = {kind: End("sent", 2, 1) if kind.repeats_when_unknown else End("unknown", 1) for kind in Kind}
HALF_A_MINUTE = {kind: End("sent", 1, 30) for kind in Kind}
MUCH_LATER = {kind: End("sent", 1, 300) for kind in Kind}
GONE = {kind: End("gone", 0) for kind in Kind}
REFUSED = {kind: End("refused", 0) for kind in Kind}
NOTHING_LEFT_TO_DO = {kind: End("sent", 0) for kind in Kind}


def bad(description: str) -> PlannedFault:
    return PlannedFault.refused(400, f"Bad Request: {description}")


def forbidden(description: str) -> PlannedFault:
    return PlannedFault.refused(403, f"Forbidden: {description}")


MATRIX: Mapping[str, tuple[PlannedFault | str | None, Mapping[Kind, End]]] = {
    "taken": (None, {kind: End("sent", 1) for kind in Kind}),
    "429 with retry_after": (PlannedFault.flood(30), HALF_A_MINUTE),
    "429 without": (PlannedFault.flood(None), AGAIN),
    "500": (PlannedFault.server_error(), AGAIN),
    "503": (PlannedFault.refused(503, "Service Unavailable"), AGAIN),
    "502 as HTML": (PlannedFault.bad_gateway(), LOST),
    "502 as HTML, passed on before": (PlannedFault.bad_gateway().after_all(), TWICE),
    "504 as HTML": (PlannedFault.gateway_timeout(), LOST),
    "504 as HTML, passed on before": (PlannedFault.gateway_timeout().after_all(), TWICE),
    "connection refused": ("refused", AGAIN),
    "timeout on connect": ("black hole", AGAIN),
    "cut before": (PlannedFault.cut_before(), LOST),
    "cut after": (PlannedFault.cut_after(), TWICE),
    "timeout on read, nothing done": (PlannedFault.silence(), LOST),
    "timeout on read, all done": (PlannedFault.silence().after_all(), TWICE),
    "invalid JSON, nothing done": (PlannedFault.bad_json(), LOST),
    "invalid JSON, all done": (PlannedFault.bad_json().after_all(), TWICE),
    "400 markup": (bad("can't parse entities: unsupported start tag"), REFUSED),
    "400 too long": (bad("message is too long"), REFUSED),
    "400 empty": (bad("message text is empty"), REFUSED),
    "400 wrong button": (bad("BUTTON_DATA_INVALID"), REFUSED),
    "400 wrong file": (bad("wrong file identifier/HTTP URL specified"), REFUSED),
    "400 chat not found": (bad("chat not found"), GONE),
    "400 user is blocked": (bad("USER_IS_BLOCKED"), GONE),
    "400 deactivated": (bad("INPUT_USER_DEACTIVATED"), GONE),
    "400 nobody": (bad("PEER_ID_INVALID"), GONE),
    "400 no rights": (bad("not enough rights to send text messages to the chat"), GONE),
    "400 not modified": (bad("message is not modified"), NOTHING_LEFT_TO_DO),
    "400 nothing to edit": (bad("message to edit not found"), NOTHING_LEFT_TO_DO),
    "403 blocked": (forbidden("bot was blocked by the user"), GONE),
    "403 deactivated": (forbidden("user is deactivated"), GONE),
    "403 never started": (forbidden("bot can't initiate conversation with a user"), GONE),
    "403 kicked": (forbidden("bot was kicked from the group chat"), GONE),
    "403 something new": (forbidden("something that nobody has seen yet"), GONE),
    "401": (PlannedFault.refused(401, "Unauthorized"), MUCH_LATER),
    "404 no such token": (PlannedFault.refused(404, "Not Found"), MUCH_LATER),
    "404 no such method": (PlannedFault.refused(404, "Not Found: method not found"), REFUSED),
    "409": (PlannedFault.refused(409, "Conflict: terminated by other getUpdates request"), MUCH_LATER),
    "413": (PlannedFault.refused(413, "Request Entity Too Large"), REFUSED),
    **{f"{status} as HTML": (PlannedFault.of_a_proxy(status), AGAIN) for status in (400, 401, 403, 404, 407, 413, 451)},
    "moved": ("moved", {kind: End("sent", 1) for kind in Kind}),
}


@pytest.fixture
def url(tmp_path: Path) -> str:
    """What is looked at does not depend on the database."""
    return f"sqlite:///{tmp_path}/zvistka.db"


@pytest.fixture
async def request_(telegram: object) -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(pool_size=32, read_timeout=PATIENCE) as opened:
        yield opened


@pytest.mark.parametrize("answer", MATRIX)
async def test_what_becomes_of_each_kind_after_each_answer(office: Office, answer: str) -> None:
    fault, ends = MATRIX[answer]
    rows, readers = await everybody_gets_one(office, "moved" if fault == "moved" else "")
    began = office.clock()
    async with going_wrong(office, fault, readers):
        await office.opens()
        sent_at = await until_nothing_is_due(office, rows)
    found = {
        kind: End(row["state"], said_to(readers[kind]), int(sent_at[kind] - began))
        for kind, row in {kind: await office.row(rows[kind]) for kind in Kind}.items()
    }
    assert {kind: (end.state, end.arrived) for kind, end in found.items()} == {
        kind: (end.state, end.arrived) for kind, end in ends.items()
    }
    assert all(found[kind].seconds >= ends[kind].seconds for kind in Kind), found
    await whoever_was_not_told_is_called(office, ends[Kind.NOTICE])


async def everybody_gets_one(office: Office, where: str) -> tuple[dict[Kind, int], dict[Kind, Account | Group]]:
    """One message of each kind, to a reader of its own; the rows, and the readers."""
    rows: dict[Kind, int] = {}
    readers: dict[Kind, Account | Group] = {}
    for kind in Kind:
        reader: Account | Group = office.telegram.person(f"Reader of a {kind}")
        if where == "moved":
            reader = office.telegram.group(f"Before, {kind}")
        readers[kind] = reader
        rows[kind] = await put(office, await office.chat_of(reader), kind)
        if where == "moved":
            readers[kind] = group = office.telegram.group(f"Now, {kind}", supergroup=True)
            await group.adds_bot(office.telegram.person("Somebody"))
            office.telegram.faults.add(moved_to(group.id), chat=reader.id)
    return rows, readers


def moved_to(new: int) -> PlannedFault:
    """The group has another id now."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return PlannedFault.refused(400, description, migrate_to_chat_id=new)


@asynccontextmanager
async def going_wrong(
    office: Office, fault: PlannedFault | str | None, readers: Mapping[Kind, Any]
) -> AsyncIterator[None]:
    """Each reader's first call meets the fault: one of Telegram's, or one of the way to it."""
    if isinstance(fault, PlannedFault):
        for reader in readers.values():
            office.telegram.faults.add(fault, chat=reader.id)
    if fault not in ("refused", "black hole"):
        yield
        return
    with ExitStack() as held:
        port = held.enter_context(black_hole()) if fault == "black hole" else nobodys_port()
        async with AiohttpRequest(connect_timeout=0.2) as request:
            wrong = caller(request, f"http://127.0.0.1:{port}", office.telegram.token)
            office.call = _first_by(wrong, office.call, {reader.id for reader in readers.values()})
            yield


def _first_by(wrong: Caller, right: Caller, left: set[int]) -> Caller:
    """The first call to each chat goes the wrong way."""

    async def call(method: str, params: Mapping[str, Any], **more: Any) -> Answer:
        if params["chat_id"] in left:
            left.remove(params["chat_id"])
            return await wrong(method, params, **more)
        return await right(method, params, **more)

    return call


def nobodys_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def black_hole() -> Iterator[int]:
    """A port that takes no more connections and refuses none: its queue is full."""
    with ExitStack() as held:
        listening = held.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _place in range(8):
            waiting = held.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        yield int(listening.getsockname()[1])


async def until_nothing_is_due(office: Office, rows: Mapping[Kind, int]) -> dict[Kind, float]:
    """Time goes on to each next try; when each row was settled."""
    for _try in range(20):
        await office.settles()
        waiting = [row["due_at"] for row in [await office.row(one) for one in rows.values()] if row["state"] == "due"]
        if not waiting:
            break
        office.clock.passes(max(0.0, min(waiting) - office.clock()))
    return {kind: (await office.row(row))["settled_at"] for kind, row in rows.items()}


def said_to(reader: Account | Group) -> int:
    """How often the words have arrived."""
    return sum(message.text in ("Good day", "We have news") for message in reader.chat if message.from_bot)


async def whoever_was_not_told_is_called(office: Office, end: End) -> None:
    """A notice was told, or a person has to tell it (N2)."""
    [notice] = await office.store.read(_notices)
    assert notice == ("told", 0) if end.state == "sent" else ("call", 1)


async def _notices(tx: Transaction) -> list[tuple[str, int]]:
    rows = await tx.all("SELECT n.state, (SELECT COUNT(*) FROM call c WHERE c.notice_id = n.id) AS calls FROM notice n")
    return [(row["state"], row["calls"]) for row in rows]
