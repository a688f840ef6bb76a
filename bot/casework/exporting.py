"""export-cases: the working list for people, or PFIF for the registries of others."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from bot.casework import files
from bot.casework.cases import all_cases
from bot.chores import Failed, opened
from bot.model.case import Case, CaseState
from bot.model.dates import PartialDate
from bot.settings import Settings
from bot.tables.pfif import DOMAIN, Home, Record, Status, write_pfif
from bot.tables.writing import Line, write_csv, write_xlsx
from storage import audit
from storage.ids import new_id
from storage.transaction import Transaction

HEADS = ("id", "category", "surname", "given", "patronymic", "birth_date", "state", "relatives", "received_at")
STATES = {
    CaseState.IMPORTED: "imported; no relative asks",
    CaseState.IN_REVIEW: "in review",
    CaseState.ASKED: "waits for the family's answer",
    CaseState.ACCEPTED: "accepted",
    CaseState.HELD: "held: a person handles this case",
    CaseState.REPORTED: "return reported, waits for the second operator",
    CaseState.VERIFIED: "return verified, not all relatives told",
    CaseState.TOLD: "return verified, all relatives told",
}
NOTES = {
    Status.INFORMATION_SOUGHT: "This person is being looked for.",
    Status.BELIEVED_ALIVE: "The return of this person was verified, and the family knows of it.",
}
NO_DOMAIN = "zvistka.invalid"
DAY = 86_400

Write = Callable[[BinaryIO, Settings, Sequence[Case], int], int]


async def export_cases(settings: Settings, path: Path) -> None:
    """Writes what the suffix of the file says, and says how many; every export stands in the audit."""
    write = _writer(path)
    now = int(time.time())
    async with opened(settings) as store:
        cases = await store.read(all_cases)
        with files.whole(path) as target:
            count = write(target, settings, cases, now)
            await store.run(_note, path.suffix.lower(), count, now)
    print(f"{count} of {len(cases)} cases were written to {path}.")


async def _note(tx: Transaction, suffix: str, count: int, now: int) -> None:
    details = {"by": "command line", "what": suffix.removeprefix("."), "rows": str(count)}
    await audit.write(tx, None, "exported", "register", new_id(), now, details)


def _writer(path: Path) -> Write:
    writers: dict[str, Write] = {".csv": _csv, ".xlsx": _xlsx, ".xml": _pfif}
    if (write := writers.get(path.suffix.lower())) is None:
        raise Failed(f"{path} must end in .csv, .xlsx or .xml: that says what is written.")
    return write


def _csv(target: BinaryIO, settings: Settings, cases: Sequence[Case], now: int) -> int:
    return write_csv(target, HEADS, _lines(cases, settings.timezone))


def _xlsx(target: BinaryIO, settings: Settings, cases: Sequence[Case], now: int) -> int:
    return write_xlsx(target, HEADS, _lines(cases, settings.timezone))


def _lines(cases: Sequence[Case], zone: tzinfo) -> Iterator[Line]:
    for case in cases:
        person = [case.facts.get(name, "") for name in ("category", "surname", "given", "patronymic", "birth_date")]
        received = datetime.fromtimestamp(case.received_at, zone).isoformat(" ", "minutes")
        yield case.number, *person, STATES[case.state], case.relatives, received


def _pfif(target: BinaryIO, settings: Settings, cases: Sequence[Case], now: int) -> int:
    """Whatever was exported before expires with REMIND_EVERY, so that others keep nothing that is not renewed."""
    home = Home(_domain(settings), settings.organisation or NO_DOMAIN, NOTES)
    expires_at = now + settings.remind_every * DAY
    return write_pfif(target, home, (_record(case, now, expires_at) for case in cases if case.consented), now)


def _domain(settings: Settings) -> str:
    domain = urlsplit(settings.organisation_url).hostname or ""
    if DOMAIN.fullmatch(domain):
        return domain
    print(f"ORGANISATION_URL names no domain: the records bear {NO_DOMAIN}. Hand out none of them.", file=sys.stderr)
    return NO_DOMAIN


def _record(case: Case, now: int, expires_at: int) -> Record:
    return Record(
        local_id=case.opaque,
        consented=case.consented,
        told=case.public_since is not None,
        surname=case.facts["surname"],
        given=case.facts["given"],
        patronymic=case.facts.get("patronymic", ""),
        birth_year=PartialDate.parse(case.facts["birth_date"]).year,
        changed_at=now,
        expires_at=expires_at,
        noted_at=case.public_since or case.received_at,
    )
