"""The pages that are always one press away, in the order of the column; each with the right it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.chat import Operator
from bot.model.rights import Right, may
from bot.model.sentence import Sentence
from bot.texts.writing import t

OF_THE_SECOND = {"second", "verify", "reports"}  # pages of a list, or of a case, that belong to the second operator
OF_THE_QUEUE = {"queue", "cases", "joinings"}


@dataclass(frozen=True)
class Place:
    """A page of the column: its name, its address, and the right that it needs."""

    title: Sentence
    path: str
    right: Right

    def holds(self, path: str) -> bool:
        """Whether the page at that path belongs here."""
        parts = path.split("/")
        first = "second" if OF_THE_SECOND & set(parts) else "queue" if parts[1] in OF_THE_QUEUE else parts[1]
        return self.path == f"/{first}"


PLACES = (
    Place(t("Lists"), "/lists", Right.REPORT),
    Place(t("Second look"), "/second", Right.VERIFY),
    Place(t("Queue"), "/queue", Right.REVIEW),
    Place(t("Find"), "/find", Right.REPORT),
)


def places(operator: Operator) -> Sequence[Place]:
    """Where this operator may go."""
    return [one for one in PLACES if may(operator.role, one.right)]
