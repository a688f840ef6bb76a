"""A plugin of pytest: writes down how each test that failed did so, since not every failure is one that a rule made."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

PLACE = "MUTANTS_WITNESS"
NOTICED = (AssertionError, TimeoutError, pytest.fail.Exception)  # the last: also of pytest-timeout and pytest.raises


def pytest_exception_interact(node: Any, call: Any, report: Any) -> None:
    """One line for each failure: the test, and what was raised; noticed: by an assertion, or because time was up."""
    raised = call.excinfo.value
    noticed = report.when == "call" and isinstance(raised, NOTICED)
    line = {"test": node.nodeid, "raised": type(raised).__name__, "noticed": noticed, "said": str(raised)[:200]}
    with Path(os.environ[PLACE]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
