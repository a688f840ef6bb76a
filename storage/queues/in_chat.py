"""How much operators' chats may say (table in_chat): everything, or only that something is to be done and stopped."""

from storage.store.transaction import Transaction


async def keep(tx: Transaction, *, only_alerts: bool) -> None:
    """From now on."""
    await tx.execute("UPDATE in_chat SET only_alerts = :only WHERE id = 1", only=int(only_alerts))


async def only_alerts(tx: Transaction) -> bool:
    """Whether they name nobody."""
    return bool((await tx.known("SELECT only_alerts FROM in_chat WHERE id = :id", id=1))["only_alerts"])
