"""import-cases: a register of another system comes in, as bot/importer does it."""

import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.casework import files, sentences
from bot.casework.progress import ProgressLine
from bot.chores import CommandFailed, opened
from bot.importer import Plan, carried_out, looked, missing, require_columns
from bot.settings import Settings
from bot.tables.people import NamedPeople
from bot.tables.registering import RefusedRow, Registrable
from bot.tables.writing import refused_rows, write_csv
from bot.use_cases.register.register import Counts
from storage.register.persons import Change
from storage.store.store import Store


async def import_cases(
    settings: Settings, path: Path, *, dry_run: bool, refused: Path | None, replace_people: bool = False
) -> None:
    """Says what would be done and, unless it is a dry run, does it; the refused rows go to a file if one is named.

    replace_people: rows whose id is somebody else's are taken as well, in place of them.
    """
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
            _write_refused(refused, listed, plan.refused if replace_people else plan.left_out())
        rows = plan.to_write(replace_people=replace_people)
        print(
            "Dry run: nothing was changed."
            if dry_run
            else _done(await _carried_out(store, rows, replace_people=replace_people))
        )


async def _carried_out(store: Store, rows: Sequence[Registrable], *, replace_people: bool) -> Counts:
    with ProgressLine("Rows written", len(rows)) as progress:
        return await carried_out(store, rows, time.time, progress.reach, replace_people=replace_people)


def _say(plan: Plan, listed: NamedPeople) -> None:
    for row in plan.refused:
        print(f"Row {sentences.numbered(row.number, listed)}: {sentences.refused(row)}")
    for other in plan.others:
        print(sentences.somebody_else(other, listed))
    kinds = ", ".join(f"{plan.counts[change]} {change}" for change in (Change.NEW, Change.CHANGED, Change.UNCHANGED))
    print(f"Rows: {plan.counts.total() + len(plan.left_out())}. {kinds}, {len(plan.refused)} refused.")
    if plan.others:
        print(f"{len(plan.others)} with an id that is somebody else's: taken only with --replace-people.")


def _done(done: Counts) -> str:
    gave_way = f", {done[Change.ANOTHER]} gave way to somebody else" if done[Change.ANOTHER] else ""
    return f"Done: {done[Change.NEW]} added, {done[Change.CHANGED]} replaced{gave_way}."


def _write_refused(path: Path, listed: NamedPeople, refused: list[RefusedRow]) -> None:
    with files.whole(path) as target:
        write_csv(target, *refused_rows(listed, refused, "reason", sentences.refused))
