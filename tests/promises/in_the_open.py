"""What operators do for everybody to see, in every history alike (N1): updates by audience, the day of an exchange.

Whom an update is for, and what is read on the day of an exchange, must not depend on what was done in secret.
"""

from collections.abc import Awaitable, Callable, Sequence

from bot.i18n import LANGUAGES
from bot.model.broadcast import BroadcastAudience, Findings, Stage
from bot.model.message import DAY, ApiCall
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts
from storage.wait import exchange_day

Deed = Callable[[Transaction, Sequence[int], int], Awaitable[None]]


async def staff_of(tx: Transaction) -> list[int]:
    """The operators there are."""
    return [one.id for one in await operators.active(tx)]


def update(sort: str, narrowed: str | None = None) -> Deed:
    """An update to that audience, written by one operator and approved by another."""

    async def lets_out(tx: Transaction, staff: Sequence[int], now: int) -> None:
        number = await broadcasts.next_number(tx)
        written = await broadcasts.add(tx, staff[0], BroadcastAudience(sort, narrowed), {}, now)
        await broadcasts.checked(tx, await broadcasts.get(tx, written), Findings())
        await broadcasts.move(tx, await broadcasts.get(tx, written), (Stage.WRITTEN,), Stage.PROPOSED)
        times = {"due_at": now, "expires_at": now + DAY, "zone": None}
        await broadcasts.approve(tx, await broadcasts.get(tx, written), staff[1], number, now, **times)
        for language in LANGUAGES:
            call = ApiCall("sendMessage", {"text": f"No. {number} to those who are {sort}"})
            await broadcasts.add_text(tx, written, staff[1], language, call)

    return lets_out


async def _exchange_day(tx: Transaction, staff: Sequence[int], now: int) -> None:
    await exchange_day.set_end(tx, await exchange_day.ends_at(tx), now + 60, staff[0], now)


# One after another, step by step of a history.
DEEDS: Sequence[Deed | None] = (
    update("waiting"), None, _exchange_day, update("returned"), None, update("category", "service_member"), None,
    update("everyone"), None,
)  # fmt: skip
