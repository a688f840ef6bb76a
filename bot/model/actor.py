"""An operator who is doing something, through whichever door."""

from dataclasses import dataclass

from bot.model.chat import Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.settings import OrgConfig


@dataclass(frozen=True)
class Actor:
    """Who acts, for which organisation, and the present time in seconds since 1970."""

    operator: Operator
    org: OrgConfig
    now: int

    @property
    def id(self) -> int:
        """The operator's."""
        return self.operator.id

    def needs(self, right: Right) -> None:
        """Raises Refused when the operator's role does not include this right."""
        if not may(self.operator.role, right):
            raise Refused(Reason.NO_RIGHT)
