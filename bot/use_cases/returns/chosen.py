"""Whom the returned person wants to be told, of several relatives."""

import re
from collections.abc import Mapping, Sequence

from bot.model.inquiry import State
from bot.model.reference import read_reference
from bot.model.refused import Reason, Refused
from storage.register import inquiries
from storage.store.transaction import Transaction


async def checked(tx: Transaction, said: Mapping[str, str], people: Sequence[int]) -> Mapping[str, str]:
    """The evidence of a report, or the wish of it, with the references that were chosen in one form.

    Refused, with NOT_OF_THIS_PERSON, unless each is of an accepted inquiry about one of these people.
    """
    if said["wish"] != "only":
        return said
    chosen = {read_reference(reference) or "" for reference in re.split(r"[,;\s]+", said["chosen"].strip())}
    asked = [inquiry for person in people for inquiry in await inquiries.of_case(tx, person)]
    accepted = {inquiry.reference for inquiry in asked if inquiry.state is State.ACCEPTED}
    if not chosen or not chosen <= accepted:
        raise Refused(Reason.NOT_OF_THIS_PERSON)
    return {**said, "chosen": " ".join(sorted(chosen & accepted))}
