"""An operator who is doing something, through whichever door."""

from dataclasses import dataclass

from bot.model.act import Act, Confirmation, NeedsFactor, bound_to
from bot.model.chat import Operator
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, may
from bot.settings import OrgConfig


@dataclass(frozen=True)
class Actor:
    """Who acts, for which organisation, and the present time in seconds since 1970.

    confirmation: the second factor that was given for one act.
    """

    operator: Operator
    org: OrgConfig
    now: int
    confirmation: Confirmation | None = None

    @property
    def id(self) -> int:
        """The operator's."""
        return self.operator.id

    def needs(self, right: Right) -> None:
        """Raises Refused when the operator's role does not include this right."""
        if not may(self.operator.role, right):
            raise Refused(Reason.NO_RIGHT)

    def confirms(self, act: Act, *subject: object, case: str = "") -> None:
        """Raises NeedsFactor unless a second factor was given for this act on this subject.

        case: by what operators call the case that it is about, for whoever confirms it.
        Asked after all else that may refuse it, so that nobody types a code in vain.
        """
        needed = bound_to(act, *subject)
        confirmed = self.confirmation is not None and self.confirmation.covers(needed)
        if self.org.second_factor == "required" and not confirmed:
            raise NeedsFactor(act, needed, case=case)
