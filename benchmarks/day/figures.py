"""What a drill is measured by: who waited how long, from what the sink received and the database knows of holds."""

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.day.hour import Seen, is_alarm, is_notice, is_update
from benchmarks.day.sizes import RATE, STAFF
from benchmarks.delivery.figures import middle, share_at

SHARE = RATE - RATE // 10  # of notices, whatever the crowd (bot/outbox/budget.py)
KINDS = ("notices", "answers", "update")


@dataclass
class Figures:
    """Seconds, but for peak (MiB) and counts.  Of a run that lacks something, infinity."""

    alarm: float = 0.0  # from the press to the first operator besides the two
    verified: float = 0.0  # from the press until the last row was verified
    last_notice: float = 0.0  # after the hold
    behind: float = 0.0  # most that a notice left later than the share of notices allows
    answers_half: float = 0.0
    answers_most: float = 0.0  # 99 %
    answers_worst: float = 0.0
    away: list[float] = field(default_factory=list)  # from a kill until the next process asks for updates
    peak: float = 0.0
    floods: int = 0
    read: float = 0.0  # until the list was read, compared and proposed
    seconds: dict[str, list[int]] = field(
        default_factory=dict
    )  # messages of each kind in each second, from the press on
    marks: dict[str, list[float]] = field(default_factory=dict)  # instants after the press


def of(seen: Seen) -> Figures:
    """Of one run."""
    notices = sorted(one[0] for one in seen.said if is_notice(one))
    alarms = [one[0] for one in seen.said if is_alarm(one) and one[0] >= seen.pressed]
    due = holds(seen)
    waits = answers(seen)
    nothing = float("inf")
    return Figures(
        alarm=min(alarms, default=nothing) - seen.pressed,
        verified=max((row[0] for row in seen.rows["verifications"]), default=nothing) - seen.steady - seen.pressed,
        last_notice=max(notices, default=nothing) - max(due, default=0.0),
        behind=_behind(notices, due),
        answers_half=middle(waits),
        answers_most=share_at(waits, 0.99),
        answers_worst=max(waits, default=nothing),
        away=[back - killed for killed, back in zip(seen.kills, seen.back, strict=True)],
        peak=seen.peak,
        floods=seen.floods,
        read=seen.proposed - seen.began,
        seconds=_by_second(seen),
        marks={
            "killed": [at - seen.pressed for at in seen.kills],
            "alarm": [min(alarms, default=nothing) - seen.pressed],
            "hold over": [min(due, default=nothing) - seen.pressed],
        },
    )


def holds(seen: Seen) -> list[float]:
    """When the hold of each notice is over, on the steady clock, earliest first."""
    ((heard,),) = seen.rows["heard"]
    ends = []
    for verified_at, release_at, _two, _state, notices in seen.rows["verifications"]:
        end = release_at + max(0, (heard or release_at) - verified_at) - seen.steady
        ends += [end] * notices
    return sorted(ends)


def answers(seen: Seen) -> list[float]:
    """How long each family waited from writing to its answer."""
    first: dict[int, float] = {}
    for one in seen.said:
        if one[1] in seen.sizes.of_families and not is_update(one) and one[0] >= seen.written.get(one[1], one[0]):
            first.setdefault(one[1], one[0])
    return [at - seen.written[chat] for chat, at in first.items()]


def _behind(notices: list[float], due: list[float]) -> float:
    """Each leaves when its hold is over and the share of notices has a place for it; how much later the worst left."""
    at, worst = 0.0, 0.0
    for left, over in zip(notices, due, strict=False):
        at = max(over, at + 1 / SHARE)
        worst = max(worst, left - at)
    return worst


def _by_second(seen: Seen) -> dict[str, list[int]]:
    found = {kind: Counter[int]() for kind in KINDS}
    for one in seen.said:
        if one[1] > STAFF:
            kind = "update" if is_update(one) else "notices" if is_notice(one) else "answers"
            found[kind][int(one[0] - seen.pressed)] += 1
    last = max(max(counted, default=0) for counted in found.values())
    return {kind: [counted[second] for second in range(-5, last + 1)] for kind, counted in found.items()}
