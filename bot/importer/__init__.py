"""Brings registers into the database: a look first, which changes nothing; then page by page.

The same for the command line (bot/casework) and for files that administrators send (work).  What waits is a row in the
database and the file stays with Telegram, so that what a restart interrupts is done again; whatever was written before
is found unchanged.
"""

from bot.importer.plan import Plan, carried_out, looked, missing, require_columns
from bot.importer.work import Importer

__all__ = ["Importer", "Plan", "carried_out", "looked", "missing", "require_columns"]
