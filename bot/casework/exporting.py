"""export-cases: lists for people, or PFIF for the registries of others, as bot/use_cases/exporting makes them."""

import sys
import time
from pathlib import Path

from bot.casework import files
from bot.chores import CommandFailed, opened, refuse_in_lockdown
from bot.model.export import Export
from bot.settings import Settings
from bot.use_cases.register.all_cases import all_cases
from bot.use_cases.staff import exports
from bot.use_cases.staff.exporting import NO_DOMAIN, domain, written

SUFFIXES = {".csv": Export.CSV, ".xlsx": Export.XLSX, ".xml": Export.PFIF}


async def export_cases(settings: Settings, path: Path) -> None:
    """Writes what the suffix of the file says, and says how many; every export stands in the audit."""
    if (export := SUFFIXES.get(path.suffix.lower())) is None:
        raise CommandFailed(f"{path} must end in .csv, .xlsx or .xml: that says what is written.")
    now = int(time.time())
    if export is Export.PFIF and domain(settings.org) == NO_DOMAIN:
        print(f"ORGANISATION_URL names no domain: the records bear {NO_DOMAIN}. Hand out none.", file=sys.stderr)
    async with opened(settings) as store:
        await refuse_in_lockdown(store)
        cases = await store.read(all_cases)
        content, count = written(export, cases, settings.org, "en", now)
        with files.whole(path) as target:
            target.write(content)
            await store.run(exports.note, None, path.suffix.lower().removeprefix("."), count, now)
    print(f"{count} of {len(cases)} cases were written to {path}.")
