"""What each answer of Telegram means for each kind of message."""

import json

import pytest
from telegram.error import TimedOut

from bot.model.message import Kind
from bot.outbox.delivery import Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain, outcome, pause
from bot.outbox.recording import record, record_all
from bot.transport import NotSent, UnknownOutcome
from storage.queues import flight
from tests.reliability.notices import put
from tests.reliability.office import Office


def said(code: int, description: str, **parameters: int) -> tuple[int, bytes]:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return code, json.dumps(body).encode()


ANSWERS: list[tuple[object, Outcome]] = [
    ((200, b'{"ok":true,"result":{"message_id":7}}'), Sent(7)),
    ((200, b'{"ok":true,"result":true}'), Sent()),
    ((200, b"<html>Please log in to this network</html>"), Uncertain(1)),
    (said(400, "Bad Request: message is not modified: specified new message content is the same"), Sent()),
    (said(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), Sent()),
    (said(400, "Bad Request: message to edit not found"), Sent()),
    (said(400, "Bad Request: can't parse entities: unsupported start tag"), Rejected("entities")),
    (said(400, "Bad Request: message text is empty"), Rejected("bad request")),
    (said(400, "Bad Request: chat not found"), Gone("not found")),
    (said(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), Gone("forbidden")),
    (said(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100), Moved(-100)),
    (said(403, "Forbidden: bot was blocked by the user"), Gone("blocked")),
    (said(403, "Forbidden: user is deactivated"), Gone("deactivated")),
    (said(403, "Forbidden: bot was kicked from the supergroup chat"), Gone("kicked")),
    (said(403, "Forbidden: the group chat was deleted"), Gone("deleted")),
    (said(403, "Forbidden: bot can't initiate conversation with a user"), Gone("forbidden")),
    (said(403, "Forbidden: something new"), Gone("forbidden")),
    (said(404, "Not Found: method not found"), Rejected("no such method")),
    (said(413, "Request Entity Too Large"), Rejected("too large")),
    ((200, said(403, "Forbidden: bot was blocked by the user")[1]), Gone("blocked")),
    ((502, said(403, "Forbidden: bot was blocked by the user")[1]), Gone("blocked")),
    ((403, said(429, "Too Many Requests", retry_after=17)[1]), Later(17, holds_all=True)),
    ((403, said(500, "Internal Server Error")[1]), Later(1)),
    (said(429, "Too Many Requests: retry after 17", retry_after=17), Later(17, holds_all=True)),
    (said(429, "Too Many Requests"), Later(1, holds_all=True)),
    (said(401, "Unauthorized"), Later(300)),
    (said(404, "Not Found"), Later(300)),
    (said(409, "Conflict"), Later(300)),
    (said(500, "Internal Server Error: restart"), Later(1)),
    ((503, b""), Later(1)),
    ((502, b"<html>502 Bad Gateway</html>"), Uncertain(1)),
    ((504, b""), Uncertain(1)),
    (NotSent("ClientConnectorError"), Later(1)),
    (UnknownOutcome("ServerDisconnectedError"), Uncertain(1)),
    (TimedOut(), Uncertain(1)),
    (ValueError("a fault of ours"), Uncertain(1)),
]


@pytest.mark.parametrize(("answer", "meaning"), ANSWERS)
def test_each_answer_has_one_meaning(answer: tuple[int, bytes] | Exception, meaning: Outcome) -> None:
    assert outcome(answer, tries=0) == meaning


