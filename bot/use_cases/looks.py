"""Whatever an operator looks at is kept, also a search that finds nobody and a page of names: before it is shown."""

from collections.abc import Iterable, Mapping

from bot.model.actor import Actor
from bot.use_cases import metering
from storage.staff import audit
from storage.store.transaction import Transaction

OWED = 0


async def keep(
    tx: Transaction,
    actor: Actor,
    action: str,
    subject: str,
    subject_id: int | None = None,
    details: Mapping[str, str] | None = None,
) -> int:
    """Keeps a look under the id that is returned; details, such as what was asked for, are sealed.

    Where nothing can be written it is owed, and has no id yet: whoever reads there shows nothing before it is kept.
    Refused, with MANY_LOOKS, to whoever has opened very many people.
    """
    before = await metering.needs_room(tx, actor)
    if tx.owed is not None:
        tx.owed.append(lambda tx: keep(tx, actor, action, subject, subject_id, details))
        return OWED
    look = await audit.write(tx, actor.id, action, subject, subject_id, actor.now, details)
    await metering.count(tx, actor, before)
    return look


async def keep_page(tx: Transaction, actor: Actor, subject: str, shown: Iterable[int], number: int = 1) -> None:
    """Keeps that a page was shown that names people, by the rows of that table; an empty one tells nothing.

    number: which page.  The first is work that was handed out; whoever leafs on is counted by the meter.
    """
    if those := list(shown):
        details = {"listed": "\n".join(map(str, those))}
        await keep(tx, actor, "listed" if number == 1 else "leafed", subject, None, details)
