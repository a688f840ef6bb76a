"""What a batch is about, sealed: to which rows a press does something, and what of each was seen then."""

from collections.abc import Iterable, Mapping, Sequence

from bot.model.batch import Taking
from storage.store.transaction import Transaction

About = Mapping[int, tuple[int | None, ...]]


async def bind(
    tx: Transaction, batch_id: int, about: Iterable[Sequence[int | None]], taking: Taking | None = None
) -> None:
    """Seals what a batch is about, in place of what it was about before: each time the row of what it is done to, then
    what of that was seen.
    """
    then = [taking.most, taking.after] if taking else None
    sealed = tx.seal("batch_about", batch_id, {"about": [list(one) for one in about], "taking": then})
    await tx.upsert("batch_about", key="batch_id", batch_id=batch_id, sealed=sealed)
    tx.kept.pop(_kept(batch_id), None)


async def about(tx: Transaction, batch_id: int) -> About:
    """What a batch is about, as it was sealed, by the row; nothing where nothing was."""
    return (await _bound_to(tx, batch_id))[0]


async def taking(tx: Transaction, batch_id: int) -> Taking | None:
    """How a batch takes more rows than it is about now; None for one that was about all of them from the beginning."""
    return (await _bound_to(tx, batch_id))[1]


async def _bound_to(tx: Transaction, batch_id: int) -> tuple[About, Taking | None]:
    if (name := _kept(batch_id)) not in tx.kept:
        row = await tx.one("SELECT sealed FROM batch_about WHERE batch_id = :id", id=batch_id)
        said = tx.unseal("batch_about", batch_id, row["sealed"]) if row else {"about": []}
        then = said.get("taking")
        tx.kept[name] = {one[0]: tuple(one[1:]) for one in said["about"]}, Taking(*then) if then else None
    found: tuple[About, Taking | None] = tx.kept[name]
    return found


def _kept(batch_id: int) -> str:
    return f"about {batch_id}"
