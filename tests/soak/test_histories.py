"""Thousands of histories in counted time, longer ones than every test run has time for; a failure names its seed."""

import os
from pathlib import Path

import pytest

from tests.simulation.history import told

HISTORIES = int(os.environ.get("SOAK_HISTORIES", "2000"))
FIRST = int(os.environ.get("SOAK_FIRST", "1000"))
AT_ONCE, DEEDS = 50, 60

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]


@pytest.mark.parametrize("first", range(FIRST, FIRST + HISTORIES, AT_ONCE))
def test_every_promise_holds_in_long_histories(first: int, tmp_path: Path) -> None:
    broken = {seed: told(seed, tmp_path, DEEDS).broken for seed in range(first, first + AT_ONCE)}
    assert {seed: what for seed, what in broken.items() if what} == {}
