"""import-cases: a register of another system comes in, as bot/importer does it."""

import time
from datetime import datetime
from pathlib import Path

from bot.casework import files, sentences
from bot.casework.progress import ProgressLine
from bot.chores import CommandFailed, opened
from bot.importer import Plan, carried_out, looked, missing, require_columns
from bot.settings import Settings
from bot.tables.people import NamedPeople
from bot.tables.registering import RefusedRow
from bot.tables.writing import refused_rows, write_csv
from bot.use_cases.register.register import Counts
from storage.register.persons import Change
from storage.store.store import Store


async def import_cases(settings: Settings, path: Path, *, dry_run: bool, refused: Path | None) -> None:
    """Says what would be done and, unless it is a dry run, does it; the refused rows go to a file if one is named."""
    if refused:
        files.require_other(refused, path)
    listed = files.listed(path)
    print(sentences.understood(listed))
    if lacking := missing(listed):
        raise CommandFailed(f"{path} has no column {' and no column '.join(lacking)}; name it so in the first row.")
    with files.readable(path):
        require_columns(listed)
    async with opened(settings, migrate=not dry_run) as store:
        with files.readable(path), ProgressLine("Rows read") as progress:
            plan = await looked(store, listed, datetime.now(settings.timezone).date(), progress.reach)
        _say(plan, listed)
        if refused:
            _write_refused(refused, listed, plan.refused)
        print("Dry run: nothing was changed." if dry_run else _done(await _carried_out(store, plan)))


async def _carried_out(store: Store, plan: Plan) -> Counts:
    with ProgressLine("Rows written", len(plan.rows)) as progress:
        return await carried_out(store, plan.rows, time.time, progress.reach)


def _say(plan: Plan, listed: NamedPeople) -> None:
    for row in plan.refused:
        print(f"Row {sentences.numbered(row.number, listed)}: {sentences.refused(row)}")
    kinds = ", ".join(f"{plan.counts[change]} {change}" for change in Change)
    print(f"Rows: {plan.counts.total() + len(plan.refused)}. {kinds}, {len(plan.refused)} refused.")


def _done(done: Counts) -> str:
    return f"Done: {done[Change.NEW]} added, {done[Change.CHANGED]} replaced."


def _write_refused(path: Path, listed: NamedPeople, refused: list[RefusedRow]) -> None:
    with files.whole(path) as target:
        write_csv(target, *refused_rows(listed, refused, "reason", sentences.refused))
