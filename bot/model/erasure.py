"""What is left of somebody who was erased."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.inquiry import Inquiry


@dataclass(frozen=True)
class Erased:
    """What was erased, under the number of its receipt.

    one: the inquiry that went, None when everything did; more: whether other inquiries are left.  uncorrected: those
    about which they were told of a return that does not stand, and of no correction.
    """

    number: str
    one: Inquiry | None
    more: bool
    uncorrected: Sequence[str] = ()
