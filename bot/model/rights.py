"""Who may do what: an operator has one role, a role has rights."""

from enum import StrEnum


class Role(StrEnum):
    """What an operator was invited as."""

    REVIEWER = "reviewer"
    VERIFIER = "verifier"
    BROADCASTER = "broadcaster"
    ADMIN = "admin"


class Right(StrEnum):
    """What a handler asks for before it lets an operator in."""

    REVIEW = "review"
    REPORT = "report"
    VERIFY = "verify"
    STOP = "stop"
    CALL = "call"
    BROADCAST = "broadcast"
    MANAGE = "manage"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.REVIEWER: frozenset({Right.REVIEW, Right.REPORT, Right.STOP, Right.CALL}),
    Role.VERIFIER: frozenset({Right.REVIEW, Right.REPORT, Right.VERIFY, Right.STOP, Right.CALL}),
    Role.BROADCASTER: frozenset({Right.BROADCAST, Right.STOP}),
    Role.ADMIN: frozenset(Right),
}


def may(role: Role, right: Right) -> bool:
    """Whether a role includes a right."""
    return right in RIGHTS[role]
