"""What a forge does with the repository is what is done here."""

import tomllib
from typing import Any

import yaml

from tests.end_to_end.program import ROOT

FORGE = ROOT / ".github"
CHECK: dict[str, Any] = yaml.safe_load((FORGE / "workflows" / "check.yaml").read_text(encoding="utf-8"))


def test_everything_is_checked_on_every_python_that_is_promised() -> None:
    job = CHECK["jobs"]["check"]
    least = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"].removeprefix(">=")
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert job["strategy"]["matrix"]["python"][0] == least
    assert [step["run"] for step in job["steps"] if "bash .ci/run" in step.get("run", "")]


def test_it_needs_no_secret_and_may_change_nothing() -> None:
    assert "secrets." not in (FORGE / "workflows" / "check.yaml").read_text()
    assert CHECK["permissions"] == {"contents": "read"}


def test_every_kind_of_dependency_is_looked_after() -> None:
    looked_after = yaml.safe_load((FORGE / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {one["package-ecosystem"] for one in looked_after} == {"pip", "docker", "docker-compose", "github-actions"}
