"""Who may do what, written down a second time: a slip in a handler, a form or a role is not repeated here (N7)."""

from bot.model.rights import Right

REVIEWERS = frozenset({"reviewer", "verifier", "admin"})
ROLES = {
    Right.REVIEW: REVIEWERS,
    Right.REPORT: REVIEWERS,
    Right.CALL: REVIEWERS,
    Right.VERIFY: frozenset({"verifier", "admin"}),
    Right.STOP: frozenset({"reviewer", "verifier", "broadcaster", "admin"}),
    Right.BROADCAST: frozenset({"broadcaster", "admin"}),
    Right.MANAGE: frozenset({"admin"}),
}


def _by_name(names: dict[Right, str]) -> dict[str, Right]:
    return {name: right for right, those in names.items() for name in those.split()}


COMMANDS = _by_name(
    {
        Right.REVIEW: "queue messages",
        Right.REPORT: "case find returns lists sightings",
        Right.CALL: "calls",
        Right.STOP: "exchange",
        Right.BROADCAST: "broadcast",
        Right.MANAGE: "operators export guides",
    }
)
VERBS = _by_name(
    {
        Right.REVIEW: "queue review accept ask decline link same release"
        " messages read pass respond again close reply reporter",
        Right.REPORT: "case phone talk bar hold sightings corroborate grave sighted unsight"
        " returned returns report unreport lists list row is isnot putoff undo sure",
        Right.VERIFY: "unbar lift verify reject correct correctlist proposals right wrong batch",
        Right.STOP: "stop stoplist exchange",
        Right.CALL: "calls take untake told",
        Right.BROADCAST: "broadcasts compose amend rewrite propose drop broadcast approve giveback"
        " holdcast gocast endcast",
        Right.MANAGE: "dismiss remove guides guidesafter guide guidelook guidechange guidehide guidehistory"
        " guideversion guideback exchangeask exchangeon exchangelonger exchangeoff aslist asregister import leaveimport"
        " exports export exportnow",
    }
)
FORMS = _by_name(
    {
        Right.REVIEW: "accept ask decline link reply",
        Right.REPORT: "corroborate report list",
        Right.VERIFY: "batch verify reject correct",
        Right.BROADCAST: "broadcast domains",
        Right.MANAGE: "guide",
    }
)
