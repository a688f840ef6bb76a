"""Two operators work the sample list in the chat, by the fewest presses that it offers: each press is a step."""

from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass

from benchmarks.day.judge import Judge
from benchmarks.day.operators import STATEMENT, Buttons, Desk
from benchmarks.day.sizes import BRINGS, VERIFIES
from bot.model import totp


@dataclass(frozen=True)
class Step:
    """Who presses or writes what; then: the verbs of which the answer has one, none where no answer is waited for."""

    who: int
    sends: str
    then: tuple[str, ...] = ()
    writes: bool = False


Walk = Generator[Step, Buttons, None]


def walk(judge: Judge, list_id: int) -> Walk:
    """To the last press."""
    yield Step(BRINGS, "/lists", ("list",), writes=True)
    yield Step(BRINGS, f"list:{list_id}", ("sure",))
    asked = yield Step(BRINGS, f"sure:{list_id}", ("allsure",))
    yield Step(BRINGS, asked["allsure"], ("proposals",))  # how far the list is, once all are proposed
    yield from _goes_through(judge, list_id)
    all_compared = yield from _compares(judge, list_id)
    yield from _goes_through(judge, list_id)
    yield from _verifies(judge, all_compared)


def _goes_through(judge: Judge, list_id: int) -> Walk:
    """The rows that are left, one by one."""
    card = yield Step(BRINGS, f"row:{list_id}", ("isnot", "sorts"))
    while "isnot" in card:
        row_id, person_id, _version = card["is"].split(":")[1:]
        says = judge.proposes(int(row_id), int(person_id))
        card = yield Step(BRINGS, card["is" if says else "isnot"], ("isnot", "sorts"))


def _compares(judge: Judge, list_id: int) -> Generator[Step, Buttons, Buttons]:
    """Page by page; what is not right goes back with a reason."""
    page = yield Step(VERIFIES, f"proposals:{list_id}", ("right", "batch"))
    while "right" in page:
        wrong = [one for one in page["wrong"].split() if not judge.is_right(int(one.split(":")[1]))]
        if wrong:
            yield Step(VERIFIES, wrong[0], ("cancel",))
            page = yield Step(VERIFIES, judge.reason, ("right", "batch"), writes=True)
        else:
            page = yield Step(VERIFIES, page["right"], ("right", "batch"))
    return page


def _verifies(judge: Judge, page: Buttons) -> Walk:
    """With one statement and a code."""
    yield Step(VERIFIES, page["batch"], ("cancel",))
    asked = yield Step(VERIFIES, STATEMENT, ("send",), writes=True)
    yield Step(VERIFIES, asked["send"], ("nocode",))
    yield Step(VERIFIES, totp.code_of(judge.secret, totp.step_at(int(judge.now()))), writes=True)


def walks(desk: Desk, judge: Judge, list_id: int) -> Counter[int]:
    """Against a real bot; how often each has pressed."""
    presses, steps = Counter[int](), walk(judge, list_id)
    shown: Buttons | None = None
    while (step := _next(steps, shown)) is not None:
        presses[step.who] += 1
        desk.acts(step.who, step.sends, writes=step.writes)
        shown = desk.shown(step.who, *step.then) if step.then else {}
    return presses


def _next(steps: Walk, shown: Buttons | None) -> Step | None:
    try:
        return next(steps) if shown is None else steps.send(shown)
    except StopIteration:
        return None
