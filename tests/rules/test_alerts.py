"""What the rules, the dashboard and the instructions watch is what the program shows."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from bot import metrics
from bot.model.history import Head
from bot.model.message import Kind
from bot.model.reminder import Unsaid
from bot.reach import Reach
from bot.tidying import ErasureReport
from storage.store.backup import LastBackup

ROOT = Path(__file__).parents[2]
WATCHING = ("deploy/alerts.yaml", "deploy/dashboard.json", "docs/running.md")
NAME = re.compile(r"\bzvistka_[a-z_]+")


@pytest.fixture(scope="module")
def shown() -> set[str]:
    """The names on a page on which everything has happened once."""
    kept = ErasureReport(Counter({"chat": 1}), {"chat": 1}, at=1, unsaid=Counter(dict.fromkeys(Unsaid, 1)))
    kept.head = Head(1, "0" * 16)
    reach = Reach(lambda: 1.0, polls=True)
    reach.at, reach.failures, reach.pending = {"poll": 1.0}, Counter({("poll", "409"): 1}), 0
    rows = [{"state": "due", "kind": Kind.NOTICE.value, "n": 1}]
    readings = metrics.Readings(
        {"waiting": 1, "dead": 1, "oldest": 1},
        rows,
        {"admin": 1},
        {"alarm": 1, "notice": 1},
        1,
        0.0,
        30.0,
        {("dismissed", "operator"): 1},
        LastBackup(1, 1),
    )
    process = metrics.Process({("reply", "sent"): 1}, kept, reach, 1.0, {"database": 1})
    return set(NAME.findall(metrics.page(readings, process, 1.0).decode()))


@pytest.mark.parametrize("file", WATCHING)
def test_whoever_watches_asks_for_what_there_is(file: str, shown: set[str]) -> None:
    watched = set(NAME.findall((ROOT / file).read_text(encoding="utf-8")))
    assert watched
    assert watched - shown == set()


def test_everything_that_is_shown_is_explained(shown: set[str]) -> None:
    explained = set(NAME.findall((ROOT / "docs/running.md").read_text(encoding="utf-8")))
    assert shown - explained == set()


def test_the_dashboard_can_be_read() -> None:
    panels = json.loads((ROOT / "deploy/dashboard.json").read_text(encoding="utf-8"))["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    assert all(target["expr"] for panel in panels for target in panel["targets"])
