"""N1 in any order: whatever operators do short of a verified return, every family sees the same at the same time."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.texts.dead_ends import group
from handlers.request import ChatRequest
from storage.queues import outbox
from storage.register import inquiries
from storage.store.transaction import Transaction
from tests.promises import deeds, side_by_side
from tests.promises.side_by_side import SURNAMES, History
from tests.wording import spoken

secrets = st.lists(st.sampled_from(deeds.SECRETS), max_size=2).map(lambda runs: [deed for run in runs for deed in run])
steps = st.tuples(st.sampled_from(deeds.FAMILIES), st.integers(0, 2), secrets)
gaps = st.sampled_from((7, 7, 50, 3_600, 86_400, 8 * 86_400))
MANY = len(SURNAMES)
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


async def test_what_a_family_could_see_is_found_and_told_in_as_few_words_as_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(deeds.SECRET, "leak", deeds.by("Petro", _leaks, lambda known: known.cases[0].id))
    quiet: History = [("status", 0, ["report", "verify"]), ("words", 1, ["hold"])]
    telling: History = [("help", 2, ["report"]), ("status", 1, ["find", "leak", "bar"]), ("words", 0, [])]
    found = await side_by_side.differences([quiet, telling], [7, 50, 7])
    assert list(found) == [1]
    history, _gaps, where = await side_by_side.shortest(telling, [7, 50, 7])
    assert [secrets for _deed, _who, secrets in history] == [["leak"]]
    assert where.startswith("+ ")
    assert spoken("uk", group()).html in where
