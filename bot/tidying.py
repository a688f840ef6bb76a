"""Every night: erases what is past its time, then proves that nothing is left where something was erased.

`kept` is read by /metrics: rows erased since the start by table, what the last proof found, reminders not said.
"""

from collections import Counter
from dataclasses import dataclass, field

import structlog

from bot.loops import attempt
from bot.model.history import Head
from bot.model.reminder import Reminder, Unsaid
from bot.model.rights import Right
from bot.texts.staff import operators as texts
from bot.use_cases.announcing import notify_operators
from storage.rights.emptiness import violations
from storage.rights.sweeps import Moments
from storage.rights.terms import TERMS, Sweep, Swept
from storage.store.store import Store
from storage.store.transaction import Transaction

log = structlog.get_logger()


@dataclass
class ErasureReport:
    """erased: rows by table; found: violations of the last night by what they are; at: when that was, 0: never.

    unsaid: reminders whose time had come, by why they were not said; waiting: those that an exchange day keeps back.
    written_down: the last row of the audit that was looked at for the log.
    head: that of the history as administrators were told it last; broken: places where it did not hold then.
    """

    erased: Counter[str] = field(default_factory=Counter)
    found: dict[str, int] = field(default_factory=dict)
    at: int = 0
    unsaid: Counter[Unsaid] = field(default_factory=Counter)
    waiting: set[Reminder] = field(default_factory=set)
    written_down: int | None = None
    head: Head | None = None
    broken: int = 0

    def counts(self, reminder: Reminder, why: Unsaid | None) -> bool:
        """Whether it was not said for a new reason: what an exchange day keeps back is looked at every minute."""
        if why is Unsaid.EXCHANGE_DAY and reminder in self.waiting:
            return False
        (self.waiting.add if why is Unsaid.EXCHANGE_DAY else self.waiting.discard)(reminder)
        if why is not None:
            self.unsaid[why] += 1
        return why is not None


async def tidy(store: Store, moments: Moments, kept: ErasureReport) -> None:
    """One night's work.  What fails is written down and holds up nothing else."""
    failed: dict[str, int] = {}
    for table, term in TERMS.items():
        for sweep in term.by if isinstance(term, Swept) else ():
            if not await attempt(_sweep(store, sweep, moments, kept.erased, table), "not erased", table=table):
                failed[f"not erased: {table}"] = 1
    kept.found, kept.at = {**failed, **await store.read(violations, moments.receipt)}, moments.now
    if kept.found:
        log.error("something is left that should be erased", **{"found": kept.found})
        await store.run(_announce, sum(kept.found.values()), moments.now)


async def _sweep(store: Store, sweep: Sweep, moments: Moments, erased: Counter[str], table: str) -> None:
    while page := await store.run(sweep, moments):  # a page at a time, so that nobody waits
        erased[table] += page


async def _announce(tx: Transaction, rows: int, now: int) -> None:
    await notify_operators(tx, Right.MANAGE, now, texts.not_erased(rows))
