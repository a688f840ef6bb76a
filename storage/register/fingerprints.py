"""By what records about the same person are found without storing a name."""

from collections.abc import Mapping

from bot.model.inquiry import name_key
from storage.store.transaction import Transaction


def of_name(tx: Transaction, facts: Mapping[str, str]) -> bytes | None:
    """Of surname and year of birth; None when the year is not known."""
    key = name_key(facts)
    return tx.fingerprint("name", key) if key else None
