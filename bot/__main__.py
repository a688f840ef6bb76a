"""python -m bot VERB.  Exit code 0: done; 1: failed; 2: wrong usage or settings."""

import argparse
import asyncio
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from bot import __version__, checks, chores, logs, trouble
from bot.finding import Finding
from bot.leading import Alone
from bot.model.history import Head
from bot.model.rights import Role
from bot.settings import FOR_NOTHING, FOR_RUN, FOR_STORE, Settings, SettingsError, load
from storage.store.keys import new_master_key
from storage.store.stamps import BOUND

FAILED, MISUSED = 1, 2
# Seconds after which a thread that computes lets another go on.  With Python's own 5 ms a transaction takes 14 ms in
# place of 1 while a list is compared in a thread, for it waits for its turn after every write to the disk.  Now 2 ms.
HANDOVER = 0.0002


async def run(settings: Settings, args: argparse.Namespace) -> int:
    """The bot: long polling, or a webhook when WEBHOOK_URL is set."""
    alone = Alone(settings.database_url)
    with suppress(OSError):  # else it is asked once more, and said
        alone.ask()  # the earlier: what the last process may have sent a moment ago is over when we have started
    gc.disable()  # what is imported stays: to search it for garbage took a sixth of the start
    from bot import app  # noqa: PLC0415 (each verb waits only for what it needs to be imported)

    _look_for_garbage_seldom()
    sys.setswitchinterval(HANDOVER)
    await app.run(settings, migrate=not args.no_migrate, alone=alone)
    return 0


