"""What is left of somebody who was erased."""

from dataclasses import dataclass

from bot.model.inquiry import Inquiry


@dataclass(frozen=True)
class Erased:
    """What was erased, under the number of its receipt.

    one: the inquiry that went, None when everything did; more: whether other inquiries are left.
    """

    number: str
    one: Inquiry | None
    more: bool
