"""Where at the desk is done what a button below a message does in a chat."""

from collections.abc import Mapping, Sequence

from bot.model.chat import Operator
from bot.model.guide import TOPICS
from bot.model.rights import Right, may

# By the verb of a button: the right that its page needs, and the page; {} is the first thing that the button names.
WAYS: Mapping[str, tuple[Right, str]] = {
    "agreereset": (Right.MANAGE, "/people/{}"),
    "amend": (Right.BROADCAST, "/updates/{}"),
    "awake": (Right.STOP, "/"),
    "broadcast": (Right.BROADCAST, "/updates/{}"),
    "calls": (Right.CALL, "/calls"),
    "case": (Right.REPORT, "/cases/{}"),
    "correct": (Right.VERIFY, "/corrections/{}"),
    "correctlist": (Right.VERIFY, "/lists/{}/correct"),
    "dismiss": (Right.MANAGE, "/people/{}"),
    "exchange": (Right.STOP, "/exchange"),
    "exchangelonger": (Right.STOP, "/exchange"),
    "exchangeoff": (Right.STOP, "/exchange"),
    "guide": (Right.MANAGE, "/guides/{}"),
    "guides": (Right.MANAGE, "/guides"),
    "held": (Right.REPORT, "/held"),
    "historyoperator": (Right.MANAGE, "/people/{}/history"),
    "joining": (Right.REPORT, "/joinings/{}"),
    "letin": (Right.MANAGE, "/people"),
    "list": (Right.REPORT, "/lists/{}"),
    "lock": (Right.STOP, "/lockdown"),
    "messages": (Right.REVIEW, "/talks"),
    "person": (Right.REPORT, "/cases/person/{}"),
    "queue": (Right.REVIEW, "/queue"),
    "remove": (Right.MANAGE, "/people/{}"),
    "review": (Right.REPORT, "/cases/{}"),
    "row": (Right.REPORT, "/lists/{}"),
    "seeagain": (Right.MANAGE, "/people/{}"),
    "stays": (Right.MANAGE, "/people/{}"),
    "stop": (Right.STOP, "/stop"),
    "stoplist": (Right.STOP, "/stop"),
    "told": (Right.CALL, "/calls/{}"),
    "turnaway": (Right.MANAGE, "/people"),
    "unlock": (Right.STOP, "/lockdown"),
    "untake": (Right.CALL, "/calls/{}"),
    "urgent": (Right.REVIEW, "/talks/{}"),
    "wake": (Right.MANAGE, "/people/{}"),
}


def ways_of(buttons: Sequence[tuple[str, str]], operator: Operator) -> list[tuple[str, str]]:
    """What this operator can do about it here, and where; what one page does is one way."""
    found: dict[str, list[str]] = {}
    for label, press in buttons:
        if path := _way(press, operator):
            found.setdefault(path, []).append(label)
    return [(" / ".join(labels), path) for path, labels in found.items()]


def case_of(person_id: int | None, inquiry_id: int | None, operator: Operator) -> str:
    """The page of the case; empty where it is about none, or its reader opens none."""
    if not may(operator.role, Right.REPORT) or (person_id is None and inquiry_id is None):
        return ""
    return f"/cases/{inquiry_id}" if person_id is None else f"/cases/person/{person_id}"


def _way(press: str, operator: Operator) -> str:
    """The page; empty where there is none, or none for this operator."""
    verb, *subjects = press.split(":")
    right, path = WAYS.get(verb, (Right.STOP, ""))
    if verb == "guide":
        subjects = [str(TOPICS.index(topic)) for topic in subjects if topic in TOPICS]
    return path.format(*subjects) if may(operator.role, right) else ""
