"""The job of a route: its right is asked inside every transaction, and what was looked at is kept before it is seen.

A page is read beside the writer: families and colleagues would have to wait as long.  What it looks at, and that
somebody is here, is written in one short transaction when it is read; only then it is shown.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.model.rights import Right, may
from bot.use_cases.returns import about_to_leave
from bot.use_cases.staff import desk_accounts
from desk import confirming
from desk.pages import Answer, Apart, Listens, Page, TakenOut, Takes, Whole
from desk.request import DeskRequest
from storage.store.store import Store
from storage.store.transaction import Owed, Transaction

Job = Callable[..., Awaitable[Answer | TakenOut]]
Step = Callable[[Transaction, DeskRequest], Awaitable[Answer | TakenOut]]
AnyAnswer = TypeVar("AnyAnswer", bound=Answer | TakenOut)


@dataclass(frozen=True)
class Route:
    """A page or what a form does: the right it needs and the job; about: what its path names, ids in order.

    A page only reads (GET); what it writes besides looks, it says by Takes.
    finds: the register in memory is asked first who is meant by the words, or the telephone number, that were sent.
    silent: nobody need be there who asks, so that the session does not last longer by it.
    """

    method: str
    path: str
    right: Right
    job: Job
    finds: bool = False
    silent: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is looked at only."""
        return self.method == "GET"


async def done(
    store: Store, route: Route, request: DeskRequest, args: Sequence[int], signed: confirming.Given | None
) -> Whole | Listens | TakenOut:
    """What comes of it once everything is kept; read to its end.  Refused, NeedsFactor, RowMissing."""

    async def job(tx: Transaction, request: DeskRequest) -> Answer | TakenOut:
        return await _with_stop(tx, request, await route.job(tx, request, *args))

    is_here = not route.silent
    if route.is_page:
        answer = await _beside(store, route, request, job, is_here=is_here)
    else:
        answer = await store.run(_written, route, request, (), job, signed, is_here=is_here)
    while isinstance(answer, Apart | Takes):
        answer = await _beside(store, route, request, _next(answer), is_here=False)
    return answer


def _next(answer: Apart | Takes) -> Step:
    """What comes after a transaction: something is read, or it is said at once what is to be written."""

    async def reads(tx: Transaction, request: DeskRequest) -> Answer | TakenOut:
        return answer if isinstance(answer, Takes) else await _with_stop(tx, request, await answer.reads(tx))

    return reads


async def _beside(store: Store, route: Route, request: DeskRequest, reads: Step, *, is_here: bool) -> Answer | TakenOut:
    """Reads; then keeps what was looked at, and does what was read to be done."""
    answer, owed = await store.read(_read, route, request, reads)

    async def writes(tx: Transaction, request: DeskRequest) -> Answer | TakenOut:
        return await answer.writes(tx, request) if isinstance(answer, Takes) else answer

    if not (owed or is_here or isinstance(answer, Takes)):
        return answer
    return await store.run(_written, route, request, owed, writes, is_here=is_here)


async def _read(
    tx: Transaction, route: Route, request: DeskRequest, reads: Step
) -> tuple[Answer | TakenOut, Sequence[Owed]]:
    request = await _allowed(tx, route, request)
    tx.owed = []
    return await reads(tx, request), tx.owed


async def _written(
    tx: Transaction,
    route: Route,
    request: DeskRequest,
    owed: Sequence[Owed],
    writes: Step,
    signed: confirming.Given | None = None,
    *,
    is_here: bool,
) -> Answer | TakenOut:
    request = await _allowed(tx, route, request, signed)
    if is_here:
        await desk_accounts.here(tx, request.session, request.now)
    for keep in owed:
        await keep(tx)
    return await writes(tx, request)


async def _allowed(
    tx: Transaction, route: Route, request: DeskRequest, signed: confirming.Given | None = None
) -> DeskRequest:
    """Who was an operator when they asked may be none by now: the right is asked once more, inside."""
    request = await confirming.as_of_now(tx, request, signed)
    request.actor.needs(route.right)
    return request


async def _with_stop(tx: Transaction, request: DeskRequest, answer: AnyAnswer) -> AnyAnswer:
    """A page says what is about to leave, to whoever can stop it."""
    if isinstance(answer, Page) and not request.piece and may(request.operator.role, Right.STOP):
        return replace(answer, values={**answer.values, "leaving": await about_to_leave.soon(tx, request.actor)})
    return answer