STATUSES = (200, 204, 302, 400, 401, 403, 404, 407, 409, 413, 421, 429, 451, 500, 502, 503, 504, 520)
NOT_TELEGRAMS = {
    "HTML": b"<html><head><title>403 Forbidden: bot was blocked by the user</title></head></html>",
    "nothing": b"",
    "an array": b'[{"ok":false,"error_code":403}]',
    "no ok": b'{"error_code":403,"description":"Forbidden: bot was blocked by the user"}',
    "no code": b'{"ok":false,"description":"Bad Request: chat not found","parameters":{"migrate_to_chat_id":-1}}',
    "a code in words": b'{"ok":false,"error_code":"403","description":"Forbidden"}',
    "a code that is true": b'{"ok":false,"error_code":true,"description":"Forbidden"}',
    "an error of its own": b'{"ok":"false","error":{"code":403,"message":"chat not found"}}',
    "half an answer": b'{"ok":false,"error_code":403,"descr',
    "no text at all": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("body", NOT_TELEGRAMS)
def test_what_telegram_did_not_say_never_ends_a_message(status: int, body: str) -> None:
    found = outcome((status, NOT_TELEGRAMS[body]), tries=3)
    assert found == (Uncertain(8) if status in (200, 502, 504) else Later(8, holds_all=status == 429))


@pytest.mark.parametrize("status", [status for status in STATUSES if status != 200])
def test_taken_and_refused_at_once_means_that_nobody_knows(status: int) -> None:
    assert outcome((status, b'{"ok":true,"result":{"message_id":7}}'), tries=3) == Uncertain(8)


def test_reasons_never_quote_what_was_sent() -> None:
    secret = said(400, 'Bad Request: can\'t parse entities: unsupported start tag "shevchenko"')
    assert "shevchenko" not in repr(outcome(secret, tries=0))


def test_pauses_grow_up_to_five_minutes() -> None:
    assert [pause(tries) for tries in (0, 1, 2, 3, 8, 9, 10_000)] == [1, 2, 4, 8, 256, 300, 300]


REPEATED = [Kind.ALARM, Kind.REPLY, Kind.NOTICE, Kind.CONFIRMATION, Kind.OPERATOR]
FOR_ALL_KINDS: dict[Outcome, str] = {
    Sent(7): "sent",
    Later(5): "due",
    Later(5, holds_all=True): "due",
    Gone("blocked"): "gone",
}


@pytest.mark.parametrize("kind", Kind)
async def test_what_becomes_of_each_kind(office: Office, kind: Kind) -> None:
    unknown = "due" if kind in REPEATED else "unknown"
    for meaning, state in {**FOR_ALL_KINDS, Uncertain(5): unknown}.items():
        chat = await office.chat_of(office.telegram.person("Anna"))
        row = await put(office, chat, kind)
        letter = await claimed(office, row)
        await office.store.run(record, letter, meaning, office.clock())
        assert (await office.row(row))["state"] == state, meaning


async def test_an_outcome_counts_once(office: Office) -> None:
    row = await put(office, await office.chat_of(office.telegram.person("Anna")), Kind.REPLY)
    letter = await claimed(office, row)
    await office.store.run(record, letter, Sent(7), office.clock())
    await office.store.run(record, letter, Later(5), office.clock())
    assert (await office.row(row))["state"] == "sent"


async def test_an_outcome_of_an_earlier_leader_comes_too_late(office: Office) -> None:
    row = await put(office, await office.chat_of(office.telegram.person("Anna")), Kind.REPLY)
    letter = await claimed(office, row)
    await office.store.run(flight.reopen, await office.lease(), int(office.clock()))
    await claimed(office, row)
    await office.store.run(record, letter, Rejected("bad request"), office.clock())
    assert (await office.row(row))["state"] == "sending"


async def test_an_arrival_that_an_earlier_leader_learns_of_too_late_ends_nothing(office: Office) -> None:
    row = await put(office, await office.chat_of(office.telegram.person("Anna")), Kind.REPLY)
    letter = await claimed(office, row)
    await office.store.run(flight.reopen, await office.lease(), int(office.clock()))
    await claimed(office, row)
    await office.store.run(record_all, [(letter, Sent(7))], office.clock())
    assert (await office.row(row))["state"] == "sending"


async def claimed(office: Office, row: int) -> flight.ClaimedMessage:
    [letter] = await office.store.run(flight.claim, await office.lease(), [row], int(office.clock()))
    return letter
