"""Whatever goes wrong, in whatever order: nothing is lost, nothing is done twice, nobody is told too early."""

from pathlib import Path
from typing import Any

import pytest

from bot.inbox.polling import Poller
from bot.model.message import Kind
from bot.outbox import pacing
from storage.queues import flight, may_leave, release
from storage.returns import notices
from tests.simulation.history import told

HISTORIES, AT_ONCE, DEEDS = 100, 5, 12  # make soak tells thousands


@pytest.mark.parametrize("first", range(0, HISTORIES, AT_ONCE))
def test_every_promise_holds_in_every_history(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + AT_ONCE):
        assert told(seed, tmp_path, DEEDS).broken == [], f"seed {seed}"


def test_the_same_seed_is_the_same_history(tmp_path: Path) -> None:
    def what_arrives(seed: int) -> list[tuple[float, int]]:  # not the words: codes and references are drawn again
        return [(at, chat) for at, (chat, _words) in told(seed, tmp_path, DEEDS).telegram.taken]

    first, other = what_arrives(7), what_arrives(8)
    (tmp_path / "7.db").unlink()
    assert first == what_arrives(7) != other


async def _nothing(*_args: Any) -> int:
    return 0


async def _confirms_first(poller: Poller, updates: list[Any]) -> None:
    """Confirms what it has not kept: a process killed in between has lost it."""
    if updates:
        poller._params["offset"] = updates[-1]["update_id"] + 1
        await poller._fetch()
        await _KEEP(poller, updates)


async def _stops_nothing(*_args: Any, **_which: Any) -> tuple[int, int]:
    return 0, 0


_KEEP = Poller._keep
PLANTED: dict[str, list[tuple[object, str, Any]]] = {
    "what a crash left on its way is not looked for": [(flight, "reopen", _nothing)],
    "a reminder whose fate is unknown is sent again": [(Kind, "repeats_when_unknown", property(lambda _kind: True))],
    "the second that counts is too short": [(pacing, "WINDOW", 0.6)],
    "a notice does not wait for the alarm": [  # each is held back twice
        (may_leave, "CLAIM", may_leave.CLAIM.replace(may_leave.RELEASED, "1 = 1")),
        (release, "alarms_ended", _nothing),
    ],
    "what was stopped leaves all the same": [
        (may_leave, "CLAIM", may_leave.CLAIM.replace(may_leave.STANDS, "1 = 1")),
        (notices, "stop", _stops_nothing),
    ],
    "an update is confirmed before it is kept": [(Poller, "_keep", _confirms_first)],
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for what in PLANTED[fault]:
        monkeypatch.setattr(*what)
    assert any(told(seed, tmp_path, DEEDS).broken for seed in range(HISTORIES))
