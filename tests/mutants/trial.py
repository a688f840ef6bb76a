"""One run of some tests in a copy of the tree, and what it says about a mutant."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.mutants import tree
from tests.mutants.mutant import Mutant
from tests.mutants.witness import PLACE

PATIENCE = 600  # seconds for the tests of one mutant; whoever waits longer waits for what never comes
ALONE = ("-n0", "-p", "no:cacheprovider", "-p", "tests.mutants.witness", "--tb=no", "--timeout=120")
# What Python compiles stays in the copy: to compile everything anew takes longer than most tests.
ENVIRON = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Fate(StrEnum):
    """What happened to a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"
    INVALID = "invalid"  # the snippet is not there once, the code does not run, or the tests fail without it


@dataclass(frozen=True)
class Verdict:
    """What happened to a mutant, and by which test or why."""

    mutant: Mutant
    fate: Fate
    because: str


@dataclass(frozen=True)
class Failure:
    """A test that failed; noticed: by an assertion or because time was up, not because the code does not run."""

    test: str
    noticed: bool
    said: str


def run(tests: Sequence[str], folder: Path, *, first: bool = False) -> list[Failure]:
    """Runs tests in a copy; those that failed, or only the first of them."""
    place = folder / "witness"
    place.write_text("")
    command = [sys.executable, "-m", "pytest", *ALONE, *(["-x"] if first else []), *tests]
    try:
        ended = subprocess.run(
            command, cwd=folder, env={**ENVIRON, PLACE: str(place)}, capture_output=True, text=True, check=False,
            timeout=PATIENCE if first else None,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return [Failure(tests[0], True, "time is up")]
    failures = [_failure(line) for line in place.read_text(encoding="utf-8").splitlines()]
    if ended.returncode and not failures:
        return [Failure(tests[0], False, " ".join((ended.stdout + ended.stderr).split())[-300:])]
    return failures


def trial(mutant: Mutant, folder: Path) -> Verdict:
    """Breaks the rule in a copy, lets the tests look at it, mends it."""
    try:
        file = tree.breaks(mutant, folder)
    except tree.NotOnce as why:
        return Verdict(mutant, Fate.INVALID, str(why))
    try:
        failures = run(mutant.tests, folder, first=True)
    finally:
        tree.mends(file, folder)
    if not failures:
        return Verdict(mutant, Fate.SURVIVED, "")
    return Verdict(
        mutant, Fate.KILLED if failures[0].noticed else Fate.INVALID, f"{failures[0].test}: {failures[0].said}"
    )


def _failure(line: str) -> Failure:
    said = json.loads(line)
    return Failure(said["test"], said["noticed"], f"{said['raised']} {said['said'].partition(chr(10))[0]}".strip())
