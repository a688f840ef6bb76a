"""What is done again and again while we are the active process, one line each; what is due is a row in the store."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.loops import attempt
from bot.mailer import send
from bot.model.follow_up import FollowUp
from bot.model.reminder import Reminder
from bot.model.silence import Silent
from bot.schedule import ScheduledJob
from bot.settings import Settings
from bot.tidying import ErasureReport, tidy
from bot.use_cases import delivery
from bot.use_cases.returns import away_job, unread_job
from bot.use_cases.returns.follow_up_job import follow_up
from bot.use_cases.staff import by_mail, cleaning, forgery, history, removing, sleeping
from bot.use_cases.wait import digests, exchange_day, guides
from bot.use_cases.wait.reminder_job import remind
from bot.use_cases.wait.silence import warn
from storage.queues import misfits, passing
from storage.register import declarations
from storage.returns import follow_ups
from storage.returns.away import Overdue
from storage.returns.unread import Unread
from storage.rights.sweeps import Moments
from storage.staff import audit
from storage.staff.history import prove
from storage.store.lease import Lease, LeaseLost
from storage.store.stamps import Named
from storage.store.store import Store
from storage.wait import reminders, silence

EVERY_NIGHT, AFTER_THE_NIGHT, EVERY_MORNING = "17 2 * * *", "47 2 * * *", "7 7 * * *"  # in UTC
OFTEN, LOOK_EVERY, EVERY_FEW_MINUTES, SELDOM = 10, 30, 300, 1_800  # seconds
AT_ONCE = 100  # so many reminders at a look: what has gathered while we were down goes out little by little
log = structlog.get_logger()


@dataclass(frozen=True)
class Jobs:
    """The jobs of the clock; each may be done at any time, and twice."""

    store: Store
    settings: Settings
    lease: Lease
    now: Callable[[], float]
    kept: ErasureReport

    def table(self) -> list[ScheduledJob]:
        """When each is done."""
        return [
            ScheduledJob(EVERY_NIGHT, self.tidy),
            ScheduledJob(AFTER_THE_NIGHT, self.prove_history),
            ScheduledJob(EVERY_MORNING, self.ask_to_check),
            ScheduledJob(LOOK_EVERY, self.remind),
            ScheduledJob(EVERY_FEW_MINUTES, self.warn_silent),
            ScheduledJob(LOOK_EVERY, self.list_what_does_not_leave),
            ScheduledJob(LOOK_EVERY, self.ask_who_has_not_read),
            ScheduledJob(LOOK_EVERY, self.follow_up),
            ScheduledJob(EVERY_FEW_MINUTES, self.make_rounds),
            ScheduledJob(OFTEN, self.delete_what_passes),
            ScheduledJob(OFTEN, self.write_down),
            ScheduledJob(EVERY_FEW_MINUTES, self.remove_after_a_day),
            ScheduledJob(EVERY_FEW_MINUTES, self.end_declarations),
            ScheduledJob(OFTEN, self.tell_of_forgery),
            ScheduledJob(SELDOM, self.look_for_forgery),
            ScheduledJob(EVERY_FEW_MINUTES, self.put_to_sleep),
            ScheduledJob(EVERY_FEW_MINUTES, self.write_by_mail),
        ]

    async def tidy(self) -> None:
        """Erases what is past its time and proves that it is gone."""
        await tidy(self.store, Moments(int(self.now()), self.settings.retention_days), self.kept)

    async def prove_history(self) -> None:
        """Walks through the whole history; its head is told, and compared with what was told the time before."""
        before = self.kept.head
        proof = await prove(self.store, [before] if before else [])
        log.info("history", rows=proof.head.place, head=str(proof.head))
        if proof.found:
            log.error("the history does not hold", places=[str(one) for one in proof.found])
        await self.store.run(history.announce, self.settings.org, proof, before, int(self.now()))
        self.kept.head, self.kept.broken = proof.head, len(proof.found)

    async def ask_to_check(self) -> None:
        """Texts for families that nobody has checked for long."""
        await self.store.run(guides.ask_to_check, int(self.now()))

    async def remind(self) -> None:
        """Says what is due."""
        now = int(self.now())
        due = await self.store.read(reminders.due, now, AT_ONCE)
        # Each is a transaction; one COMMIT for many.
        await asyncio.gather(*(self._remind(one, now) for one in due))

    async def warn_silent(self) -> None:
        """Tells those of whom nothing was heard for long that their inquiries will be erased."""
        now = int(self.now())
        for one in await self.store.read(silence.due, now, AT_ONCE):
            await self._say(warn, one, "silence", now)

    async def make_rounds(self) -> None:
        """Tells operators what waits."""
        with suppress(LeaseLost):
            await self.store.run(digests.send_digests, self.lease, self.settings.org, int(self.now()))
            await self.store.run(exchange_day.warn, self.lease, self.settings.org, int(self.now()))
            await self.store.run(delivery.tell_of_refusals, int(self.now()))

    async def list_what_does_not_leave(self) -> None:
        """Puts those whom Telegram does not let us tell, for the moment, onto the call list."""
        now = int(self.now())
        overdue = await self.store.read(away_job.due, self.settings.org, now, AT_ONCE)
        if overdue:
            log.warning("notices that do not leave", rows=len(overdue))
        for one in overdue:
            await self._say(away_job.list_call, one, "away", now)

    async def ask_who_has_not_read(self) -> None:
        """Writes once more to whoever has not acknowledged a notice, and puts them on the call list."""
        now = int(self.now())
        for one in await self.store.read(unread_job.due, self.settings.org, now, AT_ONCE):
            await self._say(unread_job.follow, one, "unread", now)

    async def delete_what_passes(self) -> None:
        """Cards, and what is shown for a minute only."""
        cards, now = self.settings.card_minutes * 60, int(self.now())
        while await self.store.read(passing.due, cards, now):
            await self.store.run(cleaning.delete_what_passes, cards, now)

    async def write_down(self) -> None:
        """What was done with operators, cases as files, lists, texts and the exchange day goes into the log as well."""
        written = self.kept.written_down
        if written is None:
            self.kept.written_down = await self.store.read(audit.newest)
            return
        for row in await self.store.read(audit.of_the_house, written):
            self.kept.written_down = row["id"]
            about = {"operator": row["operator_id"], "about": row["subject"], "row": row["subject_id"]}
            log.warning("deed of an operator", deed=row["action"], **about)

    async def remove_after_a_day(self) -> None:
        """Administrators whose removal one asked for, and nobody objected to."""
        await self.store.run(removing.remove_after_a_day, self.settings.org, int(self.now()))

    async def end_declarations(self) -> None:
        """What operators have taken back a day ago of whom they miss."""
        await self.store.run(declarations.erase_ended, int(self.now()))

    async def tell_of_forgery(self) -> None:
        """What was found of rows that decide and that somebody without the keys has written."""
        found = await self.store.read(misfits.untold)
        for row in found:
            log.error("a row that decides was not written by this program", table=row["subject"], row=row["row_id"])
        if found:
            await self.store.run(forgery.tell, int(self.now()))

    async def look_for_forgery(self) -> None:
        """All rows that decide, a page at a time; who runs into one of them in the meantime is refused."""
        found: list[Named] = []
        for table in misfits.LOOKED_AT:
            after: int | None = 0
            while after is not None:
                some, after = await self.store.read(misfits.page, table, after)
                found += some
        await self.store.run(forgery.keep, found, int(self.now()))

    async def put_to_sleep(self) -> None:
        """The rights of operators who have not used them for long."""
        await self.store.run(sleeping.look, self.settings.org, int(self.now()))

    async def write_by_mail(self) -> None:
        """Says to operators who gave an address that something waits; what fails is tried again after an hour."""
        if self.settings.by_mail:
            for one in await self.store.run(by_mail.take, self.settings.org, int(self.now())):
                sending = send(self.settings, one, self.now())
                if not await attempt(sending, "e-mail not sent", operator=one.operator_id):
                    await self.store.run(by_mail.not_sent, one)

    async def follow_up(self) -> None:
        """Says what usually comes after a return; one after another, since a chat gets at most one a day."""
        now = int(self.now())
        for one in await self.store.read(follow_ups.due, now, AT_ONCE):
            await self._say(follow_up, one, one.moment, now)

    async def _remind(self, due: Reminder, now: int) -> None:
        """Why one was not said is kept, by rows only."""

        async def work() -> None:
            why = await self.store.run(remind, self.lease, self.settings.org, due, now)
            if self.kept.counts(due, why) and why is not None:
                log.info("reminder not said", row=due.chat_id, kind=due.sort.value, why=why.value)

        await attempt(work(), "reminder failed", row=due.chat_id, kind=due.sort.value)

    async def _say(
        self,
        job: Callable[..., Awaitable[None]],
        due: Reminder | FollowUp | Silent | Unread | Overdue,
        kind: str,
        now: int,
    ) -> None:
        """What fails is written down, stays due, and holds up nobody else."""
        work = self.store.run(job, self.lease, self.settings.org, due, now)
        row = due.notice_id if isinstance(due, Overdue) else due.chat_id
        await attempt(work, "reminder failed", row=row, kind=kind)