def _look_for_garbage_seldom() -> None:
    """Hundreds of small objects come and go with every message, hardly any in cycles: searching took a fifth of it."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)
    gc.enable()


async def rehearse(settings: Settings, args: argparse.Namespace) -> int:
    """Everything on this machine, no token, no network: a stand-in for Telegram, made-up people, a page."""
    from bot import rehearse as rehearsal  # noqa: PLC0415

    await rehearsal.rehearse(args.host, args.port)
    return 0


async def new_key(settings: Settings, args: argparse.Namespace) -> int:
    """Prints a fresh key for DATA_KEYS."""
    print(new_master_key())
    return 0


async def migrate(settings: Settings, args: argparse.Namespace) -> int:
    """Brings the database to the newest schema."""
    await chores.migrate(settings)
    return 0


async def invite(settings: Settings, args: argparse.Namespace) -> int:
    """Prints a one-time link that makes who opens it an operator."""
    print(await chores.invite(settings, Role(args.role)))
    return 0


async def lockdown(settings: Settings, args: argparse.Namespace) -> int:
    """Nothing is verified, told to families, let in or taken out until two operators lift it, or --lift."""
    print(await chores.lockdown(settings, args.lift))
    return 0


async def check(settings: Settings, args: argparse.Namespace) -> int:
    """Settings, database, history, catalogs, keys, token: fit to run?"""
    findings = [Finding("fine", "settings"), *await checks.check(settings, heads=args.head)]
    for finding in findings:
        print(finding)
    return FAILED if any(finding.verdict == "wrong" for finding in findings) else 0


async def import_cases(settings: Settings, args: argparse.Namespace) -> int:
    """Takes a CSV or XLSX file into the register: surname, given, patronymic, birth_date, category, unit, id."""
    from bot.casework import importing  # noqa: PLC0415 (see run)

    await importing.import_cases(
        settings, args.file, dry_run=args.dry_run, refused=args.refused, replace_people=args.replace_people
    )
    return 0


async def match(settings: Settings, args: argparse.Namespace) -> int:
    """Compares a list of returned people with the register; proposes, changes nothing."""
    from bot.casework import proposing  # noqa: PLC0415 (see run)

    await proposing.match(settings, args.file, args.out)
    return 0


async def export_cases(settings: Settings, args: argparse.Namespace) -> int:
    """Writes the cases to a file: .csv or .xlsx, a working list; .xml, PFIF 1.4 for other registries."""
    from bot.casework import exporting  # noqa: PLC0415 (see run)

    await exporting.export_cases(settings, args.file)
    return 0


async def backup(settings: Settings, args: argparse.Namespace) -> int:
    """Writes a consistent copy of the database while the bot runs."""
    await chores.backup(settings, args.file)
    return 0


async def restore(settings: Settings, args: argparse.Namespace) -> int:
    """Puts a copy where DATABASE_URL says that the database is; there must be none."""
    print(await chores.restore(settings, args.file))
    return 0


async def rotate_keys(settings: Settings, args: argparse.Namespace) -> int:
    """Encrypts everything again under the newest of DATA_KEYS."""
    print(await chores.rotate_keys(settings))
    return 0


async def vouch(settings: Settings, args: argparse.Namespace) -> int:
    """Says that a row which `check` named is right as it stands, after you have looked at it; prints what it says."""
    print(await chores.vouch(settings, args.table, args.row))
    return 0


def parser() -> argparse.ArgumentParser:
    """The verbs and what each takes."""
    installed = Path(sys.argv[0]).stem == "zvistka"
    whole = argparse.ArgumentParser(prog="zvistka" if installed else "python -m bot", description=__doc__)
    whole.add_argument("--version", action="version", version=f"zvistka {__version__}")
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, body: Any, needs: frozenset[str]) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=body.__doc__, description=body.__doc__)
        added.set_defaults(body=body, needs=needs)
        return added

    running = verb("run", run, FOR_RUN)
    running.add_argument("--no-migrate", action="store_true", help="refuse a database that is not at the newest schema")
    rehearsing = verb("rehearse", rehearse, FOR_NOTHING)
    rehearsing.add_argument("--host", default="127.0.0.1", help="where the page listens (default: %(default)s)")
    rehearsing.add_argument("--port", type=_port, default=8080, help="the page's port (default: %(default)s)")
    verb("new-key", new_key, FOR_NOTHING)
    verb("migrate", migrate, FOR_STORE)
    inviting = verb("invite", invite, FOR_STORE)
    inviting.add_argument(
        "--role", required=True, choices=[role.value for role in Role], help="what the operator may do"
    )
    verb("lockdown", lockdown, FOR_STORE).add_argument(
        "--lift", metavar="REASON", type=_reason, help="end it; every operator reads the reason"
    )
    _add_casework(verb)
    checking = verb("check", check, FOR_RUN)
    meaning = "a head of the history as it was noted down: is it still part of it?"
    checking.add_argument("--head", action="append", default=[], type=Head.read, metavar="ROWS:MARK", help=meaning)
    for name, body in (("backup", backup), ("restore", restore)):
        verb(name, body, FOR_STORE).add_argument("file", type=Path, metavar="FILE", help="the copy")
    verb("rotate-keys", rotate_keys, FOR_STORE)
    vouching = verb("vouch", vouch, FOR_STORE)
    vouching.add_argument("table", choices=list(BOUND), metavar="TABLE", help="the table, as `check` names it")
    vouching.add_argument("row", type=int, metavar="ROW", help="the row")
    return whole


def _reason(value: str) -> str:
    if not 0 < len(value.strip()) <= 500:
        raise argparse.ArgumentTypeError("a reason is a sentence of at most 500 characters")
    return value.strip()


def _port(value: str) -> int:
    port = int(value)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _add_casework(verb: Callable[[str, Any, frozenset[str]], argparse.ArgumentParser]) -> None:
    coming = verb("import-cases", import_cases, FOR_STORE)
    coming.add_argument(
        "file", type=Path, metavar="FILE", help="the register; whoever has a known id is brought up to date"
    )
    coming.add_argument("--dry-run", action="store_true", help="only say what would be done")
    coming.add_argument(
        "--replace-people", action="store_true", help="also where the id is somebody else's, who is named and gives way"
    )
    coming.add_argument("--refused", type=Path, metavar="OUT", help="a CSV file for the refused rows; is overwritten")
    comparing = verb("match", match, FOR_STORE)
    comparing.add_argument("file", type=Path, metavar="FILE", help="the list of returned people, CSV or XLSX")
    comparing.add_argument(
        "--out", type=Path, required=True, metavar="CANDIDATES",
        help="a CSV file with the columns returned_row, candidate_id, score, rank, verdict; is overwritten",
    )  # fmt: skip
    going = verb("export-cases", export_cases, FOR_STORE)
    going.add_argument("file", type=Path, metavar="FILE", help="where to; is overwritten, and readable to you only")


def main(arguments: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ) -> int:
    """Runs one verb; its exit code.  What went wrong is said in a sentence on standard error, without a traceback."""
    args, log_format = parser().parse_args(arguments), None
    try:
        settings = load(environ, args.needs)
        logs.configure(log_format := settings.log_format)
        with asyncio.Runner(loop_factory=_fast_loop()) as runner:
            return int(runner.run(args.body(settings, args)))
    except SettingsError as wrong:
        print(wrong, file=sys.stderr)
        return MISUSED
    except KeyboardInterrupt:
        return FAILED
    except Exception as error:
        _say(error, in_json=log_format == "json")
        return FAILED


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, where there is uvloop; it is not made for Windows."""
    try:
        import uvloop  # noqa: PLC0415 (see above)
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory


def _say(error: Exception, *, in_json: bool) -> None:
    """A sentence for what was to be expected or can be mended; a log line, which quotes nothing, for the rest."""
    is_expected = isinstance(error, chores.EXPECTED) or getattr(type(error), "safe_to_log", False)
    sentence = str(error) if is_expected else trouble.sentence(error)
    if sentence and not in_json:
        print(sentence, file=sys.stderr)
    else:
        structlog.get_logger("bot").critical(sentence or "failed", exc_info=None if is_expected else error)


if __name__ == "__main__":
    sys.exit(main())
