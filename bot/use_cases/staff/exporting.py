"""Cases as a file: lists for people, PFIF for the registries of others."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from urllib.parse import urlsplit

from bot.i18n import Language
from bot.model.case import Case, CaseState
from bot.model.dates import PartialDate
from bot.model.export import Export
from bot.model.message import DAY
from bot.settings import OrgConfig
from bot.tables.pfif import DOMAIN, Home, Record, Status, write_pfif
from bot.tables.writing import Line, write_csv, write_xlsx
from bot.texts.staff import exports as texts

HEADS = ("id", "category", "surname", "given", "patronymic", "birth_date", "state", "relatives", "received_at")
NO_DOMAIN = "zvistka.invalid"


def written(export: Export, cases: Sequence[Case], org: OrgConfig, language: Language, now: int) -> tuple[bytes, int]:
    """The file, and how many cases are in it."""
    target = BytesIO()
    if export is Export.PFIF:
        count = write_pfif(target, _home(org), _records(cases, org, now), now)
    else:
        write = write_csv if export is Export.CSV else write_xlsx
        count = write(target, HEADS, _lines(_wanted(export, cases), org, language))
    return target.getvalue(), count


def domain(org: OrgConfig) -> str:
    """Whose records these are; NO_DOMAIN when ORGANISATION_URL names none."""
    found = urlsplit(org.organisation_url).hostname or ""
    return found if DOMAIN.fullmatch(found) else NO_DOMAIN


def _wanted(export: Export, cases: Sequence[Case]) -> Iterator[Case]:
    return (case for case in cases if export is not Export.OPEN or case.state is not CaseState.TOLD)


def _lines(cases: Iterator[Case], org: OrgConfig, language: Language) -> Iterator[Line]:
    states = {state: words.text(language) for state, words in texts.STATES.items()}
    for case in cases:
        person = [case.facts.get(name, "") for name in ("category", "surname", "given", "patronymic")]
        received = datetime.fromtimestamp(case.received_at, org.timezone).isoformat(" ", "minutes")
        yield case.number, *person, str(_birth(case) or ""), states[case.state], case.relatives, received


def _birth(case: Case) -> PartialDate | None:
    """Others read it as a date, so what is only about right is a year to them."""
    known = case.facts["birth_date"]
    return PartialDate.parse(known).certain() if known else None


def _home(org: OrgConfig) -> Home:
    # Read by programs and people of other countries.
    words = {name: words.text("en") for name, words in texts.NOTES.items()}
    notes = {Status.INFORMATION_SOUGHT: words["sought"], Status.BELIEVED_ALIVE: words["alive"]}
    return Home(domain(org), org.organisation or NO_DOMAIN, notes)


def _records(cases: Sequence[Case], org: OrgConfig, now: int) -> Iterator[Record]:
    """Whatever was exported before expires with REMIND_EVERY, so that others keep nothing that is not renewed."""
    return (_record(case, now, now + org.remind_every * DAY) for case in cases if case.consented)


def _record(case: Case, now: int, expires_at: int) -> Record:
    return Record(
        local_id=case.opaque,
        consented=case.consented,
        told=case.public_since is not None,
        surname=case.facts["surname"],
        given=case.facts["given"],
        patronymic=case.facts.get("patronymic", ""),
        birth_year=birth.year if (birth := _birth(case)) else None,
        changed_at=now,
        expires_at=expires_at,
        noted_at=case.public_since or case.received_at,
    )
