"""N1 in any order: whatever operators do short of a verified return, every family sees the same at the same time.

Through which door each deed is done, the chat or the desk, is drawn as well.
"""

from collections.abc import Sequence
from contextlib import AsyncExitStack

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.texts.dead_ends import group
from handlers.request import ChatRequest
from storage.queues import outbox
from storage.register import inquiries
from storage.store.transaction import Transaction
from tests.desk.browser import field
from tests.promises import deeds, side_by_side
from tests.promises.deeds import Known
from tests.promises.deeds_at_the_desk import AT_THE_DESK, DESK, AtTheDesk
from tests.promises.side_by_side import SURNAMES, History
from tests.wording import spoken

SECRETS = (*deeds.SECRETS, *((deed,) for deed in DESK if deed not in deeds.SECRET))


def _doors(deed: str) -> list[str]:
    """How a history calls a deed, by each door through which it can be done."""
    return [*([deed] if deed in deeds.SECRET else ()), *([deed + AT_THE_DESK] if deed in DESK else ())]


def _through_either(runs: Sequence[Sequence[str]]) -> st.SearchStrategy[list[str]]:
    return st.tuples(*(st.sampled_from(_doors(deed)) for run in runs for deed in run)).map(list)


secrets = st.lists(st.sampled_from(SECRETS), max_size=2).flatmap(_through_either)
steps = st.tuples(st.sampled_from(deeds.FAMILIES), st.integers(0, 2), secrets)
gaps = st.sampled_from((7, 7, 50, 3_600, 86_400, 8 * 86_400))
MANY = len(SURNAMES)
# What no run of deeds.py does.
BESIDE = (
    ("held", "find", "person", "case", "telephone", "report", "compare", "returns"), ("hold", "handed over", "lift"),
    ("calls", "letters", "meetings", "met", "another", "menu"), ("listed", "wished", "rows", "list handed back"),
    ("past", "pairs", "noted", "shift", "numbers", "about to leave", "announced"), ("bar", "unbar", "joined", "agreed"),
)  # fmt: skip
# What makes a difference is made shorter by side_by_side.shortest, alone in a town, which is quicker.
alone = settings(
    deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate), database=None
)


async def tells(histories: Sequence[History], gaps: Sequence[int]) -> None:
    """Nobody can tell any of the histories from the same without what operators did."""
    for number, where in (await side_by_side.differences(histories, gaps)).items():
        history, gaps, shorter = await side_by_side.shortest(histories[number], gaps)
        pytest.fail(
            f"a family sees what operators did in secret: {history}, {gaps}\n{shorter}\n\nas first seen:\n{where}"
        )


@pytest.mark.timeout(300)
@settings(alone, max_examples=8, derandomize=True)
@given(
    st.lists(st.lists(steps, min_size=1, max_size=5), min_size=MANY, max_size=MANY),
    st.lists(gaps, min_size=5, max_size=5),
)
async def test_nobody_sees_what_operators_do_in_hundreds_of_histories(
    histories: list[History], gaps: list[int]
) -> None:
    await tells(histories, gaps)


@pytest.mark.soak
@pytest.mark.timeout(7_200)
@settings(alone, max_examples=120)
@given(
    st.lists(st.lists(steps, min_size=1, max_size=20), min_size=MANY, max_size=MANY),
    st.lists(gaps, min_size=20, max_size=20),
)
async def test_nor_in_any_of_thousands(histories: list[History], gaps: list[int]) -> None:
    await tells(histories, gaps)


async def _leaks(tx: Transaction, request: ChatRequest, inquiry_id: str) -> None:
    """Something that tells a family of what operators do."""
    chat_id = (await inquiries.get(tx, int(inquiry_id))).chat_id
    await outbox.put(tx, chat_id, spoken("uk", group()), request.now)


async def _writes(desk: AtTheDesk, known: Known) -> None:
    """The same at the desk."""
    path = f"/cases/{known.cases[0].id}"
    version = field((await desk.opens("Petro", path)).html, "version")
    await desk.sends("Petro", f"{path}/write", version=version, letter=0, words=spoken("uk", group()).html)


@pytest.mark.parametrize("door", ["", AT_THE_DESK], ids=["in the chat", "at the desk"])
async def test_what_a_family_could_see_is_found_and_told_in_as_few_words_as_can_be(
    monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    monkeypatch.setitem(deeds.SECRET, "leak", deeds.by("Petro", _leaks, lambda known: known.cases[0].id))
    monkeypatch.setitem(DESK, "leak", _writes)
    quiet: History = [("status", 0, ["report", "verify"]), ("words", 1, ["hold"])]
    telling: History = [("help", 2, ["report"]), ("status", 1, ["find", f"leak{door}", "bar"]), ("words", 0, [])]
    found = await side_by_side.differences([quiet, telling], [7, 50, 7])
    assert list(found) == [1]
    history, _gaps, where = await side_by_side.shortest(telling, [7, 50, 7])
    assert [secrets for _deed, _who, secrets in history] == [[f"leak{door}"]]
    assert where.startswith("+ ")
    assert spoken("uk", group()).html in where


async def test_every_deed_can_be_done_at_the_desk() -> None:
    runs = [[deed + AT_THE_DESK if deed in DESK else deed for deed in run] for run in (*deeds.RUNS, *BESIDE)]
    histories: list[History] = [[("status", 0, run)] for run in runs]
    async with side_by_side.everybody(len(runs)) as neighbourhood, AsyncExitStack() as stack:
        await neighbourhood.come_to_the_desk(stack)
        await neighbourhood.live(histories, [7], secretly=True)
        assert DESK.keys() - neighbourhood.desk.done == set()
